"""Counts in how many background articles each word stands, and writes the frozen list that ships.

    python training/frequencies.py --data ../shared/bench --out src/firsthand/weights

Only counts of words are kept, no wording. The list weights words by rarity when two pages are compared: it
must not depend on the heap that is being read, so it is counted once, here, and frozen.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from firsthand.text.words import terms

NAME = "df-v1"
AT_LEAST = 3  # articles: a rarer word weighs the same as an unseen one


def texts(data: Path) -> Iterator[str]:
    """The background articles, in file order."""
    with gzip.open(data / "attribution" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    for path in sorted((data / "timelines").glob("*.articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield "\n".join(json.loads(line)["sents"])


def count(data: Path) -> tuple[int, Counter[str]]:
    """How many articles there are and in how many of them each word stands."""
    number, counts = 0, Counter[str]()
    for text in texts(data):
        number += 1
        counts.update(set(terms(text)))
    return number, counts


def main() -> None:
    """Count, write the list and its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--out", type=Path, default=Path("src/firsthand/weights"))
    options = parser.parse_args()
    number, counts = count(options.data)
    kept = sorted((word, df) for word, df in counts.items() if df >= AT_LEAST)
    body = f"documents {number}\n" + "".join(f"{word} {df}\n" for word, df in kept)
    raw = body.encode("utf-8")
    (options.out / f"{NAME}.txt").write_bytes(raw)
    card = f"""name = "{NAME}"
file = "{NAME}.txt"
sha256 = "{sha256(raw).hexdigest()}"
corpus = "PolNeAR, training part (840 articles), and Timeline17, public topics ({number - 840} articles)"
licence = "counts of single words, no text: facts, published under the licence of this package"
script = "training/frequencies.py"
seed = 0
note = "In how many of {number} articles each normalised word stands, from {AT_LEAST} articles on."

[scores]
documents = {number}
words = {len(kept)}
"""
    (options.out / f"{NAME}.card.toml").write_text(card, encoding="utf-8")
    print(f"{len(kept)} words of {number} articles")


if __name__ == "__main__":
    main()
