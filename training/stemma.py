"""Trains the weights by which the tree of a family is found, on grown families and on real pages.

    python training/stemma.py --data ../shared/bench --out src/firsthand/weights

Base texts are articles of PolNeAR's training part that no family of the developers' set is grown from; the
copies are made by the generator of the bench ``copies`` with other seeds and by three variants of it
(`hands.py`). Families of real pages come from FNC-1, training part: `copies_parents.tsv` says which page one
reader took each from; no page of bench/real is among them. Two sets of weights are fitted: one for families
with dates, and one for families without, on the same families with their dates taken away.
"""

import argparse
import gzip
import importlib.util
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, compared, fingerprint
from firsthand.stages.copies.arborescence import arborescence
from firsthand.stages.copies.families import Neighbours, neighbours, pedigrees
from firsthand.stages.copies.parents import ROOT_MEASURES, root_measures, steps
from firsthand.stages.copies.readings import MEASURES, leaves
from hands import placed, variants

NAME = "stemma-v1"
PARENTS = Path(__file__).with_name("copies_parents.tsv")
LONGEST = 7_000  # characters of a real page, as in bench/real
SEEDS = {"plain": 1001, "other": 2002, "hard": 3001, "people": 4001}
FAMILIES = {"plain": 260, "other": 260, "hard": 130, "people": 130}
CHECK = {"plain": 1005, "other": 2006, "hard": 3003, "people": 4003}
SHARES = {
    "dated": {"plain": 1.0, "other": 1.0, "hard": 0.5, "people": 0.5, "read": 0.5},
    "undated": {"plain": 1.0, "other": 1.0, "hard": 0.5, "people": 1.0, "read": 2.2},
}
"""How much a family of each kind counts; the shares of real families were chosen on folds of themselves."""

DECAY = 1.0  # ridge on the weights of standardised measures
ROOT_DECAY = {"dated": 5.0, "undated": 10.0}
ITERATIONS = 120  # an early end is a second brake: with 200 the weights grow and say no more
FOLDS = 2
CORPUS = (
    "copies generated from PolNeAR, training part, without the articles of the developers' set, and pages of "
    "FNC-1, training part, whose parents one reader labelled; no page of bench/real"
)
NOTE = (
    "scores on fresh families of each kind of generator, with dates and without, and on the real families "
    f"(read) by {FOLDS} folds; the families are given"
)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Row = dict[str, Any]


class Graph(NamedTuple):
    """All steps of a family by parent and child: their measures, which exist, which are right; true roots."""

    rows: Floats
    there: Flags
    right: Flags
    heads: Flags


class Family:
    """One family: the measures of its steps, the true parents of its pages and what may be its root."""

    def __init__(
        self,
        documents: Sequence[Document],
        near: Neighbours,
        parents: Mapping[str, Sequence[str]],
        tops: Sequence[str],
    ) -> None:
        self.documents, self.near, self.parents, self.tops = documents, near, parents, tops
        pages = leaves(documents)
        self.pages = pages
        self.steps = steps(pages, near, CopiesOptions().parents)

    def undated(self) -> "Family":
        """The same family without its dates."""
        bare = [msgspec.structs.replace(document, published=None) for document in self.documents]
        return Family(bare, self.near, self.parents, self.tops)

    def graph(self) -> Graph:
        """The steps as arrays, with those that the truth allows; a page of unknown parent may have any."""
        docs = sorted(self.pages)
        place = {doc: number for number, doc in enumerate(docs)}
        size = len(docs)
        rows = np.zeros((size, size, len(MEASURES)))
        there, right = np.zeros((size, size), dtype=bool), np.zeros((size, size), dtype=bool)
        heads = np.array([doc in self.tops if self.tops else not self.parents.get(doc) for doc in docs])
        for child, row in self.steps.items():
            parents = [parent for parent in row if parent in self.parents.get(child, ())]
            for parent, measures in row.items():
                rows[place[parent], place[child]] = measures
                there[place[parent], place[child]] = True
                right[place[parent], place[child]] = not parents or parent in parents
        if heads.sum() == 1:
            right[:, heads] = False
        return Graph(rows, there, right, heads)

    def roots(self, weights: Floats) -> tuple[list[str], Floats]:
        """The pages, and the root measures of each when steps are weighed by `weights`."""
        gains = {
            child: {parent: float(measures @ weights) for parent, measures in row.items()}
            for child, row in self.steps.items()
        }
        known = root_measures(self.pages, self.steps, gains)
        return list(known), np.array(list(known.values()))


def page(name: str, text: str, outlet: str | None = None, published: str | None = None) -> Document:
    """A page of one body segment."""
    whole_text = (Segment(0, len(text), "body"),)
    return Document(
        id=name, path_or_url=name, outlet=outlet, published=published, text=text, segments=whole_text
    )


def grown(
    kind: type, seed: int, number: int, generate: ModuleType, texts: Mapping[str, str], data: Path
) -> list[Family]:
    """`number` families of one kind of generator."""
    maker = kind(seed, generate.load_thes(str(data / "copies" / "thesaurus.json")))
    rows = exported(maker, maker.run(dict(texts), number, 10, 4))
    documents = {
        row["id"]: page(row["id"], row["text"], row["outlet"], row["published"]) for row in rows["docs.jsonl"]
    }
    truth = {row["id"]: row for row in rows["truth.jsonl"]}
    homes: dict[str, list[str]] = {}
    for row in truth.values():
        for family in row["families"]:
            homes.setdefault(family, []).append(row["id"])
    found = []
    for family, docs in sorted(homes.items()):
        if len(docs) < 2:
            continue
        pages = [documents[doc] for doc in sorted(docs)]
        near = neighbours(compared(list(combinations(pages, 2))), CopiesOptions(kin=0.0))
        tops = {truth[doc]["root"] for doc in docs if truth[doc]["family"] == family} & set(docs)
        found.append(Family(pages, near, {doc: truth[doc]["parents"] for doc in docs}, sorted(tops)))
    return found


def read(data: Path) -> list[Family]:
    """The families of real pages with a labelled parent in them, put together as the product does."""
    with gzip.open(data / "real" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        held = {json.loads(line)["id"] for line in lines}
    with gzip.open(data / "stance" / "fnc_bodies.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = {f"tr-{row['body_id']}": row["body"] for row in map(json.loads, lines)}
    pages = {
        name: page(name, text[:LONGEST]) for name, text in bodies.items() if text.strip() and name not in held
    }
    parents = dict(labelled())
    met = compared(
        [(pages[a], pages[b]) for a, b in candidates([fingerprint(one) for one in pages.values()])]
    )
    near = neighbours(met, CopiesOptions())
    found = []
    for family in pedigrees(sorted(pages), near, CopiesOptions()):
        docs = family.documents
        known = {doc: [one for one in parents.get(doc, ()) if one in docs] for doc in docs}
        tops = {one for row in known.values() for one in row if not known[one]}
        if tops:
            found.append(Family([pages[doc] for doc in docs], near, known, sorted(tops)))
    random.Random(3).shuffle(found)
    return found


def labelled() -> Iterator[tuple[str, list[str]]]:
    """Pages of FNC-1 and the pages that each was taken from, any of which is right."""
    for line in PARENTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            child, parents = line.split("\t")
            yield f"tr-{child}", [f"tr-{parent}" for parent in parents.split()]


def exported(maker: Any, pages: Any) -> dict[str, list[Row]]:
    """What the generator writes, read back from a folder of its own."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        maker.export(pages, folder, gz=False)
        return {
            name: [
                json.loads(line) for line in (Path(folder) / name).read_text(encoding="utf-8").splitlines()
            ]
            for name in ("docs.jsonl", "truth.jsonl")
        }


def fitted(groups: Sequence[tuple[Floats, Floats, float]], decay: float) -> Floats:
    """The weights of a conditional logit: of each group a true row is chosen; groups have shares."""
    rows, right = np.concatenate([x for x, _, _ in groups]), np.concatenate([y for _, y, _ in groups])
    spread = rows.std(axis=0)
    spread[spread < 1e-6] = np.inf
    rows = rows / spread
    sizes = [len(y) for _, y, _ in groups]
    share = np.array([share for _, _, share in groups])
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chance = powers / np.add.reduceat(powers, starts)[group]
        hit = np.maximum(np.add.reduceat(chance * right, starts), 1e-12)
        slope = rows.T @ ((chance * right / hit[group] - chance) * share[group])
        total = decay * weights @ weights / 2 - (share * np.log(hit)).sum()
        return float(total), decay * weights - slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x / spread, dtype=np.float64)


def whole(scores: Floats, allowed: Flags, heads: Flags) -> tuple[float, Floats]:
    """Logarithm of the summed weight of all trees, and how probable each step is among them.

    The matrix-tree theorem for trees with one root (Koo, Globerson, Carreras and Collins, EMNLP 2007).
    """
    size = len(heads)
    steps_ = np.where(allowed, scores, -np.inf)
    roots = np.where(heads, 0.0, -np.inf)
    top = np.maximum(steps_.max(axis=0), roots)
    top = np.where(np.isfinite(top), top, 0.0)
    powers, start = np.exp(steps_ - top), np.exp(roots - top)
    laplacian = np.diag(powers.sum(axis=0)) - powers
    laplacian[0] = start
    sign, value = np.linalg.slogdet(laplacian)
    if sign <= 0 or not np.isfinite(value):
        return np.nan, np.zeros((size, size))
    inverse = np.linalg.inv(laplacian)
    later = np.arange(size) > 0
    own = np.where(later, np.diag(inverse), 0.0)[None, :]
    return float(value + top.sum()), powers * (own - np.where(later[:, None], inverse.T, 0.0))


def fitted_trees(graphs: Sequence[tuple[Graph, float]]) -> Floats:
    """The weights of steps under which the true trees are most probable among all with a true root."""
    spread = np.concatenate([graph.rows[graph.there] for graph, _ in graphs]).std(axis=0)
    spread[spread < 1e-6] = np.inf
    scaled = [(graph._replace(rows=graph.rows / spread), share) for graph, share in graphs]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = float(DECAY * weights @ weights / 2), DECAY * weights
        for graph, share in scaled:
            scores = graph.rows @ weights
            every, chance = whole(scores, graph.there, graph.heads)
            true, expected = whole(scores, graph.right, graph.heads)
            if np.isfinite(every) and np.isfinite(true):
                total += share * (every - true)
                slope = slope + share * np.einsum("pc,pcm->m", chance - expected, graph.rows)
        return total, slope

    found = minimize(
        loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return np.asarray(found.x / spread, dtype=np.float64)


def trained(families: Sequence[tuple[Family, float]], decay: float) -> tuple[Floats, Floats]:
    """The weights of steps and of roots; each family counts by its share."""
    step_weights = fitted_trees([(family.graph(), share) for family, share in families])
    chosen = []
    for family, share in families:
        docs, measures = family.roots(step_weights)
        if family.tops:
            chosen.append((measures, np.array([float(doc in family.tops) for doc in docs]), share))
    return step_weights, fitted(chosen, decay)


def checked(families: Sequence[Family], step_weights: Floats, root_weights: Floats) -> dict[str, list[bool]]:
    """Which parents and which roots are right in the trees of `families`."""
    parents, roots = [], []
    for family in families:
        docs, measures = family.roots(step_weights)
        first = docs[int(np.argmax(measures @ root_weights))]
        tree = arborescence(
            {c: {p: float(m @ step_weights) for p, m in row.items()} for c, row in family.steps.items()},
            {doc: float(doc == first) * 1000 for doc in docs},
        )
        parents += [tree[doc] in row for doc, row in family.parents.items() if row]
        if family.tops:
            roots.append(first in family.tops)
    return {"parent": parents, "root": roots}


def crossed(
    grown_: Sequence[tuple[Family, float]], real: Sequence[Family], share: float, decay: float
) -> dict[str, list[bool]]:
    """What is right in real families when the weights are fitted on the other folds and `grown_`."""
    parents, roots = [], []
    for fold in range(FOLDS):
        others = [(family, share) for number, family in enumerate(real) if number % FOLDS != fold]
        found = checked(real[fold::FOLDS], *trained([*grown_, *others], decay))
        parents += found["parent"]
        roots += found["root"]
    return {"parent": parents, "root": roots}


def generator(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", data / "copies" / "generate.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{data / 'copies'} has no generate.py: give --data the folder of the benches")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def base_texts(data: Path) -> dict[str, str]:
    """Articles that no family of the developers' set is grown from."""
    with gzip.open(data / "copies" / "dev" / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    used = {row["base"] for row in rows if row["relation"] not in {"independent", "quote"}}
    with gzip.open(data / "attribution" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return {row["id"]: row["text"] for row in articles if row["id"] not in used}


def card(digest: str, scores: Mapping[str, float]) -> str:
    listed = "\n".join(f"{name} = {value:.4f}" for name, value in sorted(scores.items()))
    return f"""name = "{NAME}"
file = "{NAME}.npz"
sha256 = "{digest}"
corpus = "{CORPUS}"
licence = "weights Apache-2.0: coefficients of named measures, no text of the corpus"
script = "training/stemma.py"
seed = {SEEDS["plain"]}
note = "{NOTE}"

[scores]
{listed}
"""


def main() -> None:
    """Grow, read, train, check on fresh families and folds, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/weights"))
    options = parser.parse_args()
    generate = generator(options.data)
    texts = base_texts(options.data)
    names = sorted(texts)
    random.Random(5).shuffle(names)
    kinds = variants(generate, [texts[name] for name in names[:150]])
    others = {name: texts[name] for name in names[150:]}
    bases = {"plain": texts, "other": texts, "hard": others, "people": placed(others)}

    def families(seeds: Mapping[str, int], part: int) -> dict[str, list[Family]]:
        return {
            name: grown(kinds[name], seed, FAMILIES[name] // part, generate, bases[name], options.data)
            for name, seed in seeds.items()
        }

    made, fresh, real = families(SEEDS, 1), families(CHECK, 4), read(options.data)
    arrays, scores = {}, {}
    for regime, shares in SHARES.items():
        if regime == "undated":
            made, fresh = (
                {name: [one.undated() for one in found] for name, found in both.items()}
                for both in (made, fresh)
            )
        weighed = [(family, shares[name]) for name, found in made.items() for family in found]
        everything = [*weighed, *((family, shares["read"]) for family in real)]
        weights = trained(everything, ROOT_DECAY[regime])
        arrays |= {f"{regime}_steps": np.round(weights[0], 6), f"{regime}_roots": np.round(weights[1], 6)}
        results = {name: checked(found, *weights) for name, found in fresh.items()}
        if regime == "undated":
            results["read"] = crossed(weighed, real, shares["read"], ROOT_DECAY[regime])
        scores |= {
            f"{regime}_{name}_{what}": float(np.mean(hits))
            for name, found in results.items()
            for what, hits in found.items()
        }
    stored = io.BytesIO()
    np.savez(stored, **arrays)
    (options.out / f"{NAME}.npz").write_bytes(stored.getvalue())
    (options.out / f"{NAME}.card.toml").write_text(
        card(sha256(stored.getvalue()).hexdigest(), scores), encoding="utf-8"
    )
    print(json.dumps(scores, indent=1))
    for regime in SHARES:
        for name, weight in zip(MEASURES, arrays[f"{regime}_steps"], strict=True):
            print(f"{regime} step {name:22} {weight:8.3f}")
        for name, weight in zip(ROOT_MEASURES, arrays[f"{regime}_roots"], strict=True):
            print(f"{regime} root {name:30} {weight:8.3f}")


if __name__ == "__main__":
    main()
