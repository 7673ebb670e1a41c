"""How the copies stage grows with the heap, hostile heaps, increments, and its speed against MinHash LSH.

python bench/growth/run.py --out OUT [--data ../shared/bench] [--sizes 1000 10000 100000] [--hostile 5000]
                           [--kept 0] [--increments]

The corpus has 2,307 texts, and 100,000 pages are 23,000 stories of two texts each, so every text is in twenty
stories of 100,000 pages and in two of 10,000. Stories of one text must stay strangers, or the heap would not
only grow, its pages would also gain relatives: so all names, figures and words of four letters and more are
exchanged for others in each story. With --kept 0.3, as this bench once had it, three in ten of the words of
five letters and more stay, and all shorter ones: then 61,780 of 100,000 pages hang together in one component.
"""

import argparse
import gzip
import json
import random
import re
import resource
import subprocess
import sys
from hashlib import blake2b
from itertools import islice, pairwise
from pathlib import Path
from time import process_time

from increments import increments

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import (
    candidates,
    compared,
    components,
    fingerprints,
    kinship,
    matters,
    tour,
    united,
)
from firsthand.stages.copies.witness import forget

ROOT = Path(__file__).resolve().parents[2]
SEED = 11
CARRIERS = re.compile(r"\b[A-Z][a-z]{2,}\b|\b[a-z]{4,}\b|\b\d+\b")
LONG = re.compile(r"\b[A-Z][a-z]{3,}\b|\b[a-z]{5,}\b")
SYLLABLES = "bar del fin gor hal ket lom mar nes pol qui ras sev tol ulm ver wen yar zel dorn".split()
CONTEST = 2000  # pages on which the peer is met
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


def grow(texts, words, number, kept=0.0):
    """`number` pages in trees of copies; every tree grows from a mix of two texts, of which it has `kept`."""
    rng, pages = random.Random(SEED), []
    stock = re.findall(r"\b[a-z]{5,}\b", " ".join(sentence for text in texts[:400] for sentence in text))
    while len(pages) < number:
        one, other = rng.sample(texts, 2)
        story = renamed(rng, mix(rng, one, other), stock, kept)
        tree = [story]
        for _ in range(rng.choice((0, 1, 2, 3, 5, 8))):
            tree.append(copied(rng, rng.choice(tree), words))
        pages += ["\n\n".join(page) for page in tree]
    return [document(named(at), text) for at, text in enumerate(pages[:number])]


def named(number):
    """An id as real pages have it: its order says nothing of who is related to whom."""
    return blake2b(str(number).encode(), digest_size=8).hexdigest()


def renamed(rng, sentences, stock, kept):
    """The sentences with names, figures and words of four letters exchanged for others, alike throughout.

    From `kept` above 0 on, names and words of five letters and more, of which a share of `kept` stays.
    """
    cast = {}

    def other(found):
        word = found.group()
        if word not in cast:
            if word.isdigit():
                cast[word] = str(rng.randrange(2, 10 ** len(word)))
            elif word[0].isupper():
                cast[word] = invent(rng)
            else:
                cast[word] = word if rng.random() < kept else rng.choice(stock)
        return cast[word]

    pattern = LONG if kept else CARRIERS
    return [pattern.sub(other, sentence) for sentence in sentences]


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
    """CPU seconds of each step as the pipeline takes them, and what came out."""
    options, known = CopiesOptions(), {document.id: document for document in documents}
    forget()
    before = memory()
    marks = [process_time()]
    prints = fingerprints(documents)
    marks.append(process_time())
    parts = components(candidates(prints, options))
    del prints
    marks.append(process_time())
    tied = {doc for part in parts for doc in part.documents}
    kin = [kinship([document for document in documents if document.id not in tied], ())]
    families = process_time() - marks[-1]
    met = (one for batch in batches(parts, known) for one in compared(batch, options))
    for part in parts:
        kept = [one for one in islice(met, len(part.pairs)) if matters(one, options)]
        started = process_time()
        kin.append(kinship([known[doc] for doc in part.documents], kept))
        families += process_time() - started
    started = process_time()
    found = united(kin)
    families += process_time() - started
    marks.append(process_time() - families)
    marks.append(marks[-1] + families)
    steps = [later - sooner for sooner, later in pairwise(marks)]
    row = {
        "pages": len(documents),
        "pairs": sum(len(part.pairs) for part in parts),
        "families": len(found.families),
        "seconds": dict(zip(("fingerprints", "candidates", "alignment", "families"), steps, strict=True)),
        "ms_per_page": 1000 * sum(steps) / len(documents),
        "heap_mb": before,
        "peak_mb": memory(),
    }
    return json.loads(json.dumps(row), parse_float=lambda value: round(float(value), 3))


def batches(parts, known):
    """Pairs in the order of their components, 128 at a time, as the pipeline hands them out."""
    pairs = ((known[a], known[b]) for part in parts for a, b in tour(part.pairs))
    while batch := list(islice(pairs, 128)):
        yield batch


def memory():
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
    page, sentence = "\n\n".join(texts[0]), texts[0][0] + "\n"
    equal = [document(named(i), page) for i in range(number)]
    repeated = [document(named(number + i), sentence * 2 * number) for i in range(3)]
    heaps = {
        "equal pages": equal,
        "one sentence repeated": repeated,
        "both in one heap": equal + repeated,
        "empty texts": [Document(id=named(i), path_or_url="h", text="") for i in range(number)],
    }
    return {name: relate(heap) for name, heap in heaps.items()}


COLOURS = {"fingerprints": "#4a6fa5", "candidates": "#8d6a9f", "alignment": "#c98b4b", "families": "#6a9a6a"}


def drawing(rows):
    """CPU milliseconds a page by step and peak memory over the number of pages, as an SVG."""
    top = max(row["ms_per_page"] for row in rows)
    size = f'width="{140 * len(rows) + 190}" height="250"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">']
    for place, row in enumerate(rows):
        y, x = 190.0, 40 + 140 * place
        for step, colour in COLOURS.items():
            height = 160 * 1000 * row["seconds"][step] / row["pages"] / top
            y -= height
            parts.append(f'<rect x="{x}" y="{y:.1f}" width="80" height="{height:.1f}" fill="{colour}"/>')
        parts.append(f'<text x="{x}" y="{y - 6:.1f}">{row["ms_per_page"]:.2f} ms a page</text>')
        parts.append(f'<text x="{x}" y="210">{row["pages"]:,} pages</text>')
        parts.append(f'<text x="{x}" y="228">{row["peak_mb"]:,.0f} MB peak</text>')
        parts.append(f'<text x="{x}" y="244">({row["heap_mb"]:,.0f} MB the pages)</text>')
    for place, (step, colour) in enumerate(COLOURS.items()):
        x, y = 60 + 140 * len(rows), 60 + 24 * place
        parts.append(f'<rect x="{x}" y="{y - 11}" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="{y}">{step}</text>')
    return "\n".join((*parts, "</svg>", ""))


def one_size(data, size, kept):
    """The row of one size, measured in a process of its own: peak memory is never given back."""
    command = [sys.executable, __file__, "--data", str(data), "--size", str(size), "--kept", str(kept)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def base(data):
    """The base texts, and the words that copies exchange."""
    words = json.loads((data / "copies" / "thesaurus.json").read_text(encoding="utf-8"))["words"]
    return base_texts(data), words


def compete(texts, words, size):
    """Pages a CPU second, ours and the peer's, on the same pages in this process."""
    sample = grow(texts, words, size)
    steps = relate(sample)["seconds"]
    aligned = steps["fingerprints"] + steps["candidates"] + steps["alignment"]
    ours, one, batch = size / aligned, peer(sample, batch=False), peer(sample, batch=True)
    scores = {
        "pages_per_second": round(size / sum(steps.values()), 1),
        "aligned_per_second": round(ours, 1),
        "candidates_per_second": round(size / (steps["fingerprints"] + steps["candidates"]), 1),
        "peer_per_second": one,
        "peer_in_batches_per_second": batch,
    }
    if one and batch:
        print(f"peer  {PEER}: {one} pages a CPU second shingle by shingle, {batch} in batches")
        print(
            f"ours  candidates plus alignment: {ours:.1f}, {ours / one:.2f} and {ours / batch:.2f} times that"
        )
        scores |= {"over_peer": round(ours / one, 2), "over_peer_in_batches": round(ours / batch, 2)}
    return scores


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--size", type=int, help="measure one size and print its row")
    parser.add_argument("--kept", type=float, default=0.0, help="share of long words that all stories keep")
    parser.add_argument("--hostile", type=int, default=500)
    parser.add_argument("--increments", action="store_true")
    options = parser.parse_args()
    data = options.data if (options.data / "attribution").exists() else options.data.parent
    if not (data / "attribution" / "train.jsonl.gz").exists():
        print(json.dumps({"bench": "growth", "skipped": "no data"}))
        return
    texts, words = base(data)
    if options.size:
        print(json.dumps(relate(grow(texts, words, options.size, options.kept))))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    rows = []
    for size in sorted(options.sizes):
        rows.append(one_size(data, size, options.kept))
        print(rows[-1], flush=True)
        (options.out / "growth.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
        (options.out / "growth.svg").write_text(drawing(rows), encoding="utf-8")
    for name, row in hostile(texts, options.hostile).items():
        print(f"hostile  {name}: {row}", flush=True)
    scores = {
        "ms_per_page": {str(row["pages"]): row["ms_per_page"] for row in rows},
        "peak_mb": rows[-1]["peak_mb"],
    }
    if options.increments:
        scores["increments"] = increments(data / "copies" / "dev" / "docs.jsonl.gz", options.out)
    scores |= compete(texts, words, CONTEST)
    print(json.dumps({"bench": "growth", "scores": scores}))


if __name__ == "__main__":
    main()
