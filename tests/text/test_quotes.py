from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.quotes import quotations


def read(text):
    return [text[quote.start : quote.end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We sail,” she said.", ["“We sail,”"], id="curly"),
        pytest.param('"We sail," she said. "At noon."', ['"We sail,"', '"At noon."'], id="straight"),
        pytest.param("«We sail», she said.", ["«We sail»"], id="guillemets"),
        pytest.param("Orlan: 'We won’t sail before noon'", ["'We won’t sail before noon'"], id="single"),
        pytest.param("The captains’ plan and the crews’ boats", [], id="plural possessive"),
        pytest.param("It was the summer of '68 in Lorn.", [], id="year"),
        pytest.param("``We sail,'' she said.", ["``We sail,''"], id="typewriter"),
        pytest.param("“We sail, he said.", ["“We sail,"], id="closing mark lost before a cue"),
        pytest.param(
            "“We sail at noon.\nThe ferry waits.",
            ["“We sail at noon."],
            id="unclosed ends with its paragraph",
        ),
        pytest.param(
            "“We sail at noon.\n\n“We land at one,” she said.",
            ["“We sail at noon.", "“We land at one,”"],
            id="continued",
        ),
        pytest.param("We sail,” she said.", ["We sail,”"], id="opening mark lost"),
        pytest.param(
            "She said “we [the crew] “sail at noon,” he wrote.",
            ["“we [the crew] “sail at noon,”"],
            id="misplaced second mark",
        ),
        pytest.param(
            "“The crew said ‘no’ twice,” she said.",
            ["“The crew said ‘no’ twice,”"],
            id="inner quotation is not listed",
        ),
        pytest.param(
            "He said “we\nsail at noon” again.", ["“we\nsail at noon”"], id="line wrapped in mid-sentence"
        ),
        pytest.param('"', [], id="a mark alone"),
        pytest.param("“”", [], id="nothing between the marks"),
    ],
)
def test_pairs_marks(text, expected):
    assert read(text) == expected


def test_a_continued_quotation_says_so():
    first, second = quotations("“We sail at noon.\n“We land at one,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@pytest.mark.parametrize(
    ("text", "title", "scare"),
    [
        ("On “Harbour of the Nation” she spoke.", True, False),
        ("The so-called “reform” failed.", False, True),
        ("“We sail at noon,” she said.", False, False),
    ],
)
def test_tells_titles_and_scare_quotes(text, title, scare):
    (quote,) = quotations(text)
    assert (quote.title, quote.scare and not quote.title) == (title, scare)


@given(st.text(alphabet="“”\"'‘’«» \nab.,A", max_size=60))
def test_never_fails_and_never_nests(text):
    found = quotations(text)
    assert all(0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_partial_quotation_without_its_closing_mark_ends_with_its_sentence():
    text = 'It was "a good start and went on. The mayor called the claim "late".'
    assert [text[one.start : one.end] for one in quotations(text)] == ['"a good start and went on.', '"late"']


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: „We go now“, and left.", ["„We go now“"]),
        ("»We go«, she said. »It is late.«", ["»We go«", "»It is late.«"]),
        ("«We go», she said: «it is late».", ["«We go»", "«it is late»"]),
        ("»We go and", ["»We go and"]),
    ],
)
def test_low_marks_and_guillemets_of_either_kind(text, inside):
    assert [text[one.start : one.end] for one in quotations(text)] == inside
