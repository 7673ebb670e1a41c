"""Graphs for other programs: hostile names stay text, everything parses."""

import re
from xml.etree import ElementTree as ET

import pytest

from firsthand.dossier.ask import Tree, Twig, dot, graphml, mermaid
from firsthand.model.copies import Copy

HOSTILE = [
    'Gull "]; click n0 "javascript:alert(1)',
    "</data></node><script>alert(1)</script>",
    "back\\slash\\",
    "two\nlines\tand \x00\x1b[31mred",
    "end\nsubgraph x; %% comment",
    "💥 & ‘curly’ <b>",
    "\ud800 alone",
]


def grown(name):
    edge = Copy(id="c", child="b", parent="a", kind="spun", score=0.5, why=name)
    twigs = (
        Twig(depth=0, id="a", name=name),
        Twig(depth=1, id="b", above="a", name="B", copy=edge, date="2031-03-03"),
        Twig(depth=0, id="o-1", name=name, unseen="upstream"),
        Twig(depth=1, id="c", above="o-1", name="C"),
    )
    return [Tree(family="f", origin="o", name=name, why="", pages=3, twigs=twigs)]


@pytest.mark.parametrize("name", HOSTILE)
def test_graphml_parses_and_keeps_the_name(name):
    root = ET.fromstring(graphml(grown(name)))
    names = [
        data.text
        for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")
        if data.get("key") == "name"
    ]
    assert len(names) == 4
    assert names[0] == re.sub("[\x00\x1b\ud800]", "\ufffd", name)


@pytest.mark.parametrize("name", HOSTILE)
def test_dot_has_one_statement_a_line_and_closed_quotes(name):
    lines = dot(grown(name)).splitlines()
    assert lines[0] == "digraph copies {"
    assert lines[-1] == "}"
    strings = r'"(?:[^"\\]|\\.)*"'
    for line in lines[3:-1]:
        assert re.fullmatch(rf"  {strings}(?: -> {strings})? \[label={strings}(, style=dashed)?\];", line), (
            line
        )


@pytest.mark.parametrize("name", HOSTILE)
def test_mermaid_has_no_character_that_it_would_act_on(name):
    for line in mermaid(grown(name)).splitlines()[1:-1]:
        assert re.fullmatch(
            r'  n\d(\["[^"<>\[\]{}|`]*(<br>)[^"<>\[\]{}|`]*"\](:::unseen)?| -(-|\.-)>(\|"[^"|]*"\|)? n\d)',
            line,
        ), line


def test_a_page_of_two_trees_is_one_node():
    trees = grown("Gull") + grown("Gull")
    assert dot(trees).count('"a" [label') == 1
    assert mermaid(trees).count("n0[") == 1
