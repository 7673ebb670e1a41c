"""Sorts the three streams of the stories set, in file order, each text decided once."""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

from firsthand.options.stories import HAPPENINGS, HEADLINES, LONG_STORIES
from firsthand.stages.stories import Stream

HERE = Path(__file__).resolve()
STREAMS = (
    ("dev.jsonl.gz", "ecb.jsonl", HAPPENINGS, "ECB+", 0.880),
    ("claims_dev.jsonl", "claims.jsonl", HEADLINES, "claims", 0.802),
    ("t17_dev.jsonl.gz", "t17.jsonl", LONG_STORIES, "T17", 0.853),
)


def rows(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield row["id"], row["text"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parents[2].parent / "shared/bench/stories")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print(f"the stories set is not here ({arguments.data}): nothing was measured")
        print(json.dumps({"bench": "stories", "skipped": f"no folder {arguments.data}"}))
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    scores = {}
    for source, target, options, name, peer in STREAMS:
        stream = Stream(options)
        out = arguments.out / target
        with out.open("w", encoding="utf-8") as file:
            for number, text in rows(arguments.data / source):
                file.write(json.dumps({"id": number, "cluster": stream.add(text)}) + "\n")
        judge = arguments.data / "score.py"
        if judge.is_file():
            run = [sys.executable, str(judge), str(arguments.data / source), str(out), "--json"]
            result = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
            scores[name] = round(result["bcubed_f1"], 4)
            precision, recall, f1 = (result[f"bcubed_{part}"] for part in ("p", "r", "f1"))
            found = f"{result['clusters']} of {result['gold_clusters']}"
            print(
                f"{name:7} B-cubed F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f}, {found}); peer {peer:.3f}"
            )
    print(json.dumps({"bench": "stories", "scores": scores}))


if __name__ == "__main__":
    main()
