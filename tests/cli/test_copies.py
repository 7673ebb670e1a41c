"""``firsthand copies``: trees as a person reads them, and graphs for programs."""

import json
from xml.etree import ElementTree as ET

import pytest


def test_a_family_is_drawn_with_its_steps_in_order(ask):
    text = ask("copies", "--doc", "World Ticker").stdout
    lines = text.splitlines()
    assert lines[0].endswith("“Kestria risks ‘costs’ if it supplies Orlund, Velmaria says”")
    assert lines[1] == "  Meridian Wire  2024-03-11, meridian-warning.html"
    assert lines[2].startswith("  ├── World Today Complete  2024-10-03, worldtoday-costs.txt  [translation ")
    assert lines[3].startswith("  │   └── DISPATCH NOW  undated, dispatch-costs.txt  [excerpt ")
    assert lines[4].startswith("  ├── World Ticker  undated, ticker-warning.txt  [verbatim ")
    assert lines[5].startswith("  └┄┄ The Brannock Ledger")
    assert "[quotation" in lines[5]


def test_a_merged_page_names_its_other_parent(ask):
    text = ask("copies", "--doc", "basket-weekend.txt").stdout
    assert text.count("[merge") == 2
    assert "also from Port Avel Observer" in text
    assert "also from Hill & Harbour Weekly" in text


def test_pages_without_copies_are_counted_and_listed(ask):
    text = ask("copies").stdout
    head, _, tail = text.partition(" without copies\n")
    assert int(head.split()[-1]) == len(tail.splitlines()) > 1
    assert text.count("hafenbote-warnung.html") == 1


def test_why_gives_the_reason_of_every_step(ask):
    bare, full = ask("copies").stdout, ask("copies", "--why", columns=120).stdout
    assert "passages correspond" not in bare
    flat = " ".join(full.replace("│", " ").split())
    assert flat.count("passages correspond") == flat.count("[") - flat.count("[quotation")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("more", [(), ("--why",)], ids=["bare", "why"])
def test_no_line_is_wider_than_the_page(ask, columns, more):
    done = ask("copies", *more, columns=columns)
    assert max(map(len, done.stdout.splitlines())) <= columns
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_json_is_the_python_value(ask, book):
    import firsthand

    rows = [json.loads(line) for line in ask("copies", "--json").stdout.splitlines()]
    trees = firsthand.tree(book.dossier)
    assert [row["family"] for row in rows] == [tree.family for tree in trees]
    assert [row["twigs"][0]["id"] for row in rows] == [tree.twigs[0].id for tree in trees]
    assert rows[0]["twigs"][1]["copy"]["child_spans"][0]["text"]
    assert ask("copies", "--format", "json").stdout == ask("copies", "--json").stdout


def test_graphs_hold_every_page_and_every_copy(ask, book):
    pages = {document.id for document in book.dossier.documents}
    root = ET.fromstring(ask("copies", "--format", "graphml").stdout)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert {node.get("id") for node in root.iterfind(".//g:node", space)} == pages
    assert len(root.findall(".//g:edge", space)) == len(book.dossier.copies)
    assert ask("copies", "--format", "dot").stdout.count(" -> ") == len(book.dossier.copies)
    assert ask("copies", "--format", "mermaid").stdout.count(">|") == len(book.dossier.copies)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--format", "svg", "graphml"),
        ("--doc", "meridian", "2 pages"),
        ("--doc", "nowhere-to-be-found", "no page"),
        ("--doc", "World Tickr", "did you mean World Ticker"),
        ("--family", "f-0000", "no family"),
        ("--story", "the sinking of the moon", "no story"),
        ("--outlet", "Morning Star", "no outlet"),
    ],
)
def test_a_filter_that_means_nothing_is_wrong_usage(ask, option, value, said):
    done = ask("copies", option, value)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout
