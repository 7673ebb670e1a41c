"""Short forms of given names, women with two family names, names that the tagger takes for bodies."""

import pytest

from firsthand.stages.entities.persons import full_tail, same_given


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("bill", "william", True),
        ("patrick", "pat", True),
        ("pat", "patricia", True),
        ("bill", "robert", False),
        ("ola", "ola", True),
        ("patrick", "patricia", False),
    ],
)
def test_a_short_form_is_the_full_given_name(a, b, same):
    assert same_given(a, b) is same


@pytest.mark.parametrize(
    ("parts", "names", "longer"),
    [
        (("orr", "sawyer"), [("nadia", "orr", "sawyer")], ("nadia", "orr", "sawyer")),
        (("orr", "sawyer"), [("nadia", "orr", "sawyer"), ("mina", "orr", "sawyer")], None),
        (("paul", "jones"), [("john", "paul", "jones")], None),
        (("sawyer",), [("nadia", "orr", "sawyer")], None),
    ],
    ids=["both family names", "two bearers", "a given name first", "one word"],
)
def test_two_family_names_mean_the_one_woman_who_bears_them(parts, names, longer):
    assert full_tail(parts, names) == longer


def test_a_woman_is_called_by_both_family_names(clusters):
    found = clusters(
        "Nadia Orr Sawyer said on Monday that the bill was dead. Orr Sawyer, a lawmaker, told reporters that "
        "it would come back. Sawyer then left."
    )
    assert found["Nadia Orr Sawyer"][:3] == ["Nadia Orr Sawyer", "Orr Sawyer", "Sawyer"]


def test_bill_and_william_are_one_person_on_one_page_and_on_two(clusters, heap):
    found = clusters("Bill Tatum led the house. William Tatum left in June.")
    assert found["William Tatum"] == ["Bill Tatum", "William Tatum"]
    everybody, _, _ = heap("Bill Tatum led the house.", "William Tatum left in June.")
    (person,) = [one for one in everybody if one.kind == "person"]
    assert {person.name, *person.aliases} == {"Bill Tatum", "William Tatum"}


def test_a_short_form_that_two_bear_joins_neither(heap):
    everybody, _, _ = heap("Pat Tatum led the house.", "Patrick Tatum left.", "Patricia Tatum stayed.")
    names = sorted(one.name for one in everybody if one.kind == "person")
    assert names == ["Pat Tatum", "Patricia Tatum", "Patrick Tatum"]


@pytest.mark.parametrize("after", [", 52, was held on Monday.", ", who was held on Monday, said nothing."])
def test_an_age_or_a_who_after_a_name_tells_of_a_person(heap, after):
    everybody, _, _ = heap(f"Police named the suspect. Wiltz Harkan{after}")
    assert "person" in {one.kind for one in everybody if one.name == "Wiltz Harkan"}


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Dale Wick met Alan Tilt. “Alan Tilt is a friend of mine,” he said.", "Dale Wick"),
        ("Dale Wick wrote to the court. “Heads must roll now that Karl Orr is dead,” he said.", "Dale Wick"),
    ],
)
def test_nobody_calls_himself_by_name_in_his_own_quotation(clusters, text, bearer):
    assert "he" in clusters(text)[bearer]


def test_a_pronoun_after_one_that_nobody_named_is_not_the_victim(clusters):
    found = clusters("The man was held on Monday. He threatened to kill Karl Orr. He wrote a letter.")
    assert "He" not in found["Karl Orr"]
