"""Run the events bench: the PLOVER class of each (sentence, source, target), with the weights that ship."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from time import process_time

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.events import codes, events

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "bench" / "events"
PEERS = (
    ("word and character TF-IDF, logistic regression", "dev", ".718", ".799", ".872", ".800"),
    ("MiniLM, logistic regression", "dev", ".676", ".767", ".886", ".848"),
    ("Zero-Shot-PLOVER level 2 (Hu et al. 2024)", "test", ".824", ".896", ".964", "-"),
)


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predict(rows):
    inputs = [(row["text"], row.get("source") or "", row.get("target") or "") for row in rows]
    return [{"id": row["id"], "root": root} for row, root in zip(rows, codes(inputs), strict=True)]


def speed(rows):
    """Sentences per CPU second that events are read from, beyond the parse: the best of three rounds."""
    texts = sorted({row["text"].replace("\n", " ") for row in rows})
    pages = []
    for number in range(0, len(texts), 20):
        text = "".join(line + "\n" for line in texts[number : number + 20])
        segments = (Segment(0, len(text), "body"),)
        pages.append(Document(id=f"{number:016}", path_or_url=f"{number}.txt", text=text, segments=segments))
    parsed = annotate(pages, SpacyTagger())
    events(parsed[0], (), ())  # the word lists are read once
    spent = []
    for _ in range(3):
        start = process_time()
        for page in parsed:
            events(page, (), ())
        spent.append(process_time() - start)
    return round(sum(len(page.sentences) for page in parsed) / min(spent))


def score(data, predictions):
    """Macro F1 of each level by the scorer of the set, or nothing where it is absent."""
    scorer = data / "score.py"
    if not scorer.exists():
        return {}
    found = subprocess.run(
        [sys.executable, str(scorer), str(data / "dev.jsonl"), str(predictions), "--json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {name: round(each["macro_f1"], 4) for name, each in sorted(json.loads(found.stdout).items())}


def table(scores):
    print(f"{'macro F1':55} set   root  quad  bin.  AW")
    ours = [
        f"{scores[name]:.3f}".lstrip("0") if name in scores else "-"
        for name in ("plv.root", "plv.quad", "plv.binary", "aw.binary")
    ]
    for name, part, *figures in (("firsthand: rules and a linear model", "dev", *ours), *PEERS):
        print(f"{name:55} {part:5} " + "  ".join(figures))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    source = arguments.data / "dev.jsonl"
    if not source.exists():
        print(f"no events set at {arguments.data}: give its folder with --data")
        print(json.dumps({"bench": "events", "skipped": f"{source} is absent"}))
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    predictions = arguments.out / "predictions.jsonl"
    lines = (json.dumps(row) for row in predict(read(source)))
    predictions.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    scores = score(arguments.data, predictions)
    table(scores)
    print(f"events are read from {speed(read(source)):,} sentences per CPU second, the parse apart")
    print(json.dumps({"bench": "events", "scores": scores}))


if __name__ == "__main__":
    main()
