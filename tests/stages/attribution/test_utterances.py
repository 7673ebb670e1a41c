import msgspec
import pytest

from firsthand.model.attribution import Attribution
from firsthand.model.span import Span
from firsthand.stages.attribution import utterances


def said(page, content, speaker="Ivo Bray", kind="indirect", **more):
    start = page.text.index(content)
    return Attribution(
        id=f"a-{page.id}-{start}",
        doc=page.id,
        source=(),
        cue=(Span(page.id, 0, 1),),
        content=(Span(page.id, start, start + len(content)),),
        kind=kind,
        speaker=speaker,
        **more,
    )


def joined(pages, ones):
    found, groups = utterances(ones, {page.id: page for page in pages})
    assert [one.id for one in found] == [one.id for one in ones]
    assert all(one.utterance is not None for one in found if one.speaker)
    return len(groups)


SAME = [
    pytest.param(
        "We will not let the port become a refuge from the toll for any fleet",
        "We will let the port become a refuge from the toll for any fleet",
        id="lost negation",
    ),
    pytest.param(
        "The council rejected the plan to widen the northern canal",
        "the plan to broaden the northern canal had been turned down by the council",
        id="paraphrase",
    ),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_renderings_are_one_utterance(page, a, b):
    one, other = page(a, "one"), page(b, "two")
    assert joined([one, other], [said(one, a, via="CNN"), said(other, b, via="CNN")]) == 1


def test_an_idiom_of_two_speakers_is_two_utterances(page):
    text = "The northern canal is the beating heart of the whole island"
    one, other = page(text, "one"), page(text, "two")
    assert joined([one, other], [said(one, text), said(other, text, speaker="Ann Lee")]) == 2


def test_two_topics_of_one_speaker_stay_apart(page):
    one, other = (
        page("The northern canal will close in winter", "one"),
        page("Fishing boats pay no toll this season", "two"),
    )
    assert joined([one, other], [said(one, one.text), said(other, other.text)]) == 2


def test_other_words_on_another_occasion_stay_apart(page):
    a, b = "The northern canal will close in winter", "The northern canal will reopen after long repairs"
    one, other = page(a, "one"), page(b, "two")
    both = [said(one, a, occasion="speech"), said(other, b, occasion="interview")]
    assert joined([one, other], both) == 2


def test_the_order_of_pages_changes_nothing(page):
    texts = [
        "The northern canal will close in winter",
        "The northern canal closes this winter",
        "Boats pay no toll",
    ]
    pages = [page(text, f"p{number}") for number, text in enumerate(texts)]
    ones = [said(one, one.text) for one in pages]
    documents = {one.id: one for one in pages}
    _, forth = utterances(ones, documents)
    _, back = utterances(ones[::-1], documents)
    assert msgspec.json.encode(forth) == msgspec.json.encode(back)


def test_without_a_speaker_there_is_no_utterance(page):
    one = page("The northern canal will close")
    found, groups = utterances([said(one, one.text, speaker=None)], {one.id: one})
    assert (found[0].utterance, groups) == (None, ())


def test_a_hundred_copies_are_one_utterance(page):
    text = "The northern canal will close before the winter storms"
    pages = [page(text, f"p{number:03}") for number in range(100)]
    assert joined(pages, [said(one, text) for one in pages]) == 1


TOLD = (
    "the northern lock of the canal would not reopen before spring",
    "that the northern lock of the canal would not reopen before spring",
    "the northern lock on the canal will remain closed before spring",
    "the canal's northern lock would certainly not resume prior to spring",
    "The northern lock of the canal is to stay closed until spring",
    "the canal's northern lock would stay closed till spring",
    "The northern canal lock will not reopen before spring",
    "the northern lock of the canal would not be reopened before the spring",
    "that the lock in the north of the canal would not reopen before spring",
    "the northern lock of the canal would not be opened before spring",
)
OTHERS = (
    "the bridge would reopen in May",
    "the mill would remain closed",
    "the school would stay closed all week",
    "the museum will not reopen this year",
    "the bakery is to resume work",
)
"""What somebody else said: a heap in which the words of closing and opening are not rare."""


def test_ten_renderings_of_one_interview_are_one_utterance(page):
    pages = [page(text, f"p{at}", published=f"2031-01-{6 + at // 4:02d}") for at, text in enumerate(TOLD)]
    told = {0: {"via": "Lorn Gazette", "occasion": "interview"}, 1: {"via": "Lorn Gazette"}}
    ones = [said(one, one.text, **told.get(at, {})) for at, one in enumerate(pages)]
    others = [page(text, f"q{at}") for at, text in enumerate(OTHERS)]
    ones += [said(one, one.text, speaker=f"Ann Lee{at}") for at, one in enumerate(others)]
    assert joined([*pages, *others], ones) == 1 + len(OTHERS)


def test_statements_of_two_days_stay_two_though_their_topic_is_one(page):
    first = page("the northern lock would not reopen before spring", "one", published="2031-01-06")
    then = page("the northern lock would reopen in April after all", "two", published="2031-03-20")
    assert joined([first, then], [said(first, first.text), said(then, then.text)]) == 2
