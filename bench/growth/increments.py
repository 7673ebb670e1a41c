"""Adding pages to a heap: what has to be done again, and whether the outcome is that of one go."""

import gzip
import json
import random

from firsthand.model.document import Document, Segment
from firsthand.stages.copies import candidates, compared, components, fingerprint, kinship, matters, united

SPLITS = 5
SHARE = 0.8


class Heap:
    """Pages, what was compared of them so far, and the kinship of every component met so far."""

    def __init__(self, documents):
        self.known = {document.id: document for document in documents}
        self.prints = {doc: fingerprint(document) for doc, document in self.known.items()}
        self.met, self.kin = {}, {}

    def read(self, docs):
        """The kinship of `docs`, the sizes of the components clustered now, and how many pairs were compared.

        A component is clustered again only when its pages or their comparisons are others than before.
        """
        pairs = candidates([self.prints[doc] for doc in docs])
        fresh = [pair for pair in pairs if pair not in self.met]
        found = compared([(self.known[a], self.known[b]) for a, b in fresh])
        self.met |= {pair: one if matters(one) else None for pair, one in zip(fresh, found, strict=True)}
        parts = components(pair for pair in pairs if self.met[pair] is not None)
        touched = [part for part in parts if part not in self.kin]
        for part in touched:
            met = [self.met[pair] for pair in part.pairs]
            self.kin[part] = kinship([self.known[doc] for doc in part.documents], met)
        tied = {doc for part in parts for doc in part.documents}
        alone = kinship([self.known[doc] for doc in docs if doc not in tied], ())
        kin = united([alone, *(self.kin[part] for part in parts)])
        return kin, [len(part.documents) for part in touched], len(fresh)


def increments(path, out):
    """Five random splits, 80 % of the pages first and then the rest; what was touched is drawn in `out`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    documents = [
        Document(
            id=row["id"],
            path_or_url=row["id"],
            outlet=row["outlet"],
            published=row["published"],
            text=row["text"],
            segments=(Segment(0, len(row["text"]), "body"),),
        )
        for row in rows
    ]
    return splits(documents, out)


def splits(documents, out):
    """The measures of `SPLITS` splits of `documents`."""
    docs = sorted(document.id for document in documents)
    whole, _, pairs = Heap(documents).read(docs)
    measured = []
    for seed in range(SPLITS):
        heap = Heap(documents)
        first = sorted(random.Random(seed).sample(docs, int(SHARE * len(docs))))
        heap.read(first)
        kin, touched, fresh = heap.read(docs)
        measured.append({"touched": sorted(touched), "compared": fresh, "same": kin == whole})
        print(
            f"increment  split {seed}: {len(docs) - len(first)} pages added to {len(first)}; "
            f"{sum(touched)} pages in {len(touched)} components clustered again, the largest of "
            f"{max(touched, default=0)}; {fresh} of {pairs} pairs compared; same tables: {kin == whole}",
            flush=True,
        )
    (out / "increments.svg").write_text(drawing(measured), encoding="utf-8")
    sizes = [size for one in measured for size in one["touched"]]
    return {
        "same": all(one["same"] for one in measured),
        "touched_share": round(sum(sizes) / len(measured) / len(docs), 3),
        "largest": max(sizes, default=0),
        "compared_share": round(sum(one["compared"] for one in measured) / len(measured) / max(1, pairs), 3),
    }


def drawing(measured):
    """The sizes of the touched components of each split, one dot a component, as an SVG."""
    top = max((size for one in measured for size in one["touched"]), default=1)
    size = f'width="640" height="{60 * len(measured) + 50}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">']
    for place, one in enumerate(measured):
        y = 30 + 60 * place
        parts.append(f'<text x="10" y="{y + 4}">split {place}</text>')
        for number, size in enumerate(one["touched"]):
            x, shift = 80 + 520 * size / top, 18 * ((number * 7919) % 100) / 100 - 9
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y + shift:.1f}" r="3" fill="#4a6fa5" fill-opacity=".4"/>'
            )
    y = 60 * len(measured) + 20
    parts += [
        f'<text x="{80 + 520 * size / top:.1f}" y="{y}" text-anchor="middle">{size}</text>'
        for size in sorted({1, top // 2, top})
    ]
    parts.append(f'<text x="80" y="{y + 20}">pages in a component that was clustered again</text>')
    return "\n".join((*parts, "</svg>", ""))
