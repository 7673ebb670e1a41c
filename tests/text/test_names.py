from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lexicon import load
from firsthand.text.names import (
    BodyRow,
    GivenRow,
    GovernmentRow,
    HouseRow,
    NewsroomRow,
    TitleRow,
    bare_name,
    fold,
    gender,
    governments,
    house,
    initials,
    is_newsroom,
    known,
    person_parts,
    related,
    titles,
)


def stands_for(text):
    return [(text[mark.start : mark.end], mark.kind, mark.name) for mark in known(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. fleet", [("U.S.", "alias", "United States")]),
        ("the U.S.U.S. fleet", [("U.S.U.S.", "alias", "United States")]),
        ("tell us more", []),
        ("North Korean ships", [("North Korean", "demonym", "North Korea")]),
        ("Niger and Nigeria", [("Niger", "alias", "Niger"), ("Nigeria", "alias", "Nigeria")]),
        ("the Kremlin", [("Kremlin", "metonym", "Russia")]),
        ("BEIJING – The", [("BEIJING", "capital", "China")]),
        ("the E.U. and NATO", [("E.U.", "body", "European Union"), ("NATO", "body", "NATO")]),
        ("she told Reuters", [("Reuters", "newsroom", "Reuters")]),
        ("Omani, not Romani", [("Omani", "demonym", "Oman")]),
    ],
)
def test_listed_names_are_found_whole(text, expected):
    assert stands_for(text) == expected


@pytest.mark.parametrize(
    ("adjective", "country", "expected"),
    [("Velmarian", "Velmar", True), ("Orsan", "Orsa", True), ("Karskish", "Karsk", True), ("Velmarian", "Karsk", False), ("Orsa", "Orsa", False)],
)  # fmt: skip
def test_adjectives_are_related_to_the_countries_they_are_made_of(adjective, country, expected):
    assert related(adjective, country) is expected


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Orla Tamsin", None, "f"),
        ("Pell Druin", "spokeswoman", "f"),
        ("Mr. Druin", None, "m"),
        ("Druin", "mayor", ""),
    ],
)
def test_gender_is_told_by_title_or_given_name(name, role, expected):
    assert gender(name, role) == expected


def test_names_compare_without_accents_articles_and_initials():
    assert bare_name("The Élan Gazette’s") == "elan gazette"
    assert person_parts("Dr. Rikard N. Haas") == ("rikard", "haas")
    assert initials("Organisation for Maritime Safety") == "OMS"
    assert is_newsroom("Tessick Courier")
    assert not is_newsroom("Courier")


def test_every_list_of_names_can_be_read_and_its_examples_apply():
    assert len(governments()) > 190
    for row in load("governments", GovernmentRow):
        assert all(known(example) for example in row.examples)
    for row in load("bodies", BodyRow):
        assert row.country in {"", *(country.name for country in governments())}
        assert all(any(mark.name == row.name for mark in known(example)) for example in row.examples)
    for row in load("newsrooms", NewsroomRow):
        assert row.names or row.suffixes
    for row in load("titles", TitleRow):
        assert row.words
        assert set(row.words) <= titles(row.kind)
    assert {row.gender for row in load("given", GivenRow)} == {"m", "f"}


@given(st.text(max_size=60))
def test_marks_never_overlap_and_lie_in_the_text(text):
    marks = known(text)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AP", "The Associated Press"),
        ("Agence France-Presse", "AFP"),
        ("BBC News", "the BBC"),
        ("The Tessick Courier", "tessick courier"),
    ],
)
def test_one_newsroom_has_one_key_whatever_it_is_called(one, other):
    assert house(one) == house(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Reuters", "AP"), ("Tessick Courier", "Tessick Mirror")])
def test_two_newsrooms_have_two_keys(one, other):
    assert house(one) != house(other)


@pytest.mark.parametrize("name", [None, "", "  "])
def test_no_name_is_no_newsroom(name):
    assert house(name) == ""


def test_no_newsroom_goes_by_two_short_names():
    rows = load("house_names", HouseRow)
    others = [other for row in rows for other in row.others]
    assert len(others) == len(set(others))
    assert not {row.name for row in rows} & set(others)
    assert all(name == bare_name(name) for row in rows for name in (row.name, *row.others))
