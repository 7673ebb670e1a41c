"""Renderings of one utterance in pages that copy nothing from one another: are they joined?

python bench/utterances/run.py [--data bench/utterances] [--out OUT]
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document, Segment
from firsthand.model.span import Span
from firsthand.stages.attribution import utterances

HERE = Path(__file__).resolve().parent


def pages(rows: list[dict]) -> tuple[dict[str, Document], list[Attribution]]:
    """One page for each rendering, and its attribution to the speaker."""
    documents, said = {}, []
    for index, row in enumerate(rows):
        name, opening = f"p{index:03d}", f"{row['speaker']} said: “"
        text = f"{opening}{row['text']}”"
        documents[name] = Document(
            id=name, path_or_url=name, text=text, segments=(Segment(0, len(text), "body"),)
        )
        content = Span(name, len(opening) - 1, len(text))
        said.append(
            Attribution(
                id=f"a-{name}",
                doc=name,
                source=(Span(name, 0, len(row["speaker"])),),
                cue=(),
                content=(content,),
                kind="direct",
                speaker=row["speaker"],
            )
        )
    return documents, said


def figures(found: set[tuple[str, str]], gold: set[tuple[str, str]]) -> dict[str, float]:
    """Precision and recall of pairs of pages."""
    right = len(found & gold)
    return {
        "precision": round(right / len(found), 4) if found else 1.0,
        "recall": round(right / len(gold), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    source = options.data / "renderings.jsonl"
    source = source if source.exists() else HERE / "renderings.jsonl"
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    documents, said = pages(rows)
    pairs = list(combinations(range(len(rows)), 2))
    gold = {(f"p{a:03d}", f"p{b:03d}") for a, b in pairs if rows[a]["utterance"] == rows[b]["utterance"]}
    _, joined = utterances(said, documents)
    of_utterance = {
        tuple(sorted((a[2:], b[2:])))
        for utterance in joined
        for a, b in combinations(utterance.attributions, 2)
    }
    scores = figures(of_utterance, gold)
    print(f"{len(gold)} pairs of renderings among {len(pairs)} pairs, {_rivals(rows, gold)} by one speaker")
    for name, figure in scores.items():
        print(f"{name}: {figure}")
    print(json.dumps({"bench": "utterances", "scores": scores}))


def _rivals(rows: list[dict], gold: set[tuple[str, str]]) -> int:
    """How many pairs are other utterances of one speaker."""
    of_one = sum(a["speaker"] == b["speaker"] for a, b in combinations(rows, 2))
    return of_one - len(gold)


if __name__ == "__main__":
    main()
