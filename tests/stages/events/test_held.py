"""One pledge told by many pages is one row, decided once over all its tellings: pages of fiction."""

import pytest

from firsthand.model.copies import Family
from firsthand.stages.events import channels, events, merge, pledges

A, B, C = "a" * 16, "b" * 16, "c" * 16


@pytest.fixture(scope="session")
def rows(read):
    """The pledges of pages given as (document, day, lines), merged over the heap."""

    def run(*pages, families=()):
        made = [read(*lines, published=day, doc=doc) for doc, day, *lines in pages]
        found = [each for page in made for each in events(page, (), ())]
        lines = [each for page in made for each in channels(page, (), ())]
        told = [each for page in made for each in pledges(page, (), events(page, (), ()))]
        documents = {page.document.id: page.document for page in made}
        return merge(found, lines, told, (), documents, families, (), {p.document.id: p for p in made})[2]

    return run


BOTH = "Norway warned that it would close its ports to Portugal and freeze the accounts of any bank."
FROZE = "Norway froze the accounts of a bank."
NEVER = "Norway never closed its ports to Portugal."


@pytest.mark.parametrize(
    ("retold", "day"),
    [
        pytest.param(
            "Norway had warned that it would freeze the accounts of a bank.", "2031-04-20", id="half"
        ),
        pytest.param("Norway threatened to shut its ports to Portugal.", "2031-03-04", id="the other half"),
        pytest.param(
            "Norway had warned that it would close its ports to Portugal.", "2031-12-20", id="recalled, late"
        ),
        pytest.param(
            "Norway warned that it would close its ports and freeze what it holds in the bank.",
            "2031-03-04",
            id="in other words",
        ),
        pytest.param(
            "Norway warned of consequences, including the closing of its ports and the freezing of accounts.",
            "2031-03-04",
            id="by nouns",
        ),
    ],
)
def test_a_warning_retold_is_one_row_and_its_outcome_is_decided_once(rows, retold, day):
    found = rows((A, "2031-03-01", BOTH), (B, day, retold), (C, "2031-05-20", FROZE, NEVER))
    (warning,) = (each for each in found if each.kind == "warning")
    assert warning.outcome == "partly"
    assert {span.doc for span in warning.spans} == {A, B}


def test_the_fullest_telling_is_shown_first(rows):
    half = "Norway warned that it would freeze the accounts of any bank."
    (warning,) = rows((A, "2031-03-02", half), (B, "2031-03-01", BOTH))
    assert warning.spans[0].doc == B


def test_another_deed_or_one_of_another_party_stays_another_pledge(rows):
    first = (A, "2031-03-01", "Norway warned that it would close its ports to Portugal.")
    assert len(rows(first, (B, "2031-03-02", "Norway warned that it would cut its aid to Portugal."))) == 2
    assert len(rows(first, (B, "2031-03-02", "Malta warned that it would close its ports to Portugal."))) == 2


def test_a_warning_against_something_is_the_one_that_its_page_spells_out(rows):
    told = "Norway would close its ports if Portugal armed the rebels of Sorrel, Norway warned."
    (warning,) = rows((A, "2031-03-01", "Norway warns Portugal against arming the rebels of Sorrel.", told))
    assert len(warning.spans) == 2


def test_what_only_points_back_to_a_warning_is_none(rows):
    (warning,) = rows(
        (A, "2031-03-01", "Norway warned that it would close its ports to Portugal."),
        (B, "2031-05-20", "Norway never closed its ports, though it had warned that it would."),
    )
    assert warning.outcome == "broken"


def test_both_sides_agree_on_one_thing_however_pages_call_them(rows):
    found = rows(
        (A, "2031-03-01", "Norway and Portugal agreed to keep the hotline of the coastguards open."),
        (A[:15] + "b", "2031-03-02", "Norway agreed with Portugal to leave the hotline open."),
        (C, "2031-05-20", "Norway suspended the hotline with Portugal."),
    )
    assert [each.outcome for each in found if each.kind == "promise"] == ["broken"]


def test_a_copy_that_made_a_plan_of_a_warning_tells_the_warning(rows):
    family = Family(id="f-1", origin="o-1", documents=(A, B))
    warned = (
        A,
        "2031-03-01",
        "Norway warned that it will freeze the accounts of any bank that pays Portugal.",
    )
    planned = (B, None, "Norway plans to freeze the accounts of any bank.")
    found = rows(warned, planned, families=(family,))
    assert [each.kind for each in found] == ["warning"]
    assert len(rows(warned, planned)) == 2
