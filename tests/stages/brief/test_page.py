"""What one page takes: asides weigh little, a pledge is told in shared words, and little news leaves room."""

import msgspec
import pytest

from firsthand.lexicon.templates import template
from firsthand.model.document import Document, Segment
from firsthand.model.dossier import Dossier
from firsthand.model.event import Pledge
from firsthand.model.span import Span
from firsthand.model.story import Section, Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief import Evidence, briefs
from firsthand.stages.brief.later import became
from firsthand.stages.brief.page import _BECAME, Page
from firsthand.stages.brief.select import _OWN, _SCENE
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.weigh import Scale


def weight(heap, span):
    evidence, options = Evidence(heap), BriefOptions()
    part = next(part for part in template().section if part.holds == ("happened",))
    statement = Statement(text="Tove Asker denied any promise of fuel.", citations=(span,), origins=1)
    return Scale(heap.stories[0], evidence, options).weight(part, 0, statement)


def test_a_denial_of_what_nobody_asserts_weighs_less_than_an_answer_to_a_charge(heap, place):
    span = place("gazette", "that the country had promised Sorn no fuel")
    (charge,) = [claim for claim in heap.claims if claim.id == "k-fuel"]
    others = tuple(claim for claim in heap.claims if claim.id != "k-fuel")
    alone = msgspec.structs.replace(charge, assertions=())
    answered = weight(msgspec.structs.replace(heap, claims=(*others, charge)), span)
    aside = weight(msgspec.structs.replace(heap, claims=(*others, alone)), span)
    assert aside < 0.75 * answered


TEXTS = {
    "a": "The barge will be moored until June, said Oskar Brandel of the Hexwick port.",
    "b": "Hexwick port warned on 2 May 2031 that it would close the lock and fine the owners of the barge.",
    "c": "Hexwick port said that it would close the lock and fine the owners of the barge within days.",
    "d": "The port closed the lock on 9 May 2031 and fined nobody.",
}
SPOKEN = {
    "a": "The barge will be moored until June",
    "b": "it would close the lock and fine the owners of the barge",
    "c": "it would close the lock and fine the owners of the barge within days",
}


def pledged(kinds):
    pages = tuple(
        Document(
            id=key,
            path_or_url=f"{key}.txt",
            language="en",
            kind=kinds.get(key, "report"),
            outlet=f"{key.upper()} Post",
            published="2031-05-10",
            text=text,
            segments=(Segment(start=0, end=len(text), label="body"),),
        )
        for key, text in TEXTS.items()
    )
    spans = tuple(
        Span(key, TEXTS[key].index(words), TEXTS[key].index(words) + len(words))
        for key, words in SPOKEN.items()
    )
    pledge = Pledge(
        id="p",
        kind="warning",
        spans=spans,
        outcome="partly",
        outcome_spans=(Span("d", 0, len(TEXTS["d"])),),
        score=0.9,
        why="The lock was closed.",
    )
    story = Story(id="s", title="Hexwick port warns owners of the barge", documents=tuple(TEXTS))
    return story, Dossier(documents=pages, stories=(story,), pledges=(pledge,))


@pytest.mark.parametrize(
    ("kinds", "first"), [({}, "b"), ({"b": "comment"}, "c"), ({"b": "comment", "c": "comment"}, "a")]
)
def test_a_pledge_is_told_in_the_words_that_most_origins_share_and_not_by_comment(kinds, first):
    story, heap = pledged(kinds)
    evidence, options = Evidence(heap), BriefOptions()
    (told,) = became(story, evidence, Teller(evidence, options, "2031"), options)
    assert told.citations[0].doc == first
    assert "The warning was carried out in part" in told.text


def test_what_weighs_too_little_leaves_its_room_empty(heap):
    def words(least):
        page = next(b for b in briefs(heap, BriefOptions(least=least)) if b.length == "page")
        return sum(len(s.text.split()) for part in page.sections for s in part.sentences)

    assert words(50.0) < words(0.0)


def test_a_pledge_whose_outcome_is_told_gives_way_to_news():
    story, heap = pledged({})
    evidence, options, form = Evidence(heap), BriefOptions(), template()
    parts = {part.title: part for part in form.section}
    told = next(became(story, evidence, Teller(evidence, options, "2031"), options))
    title = "What became of earlier warnings and plans"
    full = (Section(title, (told,)),)
    filler = Page(full, parts, story, evidence, options)
    (row,) = filler._rows
    before = filler._value(row)
    filler._spans.append(told.citations[-1])
    assert filler._value(row) == pytest.approx(options.again * before, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The port will close the lock. The warning was carried out in part.", True),
        ("“We will close it.” The promise was kept on 9 May: The lock was closed.", True),
        ("The lock was closed because the promise was kept by nobody.", False),
    ],
)
def test_what_became_of_a_pledge_is_seen_behind_its_words(text, outcome):
    assert bool(_BECAME.search(text)) is outcome


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("“I had coal for a week,” Ms Dorn said.", True),
        ("“My oven is cold,” the baker said.", True),
        ("Ms Dorn said that the town had coal for a week.", False),
    ],
)
def test_what_one_person_has_is_no_consequence_for_many(words, own):
    assert bool(_OWN.search(words)) is own


@pytest.mark.parametrize(
    ("words", "scene"),
    [
        ("The pilot boats turned for home at dusk.", True),
        ("The gates were opened before first light.", True),
        ("The dusk ferry was sold in May.", False),
    ],
)
def test_the_light_sets_a_scene(words, scene):
    assert bool(_SCENE.search(words)) is scene
