#!/usr/bin/env python3
"""Train the judge of attribution: how likely a candidate is one that a person would mark.

    training/attribution.py --data DIR --out src/firsthand/weights [--cache DIR]

Reads ``train.jsonl.gz`` and ``score.py`` of DIR (see bench/attribution/README.md). Leaves two models with
their cards: ``attribution-words-v1`` (how often a lemma or construction attributed, under hashes; no names)
and ``attribution-v1`` (boosted trees over the numbers of `stages/attribution/features.py`). The target of a
candidate is the token overlap of its content with a marked one when that is at least one half, source and
cue are right; else 0. Word rates that a row sees are counted on the other three quarters of the articles.
Seeded, one thread: the same data gives the same files.
"""

import argparse
import gzip
import importlib.util
import json
import math
import pickle
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import lightgbm
import numpy as np

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.attribution.features import CATEGORIES, FEATURES, features, key_hash, keys
from firsthand.stages.attribution.generate import candidates
from firsthand.stages.attribution.judge import word_strength
from firsthand.stages.attribution.view import View

PRIOR, WEIGHT, FOLDS, SEED, ROUNDS = 0.06, 4.0, 4, 7, 250
LEAST = 3  # uses of a key below which it is not kept: a rare word is no knowledge, and may be a name
PARAMETERS = {
    "objective": "cross_entropy", "learning_rate": 0.08, "num_leaves": 40, "min_data_in_leaf": 60,
    "max_bin": 127,
    "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1, "cat_smooth": 20, "seed": SEED,
    "num_threads": 1, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip


class Counts:
    """How often each key was used, and how often as an attribution."""

    def __init__(self):
        self.hits, self.uses = defaultdict(float), defaultdict(float)

    def add(self, key, hit, uses=1.0):
        self.hits[key] += hit
        self.uses[key] += uses

    def without(self, other):
        rest = Counts()
        for key, uses in self.uses.items():
            left = uses - other.uses.get(key, 0.0)
            if left > 0:
                rest.add(key, self.hits[key] - other.hits.get(key, 0.0), left)
        return rest

    def rate(self, key):
        uses = self.uses.get(key, 0.0)
        if uses < LEAST:
            return PRIOR, 0.0
        return (self.hits[key] + PRIOR * WEIGHT) / (uses + WEIGHT), math.log1p(uses)


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(row):
    text, title = row["text"], (row.get("title") or "").strip()
    head = len(title) if title and text.startswith(title) else 0
    body = Segment(head, len(text), "body")
    segments = (Segment(0, head, "headline"), body) if head else (body,)
    return Document(id=str(row["id"]), path_or_url=str(row["id"]), text=text, segments=segments)


def parsed(rows, cache):
    """The annotated articles, from the cache where there is one."""
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    done = [one for row in rows for one in annotate([document(row)], SpacyTagger())]
    if cache:
        cache.write_bytes(pickle.dumps(done))
    return done


def targets(scorer, row, view, group_list):
    text = scorer.Doc(row["text"])
    gold = [scorer.Att(text, one) for one in row["attributions"]]
    at_token = defaultdict(set)
    for number, one in enumerate(gold):
        for token in one.ids["content"]:
            at_token[token].add(number)
    return [[target(scorer, text, gold, at_token, view, one) for one in group] for group in group_list]


def target(scorer, text, gold, at_token, view, candidate):
    spans = lambda indices: [(view.words[i].start, view.words[i].end) for i in indices]  # noqa: E731
    raw = {"source": spans(candidate.source), "cue": spans(candidate.cue), "content": candidate.content}
    mine = scorer.Att(text, raw)
    best = 0.0
    for number in sorted(set().union(*(at_token.get(token, ()) for token in mine.ids["content"]))):
        one = gold[number]
        union = len(one.ids["content"] | mine.ids["content"])
        overlap = len(one.ids["content"] & mine.ids["content"]) / union
        if overlap >= 0.5 and one.ids["cue"] & mine.ids["cue"] and scorer.source_right(text, one, mine):
            best = max(best, overlap)
    return best


def counted(articles):
    counts = Counts()
    for view, groups, values in articles:
        for group, scores in zip(groups, values, strict=True):
            seen = {}
            for candidate, score in zip(group, scores, strict=True):
                for name, key in keys(view, candidate).items():
                    hit = score if name == "frame_lemma" else max(scores)
                    if key:
                        seen[key] = max(seen.get(key, 0.0), hit)
            for key in sorted(seen):
                counts.add(key, float(seen[key] >= 0.5))
    return counts


def matrix(articles, counts):
    rows, wanted = [], []
    for view, groups, values in articles:
        strength = word_strength(view, counts.rate)
        for group, scores in zip(groups, values, strict=True):
            rows.extend(features(view, group, counts.rate, strength))
            wanted.extend(scores)
    return np.array(rows, dtype=np.float32), np.array(wanted, dtype=np.float32)


def card(out, name, file, note, articles, scores):
    digest = sha256((out / file).read_bytes()).hexdigest()
    lines = [
        f'name = "{name}"',
        f'file = "{file}"',
        f'sha256 = "{digest}"',
        f'corpus = "PolNeAR, train split ({articles} articles, US politics); no text of it is here"',
        'licence = "Apache-2.0; the corpus states no licence for its texts and annotations, see the note"',
        'script = "training/attribution.py"',
        f"seed = {SEED}",
        f'note = "{note}"',
        "",
        "[scores]",
        *(f"{key} = {value}" for key, value in scores.items()),
    ]
    (out / f"{name}.card.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def save_words(out, counts):
    table = {}
    for key in sorted(counts.uses):
        if counts.uses[key] >= LEAST:
            table[key_hash(key)] = counts.rate(key)
    hashes = sorted(table)
    np.savez_compressed(
        out / "attribution-words-v1.npz",
        key=np.array(hashes, dtype=np.uint32),
        rate=np.array([table[key][0] for key in hashes], dtype=np.float32),
        count=np.array([table[key][1] for key in hashes], dtype=np.float32),
        unknown=np.array([PRIOR], dtype=np.float32),
    )
    return len(hashes)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=None, help="file for the parsed articles")
    parser.add_argument("--limit", type=int, default=None)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.data / "score.py")
    with gzip.open(arguments.data / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: arguments.limit]
    folds = [[] for _ in range(FOLDS)]
    for number, (row, annotated) in enumerate(zip(rows, parsed(rows, arguments.cache), strict=False)):
        view = View(annotated)
        groups = candidates(view)
        folds[number % FOLDS].append((view, groups, targets(scorer, row, view, groups)))
    print(f"{len(rows)} articles: candidates made", flush=True)
    parts = [counted(fold) for fold in folds]
    whole = Counts()
    for part in parts:
        for key in part.uses:
            whole.add(key, part.hits[key], part.uses[key])
    tables = [matrix(fold, whole.without(part)) for fold, part in zip(folds, parts, strict=True)]
    data = lightgbm.Dataset(
        np.concatenate([x for x, _ in tables]),
        np.concatenate([y for _, y in tables]),
        feature_name=list(FEATURES),
        categorical_feature=list(CATEGORIES),
    )
    print("training", flush=True)
    model = lightgbm.train(PARAMETERS, data, num_boost_round=ROUNDS)
    model.save_model(str(arguments.out / "attribution-v1.txt"), importance_type="gain")
    kept = save_words(arguments.out, whole)
    note = "numbers and hashes only: lemmas of cues and of common nouns, never a name or a sentence"
    card(arguments.out, "attribution-v1", "attribution-v1.txt", note, len(rows), {"rounds": float(ROUNDS)})
    card(
        arguments.out,
        "attribution-words-v1",
        "attribution-words-v1.npz",
        note,
        len(rows),
        {"keys": float(kept)},
    )


if __name__ == "__main__":
    main()
