"""Adding pages to a heap: what has to be done again, and whether the outcome is that of one go."""

import gzip
import json
import random

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, compared, components, fingerprints, matters
from firsthand.stages.copies.families import average_link, neighbours, pedigrees

OPTIONS = CopiesOptions()
SHARES = (0.8, 0.8, 0.8, 0.8, 0.8, 0.99)  # of the pages that are read first, split by split


class Heap:
    """Pages, which pairs of them were met so far, and every cluster that was made so far.

    `prints` and `compared_` hold what is a function of one page or one pair, so several heaps may share them.
    """

    def __init__(self, known, prints, compared_):
        self.known, self.prints, self.compared = known, prints, compared_
        self.seen, self.made = set(), {}

    def read(self, docs):
        """The groups of `docs`, those of one go, sizes of the components clustered now, number of new pairs.

        No family reaches across pairs below ``family`` once merged pages are set aside, so average link runs
        in components of the others; one is clustered again only when its pages or its pairs have changed.
        """
        pairs = candidates([self.prints[doc] for doc in docs])
        missing = [pair for pair in pairs if pair not in self.compared]
        found = compared([(self.known[a], self.known[b]) for a, b in missing])
        self.compared |= {
            pair: one if matters(one) else None for pair, one in zip(missing, found, strict=True)
        }
        new = set(pairs) - self.seen
        self.seen |= new
        met = [self.compared[pair] for pair in pairs if self.compared[pair] is not None]
        near = neighbours(met, OPTIONS)
        merged = {doc for family in pedigrees(docs, near, OPTIONS) for doc in family.merged}
        single = [doc for doc in docs if doc not in merged]
        touched, groups = [], []
        for part in self.parts(met, merged):
            if part not in self.made:
                touched.append(len(part.documents))
                self.made[part] = average_link(part.documents, near, OPTIONS)
            groups += self.made[part]
        tied = {doc for group in groups for doc in group}
        groups += [(doc,) for doc in single if doc not in tied]
        return sorted(groups), sorted(average_link(single, near, OPTIONS)), touched, len(new)

    def parts(self, met, merged):
        """Components of pages tied by pairs that may make a family, with all their pairs."""
        firm = [(one.a, one.b) for one in met if one.score >= OPTIONS.family and not merged & {one.a, one.b}]
        place = {doc: n for n, part in enumerate(components(firm)) for doc in part.documents}
        within = [(one.a, one.b) for one in met if one.a in place and place.get(one.b) == place[one.a]]
        return components(within)


def increments(path, out):
    """Random splits, a share of the pages first and then the rest; what was touched is drawn in `out`."""
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
    """The measures of the splits of `documents` by `SHARES`.

    ``gained``: pages of families that have a page more. No way of clustering can touch fewer.
    """
    known = {document.id: document for document in documents}
    docs = sorted(known)
    prints, store = {one.doc: one for one in fingerprints(documents)}, {}
    _, whole, _, pairs = Heap(known, prints, store).read(docs)
    measured = []
    for seed, share in enumerate(SHARES):
        heap = Heap(known, prints, store)
        first = sorted(random.Random(seed).sample(docs, int(share * len(docs))))
        heap.read(first)
        groups, _, touched, new = heap.read(docs)
        added = len(docs) - len(first)
        gained = sum(len(group) for group in groups if not set(group) <= set(first))
        one = {"added": added, "touched": sorted(touched), "gained": gained, "compared": new}
        measured.append(one | {"same": groups == whole})
        print(
            f"increments  split {seed}: {added} pages added to {len(first)}; {sum(touched)} pages in "
            f"{len(touched)} components clustered again, the largest of {max(touched, default=0)}; {gained} "
            f"pages in families that gained one; {new} of {pairs} pairs compared; "
            f"same groups: {groups == whole}",
            flush=True,
        )
    (out / "increments.svg").write_text(drawing(measured), encoding="utf-8")
    several = [one for one in measured if one["added"] == measured[0]["added"]]
    number = len(several) * len(docs)
    return {
        "same": all(one["same"] for one in measured),
        "touched_share": round(sum(sum(one["touched"]) for one in several) / number, 3),
        "gained_share": round(sum(one["gained"] for one in several) / number, 3),
        "few_touched_share": round(sum(measured[-1]["touched"]) / len(docs), 3),
        "few_gained_share": round(measured[-1]["gained"] / len(docs), 3),
        "largest": max((size for one in several for size in one["touched"]), default=0),
        "compared_share": round(sum(one["compared"] for one in several) / len(several) / max(1, pairs), 3),
    }


def drawing(measured):
    """The sizes of the touched components of each split, one dot a component, as an SVG."""
    top = max((size for one in measured for size in one["touched"]), default=1)
    size = f'width="640" height="{60 * len(measured) + 50}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">']
    for place, one in enumerate(measured):
        y = 30 + 60 * place
        parts.append(f'<text x="10" y="{y + 4}">{one["added"]} pages</text>')
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
    parts.append(
        f'<text x="80" y="{y + 20}">pages in a component clustered again when so many were added</text>'
    )
    return "\n".join((*parts, "</svg>", ""))
