import numpy as np
import pytest
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.stages.copies import compare
from firsthand.stages.copies.compare import flipped
from firsthand.stages.copies.readings import MEASURES, SIGNALS, leaves, only_theirs, readings


def measured(child, parent, *others):
    """The measures of `child` as a copy of `parent` in a family with `others`."""
    pages = leaves([child, parent, *others])
    there, back = readings(compare(child, parent), pages[child.id], pages[parent.id])
    assert len(there) == len(back) == len(MEASURES)
    return dict(zip(MEASURES, there.tolist(), strict=True))


def test_every_measure_adds_to_a_signal():
    assert set(SIGNALS) == set(MEASURES)


def test_a_whole_copy_is_held_and_changes_nothing():
    found = measured(page("a", *FERRY), page("b", *FERRY))
    assert found["held_child"] == found["held_parent"] == pytest.approx(1)
    assert found["known_changes_child"] == found["usual_changes_child"] == 0


def test_a_reading_that_others_have_speaks_against_a_parent_that_lacks_it():
    right, wrong, child = page("a", *FERRY), page("b", *SPUN), page("c", *FERRY[:6])
    against = measured(child, wrong, right)
    assert against["known_changes_child"] > 1
    assert against["usual_changes_child"] > 0.2
    assert measured(child, right, wrong)["known_changes_child"] == 0


def test_a_change_of_its_own_is_no_reading_of_others():
    found = measured(page("a", *SPUN), page("b", *FERRY))
    assert found["known_changes_child"] == found["usual_changes_child"] == 0
    assert found["rarer"] > 0


def test_a_passage_that_others_have_is_an_extra_and_no_change():
    child, parent = page("a", *FERRY[:4], *CHOIR[:3]), page("b", *FERRY[:4])
    found = measured(child, parent, page("c", *CHOIR))
    assert found["known_extras_child"] > 1
    assert found["known_changes_child"] == 0


def test_dates_are_told_as_what_they_are():
    late, early = page("a", *FERRY, published="2031-05-14"), page("b", *FERRY, published="2031-03-14")
    found = measured(late, early)
    assert (found["dated_long_after"], found["dated_later"], found["undated"]) == (1, 0, 0)
    turned = measured(early, late)
    assert (turned["dated_later"], turned["dated_much_later"]) == (1, 1)
    assert measured(page("a", *FERRY), early)["undated"] == 1


def test_both_sides_are_measured_alike_whichever_comes_first():
    one, other = page("a", *SPUN), page("b", *FERRY)
    pages = leaves([one, other])
    met = compare(one, other)
    first = readings(met, pages["a"], pages["b"])
    second = readings(flipped(met), pages["b"], pages["a"])
    assert np.allclose(first[0], second[1])
    assert np.allclose(first[1], second[0])


def test_sentences_that_two_pages_alone_have_are_shown():
    pages = leaves([page("a", *FERRY[:3], OTHER[0]), page("b", *FERRY[:3], OTHER[0]), page("c", *FERRY)])
    (span,) = only_theirs(pages["a"], pages["b"], 3)
    assert pages["a"].witness.document.text[span.start : span.end] == OTHER[0]
    assert only_theirs(pages["a"], pages["c"], 3) == ()


def test_pages_without_words_are_measured_too():
    assert measured(page("a"), page("b"), page("c", *FERRY))["held_child"] == 0


SAID = "“The sandbank moves every spring and nobody at the port office writes it down,” the master said."
CUT = "“The sandbank moves every spring,” the master said."


def test_the_source_has_the_longer_quotation():
    found = measured(page("a", *FERRY[:3], CUT), page("b", *FERRY[:3], SAID))
    assert found["quotes_child"] > found["quotes_parent"] > 0


def test_a_copy_loses_names_and_figures():
    vague = "The night ferry ran aground on a sandbank early in the week with many people aboard."
    found = measured(page("a", vague, *FERRY[1:]), page("b", *FERRY))
    assert found["details_child"] > found["details_parent"]


def test_the_length_the_hedges_and_the_dateline_are_told_from_the_child():
    child = page("a", "The night ferry to Quillan reportedly ran aground on a sandbank.", FERRY[1])
    parent = page("b", f"TARN POINT — {FERRY[0]}", *FERRY[1:])
    found = measured(child, parent)
    assert found["longer"] > 1
    assert (found["hedged"], found["placed"]) == (0.5, 1)
    turned = measured(parent, child)
    assert (turned["longer"], turned["hedged"], turned["placed"]) == (-found["longer"], -0.5, -1)


def test_an_outlet_that_the_parent_does_not_name_is_a_credit_of_the_child():
    child, parent = page("a", *FERRY, "The story was first reported by the Lantern."), page("b", *FERRY)
    assert measured(child, parent)["credits_child"] == pytest.approx(1 / 3)
    assert measured(parent, child)["credits_child"] == 0
    own = page("b", *FERRY, "The master told the Lantern that he saw no log.")
    assert measured(child, own)["credits_child"] == 0


def test_what_was_taken_from_the_top_stands_lower_in_the_copy():
    found = measured(page("a", *OTHER, *FERRY[:3]), page("b", *FERRY))
    assert found["lower"] > 0.3
