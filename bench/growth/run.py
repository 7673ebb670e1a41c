"""How candidates and families grow with the heap, hostile heaps, and documents a second against MinHash LSH.

python bench/growth/run.py --out OUT [--data ../shared/bench] [--sizes 1000 10000 100000] [--hostile 5000]
"""

import argparse
import gzip
import json
import random
import re
import resource
from itertools import pairwise
from pathlib import Path
from time import process_time

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, compare, fingerprint
from firsthand.stages.copies.families import neighbours, pedigrees
from firsthand.stages.copies.witness import witness

ROOT = Path(__file__).resolve().parents[2]
SEED = 11
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b|\b[a-z]{5,}\b")
SYLLABLES = "bar del fin gor hal ket lom mar nes pol qui ras sev tol ulm ver wen yar zel dorn".split()
PEER = "datasketch MinHash LSH, 3 words, 128 permutations, threshold 0.3"


def base_texts(data):
    """Sentences of news texts of several corpora."""
    found = []
    with gzip.open(data / "attribution" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        found += [re.split(r"(?<=[.!?”])\s+", json.loads(line)["text"]) for line in lines]
    for path in sorted((data / "timelines").glob("*.articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["sents"] for line in lines]
    return [sentences[:40] for sentences in found if len(sentences) >= 12]


def grow(texts, words, number):
    """`number` pages in trees of copies; every tree grows from a mix of two texts."""
    rng, pages = random.Random(SEED), []
    stock = re.findall(r"\b[a-z]{5,}\b", " ".join(sentence for text in texts[:400] for sentence in text))
    while len(pages) < number:
        one, other = rng.sample(texts, 2)
        story = renamed(rng, mix(rng, one, other), stock)
        tree = [story]
        for _ in range(rng.choice((0, 1, 2, 3, 5, 8))):
            tree.append(copied(rng, rng.choice(tree), words))
        pages += ["\n\n".join(page) for page in tree]
    return [document(f"g{number:06}", text) for number, text in enumerate(pages[:number])]


def renamed(rng, sentences, stock):
    """The sentences with names exchanged for invented ones and most long words for others, alike throughout.

    Without it no base would do for 100,000 pages: stories would share sentences and neighbours multiply.
    """
    cast = {}

    def other(found):
        word = found.group()
        if word not in cast:
            kept = word if rng.random() < 0.3 else rng.choice(stock)
            cast[word] = invent(rng) if word[0].isupper() else kept
        return cast[word]

    return [NAME.sub(other, sentence) for sentence in sentences]


def mix(rng, one, other):
    """Sentences of two texts in turns, so that no two stories are one text."""
    taken = rng.sample(one, min(len(one), 14)) + rng.sample(other, min(len(other), 10))
    rng.shuffle(taken)
    return taken


def invent(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def copied(rng, page, words):
    """A copy with sentences dropped, moved and reworded."""
    share, rate = rng.uniform(0.0, 0.5), rng.choice((0.0, 0.1, 0.25))
    kept = [sentence for sentence in page if rng.random() > share] or page[:2]
    if rng.random() < 0.3:
        rng.shuffle(kept)
    return [
        " ".join(
            rng.choice(words[w]) if w in words and rng.random() < rate else w for w in sentence.split(" ")
        )
        for sentence in kept
    ]


def document(name, text):
    return Document(id=name, path_or_url=name, text=text, segments=(Segment(0, len(text), "body"),))


def relate(documents):
    """CPU seconds of each step, and what came out."""
    options, known = CopiesOptions(), {document.id: document for document in documents}
    witness.cache_clear()
    marks = [process_time()]
    prints = [fingerprint(document) for document in documents]
    marks.append(process_time())
    pairs = candidates(prints, options)
    marks.append(process_time())
    met = (compare(known[a], known[b], options) for a, b in pairs)
    near = neighbours((comparison for comparison in met if comparison.score >= options.kin), options)
    marks.append(process_time())
    found = pedigrees(tuple(known), near, options)
    marks.append(process_time())
    steps = [later - sooner for sooner, later in pairwise(marks)]
    row = {
        "pages": len(documents),
        "pairs": len(pairs),
        "families": len(found),
        "seconds": dict(zip(("fingerprints", "candidates", "alignment", "families"), steps, strict=True)),
        "ms_per_page": 1000 * sum(steps) / len(documents),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return json.loads(json.dumps(row), parse_float=lambda value: round(float(value), 3))


def peer(documents, *, batch):
    """Documents a CPU second of MinHash LSH, as its manual begins or in batches; none where not installed."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    started = process_time()
    index = MinHashLSH(threshold=0.3, num_perm=128)
    signatures = {}
    for one in documents:
        words = re.findall(r"\w+", one.text.lower())
        signature = MinHash(num_perm=128)
        shingles = [" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)]
        if batch:
            signature.update_batch(shingles)
        else:
            for shingle in shingles:
                signature.update(shingle)
        index.insert(one.id, signature)
        signatures[one.id] = signature
    for signature in signatures.values():
        index.query(signature)
    return round(len(documents) / (process_time() - started), 1)


def hostile(texts, number):
    """Heaps that tempt to the square, and how long each takes."""
    page = "\n\n".join(texts[0])
    heaps = {
        "equal pages": [document(f"h{i:05}", page) for i in range(number)],
        "one sentence repeated": [document(f"h{i}", (texts[0][0] + "\n") * number) for i in range(3)],
        "empty texts": [Document(id=f"h{i:05}", path_or_url="h", text="") for i in range(number)],
    }
    return {name: relate(heap) for name, heap in heaps.items()}


def drawing(rows):
    """Milliseconds a page over pages, as an SVG of bars."""
    top = max(row["ms_per_page"] for row in rows)
    size = f'width="{120 * len(rows) + 60}" height="240"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-size="13">']
    for place, row in enumerate(rows):
        height, x = 160 * row["ms_per_page"] / top, 50 + 120 * place
        parts.append(
            f'<rect x="{x}" y="{190 - height:.1f}" width="70" height="{height:.1f}" fill="#4a6fa5"/>'
        )
        parts.append(f'<text x="{x}" y="{183 - height:.1f}">{row["ms_per_page"]:.1f} ms</text>')
        parts.append(f'<text x="{x}" y="208">{row["pages"]:,} pages</text>')
        parts.append(f'<text x="{x}" y="226">{row["peak_mb"]:.0f} MB</text>')
    return "\n".join((*parts, "</svg>", ""))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--hostile", type=int, default=500)
    options = parser.parse_args()
    data = options.data if (options.data / "attribution").exists() else options.data.parent
    if not (data / "attribution" / "train.jsonl.gz").exists():
        print(json.dumps({"bench": "growth", "skipped": "no data"}))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    texts = base_texts(data)
    words = json.loads((data / "copies" / "thesaurus.json").read_text(encoding="utf-8"))["words"]
    rows = []
    for size in sorted(options.sizes):
        rows.append(relate(grow(texts, words, size)))
        print(rows[-1], flush=True)
    for name, row in hostile(texts, options.hostile).items():
        print(f"hostile  {name}: {row}", flush=True)
    (options.out / "growth.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    (options.out / "growth.svg").write_text(drawing(rows), encoding="utf-8")
    sample = grow(texts, words, min(options.sizes))
    steps = rows[0]["seconds"]
    scores = {
        "ms_per_page": {str(row["pages"]): row["ms_per_page"] for row in rows},
        "peak_mb": rows[-1]["peak_mb"],
        "pages_per_second": round(len(sample) / sum(steps.values()), 1),
        "candidates_per_second": round(len(sample) / (steps["fingerprints"] + steps["candidates"]), 1),
        "peer_per_second": peer(sample, batch=False),
        "peer_in_batches_per_second": peer(sample, batch=True),
    }
    print(f"peer  {PEER}: {scores['peer_per_second']} pages a CPU second")
    print(json.dumps({"bench": "growth", "scores": scores}))


if __name__ == "__main__":
    main()
