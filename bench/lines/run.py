"""Lines that belong to the article: run the line labeller over ``dev.jsonl.gz`` and score it."""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

from firsthand.stages.ingest import label_lines

ROOT = Path(__file__).resolve().parents[2]
PEERS = "boosted trees with neighbours 0.831, C4 rule 0.781, jusText 0.689, keep everything 0.639 (page_wf1)"
ARTICLE = frozenset({"body", "subhead", "dateline"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "lines")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    source = args.data / "dev.jsonl.gz"
    if not source.exists():
        print(f"{source} is absent: nothing measured")
        print(json.dumps({"bench": "lines", "skipped": f"{source} is absent"}))
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    target = args.out / "predictions.jsonl"
    with gzip.open(source, "rt", encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            kept = [int(label in ARTICLE) for label in label_lines(row["lines"])]
            out.write(json.dumps({"id": row["id"], "pred": kept}) + "\n")
    scores = {}
    if (args.data / "score.py").exists():
        command = [sys.executable, str(args.data / "score.py"), str(target)]
        scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"firsthand: page_wf1 {scores['page_wf1']:.3f}, line F1 {scores['f1']:.3f}")
    print(f"peers: {PEERS}")
    print(json.dumps({"bench": "lines", "scores": scores}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
