import pytest

from firsthand import lexicon
from firsthand.stages.claims.stance_words import (
    REFUTING,
    TOLD,
    groups,
    index,
    merge,
    read,
    read_body,
    says,
    share,
    stem,
)


class _Cue(lexicon.Row, frozen=True, kw_only=True):
    group: str
    words: tuple[str, ...]


def _speaks(group, sentence):
    return read(sentence).cues[index(group)] > 0


@pytest.mark.parametrize("row", lexicon.load("stance", _Cue), ids=lambda row: row.group)
def test_every_row_of_the_word_list_holds_its_own_examples(row):
    assert row.examples
    assert row.not_examples
    assert all(_speaks(row.group, sentence) for sentence in row.examples)
    assert not any(_speaks(row.group, sentence) for sentence in row.not_examples)


def test_a_word_of_the_list_stands_in_one_group_only():
    words = [word for row in lexicon.load("stance", _Cue) for word in row.words]
    assert sorted(set(words)) == sorted(words)


def test_groups_that_refute_and_tell_are_in_the_list():
    assert {*REFUTING, *TOLD} <= set(groups())


def test_a_negator_undoes_a_refuting_word_within_its_reach():
    assert read("It is not a hoax").undone == 1.0
    assert read("It is a hoax").undone == 0.0
    assert read("She did not come to the harbour on Monday, and the letter was a hoax").undone == 0.0


def test_a_phrase_is_one_cue_not_several():
    assert read("The tale is not true").cues[index("negation")] == 0.0
    assert says(read("The tale is not true"), ("false",))


@pytest.mark.parametrize(
    ("a", "b"), [("whales", "whale"), ("killed", "killing"), ("closed", "closing"), ("bread", "bread")]
)
def test_inflections_share_a_stem(a, b):
    assert stem(a) == stem(b)


def test_what_two_sides_share_is_weighed_by_rarity():
    claim = read("A whale was found in Tolmark").stems
    assert share(claim, read("Tolmark whale").stems) > share(claim, read("It was found").stems)
    assert share(frozenset(), claim) == 0.0


def test_a_body_is_read_sentence_by_sentence():
    body = read_body("The mill is shut.\n\nThe report that it burned down is a hoax.")
    assert body.refuting == (0.0, 1.0)
    assert body.told == 1.0
    assert merge(body.sentences) == body.every


def test_an_empty_body_says_nothing():
    body = read_body("")
    assert body.sentences == ()
    assert not any(body.every.cues)
