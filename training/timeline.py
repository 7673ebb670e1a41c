"""Train the worth of a sentence for a day (weights/timeline-v1) on the public topics of the timelines set.

    python training/timeline.py [--data ../shared/bench/timelines] [--cross-validate]

Ridge regression on the features of ``firsthand.stages.stories.worth``. The target of a sentence is the F1 of
its words with those of the reference of its day, set to mean 0 and spread 1 within the day; each day weighs
as the root of its number of sentences. The figures on the card are of topics told by a model of the others;
with ``--cross-validate`` nothing else is done.
"""

import argparse
import importlib.util
import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge

from firsthand.stages.stories import worth as model
from firsthand.stages.stories.summary import summary, telling

HERE = Path(__file__).resolve().parent.parent
ALPHA = 30.0


def module(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def likeness(judge, text, reference):
    """F1 of the words of a sentence with those of its day's reference, as the set's scorer counts them."""
    one, other = judge.grams([text], 1), judge.grams(reference, 1)
    shared = judge.inter(one, other)
    return judge.f1(shared / max(1, sum(one.values())), shared / max(1, sum(other.values())))


def rows(judge, heap, asked):
    """Features, targets and weights of all sentences about the reference days of one timeline."""
    topic, phrases, days, between = asked
    told = telling(heap[topic], phrases, between)
    centre = model.centre(told[day] for day in sorted(told))
    for day, reference in days.items():
        if day not in told:
            continue
        here = model.day_of(told[day])
        target = np.array([likeness(judge, each.text, reference) for each in here.told])
        if len(target) > 1 and target.max() > 0:
            scaled = (target - target.mean()) / (target.std() + 1e-6)
            yield model.matrix(here, told, centre), scaled, np.full(len(target), len(target) ** -0.5)


def fit(parts):
    features, target, weights = (np.concatenate(each) for each in zip(*parts, strict=True))
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    found = Ridge(alpha=ALPHA, solver="cholesky").fit(
        (features - mean) / spread, target, sample_weight=weights
    )
    return {"mean": mean, "spread": spread, "weights": found.coef_}


def read(folder, bench):
    asked, heap = {}, {}
    for line in (folder / "timelines.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        days = {}
        for day, sentences in row["timeline"]:
            days.setdefault(date.fromisoformat(day), []).extend(sentences)
        between = min(days).isoformat(), max(days).isoformat()
        asked[row["id"]] = row["topic"], row["keyphrases"], days, between
        heap.setdefault(row["topic"], bench.articles(folder / f"{row['topic']}.articles.jsonl.gz"))
    return asked, heap


def cross_validate(judge, bench, folder, asked, heap, parts):
    """The figures when each topic is told by a model that has not seen it."""
    gold = [json.loads(line) for line in (folder / "timelines.jsonl").read_text("utf-8").splitlines()]
    told = []
    for topic in sorted(heap):
        stored = fit([part for ident in asked for part in parts[ident] if asked[ident][0] != topic])
        model._model = lambda stored=stored: stored  # noqa: SLF001  what ships is another model
        for ident, own, phrases, dates, sentences, between in bench.asked(folder / "timelines.jsonl"):
            if own == topic:
                told.append(
                    {"id": ident, "timeline": summary(heap[topic], dates, sentences, phrases, between)}
                )
    found = judge.score(gold, told)
    return {name: round(found[name], 4) for name in ("date_f1", "ar1_f1", "ar2_f1")}


def card(digest, figures):
    lines = [
        'name = "timeline-v1"',
        'file = "timeline-v1.npz"',
        f'sha256 = "{digest}"',
        'corpus = "Timeline17, six public topics, 8 reference timelines"',
        'licence = "texts belong to their publishers and are not in the weights; weights Apache-2.0"',
        'script = "training/timeline.py"',
        "seed = 0",
        f'note = "Ridge regression, alpha {ALPHA}, {len(model.FEATURES)} features; scores: topics left out."',
        "",
        "[scores]",
        *(f'"{name}" = {value}' for name, value in figures.items()),
    ]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent / "shared/bench/timelines")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    judge = module(arguments.data / "score.py", "judge")
    bench = module(HERE / "bench/timelines/run.py", "bench")
    asked, heap = read(arguments.data, bench)
    parts = {ident: list(rows(judge, heap, each)) for ident, each in asked.items()}
    stored = fit([part for ident in asked for part in parts[ident]])
    figures = cross_validate(judge, bench, arguments.data, asked, heap, parts)
    print(f"topics left out: {figures}")
    if arguments.cross_validate:
        return
    buffer = BytesIO()
    np.savez_compressed(
        buffer, **{name: np.round(value, 6).astype(np.float32) for name, value in stored.items()}
    )
    folder = HERE / "src/firsthand/weights"
    (folder / "timeline-v1.npz").write_bytes(buffer.getvalue())
    digest = sha256(buffer.getvalue()).hexdigest()
    (folder / "timeline-v1.card.toml").write_text(card(digest, figures), encoding="utf-8")
    print(f"wrote timeline-v1: {len(buffer.getvalue())} bytes")


if __name__ == "__main__":
    main()
