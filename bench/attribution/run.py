#!/usr/bin/env python3
"""Measure attribution on whole articles: read text, write predictions, let the set's own scorer judge.

bench/attribution/run.py [--data DIR] --out OUT [--judge learned|rules] [--limit N]
"""

import argparse
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document, Segment
from firsthand.model.span import Span
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT.parent / "shared" / "bench" / "attribution"
LEAST = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
PEERS = (
    ("regex quotes", 22.6),
    ("textacy 0.13", 17.5),
    ("Citron, retrained", 53.1),
    ("CRF and links", 60.7),
    ("people", 75.4),
)


def document(row):
    text, title = row["text"], (row.get("title") or "").strip()
    head = len(title) if title and text.startswith(title) else 0
    body = Segment(head, len(text), "body")
    segments = (Segment(0, head, "headline"), body) if head else (body,)
    return Document(
        id=str(row["id"]),
        path_or_url=str(row["id"]),
        title=title or None,
        published=row.get("date"),
        text=text,
        segments=segments,
    )


def flat(found):
    """The corpus knows no attribution inside another: of two that share content the higher score stays."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (-one.score, one.id)):
        if not any(a.overlaps(b) for other in kept for a in one.content for b in other.content):
            kept.append(one)
    return sorted(kept, key=lambda one: one.extent)


def pairs(spans: tuple[Span, ...]):
    return [[span.start, span.end] for span in spans]


def predictions(rows, options):
    tagger = SpacyTagger()
    warm = {"id": "warm", "text": "The pilot said the engine is warm."}
    for annotated in annotate([document(warm)], tagger):  # both read their weights before the clock runs
        attributions(annotated, options)
    for row in rows:
        start = time.process_time()
        (annotated,) = annotate([document(row)], tagger)
        parsed = time.process_time()
        found = flat(attributions(annotated, options))
        yield {
            "id": row["id"],
            "attributions": [
                {
                    "id": one.id,
                    "source": pairs(one.source),
                    "cue": pairs(one.cue),
                    "content": pairs(one.content),
                    "score": one.score,
                }
                for one in found
            ],
            "seconds": round(time.process_time() - start, 4),
            "parse_seconds": round(parsed - start, 4),
        }


def share_of_parse(target):
    """CPU time of attribution over that of the parse of the same sentences, in the same run."""
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    whole, parse = sum(row["seconds"] for row in rows), sum(row["parse_seconds"] for row in rows)
    share = (whole - parse) / parse
    print(f"attribution adds {100 * share:.0f} % of the parse (at most 35)")
    return round(share, 3)


def curve(scorer, gold, target):
    """Precision against recall: what is left when attributions under a least score are dropped."""
    print("least score    all P / R    direct P / R")
    for least in LEAST:
        kept = target.with_name("curve.jsonl")
        with kept.open("w", encoding="utf-8") as out:
            for line in target.read_text("utf-8").splitlines():
                row = json.loads(line)
                row["attributions"] = [one for one in row["attributions"] if one["score"] >= least]
                out.write(json.dumps(row) + "\n")
        command = [sys.executable, str(scorer), str(gold), str(kept), "--json"]
        result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        both = (result["all"]["end_to_end"], result["by_kind"]["direct"]["end_to_end"])
        print(
            f"{least:11.2f}    " + "    ".join(f"{100 * one['p']:.1f} / {100 * one['r']:.1f}" for one in both)
        )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judge", choices=("learned", "rules"), default="learned")
    parser.add_argument("--limit", type=int, default=None, help="read only so many articles")
    arguments = parser.parse_args()
    source = arguments.data / "dev.jsonl.gz"
    if not source.exists():
        print(f"no data: {source} does not exist; give the folder of the set with --data")
        print(json.dumps({"bench": "attribution", "skipped": f"{source.name} is absent"}))
        return
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [
            {key: row.get(key) for key in ("id", "date", "title", "text")} for row in map(json.loads, lines)
        ]
    rows = rows[: arguments.limit]
    arguments.out.mkdir(parents=True, exist_ok=True)
    target = arguments.out / "predictions.jsonl"
    options = AttributionOptions(judge=arguments.judge)
    with target.open("w", encoding="utf-8") as out:
        for row in predictions(rows, options):
            out.write(json.dumps(row) + "\n")
    report(arguments.data / "score.py", source, target)


def report(scorer, gold, target):
    if not scorer.exists():
        print(json.dumps({"bench": "attribution", "skipped": "score.py is absent; predictions written"}))
        return
    command = [sys.executable, str(scorer), str(gold), str(target)]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    result = json.loads(
        subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    )
    ours = 100 * result["all"]["end_to_end"]["f1"]
    print("END-TO-END F1:", ", ".join(f"{name} {value:.1f}" for name, value in (*PEERS, ("firsthand", ours))))
    scores = {
        "end_to_end_f1": round(ours, 2),
        "end_to_end_precision": round(100 * result["all"]["end_to_end"]["p"], 2),
        "detection_f1": round(100 * result["all"]["detection"]["f1"], 2),
        "source_accuracy": round(100 * result["all"]["source_accuracy"], 2),
        **{kind: round(100 * result["by_kind"][kind]["end_to_end"]["f1"], 2) for kind in result["by_kind"]},
    }
    if "speed" in result:
        scores["articles_per_second"] = round(result["speed"]["articles_per_s"], 2)
    scores["share_of_parse"] = share_of_parse(target)
    curve(scorer, gold, target)
    print(json.dumps({"bench": "attribution", "scores": scores}))


if __name__ == "__main__":
    main()
