"""Article text of whole pages: run ingest over ``*.html.gz`` and score the running text."""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

from firsthand.model.document import Document
from firsthand.model.page import Page
from firsthand.stages.ingest import ingest

ROOT = Path(__file__).resolve().parents[2]
PEERS = "trafilatura fast 0.958, readability-lxml 0.951, newspaper4k 0.935, resiliparse 0.914 (F1)"


def body(raw: bytes, name: str) -> str:
    """The running text of a page, blocks parted by line ends; empty when the page is refused."""
    found = ingest(Page(raw=raw, address=name, path=name, media="text/html"))
    if not isinstance(found, Document):
        return ""
    kept = (s for s in found.segments if s.label in {"body", "subhead", "dateline"})
    return "\n".join(found.text[s.start : s.end].strip() for s in kept)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "pages")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    files = sorted(args.data.glob("*.html.gz"))
    if not files:
        print(f"no pages in {args.data}: nothing measured")
        print(json.dumps({"bench": "pages", "skipped": f"no *.html.gz in {args.data}"}))
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    predictions = {
        path.name.removesuffix(".html.gz"): {
            "articleBody": body(gzip.decompress(path.read_bytes()), path.name)
        }
        for path in files
    }
    target = args.out / "predictions.json"
    target.write_text(json.dumps(predictions, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    scores = {}
    if (args.data / "score.py").exists():
        command = [sys.executable, str(args.data / "score.py"), str(target), "--json"]
        scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            "firsthand: " + ", ".join(f"{name} {scores[name]:.3f}" for name in ("f1", "precision", "recall"))
        )
    print(f"peers: {PEERS}")
    print(json.dumps({"bench": "pages", "scores": scores}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
