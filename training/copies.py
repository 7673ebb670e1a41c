"""Make weights/kin-v1: how surely two pages have one upstream.

Learned on trees grown by the generator of the bench with other seeds and harder hands (30 to 80 % of the
sentences dropped, clauses clipped, sentences fused, new leads, paragraphs of the page's own, credits), with
near topics and quoting pages as counter-examples, on pairs of real pages read by one reader
(`copies_pairs.tsv`), and on short invented reports of one event, written apart (`copies_short.toml`): grown
trees hold no two reports of one event. No page of bench/real and no tree of bench/copies is among them.

    python training/copies.py --data ../shared/bench
"""

import argparse
import gzip
import importlib.util
import json
import random
import re
import tomllib
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from firsthand.model.document import Document, Segment
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, fingerprint
from firsthand.stages.copies.likeness import SIGNALS, measured, values
from firsthand.stages.copies.witness import witness

SEED = 7
ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "firsthand" / "weights"
NAME = "kin-v1"
LONGEST = 7_000  # characters of a real page, as in bench/real
PAIRS = 5_000  # of each grown set
SHARES = {"politics": 300, "topics": 300, "read": 300, "plain": 100, "short": 40}
"""How much each source counts as a whole."""

PAPERS = (
    "Harbour Post",
    "Northern Courier",
    "Daily Lantern",
    "City Ledger",
    "Coast Herald",
    "Inland Review",
    "Reuters",
    "Associated Press",
    "Valley Tribune",
)
LEADS = (
    "Readers of {paper} learned this week that {lead}",
    "It emerged that {lead}",
    "In short: {lead}",
    "Here is what is known so far: {lead}",
    "{lead}",
)
CREDITS = (
    "{paper} reported.",
    "{paper} reports.",
    "According to {paper}.",
    "The story was first reported by {paper}.",
    "(via {paper})",
    "A report by {paper} brought it up.",
)


def generator(folder):
    """The generator of the bench as a module."""
    spec = importlib.util.spec_from_file_location("generate", folder / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hand(module):
    """The generator's class with one operation more: a page told anew, as people do it."""

    class Hand(module.Gen):
        def __init__(self, seed, words, own):
            super().__init__(seed, words)
            self.own, self.papers = own, {}
            light = {
                name: self.ops[name]
                for name in ("repost", "truncate", "spin", "translationese", "paraphrase")
            }
            shares = {"repost": 6, "truncate": 8, "spin": 12, "translationese": 10, "paraphrase": 12}
            self.ops = {
                "rewrite": (self.op_rewrite, 45),
                "merge": (None, 4),
                "light_edit": (self.op_light, 5),
            }
            self.ops |= {name: (op, shares[name]) for name, (op, _) in light.items()}

        def op_rewrite(self, doc, parent):
            rng = self.rng
            self.drop(doc, rng.uniform(0.3, 0.8))
            self.clip(doc)
            self.op_para(doc, parent)
            self.op_spin(doc, parent, rate=rng.uniform(0.2, 0.6), protect=rng.random() < 0.7)
            self.fuse(doc)
            if rng.random() < 0.3:
                self.op_mt(doc, parent)
            body = doc.body()
            if rng.random() < 0.5:
                lead = rng.choice(LEADS).format(paper=self.paper(parent), lead=body[0].sents[0].text())
                body[0].sents[0] = module.Sent(module.tokenize(lead)[0])
            if rng.random() < 0.45:
                credit = rng.choice(CREDITS).format(paper=self.paper(parent))
                rng.choice(body).sents.append(module.Sent(module.tokenize(credit)[0]))
            if rng.random() < 0.5:
                self.add_own(doc)

        def drop(self, doc, share):
            every = [sentence for paragraph in doc.body() for sentence in paragraph.sents]
            kept = [sentence for sentence in every if self.rng.random() > share]
            ids = {id(sentence) for sentence in (kept if len(kept) >= 3 else every[:3])}
            for paragraph in doc.body():
                paragraph.sents = [sentence for sentence in paragraph.sents if id(sentence) in ids]
            doc.paras = [paragraph for paragraph in doc.paras if paragraph.kind != "body" or paragraph.sents]

        def clip(self, doc):
            """Take clauses between commas, before the first or after the last of them away."""
            for sentence in doc.sents():
                toks = sentence.toks
                at = [i for i, token in enumerate(toks) if token.s == "," and not token.q]
                if len(at) >= 2 and at[1] - at[0] < 14 and self.rng.random() < 0.45:
                    del toks[at[0] : at[1] + 1]
                elif at and len(toks) - at[-1] < 12 and at[-1] > 6 and self.rng.random() < 0.35:
                    del toks[at[-1] : -1]
                elif at and at[0] < 10 and len(toks) - at[0] > 8 and self.rng.random() < 0.25:
                    del toks[: at[0] + 1]
                    toks[0].s = toks[0].s[:1].upper() + toks[0].s[1:]

        def fuse(self, doc):
            """Make one sentence of two short neighbours."""
            for paragraph in doc.body():
                at = 0
                while at + 1 < len(paragraph.sents):
                    one, other = (sentence.toks for sentence in paragraph.sents[at : at + 2])
                    short = len(one) + len(other) < 55 and not any(token.q for token in one[-2:])
                    if short and one[-1].s == "." and self.rng.random() < 0.3:
                        one[-1].s, one[-1].sp = self.rng.choice([", while", ", and", ";", ", as"]), " "
                        if other[0].s in ("The", "A", "It", "He", "She", "They", "In", "But"):
                            other[0].s = other[0].s.lower()
                        one += other
                        del paragraph.sents[at + 1]
                    at += 1

        def add_own(self, doc):
            body = list(module.parse(self.rng.choice(self.own), "own").paras)
            at = self.rng.randrange(len(body))
            for paragraph in body[at : at + self.rng.randint(1, 4)]:
                copy = [module.Sent([module.T(t.s, t.sp) for t in s.toks]) for s in paragraph.sents]
                doc.paras.append(module.Para(copy, "own"))

        def paper(self, doc):
            while doc.parents:
                doc = doc.parents[0]
            return self.papers.setdefault(doc.base, self.rng.choice(PAPERS))

    return Hand


def politics(data):
    """Base texts: political news, by the names that the generator wants."""
    with gzip.open(data / "attribution" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def topics(data):
    """Base texts: several outlets on a few long stories, so that near topics are the same event."""
    found = {}
    for path in sorted((data / "timelines").glob("*.articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["date"] and len(row["sents"]) >= 8:
                    outlet = re.sub(r"\W|_", "", row["outlet"] or "none")
                    name = f"{outlet}_{row['date'][:10]}_{path.name.split('.')[0]}{row['id']}"
                    found[name] = "\n\n".join(map(_untokenised, row["sents"][:60]))
    return found


def _untokenised(sentence):
    sentence = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", sentence)
    return re.sub(r" ([,.;:?!])", r"\1", re.sub(r"` (.*?) '", r"“\1”", sentence))


def grown(data, texts, seed):
    """Signals and labels of pairs of grown pages; quoting pages are no kin."""
    module = generator(data / "copies")
    words = json.loads((data / "copies" / "thesaurus.json").read_text(encoding="utf-8"))["words"]
    rng = random.Random(seed)
    names = sorted(texts)
    rng.shuffle(names)
    trees = hand(module)(seed, words, [texts[name] for name in names[690:1090] or names[:50]])
    docs = [
        doc for doc in trees.run({name: texts[name] for name in names[:690]}, 70, 160, 24) if not doc.latent
    ]
    pages = {doc.id: _document(doc.id, doc.text) for doc in docs}
    roots = {doc.id: doc.roots for doc in docs}
    quotes = {doc.id: {source.family for source, _ in doc.quotes} for doc in docs}
    wide = CopiesOptions(least_shared=2, least_share=0.005)
    met = set(candidates([fingerprint(page, wide) for page in pages.values()], wide))
    kin = {(a, b) for a in pages for b in pages if a < b and roots[a] & roots[b]}
    quoting = {pair for pair in met if any(quotes[a] & roots[b] for a, b in (pair, pair[::-1]))} - kin
    chosen = rng.sample(sorted(kin), min(len(kin), PAIRS // 3))
    others = sorted(met - kin - quoting)
    chosen += rng.sample(others, min(len(others), PAIRS - len(chosen))) + sorted(quoting)
    return [(_signals(pages[a], pages[b]), int((a, b) in kin)) for a, b in chosen]


def read(data):
    """Signals, labels and story groups of the labelled pairs of real pages, by how they were labelled."""
    with gzip.open(data / "stance" / "fnc_bodies.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = {row["body_id"]: row["body"][:LONGEST] for row in map(json.loads, lines)}
    found = {"read": [], "plain": []}
    for line in (ROOT / "training" / "copies_pairs.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            a, b, label, how = line.split("\t")
            one, other = (_document(name, bodies[int(name)]) for name in (a, b))
            found[how].append((_signals(one, other), int(label)))
    return found


def short():
    """Signals and labels of short invented pages: some written apart, and one told again from the first."""
    found = []
    for row in tomllib.loads((ROOT / "training" / "copies_short.toml").read_text(encoding="utf-8"))["set"]:
        told = [_document(str(number), text.strip()) for number, text in enumerate(row["reports"])]
        rewrite = _document("rewrite", row["rewrite"].strip())
        found += [(_signals(one, other), 0) for one, other in combinations(told, 2)]
        found += [(_signals(one, rewrite), int(one is told[0])) for one in told]
    return found


def _document(name, text):
    return Document(id=name, path_or_url=name, text=text, segments=(Segment(0, len(text), "body"),))


def _signals(one, other):
    return values(measured(witness(one), witness(other)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench")
    data = parser.parse_args().data
    sets = {
        "politics": grown(data, politics(data), SEED + 1000),
        "topics": grown(data, topics(data), SEED + 2000),
        **read(data),
        "short": short(),
    }
    rows = np.array([signals for pairs in sets.values() for signals, _ in pairs])
    labels = np.array([label for pairs in sets.values() for _, label in pairs])
    share = np.concatenate([np.full(len(pairs), SHARES[name] / len(pairs)) for name, pairs in sets.items()])
    model = LogisticRegression(C=10, max_iter=1000)
    folds = np.arange(len(labels)) % 5
    cross = cross_val_predict(
        model,
        rows,
        labels,
        groups=folds,
        cv=GroupKFold(5),
        params={"sample_weight": share},
        method="predict_proba",
    )[:, 1]
    scores, start = {}, 0
    for name, pairs in sets.items():
        part = slice(start, start + len(pairs))
        scores[f"cross_{name}_average_precision"] = round(
            float(average_precision_score(labels[part], cross[part])), 4
        )
        start += len(pairs)
    model.fit(rows, labels, sample_weight=share)
    lines = [f"bias {model.intercept_[0]:.2f}"]
    lines += [f"{name} {factor:.2f}" for name, factor in zip(SIGNALS, model.coef_[0], strict=True)]
    write("\n".join(lines) + "\n", {name: len(pairs) for name, pairs in sets.items()}, scores)


def write(text, sizes, scores):
    """The weights and their card."""
    (WEIGHTS / f"{NAME}.txt").write_text(text, encoding="utf-8")
    card = {
        "name": NAME,
        "file": f"{NAME}.txt",
        "sha256": sha256(text.encode()).hexdigest(),
        "corpus": "trees grown with other seeds from PolNeAR (train) and Timeline17 texts "
        f"({sizes['politics']} and {sizes['topics']} pairs), and pairs of FNC-1 bodies "
        f"({sizes['read']} read by one reader, {sizes['plain']} by rule), "
        f"{sizes['short']} pairs of short invented reports; no page of bench/real",
        "licence": "weights Apache-2.0: six numbers, no text of the corpora",
        "script": "training/copies.py",
        "seed": SEED,
        "note": "a logistic model over named signals; figures of five folds, each source scored alone",
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in card.items()]
    lines += ["", "[scores]", *(f"{name} = {value}" for name, value in scores.items()), ""]
    (WEIGHTS / f"{NAME}.card.toml").write_text("\n".join(lines), encoding="utf-8")
    print(text, scores, sizes)


if __name__ == "__main__":
    main()
