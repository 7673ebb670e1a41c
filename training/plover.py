"""Train the PLOVER relation model (weights/plover-v1) on the train part of the events set.

    python training/plover.py [--data ../shared/bench/events] [--cross-validate]

One multinomial logistic regression over the fifteen roots (PLV rows) and one over cooperation and conflict
(PLV and AW rows), on the hashed features of the package. Only ``train.jsonl`` is read.
"""

import argparse
import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedGroupKFold

from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.events.features import BUCKETS, ROOTS, evidence

HERE = Path(__file__).resolve().parent.parent
SEED = 7
ROOT_C, BINARY_C = 3.0, 10.0
COOP = {"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"}
QUAD = dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "V-COOP")
QUAD |= dict.fromkeys(("COOPERATE", "AID", "YIELD"), "M-COOP")
QUAD |= dict.fromkeys(("ACCUSE", "REQUEST", "REJECT", "THREATEN"), "V-CONF")
QUAD |= dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), "M-CONF")


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def see(rows):
    texts = sorted({row["text"] for row in rows})
    parses = dict(zip(texts, SpacyTagger().parse(texts), strict=True))
    return [
        evidence(row["text"], row["source"] or "", row["target"] or "", parses[row["text"]]) for row in rows
    ]


def matrix(seen):
    rows, columns, values = [], [], []
    for index, each in enumerate(seen):
        for bucket in sorted(each.features):
            rows.append(index)
            columns.append(bucket)
            values.append(each.features[bucket])
    return csr_matrix((values, (rows, columns)), shape=(len(seen), BUCKETS))


def fit(features, labels, strength):
    model = LogisticRegression(C=strength, max_iter=3000, random_state=SEED)
    return model.fit(features, labels)


def scores(root_model, binary_model, features, binary_weight):
    raw = root_model.decision_function(features)
    order = [list(root_model.classes_).index(root) for root in ROOTS]
    raw = raw[:, order]
    raw = raw - raw.max(axis=1, keepdims=True)
    raw = raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))
    side = binary_model.decision_function(features)
    for column, root in enumerate(ROOTS):
        sign = side if root in COOP else -side
        raw[:, column] += binary_weight * -np.logaddexp(0, -sign)
    return [ROOTS[index] for index in np.round(raw, 6).argmax(axis=1)]


def cross_validate(rows, features):
    """Print macro F1 of root, quad and binary over five folds (all rows of a sentence on one side)."""
    labels = np.array([row["root"] or row["binary"] for row in rows])
    groups = [row["text"] for row in rows]
    folds = list(StratifiedGroupKFold(5, shuffle=True, random_state=SEED).split(labels, labels, groups))
    plv = np.array([row["set"] == "plv" for row in rows])
    binary = np.array([int(row["binary"] == "coop") for row in rows])
    for root_c, binary_c in ((1.0, 10.0), (3.0, 10.0)):
        guesses = {}
        for train, test in folds:
            root_model = fit(features[train[plv[train]]], labels[train[plv[train]]], root_c)
            binary_model = fit(features[train], binary[train], binary_c)
            for side in (0.0, 1.0, 2.0, 4.0):
                found = scores(root_model, binary_model, features[test], side)
                guesses.setdefault(side, {}).update(zip(test, found, strict=True))
        for side, found in guesses.items():
            report(rows, found, f"C={root_c} {binary_c} side={side}")


def report(rows, found, title):
    def macro(name, gold, guess):
        indices = [index for index in sorted(found) if rows[index]["set"] == name]
        return f1_score([gold(rows[i]) for i in indices], [guess(found[i]) for i in indices], average="macro")

    figures = [
        macro("plv", lambda row: row["root"], lambda root: root),
        macro("plv", lambda row: row["quad"], lambda root: QUAD[root]),
        macro("plv", lambda row: row["binary"], lambda root: "coop" if root in COOP else "conf"),
        macro("aw", lambda row: row["binary"], lambda root: "coop" if root in COOP else "conf"),
    ]
    print(f"{sum(figures) / 4:.4f}  " + "  ".join(f"{figure:.4f}" for figure in figures), title)


def card(digest, figures):
    lines = [
        'name = "plover-v1"',
        'file = "plover-v1.npz"',
        f'sha256 = "{digest}"',
        'corpus = "Zero-Shot-PLOVER (Hu et al., ACL 2024): 836 PLV and 640 AW train rows"',
        'licence = "MIT (data set); weights Apache-2.0"',
        'script = "training/plover.py"',
        f"seed = {SEED}",
        f'note = "Logistic regression, {BUCKETS} hashed features; C={ROOT_C} (root), {BINARY_C} (side)."',
        "",
        "[scores]",
        *(f'"{name}" = {value}' for name, value in figures.items()),
    ]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent / "shared/bench/events")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    rows = read(arguments.data / "train.jsonl")
    seen = see(rows)
    features = matrix(seen)
    if arguments.cross_validate:
        cross_validate(rows, features)
        return
    plv = np.array([index for index, row in enumerate(rows) if row["set"] == "plv"])
    root_model = fit(features[plv], np.array([rows[index]["root"] for index in plv]), ROOT_C)
    binary_model = fit(features, np.array([int(row["binary"] == "coop") for row in rows]), BINARY_C)
    order = [list(root_model.classes_).index(root) for root in ROOTS]
    stored = {
        "roots": root_model.coef_[order].astype(np.float16),
        "roots_bias": root_model.intercept_[order].astype(np.float32),
        "binary": binary_model.coef_.astype(np.float16),
        "binary_bias": binary_model.intercept_.astype(np.float32),
    }
    buffer = BytesIO()
    np.savez_compressed(buffer, **stored)
    folder = HERE / "src/firsthand/weights"
    (folder / "plover-v1.npz").write_bytes(buffer.getvalue())
    correct = sum(
        rows[index]["root"] == root
        for index, root in zip(plv, root_model.predict(features[plv]), strict=True)
    )
    figures = {"train_rows": float(len(rows)), "train_root_accuracy": round(correct / len(plv), 4)}
    (folder / "plover-v1.card.toml").write_text(
        card(sha256(buffer.getvalue()).hexdigest(), figures), encoding="utf-8"
    )
    print(f"wrote plover-v1: {len(buffer.getvalue())} bytes, {figures}")


if __name__ == "__main__":
    main()
