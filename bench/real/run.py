"""Copies and drift on pages that were really copied; they were looked at while settings were chosen.

python bench/real/run.py [--data ../shared/bench/real] --out OUT
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "copies"))

from run import changes, predictions, read, relate, score, write  # noqa: E402

TYPES = {
    name: name
    for name in (
        "polarity",
        "number",
        "date",
        "actor",
        "modality",
        "attribution",
        "omission",
        "addition",
    )
}
PEERS = (
    (
        "average link, 3-word containment 0.27",
        "pairs F1 .499, B-cubed .733, hard negatives .000, parent .325",
    ),
    ("MinHash LSH, 3-word, 0.3", "pairs F1 .268, B-cubed .640, hard negatives .045, parent .169"),
    ("average link, 3-word containment 0.11 (probe)", "pairs F1 .826, B-cubed .856, hard negatives .136"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "real")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if not (options.data / "docs.jsonl.gz").exists():
        print(f"{options.data} has no docs.jsonl.gz: nothing measured")
        print(json.dumps({"bench": "real", "skipped": "no data"}))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    documents = read(options.data / "docs.jsonl.gz")
    kin, _ = relate(documents)
    docs, pairs = predictions(documents, kin)
    write(options.out / "pred_docs.jsonl", docs)
    write(options.out / "pred_pairs.jsonl", pairs)
    reported, first = changes(documents, kin, TYPES, edges_only=False)
    write(options.out / "pred_drift.jsonl", reported)
    write(options.out / "pred_first.jsonl", first)
    print(json.dumps({"bench": "real", "scores": _scores(options.data, options.out)}))


def _scores(data: Path, out: Path) -> dict:
    script = data / "score.py"
    if not script.exists() or not (data / "truth.jsonl").exists():
        return {}
    files = [f"--{name}={out / f'pred_{name}.jsonl'}" for name in ("docs", "pairs", "drift")]
    full = score([str(script), f"--gold={data}", "--json", *files])
    shown = [f"--gold={data}", "--json", f"--drift={out / 'pred_first.jsonl'}"]
    full["drift_first"] = score([str(script), *shown])["drift"]
    print(json.dumps(full, indent=1))
    for peer, figures in PEERS:
        print(f"peer  {peer}: {figures}")
    return {
        "pairs_f1": full["pairs"]["f1"],
        "bcubed_f1": full["bcubed"]["f1"],
        "hard_negative_rate": full["hard_negative_false_rate"],
        "parent_exact": full["parent"]["exact"],
        "drift_recall": full["drift"]["recall"],
        "drift_recall_typed": full["drift"]["recall_typed"],
        "drift_first_recall_typed": full["drift_first"]["recall_typed"],
        "drift_precision_lower_bound": full["drift"]["precision_lower_bound"],
    }


if __name__ == "__main__":
    main()
