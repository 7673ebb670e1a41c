"""Trains the weights by which the tree of a family is found, on families of copies that are generated here.

    python training/stemma.py --data ../shared/bench --out src/firsthand/weights

Base texts are articles of PolNeAR's training part that no family of the developers' set is grown from; the
copies are made by the generator of the bench ``copies`` with other seeds and by two variants of it: other
boilerplate, synonyms, rates and clocks, and with people who rewrite harder (they pick paragraphs, word them
anew, add passages of their own, and most of their families have no dates). Kept are the weights alone.
"""

import argparse
import gzip
import importlib.util
import io
import json
import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.arborescence import arborescence
from firsthand.stages.copies.compare import compare, flipped
from firsthand.stages.copies.parents import ROOT_MEASURES, root_measures, steps
from firsthand.stages.copies.readings import MEASURES, leaves

NAME = "stemma-v1"
SEEDS = {"plain": 1001, "other": 2002, "hard": 3001}
FAMILIES = {"plain": 260, "other": 260, "hard": 130}
CHECK = {"plain": 1005, "other": 2006, "hard": 3003}
DECAY = 1.0  # ridge on the weights of standardised measures
ROOT_DECAY = 5.0
ITERATIONS = 120  # an early end is a second brake: with 200 the weights grow and say no more

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
    """One generated family: the measures of its steps, the true parents and the true root."""

    def __init__(self, documents: Sequence[Document], truth: Mapping[str, Row], name: str) -> None:
        self.pages = leaves(documents)
        self.truth = {doc: truth[doc] for doc in self.pages}
        near: dict[str, dict[str, Any]] = {doc: {} for doc in self.pages}
        for a, b in combinations(documents, 2):
            near[a.id][b.id] = compare(a, b)
            near[b.id][a.id] = flipped(near[a.id][b.id])
        self.steps = steps(self.pages, near, CopiesOptions().parents)
        self.root = next(
            (row["root"] for row in self.truth.values() if row["family"] == name and row["root"]), None
        )

    def graph(self) -> "Graph":
        """The steps as arrays, with those that the truth allows."""
        docs = sorted(self.pages)
        place = {doc: number for number, doc in enumerate(docs)}
        size = len(docs)
        rows = np.zeros((size, size, len(MEASURES)))
        there, right = np.zeros((size, size), dtype=bool), np.zeros((size, size), dtype=bool)
        heads = np.ones(size, dtype=bool)
        for child, row in self.steps.items():
            parents = [parent for parent in row if parent in self.truth[child]["parents"]]
            for parent, measures in row.items():
                rows[place[parent], place[child]] = measures
                there[place[parent], place[child]] = True
                right[place[parent], place[child]] = not parents or parent in parents
            if parents:
                heads[place[child]] = False
            if self.truth[child]["relation"] == "root":
                right[:, place[child]] = False
        tops = [place[doc] for doc in docs if self.truth[doc]["relation"] == "root"]
        if tops:
            heads[:] = False
            heads[tops] = True
        return Graph(rows, there, right, heads)

    def roots(self, weights: Floats) -> tuple[list[str], Floats]:
        """The pages, and the root measures of each when steps are weighed by `weights`."""
        gains = {
            child: {parent: float(measures @ weights) for parent, measures in row.items()}
            for child, row in self.steps.items()
        }
        known = root_measures(self.pages, self.steps, gains)
        return list(known), np.array(list(known.values()))


def variants(generate: ModuleType, own: Sequence[str]) -> dict[str, type]:
    """The generator and its two variants; `own` are texts that rewriters take passages from."""

    class Other(generate.Gen):  # type: ignore[name-defined,misc]
        """Other boilerplate, other synonyms, other rates, worse clocks."""

        def __init__(self, seed: int, thes: Mapping[str, list[str]]) -> None:
            super().__init__(seed, thes)
            chance = random.Random(seed)
            self.thes = {word: found[::-1] for word, found in sorted(thes.items()) if chance.random() < 0.6}
            self.pools.update(
                share=[
                    "Tweet this article",
                    "5 minutes to read",
                    "Comments (12)",
                    "Print Email Save",
                    "Listen",
                ],
                tail=["What do you think? Tell us below.", "More on this story", "Thank you for reading."],
                ad=["You may like these offers", "Article continues after this message"],
                head=["The Daily Digest", "Top Stories", "Today in brief", "News and views"],
                seealso=["Don't miss: {h}", "Related coverage: {h}", "More: {h}"],
                outlets=[f"site{number}.example" for number in range(18)],
                truncate=["Full text on the site.", "More inside", "", ""],
            )
            rates = {"repost": 10, "truncate": 12, "reorder": 7, "light_edit": 20, "spin": 14, "merge": 7}
            rates |= {"translationese": 12, "paraphrase": 18}
            self.ops = {name: (made, rates[name]) for name, (made, _) in self.ops.items()}

        def add_boiler(self, page: Any, strength: float = 1.0) -> None:
            super().add_boiler(page, strength * 0.6)

        def shown_time(self, page: Any) -> str | None:
            chance, luck, when = self.rng, self.rng.random(), page.when
            page.time_note = "ok"
            if luck < (0.12 if page.parents else 0.08):
                page.time_note = "missing"
                return None
            if page.parents and luck < 0.2:
                when = page.parents[0].when - timedelta(hours=chance.uniform(0.5, 30))
            elif page.parents and luck < 0.3:
                when = page.when + timedelta(days=chance.uniform(1, 60))
            elif not page.parents and luck < 0.16:
                when = page.when + timedelta(hours=chance.uniform(3, 96))
            return str(when.strftime("%Y-%m-%d" if chance.random() < 0.4 else "%Y-%m-%dT%H:%M:00Z"))

    class Hard(Other):
        """People who rewrite: paragraphs picked and worded anew among passages of their own; few dates."""

        def __init__(self, seed: int, thes: Mapping[str, list[str]]) -> None:
            super().__init__(seed, thes)
            made = {"rewrite": (self.op_rewrite, 30), "excerpt": (self.op_excerpt, 10)}
            rates = {"repost": 8, "light_edit": 10, "spin": 6, "paraphrase": 12, "translationese": 6}
            rates |= {"truncate": 6, "merge": 4}
            self.ops = made | {name: (self.ops[name][0], rate) for name, rate in rates.items()}

        def pick(self, page: Any, least: int, low: float, high: float) -> bool:
            body = page.body()
            if len(body) < 4:
                return False
            kept = self.rng.sample(body, max(least, int(len(body) * self.rng.uniform(low, high))))
            names = set(map(id, kept))
            page.paras = [each for each in page.paras if each.kind != "body" or id(each) in names]
            return True

        def op_excerpt(self, page: Any, _: Any) -> bool | None:
            if not self.pick(page, 2, 0.2, 0.6):
                return False
            self.add_own(page, self.rng.randint(1, 5))
            return None

        def op_rewrite(self, page: Any, parent: Any) -> None:
            self.pick(page, 3, 0.35, 0.9)
            for _ in range(self.rng.randint(1, 2)):
                (self.op_spin if self.rng.random() < 0.5 else self.op_para)(page, parent)
            if self.rng.random() < 0.4:
                self.op_reorder(page, parent)
            self.add_own(page, self.rng.randint(1, 6))

        def add_own(self, page: Any, number: int) -> None:
            for _ in range(number):
                source = generate.parse(self.rng.choice(own), "own").body()
                if not source:
                    continue
                taken = [
                    generate.Sent([generate.T(t.s, t.sp, None, t.q) for t in sent.toks], None)
                    for sent in self.rng.choice(source).sents
                ]
                at = [place for place, each in enumerate(page.paras) if each.kind == "body"]
                place = (self.rng.choice(at) if at else 0) + self.rng.randint(0, 1)
                page.paras.insert(place, generate.Para(taken, "body", page.base))

        def shown_time(self, page: Any) -> str | None:
            if random.Random(page.base).random() < 0.6:
                page.time_note = "missing"
                return None
            return super().shown_time(page)

    return {"plain": generate.Gen, "other": Other, "hard": Hard}


def grown(
    kind: type, seed: int, number: int, generate: ModuleType, texts: Mapping[str, str], data: Path
) -> list[Family]:
    """`number` families of one kind of generator."""
    maker = kind(seed, generate.load_thes(str(data / "copies" / "thesaurus.json")))
    pages = maker.run(dict(texts), number, 10, 4)
    rows = exported(maker, pages)
    documents = {
        row["id"]: Document(
            id=row["id"],
            path_or_url=row["id"],
            outlet=row["outlet"],
            published=row["published"],
            text=row["text"],
            segments=(Segment(0, len(row["text"]), "body"),),
        )
        for row in rows["docs.jsonl"]
    }
    truth = {row["id"]: row for row in rows["truth.jsonl"]}
    homes: dict[str, list[str]] = {}
    for row in truth.values():
        for family in row["families"]:
            homes.setdefault(family, []).append(row["id"])
    return [
        Family([documents[doc] for doc in sorted(docs)], truth, family)
        for family, docs in sorted(homes.items())
        if len(docs) > 1
    ]


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


def fitted(groups: Sequence[tuple[Floats, Floats]], decay: float) -> Floats:
    """The weights of a conditional logit: in each group one of the true rows is chosen."""
    rows, right = np.concatenate([x for x, _ in groups]), np.concatenate([y for _, y in groups])
    spread = rows.std(axis=0)
    spread[spread < 1e-6] = np.inf
    rows = rows / spread
    sizes = [len(y) for _, y in groups]
    starts, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chance = powers / np.add.reduceat(powers, starts)[group]
        hit = np.maximum(np.add.reduceat(chance * right, starts), 1e-12)
        slope = rows.T @ (chance * right / hit[group] - chance)
        return float(decay * weights @ weights / 2 - np.log(hit).sum()), decay * weights - slope

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


def fitted_trees(graphs: Sequence[Graph]) -> Floats:
    """The weights of steps under which the true trees are most probable among all with the true root."""
    spread = np.concatenate([graph.rows[graph.there] for graph in graphs]).std(axis=0)
    spread[spread < 1e-6] = np.inf
    scaled = [graph._replace(rows=graph.rows / spread) for graph in graphs]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = decay(weights)
        for graph in scaled:
            scores = graph.rows @ weights
            every, chance = whole(scores, graph.there, graph.heads)
            true, expected = whole(scores, graph.right, graph.heads)
            if np.isfinite(every) and np.isfinite(true):
                total += every - true
                slope += np.einsum("pc,pcm->m", chance - expected, graph.rows)
        return total, slope

    def decay(weights: Floats) -> tuple[float, Floats]:
        return float(DECAY * weights @ weights / 2), DECAY * weights

    found = minimize(
        loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return np.asarray(found.x / spread, dtype=np.float64)


def trained(families: Sequence[Family]) -> tuple[Floats, Floats]:
    """The weights of steps and of roots."""
    step_weights = fitted_trees([family.graph() for family in families])
    chosen = []
    for family in families:
        docs, measures = family.roots(step_weights)
        if family.root in docs:
            chosen.append((measures, np.array([float(doc == family.root) for doc in docs])))
    return step_weights, fitted(chosen, ROOT_DECAY)


def checked(families: Sequence[Family], step_weights: Floats, root_weights: Floats) -> dict[str, float]:
    """Shares of right parents and right roots in the trees of `families`."""
    parents, roots = [], []
    for family in families:
        docs, measures = family.roots(step_weights)
        first = docs[int(np.argmax(measures @ root_weights))]
        tree = arborescence(
            {c: {p: float(m @ step_weights) for p, m in row.items()} for c, row in family.steps.items()},
            {doc: float(doc == first) * 1000 for doc in docs},
        )
        parents += [tree[doc] in row["parents"] for doc, row in family.truth.items() if row["parents"]]
        if family.root in tree:
            roots.append(tree[family.root] is None)
    return {"parent": float(np.mean(parents)), "root": float(np.mean(roots))}


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
corpus = "copies generated from PolNeAR, training part, without the articles of the developers' set"
licence = "weights Apache-2.0: coefficients of named measures, no text of the corpus"
script = "training/stemma.py"
seed = {SEEDS["plain"]}
note = "scores on fresh families of each kind of generator, with the families given"

[scores]
{listed}
"""


def main() -> None:
    """Grow, train, check on fresh families, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/weights"))
    options = parser.parse_args()
    generate = generator(options.data)
    texts = base_texts(options.data)
    names = sorted(texts)
    random.Random(5).shuffle(names)
    own = [texts[name] for name in names[:150]]
    kinds = variants(generate, own)
    bases = {"plain": texts, "other": texts, "hard": {name: texts[name] for name in names[150:]}}
    families = [
        family
        for name, seed in SEEDS.items()
        for family in grown(kinds[name], seed, FAMILIES[name], generate, bases[name], options.data)
    ]
    step_weights, root_weights = trained(families)
    scores = {}
    for name, seed in CHECK.items():
        fresh = grown(kinds[name], seed, FAMILIES[name] // 4, generate, bases[name], options.data)
        found = checked(fresh, step_weights, root_weights)
        scores |= {f"{name}_{what}": value for what, value in found.items()}
    stored = io.BytesIO()
    np.savez(stored, steps=np.round(step_weights, 6), roots=np.round(root_weights, 6))
    (options.out / f"{NAME}.npz").write_bytes(stored.getvalue())
    (options.out / f"{NAME}.card.toml").write_text(
        card(sha256(stored.getvalue()).hexdigest(), scores), encoding="utf-8"
    )
    print(json.dumps(scores))
    for name, weight in zip(MEASURES, step_weights, strict=True):
        print(f"step {name:22} {weight:8.3f}")
    for name, weight in zip(ROOT_MEASURES, root_weights, strict=True):
        print(f"root {name:30} {weight:8.3f}")


if __name__ == "__main__":
    main()
