"""Make weights/lines-v1: which lines of a page's text belong to the article.

Pages whose HTML we have are turned into bare lines by a naive converter; each line is labelled by what two
extractors that see the tags agree on (lines on which they differ are left out). Two gradient-boosted models
are fitted: the first sees features of a line and its neighbours, the second its verdicts as well.

    training/lines.py --pages DIR [--cache FILE] [--check lines/dev.jsonl.gz]

DIR holds ``*.html.xz`` pages that are no part of the benchmark on which the lines are scored.
"""

import argparse
import gzip
import json
import lzma
import random
import re
import tomllib
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import lightgbm
import numpy as np
import trafilatura
from readability import Document as Readable

from firsthand.stages.ingest import features

SEED = 7
ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "firsthand" / "weights"
WORD = re.compile(r"\w+")
BLOCKS = frozenset(
    "address article aside blockquote body br button dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section select summary table "
    "tbody td tfoot th thead title tr ul video iframe noscript textarea".split()
)
SILENT = frozenset({"script", "style", "head", "noscript", "template", "svg"})
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


class Naive(HTMLParser):
    """Text of a page with a new line at each block element and nothing removed but what is never shown."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.buffer, self.silent = [], [], 0

    def flush(self):
        text = " ".join("".join(self.buffer).split())
        self.buffer = []
        if text:
            self.out.append(text)

    def handle_starttag(self, tag, attrs):
        del attrs
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.flush()
        if tag == "body":
            self.silent = 0

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        if not self.silent:
            self.buffer.append(data)


def naive_lines(html):
    parser = Naive()
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.out


def runs(text, width=3):
    words = WORD.findall(text.lower())
    return [tuple(words[i : i + width]) for i in range(max(1, len(words) - width + 1))] if words else []


def covered(line, known):
    found = runs(line)
    if not found:
        return None
    if len(WORD.findall(line)) < 3:
        return float(line.strip().lower() in known["lines"])
    return sum(run in known["runs"] for run in found) / len(found)


def reference(text):
    lines = {line.strip().lower() for line in text.splitlines()}
    return {"runs": {run for line in text.splitlines() for run in runs(line)}, "lines": lines}


def silver(raw):
    """The naive lines of a page with 1 (article), 0 (not) or -1 (the extractors differ)."""
    html = trafilatura.utils.decode_file(raw)
    lines = naive_lines(html)
    if not 10 <= len(lines) <= 3000:
        return None
    first = trafilatura.extract(html, fast=True, include_comments=False) or ""
    try:
        summary = Readable(html).summary(html_partial=True)
    except Exception:  # noqa: BLE001 a page that the second extractor cannot take teaches nothing
        return None
    second = "\n".join(naive_lines(summary))
    if len(WORD.findall(first)) < 80 or len(WORD.findall(second)) < 80:
        return None
    a, b = reference(first), reference(second)
    labels, seen = [], set()
    for line in lines:
        in_a, in_b = covered(line, a), covered(line, b)
        if in_a is None or line in seen:
            labels.append(-1)
        elif in_a >= 0.8 and in_b >= 0.8:
            labels.append(1)
            seen.add(line)
        elif in_a <= 0.2 and in_b <= 0.2:
            labels.append(0)
        else:
            labels.append(-1)
    words = [len(WORD.findall(line)) for line in lines]
    sure = sum(w for w, label in zip(words, labels, strict=True) if label == 1)
    unsure = sum(w for w, label in zip(words, labels, strict=True) if label < 0)
    return (lines, labels) if sure >= 80 and unsure <= sure else None


def pages(folder, cache):
    if cache and cache.exists():
        with gzip.open(cache, "rt") as rows:
            return [tuple(json.loads(row)) for row in rows]
    found = []
    for path in sorted(folder.glob("*.html.xz")):
        page = silver(lzma.decompress(path.read_bytes()))
        if page:
            found.append(page)
    if cache:
        with gzip.open(cache, "wt") as out:
            out.writelines(json.dumps(page) + "\n" for page in found)
    return found


def thinned(page, chance):
    """The page as a text that somebody has half cleaned: the article, and few of the other lines."""
    lines, labels = page
    keep = chance.choice((0.02, 0.08, 0.2))
    body = [i for i, label in enumerate(labels) if label == 1]
    near = range(body[0] - 4, body[-1] + 8)
    kept = [
        i
        for i, label in enumerate(labels)
        if label == 1 or chance.random() < (keep * 3 if i in near else keep)
    ]
    return [lines[i] for i in kept], [labels[i] for i in kept]


def weights_of(page):
    """Each page weighs the same, each line by its words."""
    words = np.array([min(60.0, len(WORD.findall(line)) + 1.0) for line in page[0]])
    words *= np.array([label >= 0 for label in page[1]], dtype=float)
    return words / max(1.0, words.sum()) * 100


def fit(rows, labels, weights, rounds):
    use = labels >= 0
    data = lightgbm.Dataset(rows[use], labels[use], weight=weights[use])
    return lightgbm.train(SETTINGS, data, num_boost_round=rounds)


def train(corpus, rounds):
    labels = np.concatenate([np.array(page[1]) for page in corpus])
    weights = np.concatenate([weights_of(page) for page in corpus])
    seen = [features.context(page[0]) for page in corpus]
    owner = np.concatenate([np.full(len(page[0]), i // 2 % 5) for i, page in enumerate(corpus)])
    rows = np.concatenate(seen)
    first = np.zeros(len(rows))
    for fold in range(5):
        out = owner == fold
        first[out] = fit(rows[~out], labels[~out], weights[~out], rounds).predict(rows[out], num_threads=1)
    again, start = [], 0
    for page in seen:
        again.append(features.revised(page, first[start : start + len(page)]))
        start += len(page)
    return fit(rows, labels, weights, rounds), fit(np.concatenate(again), labels, weights, rounds)


def verdicts(models, lines):
    seen = features.context(lines)
    first = models[0].predict(seen, num_threads=1)
    return models[1].predict(features.revised(seen, first), num_threads=1)


def page_f1(models, path, threshold=0.5):
    scores = []
    with gzip.open(path, "rt") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        got = verdicts(models, row["lines"]) >= threshold
        cells = {"tp": 0, "fp": 0, "fn": 0}
        for line, label, keep in zip(row["lines"], row["labels"], got, strict=True):
            if label >= 0 and (label or keep):
                cells["tp" if label and keep else "fp" if keep else "fn"] += len(WORD.findall(line))
        scores.append(2 * cells["tp"] / max(1, 2 * cells["tp"] + cells["fp"] + cells["fn"]))
    return float(np.mean(scores))


def save(models, name, scores, corpus):
    joined = "\n=====\n".join(model.model_to_string() for model in models)
    (WEIGHTS / f"{name}.txt").write_text(joined, encoding="utf-8")
    card = {
        "name": name,
        "file": f"{name}.txt",
        "sha256": sha256(joined.encode()).hexdigest(),
        "corpus": corpus,
        "licence": "weights Apache-2.0; pages of the evaluation sets of htmldate and trafilatura",
        "script": "training/lines.py",
        "seed": SEED,
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in card.items()]
    lines += ["", "[scores]", *(f"{key} = {value:.4f}" for key, value in scores.items())]
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    (WEIGHTS / f"{name}.card.toml").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", type=Path)
    parser.add_argument("--rounds", type=int, default=220)
    parser.add_argument("--save", default="")
    args = parser.parse_args()
    found = pages(args.pages, args.cache)
    chance = random.Random(SEED)
    corpus = [each for page in found for each in (page, thinned(page, chance))]
    models = train(corpus, args.rounds)
    scores = {}
    if args.check:
        for threshold in (0.3, 0.4, 0.5, 0.6):
            scores[f"page_wf1_{threshold}"] = page_f1(models, args.check, threshold)
        print(json.dumps(scores))
    if args.save:
        best = {"lines_page_wf1": scores["page_wf1_0.5"]} if scores else {}
        save(
            models,
            args.save,
            best,
            f"{len(found)} pages, silver labels of two extractors, and a thinned copy of each",
        )
    print(f"{len(found)} pages")


if __name__ == "__main__":
    main()
