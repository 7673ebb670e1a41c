"""Publication dates, titles, authors and text of whole pages: run ingest over ``pages/`` and score it."""

import argparse
import json
import lzma
import subprocess
import sys
from pathlib import Path

from firsthand.model.document import Document
from firsthand.model.page import Page
from firsthand.stages.ingest import ingest

ROOT = Path(__file__).resolve().parents[2]
PEERS = (
    "date F1: htmldate 0.903, trafilatura 0.902; title equal: trafilatura 0.622; author F1: trafilatura 0.560"
)
KEPT = frozenset({"headline", "subhead", "body", "dateline"})


def answer(raw: bytes, address: str) -> dict[str, object]:
    """Date, title, authors and running text of a page; empty fields when the page is refused."""
    found = ingest(Page(raw=raw, address=address, path=address, media="text/html"))
    if not isinstance(found, Document):
        return {"date": None, "title": None, "author": [], "text": ""}
    text = "\n".join(found.text[s.start : s.end].strip() for s in found.segments if s.label in KEPT)
    return {"date": found.published, "title": found.title, "author": list(found.authors), "text": text}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "dates")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    source = args.data / "dates.jsonl"
    if not source.exists():
        print(f"{source} is absent: nothing measured")
        print(json.dumps({"bench": "dates", "skipped": f"{source} is absent"}))
        return 0
    args.out.mkdir(parents=True, exist_ok=True)
    predictions = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        name = json.loads(line)["id"] if line else None
        page = args.data / "pages" / f"{name}.html.xz"
        if name and page.exists():
            predictions[name] = answer(lzma.decompress(page.read_bytes()), page.name)
    target = args.out / "predictions.json"
    target.write_text(json.dumps(predictions, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    scores = {}
    if (args.data / "score.py").exists():
        command = [sys.executable, str(args.data / "score.py"), str(target)]
        scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        parts = (("date", "f1"), ("title", "equal"), ("author", "f1"))
        print("firsthand:", ", ".join(f"{a} {b} {scores.get(a, {}).get(b, 0.0):.3f}" for a, b in parts))
    print(f"peers: {PEERS}")
    print(json.dumps({"bench": "dates", "scores": scores}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
