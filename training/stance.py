"""Make weights/stance-v1 (headlines against claims) and weights/body-stance-v1 (bodies against headlines).

Two corpora, two models: the second corpus was built from the first under other labels and another question,
so neither model sees the other's rows. Only signals and hashes are kept, no wording. Settings were chosen by
cross-validation over claims and topics (headlines and bodies joined by related pairs) on the training rows.

    python training/stance.py --data ../shared/bench/stance [--only headline|body] [--cross]
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import lightgbm
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GroupKFold

from firsthand.stages.claims.stance import (
    BODY_STANCES,
    BUCKETS,
    PART,
    STANCES,
    body_features,
    body_verdict,
    features,
    grams,
)

SEED = 7
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "firsthand" / "weights"
C, DENSE, CLAIMS = (
    1.0,
    0.1,
    3,
)  # inverse regularisation; scale of the hand-made signals; claims a word must be seen with
TREES = {
    "learning_rate": 0.05,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
RELATED = TREES | {
    "objective": "binary",
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "learning_rate": 0.08,
}
VERDICT = TREES | {
    "objective": "multiclass",
    "num_class": 3,
    "num_leaves": 8,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.3,
}
ROUNDS = {"related": 150, "verdict": 120}
EVEN = 0.3  # a pair weighs its topic's size to the power of minus this: else a few topics decide


def read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Linear:
    """Logistic regression over scaled hand-made signals and hashed words seen with several claims."""

    def __init__(self, dense, hashed, labels, groups):
        self.mean, self.scale = dense.mean(axis=0), dense.std(axis=0)
        self.scale[self.scale == 0] = 1.0
        self.scale /= DENSE
        seen, often = defaultdict(set), Counter()
        for row, group in zip(hashed, groups, strict=True):
            often.update(row)
            for bucket in row:
                seen[bucket].add(group)
        self.idf = np.zeros(BUCKETS)
        for bucket, claims in seen.items():
            if len(claims) >= CLAIMS:
                self.idf[bucket] = np.log((1 + len(hashed)) / (1 + often[bucket])) + 1.0
        self.model = LogisticRegression(C=C, max_iter=3000).fit(self.matrix(dense, hashed), labels)

    def matrix(self, dense, hashed):
        words = sparse.lil_matrix((len(hashed), BUCKETS))
        for i, row in enumerate(hashed):
            held = [bucket for bucket in row if self.idf[bucket]]
            if held:
                words[i, held] = self.idf[held] / np.sqrt((self.idf[held] ** 2).sum())
        return sparse.hstack([sparse.csr_matrix((dense - self.mean) / self.scale), words.tocsr()]).tocsr()

    def predict(self, dense, hashed):
        return self.model.predict(self.matrix(dense, hashed))

    def arrays(self):
        width = len(self.mean)
        coefficients = self.model.coef_.T
        return {
            "mean": self.mean,
            "scale": self.scale,
            "idf": self.idf.astype(np.float32),
            "dense": coefficients[:width],
            "hashed": coefficients[width:].astype(np.float32),
            "bias": self.model.intercept_,
        }


def headline_rows(path):
    rows = read(path)
    dense = np.array([features(row["claim"], row["headline"]) for row in rows])
    hashed = [grams(row["claim"], row["headline"]) for row in rows]
    labels = np.array([STANCES.index(row["stance"]) for row in rows])
    return dense, hashed, labels, [row["claim_id"] for row in rows]


def headline(data, cross):
    dense, hashed, labels, groups = headline_rows(data / "train.jsonl")
    scores = {}
    if cross:
        found = np.zeros(len(labels), dtype=int)
        for fit, held in GroupKFold(8).split(dense, labels, groups):
            model = Linear(dense[fit], [hashed[i] for i in fit], labels[fit], [groups[i] for i in fit])
            found[held] = model.predict(dense[held], [hashed[i] for i in held])
        scores |= named("cross", labels, found)
    model = Linear(dense, hashed, labels, groups)
    dense, hashed, labels, _ = headline_rows(data / "dev.jsonl")
    scores |= named("dev", labels, model.predict(dense, hashed))
    stored = BytesIO()
    np.savez_compressed(stored, **model.arrays())
    corpus = "Emergent, published training part without one claim in five (1,728 headlines)"
    write("stance-v1", "npz", stored.getvalue(), corpus, scores)


def named(part, gold, found):
    return {
        f"{part}_accuracy": accuracy_score(gold, found),
        f"{part}_macro_f1": f1_score(gold, found, average="macro"),
    }


def body_rows(data, part):
    bodies = {row["body_id"]: row["body"] for row in read(data / "fnc_bodies.jsonl.gz")}
    rows = read(data / f"fnc_{part}.jsonl.gz")
    found = np.array([body_features(row["headline"], bodies[row["body_id"]]) for row in rows])
    return rows, found, np.array([BODY_STANCES.index(row["stance"]) for row in rows])


def topics(rows):
    """The topic of each row's headline and of its body: related pairs join a headline and a body."""
    parent = {}

    def top(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row in rows:
        if row["stance"] != "unrelated":
            parent[top("h" + row["headline"])] = top(f"b{row['body_id']}")
    return [top("h" + row["headline"]) for row in rows], [top(f"b{row['body_id']}") for row in rows]


def trees(found, labels, topic):
    """The two models: related or not; and the verdict of related pairs."""
    related = lightgbm.train(RELATED, lightgbm.Dataset(found, (labels < 3).astype(int)), ROUNDS["related"])
    keep = np.flatnonzero(labels < 3)
    sizes = Counter(topic[i] for i in keep)
    weight = np.array([sizes[topic[i]] ** -EVEN for i in keep])
    pairs = lightgbm.Dataset(found[keep], labels[keep], weight=weight / weight.mean())
    return related, lightgbm.train(VERDICT, pairs, ROUNDS["verdict"])


def verdicts(models, found):
    chances = [model.predict(found, num_threads=1) for model in models]
    return np.array([BODY_STANCES.index(name) for name in body_verdict(*chances)])


def body(data, cross):
    rows, found, labels = body_rows(data, "train")
    scores = {}
    of_headline, of_body = topics(rows)
    if cross:
        sizes = Counter(topic for topic, label in zip(of_body, labels, strict=True) if label < 3)
        order = sorted(set(of_headline) | set(of_body), key=lambda topic: (-sizes[topic], topic))
        load, fold = [0] * 5, {}
        for topic in order:
            fold[topic] = load.index(min(load))
            load[fold[topic]] += sizes[topic] + 1
        heads, bodies = (np.array([fold[topic] for topic in side]) for side in (of_headline, of_body))
        guessed = np.zeros(len(labels), dtype=int)
        for k in range(5):
            fit = np.flatnonzero((heads != k) & (bodies != k))
            models = trees(found[fit], labels[fit], [of_body[i] for i in fit])
            guessed[bodies == k] = verdicts(models, found[bodies == k])
        scores |= body_scores("cross", labels, guessed)
    models = trees(found, labels, of_body)
    _, held, gold = body_rows(data, "dev")
    scores |= body_scores("dev", gold, verdicts(models, held))
    stored = PART.join(model.model_to_string() for model in models)
    corpus = "FNC-1, training part without the pairs that would leak (31,183 pairs), split by body"
    write("body-stance-v1", "txt", stored.encode("utf-8"), corpus, scores)


def body_scores(part, gold, found):
    related = gold < 3
    points = (
        0.25 * (~related & (found == 3)).sum()
        + 0.25 * (related & (found < 3)).sum()
        + 0.75 * (related & (found == gold)).sum()
    )
    each = f1_score(gold, found, average=None)
    return {
        f"{part}_fnc_score": 100 * points / (related.sum() + 0.25 * (~related).sum()),
        f"{part}_macro_f1": each.mean(),
        f"{part}_disagree_f1": each[1],
    }


def write(name, kind, raw, corpus, scores):
    (WEIGHTS / f"{name}.{kind}").write_bytes(raw)
    figures = "\n".join(f"{key} = {round(float(value), 4)}" for key, value in scores.items())
    card = f"""name = "{name}"
file = "{name}.{kind}"
sha256 = "{sha256(raw).hexdigest()}"
corpus = "{corpus}"
licence = "weights Apache-2.0: hashes, signals and coefficients, no text of the corpus"
script = "training/stance.py"
seed = {SEED}

[scores]
{figures}
"""
    (WEIGHTS / f"{name}.card.toml").write_text(card, encoding="utf-8")
    print(name, len(raw), scores)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=["headline", "body"])
    parser.add_argument("--cross", action="store_true", help="cross-validate over claims and topics as well")
    options = parser.parse_args()
    if options.only != "body":
        headline(options.data, options.cross)
    if options.only != "headline":
        body(options.data, options.cross)


if __name__ == "__main__":
    main()
