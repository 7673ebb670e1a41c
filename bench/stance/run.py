"""Score stance: headlines against claims (Emergent) and article bodies against headlines (FNC-1).

python bench/stance/run.py [--data ../shared/bench/stance] [--out DIR]
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from firsthand.stages.claims.stance import body_stances, stances

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT.parent / "shared" / "bench" / "stance"
PEERS = """peers on dev / held-out, as measured with the same scorer
  Emergent  two word lists, no learning               accuracy .752 / .729   macro F1 .741 / .719
  Emergent  TF-IDF + 15 hand-made signals, linear     accuracy .761 / .752   macro F1 .754 / .744
  Emergent  published classifier of 2016, re-scored   accuracy    - / .733   macro F1    - / .723
  FNC-1     16 signals, boosted trees              FNC score 84.6 / 80.7  macro F1 .637 / .592, disagree .115
  FNC-1     the same, balanced classes             FNC score 84.1 / 80.0  macro F1 .636 / .613, disagree .231
  FNC-1     winners of 2017 (from memory)             FNC score    - / 82.0  macro F1 about .58 to .60"""


def read(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path: Path, ids: list[str], found: tuple[str, ...]) -> None:
    rows = (json.dumps({"id": i, "stance": stance}) + "\n" for i, stance in zip(ids, found, strict=True))
    path.write_text("".join(rows), encoding="utf-8")


def score(data: Path, gold: str, predictions: Path) -> dict | None:
    scorer = data / "score.py"
    if not scorer.exists():
        return None
    command = [sys.executable, str(scorer), str(data / gold), str(predictions), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def figures(prefix: str, result: dict) -> dict[str, float]:
    found = {"accuracy": result["accuracy"], "macro_f1": result["macro_f1"]}
    found |= {f"f1_{name}": value for name, value in result["per_class_f1"].items()}
    if "fnc_score_pct" in result:
        found["score"] = result["fnc_score_pct"]
    return {f"{prefix}_{key}": round(value, 4) for key, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not (options.data / "dev.jsonl").exists():
        print(f"no stance data in {options.data}: give its folder with --data")
        print(json.dumps({"bench": "stance", "skipped": "no data"}))
        return
    out = options.out or Path(tempfile.mkdtemp())
    out.mkdir(parents=True, exist_ok=True)
    rows = read(options.data / "dev.jsonl")
    write(
        out / "emergent.jsonl",
        [row["id"] for row in rows],
        stances([(row["claim"], row["headline"]) for row in rows]),
    )
    bodies = {row["body_id"]: row["body"] for row in read(options.data / "fnc_bodies.jsonl.gz")}
    rows = read(options.data / "fnc_dev.jsonl.gz")
    pairs = [(row["headline"], bodies[row["body_id"]]) for row in rows]
    write(out / "fnc.jsonl", [row["id"] for row in rows], body_stances(pairs))
    scores: dict[str, float] = {}
    for prefix, gold in (("emergent", "dev.jsonl"), ("fnc", "fnc_dev.jsonl.gz")):
        result = score(options.data, gold, out / f"{prefix}.jsonl")
        if result is not None:
            scores |= figures(prefix, result)
    for name, value in scores.items():
        print(f"{name:<24} {value}")
    print(PEERS)
    print(json.dumps({"bench": "stance", "scores": scores}))


if __name__ == "__main__":
    main()
