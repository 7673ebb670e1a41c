"""On what stories, families and claims stand: how many origins, which, and why."""

import msgspec
import pytest

import firsthand
from firsthand.dossier.ask import origins
from firsthand.errors import OptionError
from firsthand.model.claim import Claim, Origins
from firsthand.model.counted import Counted
from firsthand.model.story import Story


@pytest.fixture
def counted(heap):
    """The hand-made dossier with one story and one claim whose origins say why."""
    docs = tuple(row.id for row in heap.documents)
    rows = (
        Counted(origins=("o-1", "o-2"), why="AP: two credit it."),
        Counted(origins=("o-3",), why="Gull: alone."),
    )
    story = Story(id="s-9", title="The strait", documents=docs, counted=rows)
    span = heap.attributions[0].content[0]
    claim = Claim(
        id="k-9",
        proposition="The strait is shut.",
        spans=(span,),
        independent_origins=Origins(asserting=1, denying=1),
        counted=(
            Counted(origins=("o-1",), stance="assert", why="Edda Quill: one act of speaking."),
            Counted(origins=("o-3",), stance="deny", why="Odo Lund: one act of speaking."),
        ),
        status="disputed",
    )
    return msgspec.structs.replace(heap, stories=(story,), claims=(claim,))


def test_a_story_says_how_many_which_and_why(counted):
    (row,) = origins(counted)
    assert (row.of, row.id, row.count) == ("story", "s-9", 2)
    assert row.why == "2 independent origins. (1) AP: two credit it. (2) Gull: alone."
    assert row.counted == counted.stories[0].counted


def test_a_claim_counts_both_sides(counted):
    (row,) = origins(counted, of="claim")
    assert (row.count, row.title) == (2, "The strait is shut.")
    assert row.why == (
        "2 independent origins. 1 asserts it. Edda Quill: one act of speaking. "
        "1 denies it. Odo Lund: one act of speaking."
    )
    assert origins(counted, claim="k-9") == (row,)


def test_every_family_has_one_origin_with_its_reason(heap):
    rows = origins(heap, of="family")
    assert {row.id for row in rows} == {family.id for family in heap.families}
    assert all(row.count == 1 and row.title in row.why for row in rows)


@pytest.mark.parametrize("asked", [{"of": "page"}, {"claim": "k-none"}, {"doc": "no such page"}])
def test_what_is_not_there_is_refused(counted, asked):
    with pytest.raises(OptionError):
        origins(counted, **asked)


def test_filters_narrow_the_rows(counted):
    assert origins(counted, find="nowhere said") == ()


def test_claims_count_as_many_origins_as_they_explain(book):
    for claim in book.dossier.claims:
        sides = [row.stance for row in claim.counted]
        assert sides.count("assert") == claim.independent_origins.asserting
        assert sides.count("deny") == claim.independent_origins.denying
        listed = [ident for row in claim.counted for ident in row.origins]
        assert len(listed) == len(set(listed))


def test_the_stories_of_the_example_corpus_explain_every_origin(book):
    known = {origin.id for origin in book.dossier.origins}
    for row in firsthand.origins(book.dossier):
        assert row.count == len(row.counted) > 0
        assert all(one.why.endswith(".") and set(one.origins) <= known for one in row.counted)
