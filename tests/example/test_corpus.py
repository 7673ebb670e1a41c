"""The expected tables quote the pages: every document exists, every quoted passage stands where it is said to."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from firsthand import example

PAGES = sorted(example.pages().iterdir())
TABLES = sorted((example.pages().parent / "expected").glob("*.jsonl"))
BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "td", "div", "figcaption", "time", "address", "footer", "header"}


class _Text(HTMLParser):
    """The text of a page without its head and scripts; a block begins and ends with a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"head", "script", "style"}:
            self._silent += 1
        elif tag in BLOCKS and tag != "time":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"head", "script", "style"}:
            self._silent -= 1
        elif tag in BLOCKS and tag != "time":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _text(page: Any) -> str:
    raw = page.read_bytes()
    text = raw.decode("windows-1252" if b"charset=windows-1252" in raw else "utf-8")
    if page.suffix != ".html":
        return text
    parser = _Text()
    parser.feed(text)
    return "".join(parser.parts)


TEXTS = {page.name: _text(page) for page in PAGES}
ROWS = {
    table.stem: [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    for table in TABLES
}


def _quotes(value: Any) -> Iterator[tuple[str, str]]:
    """Every (document, passage) below `value`."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["doc"], value["text"]
        if "cue" in value:
            yield from ((value["doc"], content) for content in value["content"])
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


def _names(value: Any) -> Iterator[str]:
    """Every file name below `value`."""
    if isinstance(value, str):
        if value.endswith((".html", ".txt")) and " " not in value:
            yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _names(inner)


def test_every_page_has_one_row_in_documents() -> None:
    assert sorted(row["doc"] for row in ROWS["documents"]) == [page.name for page in PAGES]


@pytest.mark.parametrize("table", ROWS, ids=str)
def test_every_document_named_is_a_page(table: str) -> None:
    assert set(_names(ROWS[table])) <= set(TEXTS)


@pytest.mark.parametrize("table", ROWS, ids=str)
def test_every_passage_quoted_stands_once_in_its_page(table: str) -> None:
    quotes = set(_quotes(ROWS[table]))
    assert {(doc, text, TEXTS[doc].count(text)) for doc, text in quotes} == {(*quote, 1) for quote in quotes}


def test_residue_and_datelines_stand_in_their_page() -> None:
    stretches = [
        (row["doc"], stretch)
        for row in ROWS["documents"]
        for stretch in (*row["residue"], *filter(None, [row["dateline"]]))
    ]
    assert [(doc, stretch) for doc, stretch in stretches if stretch not in TEXTS[doc]] == []


def test_sources_cues_and_conditions_stand_near_their_content() -> None:
    far = []
    for row in ROWS["attributions"]:
        text = TEXTS[row["doc"]]
        start = text.index(row["content"][0])
        end = text.index(row["content"][-1]) + len(row["content"][-1])
        near = text[max(0, start - 400) : end + 400]
        far += [(row["doc"], word) for word in (row["source"], row["cue"]) if word and word not in near]
        far += [(row["doc"], row["condition"])] if (row["condition"] or "") not in text else []
    assert far == []


def test_enclosing_contents_stand_in_the_page_and_enclose() -> None:
    nested = [row for row in ROWS["attributions"] if row["parent"] is not None]
    assert nested
    assert all(row["parent"] in TEXTS[row["doc"]] and row["content"][0] in row["parent"] for row in nested)


def test_conditions_and_consequences_of_events_stand_in_the_page() -> None:
    parts = [
        (row["doc"], row[key]) for row in ROWS["events"] for key in ("condition", "consequence") if row[key]
    ]
    assert [part for part in parts if part[1] not in TEXTS[part[0]]] == []


def test_families_hold_every_page_and_every_copy_stands_with_its_parent() -> None:
    families = [set(row["documents"]) for row in ROWS["families"]]
    assert set().union(*families) == set(TEXTS)
    descents = [row for row in ROWS["copies"] if row["kind"] != "quotation"]
    apart = [r for r in descents if not any({r["child"], r["parent"]} <= family for family in families)]
    assert apart == []


def test_origins_are_counted() -> None:
    assert all(row["independent_origins"] == len(row["origins"]) for row in ROWS["origins"])


def test_one_page_is_not_utf_8_and_says_so() -> None:
    odd = [page.name for page in PAGES if b"charset=windows-1252" in page.read_bytes()]
    assert odd == ["ledger-reply.html"]
