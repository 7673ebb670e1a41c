import msgspec
import pytest

from firsthand.options.brief import BriefOptions
from firsthand.stages.brief import Evidence
from firsthand.stages.brief.tell import Teller


@pytest.fixture(scope="module")
def tell(heap, place):
    evidence = Evidence(heap)
    teller = Teller(evidence, BriefOptions())
    return lambda key, words: teller.tell(evidence.around(place(key, words)))


@pytest.mark.parametrize(
    ("key", "words", "told"),
    [
        pytest.param(
            "gazette",
            "she said at",
            "“It is an invention made in Port Calder,” Tove Asker said at a news conference in Lisse.",
            id="the pronoun that speaks is named",
        ),
        pytest.param(
            "wire",
            "If tankers sail",
            "Edda Quill said: “If tankers sail, there will be consequences.”",
            id="a bare quotation gets its speaker back",
        ),
        pytest.param(
            "neuro",
            "A delivery",
            "A delivery would give the Sorn fleet enough fuel for three months and could draw Valdora into the "
            "conflict, Ledger Daily reported, citing Northlight TV.",
            id="narration is credited with its upstream",
        ),
        pytest.param(
            "comment",
            "The quarrel",
            "Forecast: The quarrel will probably end in a quiet settlement, argues Professor Odo Lund of the "
            "Maritime Institute.",
            id="a forecast is marked",
        ),
        pytest.param(
            "comment",
            "Port Calder should",
            "Comment by The Breakwater: Port Calder should have seen it coming.",
            id="a comment is marked",
        ),
    ],
)
def test_sentences_are_told_so_that_they_stand_alone(tell, key, words, told):
    assert tell(key, words).text == told


def test_every_page_that_tells_the_fact_is_cited_once(tell):
    told = tell("wire", "Valdora has told")
    assert len(told.citations) == len({span.doc for span in told.citations}) == 2


def test_a_sentence_too_long_is_not_told(heap, place):
    evidence = Evidence(heap)
    short = Teller(evidence, BriefOptions(longest=5))
    assert short.tell(evidence.around(place("wire", "Valdora has told"))) is None


def test_descriptions_get_their_article(heap, place):
    rows = tuple(
        msgspec.structs.replace(row, speaker="Senior Valdoran official") if row.anonymous else row
        for row in heap.attributions
    )
    evidence = Evidence(msgspec.structs.replace(heap, attributions=rows))
    teller = Teller(evidence, BriefOptions())
    anonymous = next(row for row in rows if row.anonymous)
    assert teller.speaker(anonymous) == "a senior Valdoran official"
