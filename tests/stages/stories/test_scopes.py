import pytest

from firsthand.model.copies import Origin
from firsthand.stages.stories import inside, ties, welded


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({}, (("s",), ("t",), ("u",))),
        ({"a": ["b"]}, (("s", "t"), ("u",))),
        ({"a": ["b", "b2"]}, (("s", "t"), ("u",))),
        ({"a": ["b", "c"]}, (("s",), ("t",), ("u",))),
        ({"a": ["b"], "b": ["c"]}, (("s", "t"), ("u",))),
        ({"a": ["b"], "b": ["c"], "b2": ["c"]}, (("s",), ("t", "u"))),
        ({"a": ["elsewhere"], "elsewhere": ["b"]}, (("s",), ("t",), ("u",))),
        ({"b": ["b2"]}, (("s",), ("t",), ("u",))),
    ],
    ids=[
        "none",
        "a copy",
        "two parents of one story",
        "a round-up",
        "a chain",
        "the stronger tie",
        "unknown pages",
        "one story",
    ],
)
def test_copies_tie_stories_and_round_ups_do_not(parents, expected):
    assert welded({"a": "s", "b": "t", "b2": "t", "c": "u"}, parents) == expected


def test_a_story_that_is_known_in_part_is_put_into_no_scope():
    story_of, parents = {"a": "s", "b": "t", "c": "u"}, {"a": ["b"], "c": ["b"]}
    assert welded(story_of, parents, {"s", "t"}) == (("s", "t"),)
    assert welded(story_of, parents, {"t", "u"}) == (("t",), ("u",))


@pytest.fixture
def merged(make, bridge):
    first, second = make.document("a", bridge[0]), make.document("b", bridge[2])
    page = make.document("m", bridge[0] + bridge[2])
    cut = len(bridge[0])
    copies = (make.copy(page, first, 0, cut), make.copy(page, second, cut, len(page.text)))
    kinship = make.kinship([(first, page), (second, page)], copies)
    origins = tuple(
        Origin(id=f.origin, kind="document", name="", documents=f.documents, family=f.id)
        for f in kinship.families
    )
    return (
        first.id,
        second.id,
        page.id,
        type(kinship)(alignments=(), copies=kinship.copies, families=kinship.families, origins=origins),
    )


def test_the_parents_of_a_merged_page_are_both_its_ties(merged):
    first, second, page, kinship = merged
    assert ties(kinship) == {page: (first, second)}


def test_every_row_is_told_by_one_scope_and_worked_on_within_it(merged):
    first, second, page, kinship = merged
    scopes = [{first, page}, {second}]
    told = [inside(kinship, docs) for docs in scopes]
    assert sorted(c.id for whole, _ in told for c in whole.copies) == sorted(c.id for c in kinship.copies)
    assert sorted(f.id for whole, _ in told for f in whole.families) == ["f-0", "f-1"]
    assert sorted(o.id for whole, _ in told for o in whole.origins) == ["o-0", "o-1"]
    for docs, (_, within) in zip(scopes, told, strict=True):
        assert all(doc in docs for row in (*within.families, *within.origins) for doc in row.documents)
        assert all(copy.parent in docs and copy.child in docs for copy in within.copies)
    assert [f.documents for f in told[1][0].families] == [(second, page)], "told whole"


def test_what_lies_within_one_scope_is_as_it_was(merged):
    first, second, page, kinship = merged
    whole, within = inside(kinship, {first, second, page})
    assert within == kinship
    assert whole.families == kinship.families
