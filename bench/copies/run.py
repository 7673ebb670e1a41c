"""Copies and drift on generated families: pairs, families, parents, changes, and a tree of witnesses.

python bench/copies/run.py [--data ../shared/bench/copies] --out OUT
"""

import argparse
import gzip
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from time import process_time

from firsthand import stemma
from firsthand.model.copies import Kinship
from firsthand.model.document import Document, Segment
from firsthand.stages.copies import candidates, compared, fingerprint, kinship
from firsthand.stages.drift import drift

ROOT = Path(__file__).resolve().parents[2]
TYPES = {
    "polarity": "polarity",
    "number": "number",
    "date": "number",
    "actor": "actor",
    "modality": "modality",
}
TYPES["attribution"] = "attribution"
PEERS = (
    (
        "average link, 3-word containment 0.27",
        "pairs F1 .908, ARI .961, parent exact .622 (.724 with time), hard negatives .000",
    ),
    ("MinHash 3-word, all pairs, 0.07", "pairs F1 .968, ARI .102, parent exact .617, hard negatives .004"),
    ("sentence alignment and diff, true parent", "typed drift F1 .374"),
    ("minimum spanning tree, long gaps left out", "average sign similarity 80.0"),
)


def read(path: Path) -> list[Document]:
    """The pages of the set as documents of one body segment each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Document(
            id=row["id"],
            path_or_url=row.get("url") or row["id"],
            outlet=row["outlet"],
            published=row["published"],
            text=row["text"],
            segments=(Segment(0, len(row["text"]), "body"),),
        )
        for row in rows
    ]


def relate(documents: list[Document]) -> tuple[Kinship, float]:
    """The kinship of the pages, and how many pages a second fingerprints and candidates take (CPU)."""
    started = process_time()
    pairs = candidates([fingerprint(document) for document in documents])
    speed = len(documents) / max(1e-9, process_time() - started)
    known = {document.id: document for document in documents}
    return kinship(documents, compared([(known[a], known[b]) for a, b in pairs])), speed


def predictions(documents: list[Document], kin: Kinship) -> tuple[list[dict], list[list[str]]]:
    """The rows of ``pred_docs`` and ``pred_pairs``; a merged page belongs where its lead is from."""
    main = {doc: family for family in kin.families for doc in family.documents if doc not in family.guests}
    parents = {}
    rows = [copy for copy in kin.copies if copy.parent is not None and copy.kind != "quotation"]
    for copy in sorted(rows, key=lambda copy: (copy.parent not in main[copy.child].documents, copy.id)):
        parents.setdefault(copy.child, copy.parent)
    docs = [
        {
            "id": document.id,
            "family": main[document.id].id,
            "parent": parents.get(document.id),
            "root": main[document.id].root,
        }
        for document in documents
    ]
    pairs = {pair for family in kin.families for pair in combinations(family.documents, 2)}
    return docs, [list(pair) for pair in sorted(pairs)]


def changes(
    documents: list[Document], kin: Kinship, types: dict[str, str], *, edges_only: bool
) -> tuple[list[dict], list[dict]]:
    """All changes and those shown first as rows of ``pred_drift``, on the copy's or the unfaithful side.

    Where the copy dropped words, the sentence that lacks them stands for the place. Where unrelated pages
    contradict each other and nothing tells who is right, both are flagged.
    """
    known = {document.id: document for document in documents}
    edges = {(copy.parent, copy.child) for copy in kin.copies if copy.parent is not None}
    rows, first = [], []
    for change in drift(known, kin, (), (), ()):
        if change.type not in types:
            continue
        parent, child = change.a or change.a_context, change.b or change.b_context
        if (child[0].doc, parent[0].doc) in edges:
            parent, child = child, parent
        along = (parent[0].doc, child[0].doc) in edges
        if edges_only and not along:
            continue
        sides = (
            (child,)
            if along
            else {"a": (child,), "b": (parent,)}.get(change.likely_faithful, (child, parent))
        )
        for spans in sides:
            row = {
                "child": spans[0].doc,
                "start": min(span.start for span in spans),
                "end": max(span.end for span in spans),
                "type": types[change.type],
                "material": True,
            }
            rows.append(row)
            if change.material:
                first.append(row)
    return rows, first


def collation(witnesses: dict[str, list[list[int]]]) -> dict[str, list[int | None]]:
    """The readings of every witness at every place that one of them has; a code below zero is a gap."""
    rows = {name: dict(row) for name, row in witnesses.items()}
    places = sorted({place for row in rows.values() for place in row})
    return {
        name: [code if (code := row.get(place, -1)) >= 0 else None for place in places]
        for name, row in rows.items()
    }


def write(path: Path, rows: list) -> None:
    """One JSON value a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def score(command: list[str]) -> dict:
    """What the scorer of the set says."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "copies")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if not (options.data / "dev" / "docs.jsonl.gz").exists():
        print(f"{options.data} has no dev/docs.jsonl.gz: nothing measured")
        print(json.dumps({"bench": "copies", "skipped": "no data"}))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    documents = read(options.data / "dev" / "docs.jsonl.gz")
    kin, speed = relate(documents)
    docs, pairs = predictions(documents, kin)
    write(options.out / "pred_docs.jsonl", docs)
    write(options.out / "pred_pairs.jsonl", pairs)
    reported, first = changes(documents, kin, TYPES, edges_only=True)
    write(options.out / "pred_reported.jsonl", reported)
    write(options.out / "pred_drift.jsonl", first)
    tradition = options.data / "stemma" / "notre_besoin.json"
    if tradition.exists():
        witnesses = json.loads(tradition.read_text(encoding="utf-8"))["witnesses"]
        tree = stemma(collation(witnesses))
        (options.out / "tree.json").write_text(json.dumps(tree), encoding="utf-8")
    scores = {"documents_per_second": round(speed, 1)} | _scores(options.data, options.out)
    print(json.dumps({"bench": "copies", "scores": scores}))


def _scores(data: Path, out: Path) -> dict:
    script = data / "score.py"
    if not script.exists() or not (
        (data / "dev" / "truth.jsonl.gz").exists() or (data / "dev" / "truth.jsonl").exists()
    ):
        return {}
    files = [f"--{name}={out / f'pred_{name}.jsonl'}" for name in ("docs", "pairs", "drift")]
    full = score([str(script), f"--gold={data / 'dev'}", *files])
    if (out / "tree.json").exists():
        tree = [f"--stemma={data / 'stemma' / 'notre_besoin.json'}", f"--tree={out / 'tree.json'}"]
        full |= score([str(script), *tree])
    reported = [f"--gold={data / 'dev'}", f"--drift={out / 'pred_reported.jsonl'}"]
    full["drift_with_possible"] = score([str(script), *reported])["drift"]["untyped"]["all"]
    print(json.dumps(full, indent=1))
    for peer, figures in PEERS:
        print(f"peer  {peer}: {figures}")
    return {
        "pairs_f1": full["pairs"]["f1"],
        "ari": full["ari"],
        "bcubed_f1": full["bcubed"]["f1"],
        "parent_exact": full["parent"]["exact"],
        "root": full["parent"]["root"],
        "hard_negative_rate": full["hard_negative_false_rate"],
        "drift_typed_f1": full["drift"]["typed"]["all"]["f1"],
        "drift_material_precision": full["drift"]["material_precision"],
        "drift_first_share": full["drift"]["untyped"]["all"]["r"],
        "drift_reported_share": full["drift_with_possible"]["r"],
        "stemma": full.get("average_sign_similarity"),
    }


if __name__ == "__main__":
    main()
