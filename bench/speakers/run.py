#!/usr/bin/env python3
"""Measure who speaks: 565 marked mentions in 62 invented passages, each read alone by the whole pipeline.

bench/speakers/run.py [--data DIR] [--only NAME] [--out OUT] [--misses]

A row of a passage names a stretch of a content and what one field of its attribution must say. The
attribution is the innermost one whose content holds the stretch; a stretch that nobody is credited with is
a miss, but for the field `nobody`, which asks that no attribution holds it.
"""

import argparse
import json
import tomllib
from collections import defaultdict
from pathlib import Path

import firsthand
from firsthand.model.attribution import Attribution
from firsthand.nlp.spacy import SpacyTagger

HERE = Path(__file__).resolve().parent


def passages(folder: Path, only: str = "") -> list[dict]:
    """All passages of the folder's TOML files whose name holds `only`, in order of file and place."""
    rows = []
    for path in sorted(path for path in folder.glob("*.toml") if only in path.name):
        rows += tomllib.loads(path.read_text("utf-8"))["passage"]
    return rows


def page(row: dict) -> firsthand.Page:
    """One passage as a page of plain text."""
    return firsthand.Page(
        raw=row["text"].encode(),
        address=f"{row['id']}.txt",
        path=f"{row['id']}.txt",
        outlet=row["outlet"],
        published=row["published"],
    )


def innermost(dossier: firsthand.Dossier, stretch: str) -> Attribution | None:
    """The attribution with the shortest content that holds all of `stretch`, or most of it."""
    text = dossier.documents[0].text
    start = text.index(stretch)
    end = start + len(stretch)

    def held(one: Attribution) -> int:
        return sum(max(0, min(end, s.end) - max(start, s.start)) for s in one.content)

    fit = [one for one in dossier.attributions if held(one) >= 0.6 * len(stretch)]
    return min(fit, key=lambda one: (sum(s.end - s.start for s in one.content), one.id), default=None)


def printed(one: Attribution, field: str, by_id: dict[str, Attribution], text: str) -> str:
    """The `field` of an attribution as words; `parent_...` asks the enclosing one."""
    if field.startswith("parent_"):
        above = by_id.get(one.parent or "")
        return printed(above, field.removeprefix("parent_"), by_id, text) if above else ""
    if field == "condition":
        return " ".join(text[span.start : span.end] for span in one.condition)
    value = getattr(one, field)
    return str(value).lower() if isinstance(value, bool) else value or ""


def right(field: str, said: str, wanted: str) -> bool:
    """Whether `said` is one of the answers of `wanted`; a condition need only be held by the answer."""
    if wanted.startswith("!"):
        return said != wanted[1:]
    answers = [_plain(answer) for answer in wanted.split("|")]
    if field == "condition":
        return any(answer in _plain(said) or (said and _plain(said) in answer) for answer in answers)
    return _plain(said) in answers


def _plain(words: str) -> str:
    words = " ".join(words.lower().replace("\u2019", "'").split())
    first, _, rest = words.partition(" ")
    return rest if first in {"the", "a", "an"} and rest else words


def main() -> None:
    """Read every passage, score every row, and print accuracy by phenomenon."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE, help="folder of passages*.toml")
    parser.add_argument("--only", default="", help="read only files whose name holds this")
    parser.add_argument("--out", type=Path, help="folder for predictions.jsonl")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    arguments = parser.parse_args()
    tagger = SpacyTagger()
    tally: dict[str, list[bool]] = defaultdict(list)
    lines = []
    for row in passages(arguments.data, arguments.only):
        dossier = firsthand.read([page(row)], tagger=tagger)
        by_id = {one.id: one for one in dossier.attributions}
        for phenomenon, stretch, field, wanted in row["expect"]:
            one = innermost(dossier, stretch)
            if field == "nobody":
                said = "true" if one is None else f"credited to {one.speaker}"
            else:
                said = printed(one, field, by_id, dossier.documents[0].text) if one else None
            good = said is not None and right(field, said, wanted)
            tally[phenomenon].append(good)
            lines.append(
                {"passage": row["id"], "stretch": stretch, "field": field, "said": said, "right": good}
            )
            if arguments.misses and not good:
                print(f"{row['id']}: {stretch!r} {field}: {said!r}, wanted {wanted!r}")
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (arguments.out / "predictions.jsonl").write_text(text, encoding="utf-8")
    for phenomenon, results in sorted(tally.items()):
        print(f"{phenomenon:14} {sum(results):4} of {len(results):4}")
    every = [good for results in tally.values() for good in results]
    scores = {"accuracy": round(sum(every) / len(every), 4), "mentions": len(every)}
    print(f"{'all':14} {sum(every):4} of {len(every):4}  {scores['accuracy']:.3f}")
    print(json.dumps({"bench": "speakers", "scores": scores}))


if __name__ == "__main__":
    main()
