"""Twenty small heaps of real news out of the public benches: fourteen events and six long stories."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import firsthand

EVENTS, PAGES = 14, 6
TOPICS = ("EgyptianProtest", "Finan", "H1N1", "IraqWar", "MJ", "haiti")


def heaps(data: Path) -> Iterator[tuple[str, list[firsthand.Page]]]:
    """Name and pages of each heap: of the events with most pages six each, of each topic its busiest week."""
    rows = _rows(data / "stories" / "dev.jsonl.gz")
    sizes = Counter(row["story"] for row in rows)
    for story in sorted(sizes, key=lambda name: (-sizes[name], name))[:EVENTS]:
        texts = [(row["id"], row["text"], None, row["date"]) for row in rows if row["story"] == story]
        yield story, [_page(*text) for text in texts[:PAGES]]
    for topic in TOPICS:
        articles = _rows(data / "timelines" / f"{topic}.articles.jsonl.gz")
        days = Counter(row["date"] for row in articles)
        busiest = min(days, key=lambda day: (-days[day], day))
        near = sorted((row for row in articles if row["date"] >= busiest), key=lambda r: (r["date"], r["id"]))
        yield (
            topic,
            [
                _page(row["id"], "\n".join(row["sents"][:25]), row["outlet"], row["date"])
                for row in near[:PAGES]
            ],
        )


def _rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _page(name: str, text: str, outlet: str | None, day: str | None) -> firsthand.Page:
    raw = "\n\n".join(printed(line) for line in text.split("\n") if line.strip())
    return firsthand.Page(
        raw=raw.encode(), address=f"{name}.txt", path=f"{name}.txt", outlet=outlet, published=day
    )


def printed(line: str) -> str:
    """A line cut into tokens, as it was printed: marks joined to their words, quotation marks curled."""
    line = re.sub(r"``|` `|''|' '", '"', line)
    line = re.sub(r" +([.,;:!?%)\]]|n't\b|'(?:s|re|ve|ll|d|m)\b)", r"\1", line)
    line = re.sub(r"([$(\[]) +| +- +(?=[a-z])", lambda m: m[1] or "-", line)
    pairs = re.split(r'"', line)
    if len(pairs) % 2 == 0:
        return line
    return "".join(part if n % 2 == 0 else f"“{part.strip()}”" for n, part in enumerate(pairs))
