#!/usr/bin/env python3
"""How much attribution loses on damaged pages: the development articles, clean and with noise, in one run.

bench/attribution/noise.py [--data DIR] --out OUT [--limit N] [--seed N]

One quotation mark in five is dropped, three paragraph breaks in ten become a blank, and one line of residue
is put in for every ten lines. The marks of the corpus are moved along, so that both runs are scored alike.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

from run import DEFAULT, predictions

from firsthand.options.attribution import AttributionOptions

MARKS = frozenset('\u201c\u201d"\u2018')
RESIDUE = (
    "Advertisement",
    "Read more: Harbour fees to rise again in spring",
    "See also: What the ferry strike means for you",
    "Sign up for our morning letter",
    "Share this article",
    "3 comments",
    "Photo: Olla Bray/Tern Pictures",
    "Related: Council votes on the pier tonight",
)


def damage(text: str, chance: random.Random) -> tuple[str, list[int]]:
    """The damaged text, and for each offset of `text` its offset there."""
    pieces: list[str] = []
    moved: list[int] = []
    length = 0

    def put(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    for char in text:
        moved.append(length)
        if char in MARKS and chance.random() < 0.2:
            continue
        if char == "\n" and chance.random() < 0.3:
            put(" ")
            continue
        put(char)
        if char == "\n" and chance.random() < 0.1:
            put(chance.choice(RESIDUE) + "\n")
    moved.append(length)
    return "".join(pieces), moved


def damaged(row: dict, chance: random.Random) -> dict:
    """An article of the corpus, damaged, its marks moved along; a mark that is left empty is dropped."""
    text, moved = damage(row["text"], chance)

    def spans(pairs: list[list[int]]) -> list[list[int]]:
        found = [[moved[start], moved[end - 1] + 1] for start, end in pairs]
        return [[start, min(end, len(text))] for start, end in found if start < end]

    marks = [
        {**one, **{role: spans(one[role]) for role in ("source", "cue", "content")}}
        for one in row["attributions"]
    ]
    return {**row, "text": text, "attributions": [one for one in marks if one["content"]]}


def scored(rows: list[dict], out: Path, name: str, scorer: Path) -> float:
    """END-TO-END F1 in points of the shipped setting on `rows`; only text and title are read."""
    gold, target = out / f"{name}-gold.jsonl", out / f"{name}.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    blind = [{key: row.get(key) for key in ("id", "date", "title", "text")} for row in rows]
    lines = [json.dumps(row) + "\n" for row in predictions(blind, AttributionOptions())]
    target.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold), str(target), "--json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return 100 * result["all"]["end_to_end"]["f1"]


def main() -> None:
    """Score clean and damaged articles and print the difference."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None, help="read only so many articles")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    source, scorer = arguments.data / "dev.jsonl.gz", arguments.data / "score.py"
    if not source.exists() or not scorer.exists():
        print(f"no data: {source} and {scorer.name} must exist; give the folder of the set with --data")
        print(json.dumps({"bench": "attribution-noise", "skipped": "data is absent"}))
        return
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()][: arguments.limit]
    chance = random.Random(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    clean = scored(rows, arguments.out, "clean", scorer)
    noisy = scored([damaged(row, chance) for row in rows], arguments.out, "noisy", scorer)
    print(f"END-TO-END F1: clean {clean:.1f}, damaged {noisy:.1f}, lost {clean - noisy:.1f} (at most 6)")
    scores = {"clean": round(clean, 2), "noisy": round(noisy, 2), "lost": round(clean - noisy, 2)}
    print(json.dumps({"bench": "attribution-noise", "scores": scores}))


if __name__ == "__main__":
    main()
