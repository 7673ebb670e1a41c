"""Summarises each topic of the timelines set in as many dates and sentences as are asked for."""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

from firsthand.stages.stories import Article, summary

HERE = Path(__file__).resolve()


def articles(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Article(row["date"], tuple(row["sents"])) for row in rows]


def asked(path):
    """Of each timeline its id, topic, key phrases, numbers of dates and sentences, first and last day."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        days = row["timeline"]
        sentences = max(1, round(sum(len(told) for _, told in days) / len(days)))
        told = sorted(day for day, _ in days)
        yield row["id"], row["topic"], row["keyphrases"], len(days), sentences, (told[0], told[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parents[2].parent / "shared/bench/timelines")
    parser.add_argument("--open", action="store_true", help="do not tell the first and the last day")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print(f"the timelines set is not here ({arguments.data}): nothing was measured")
        print(json.dumps({"bench": "timelines", "skipped": f"no folder {arguments.data}"}))
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    out = arguments.out / "predictions.jsonl"
    heaps = {}
    with out.open("w", encoding="utf-8") as file:
        for number, topic, phrases, dates, sentences, between in asked(arguments.data / "timelines.jsonl"):
            if topic not in heaps:
                heaps[topic] = articles(arguments.data / f"{topic}.articles.jsonl.gz")
            told = summary(heaps[topic], dates, sentences, phrases, None if arguments.open else between)
            file.write(json.dumps({"id": number, "timeline": told}) + "\n")
    scores = {}
    judge = arguments.data / "score.py"
    if judge.is_file():
        run = [sys.executable, str(judge), str(arguments.data / "timelines.jsonl"), str(out), "--json"]
        result = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
        scores = {name: round(result[name], 4) for name in ("date_f1", "ar1_f1", "ar2_f1")}
        print(
            f"Date F1 {scores['date_f1']:.3f}, AR1-F {scores['ar1_f1']:.3f}, AR2-F {scores['ar2_f1']:.3f}; "
            "date mentions and centroid on dev: .732, .149, .044"
        )
    print(json.dumps({"bench": "timelines", "scores": scores}))


if __name__ == "__main__":
    main()
