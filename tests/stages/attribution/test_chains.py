"""Attributions inside attributions, and subjects that a parser loses."""

import pytest

from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions


def _rows(done, found):
    words = done.document.words
    return {
        (" ".join(words(span) for span in one.source), " ".join(words(span) for span in one.cue)): one
        for one in found
    }


@pytest.mark.parametrize("judge", ["learned", "rules"])
def test_what_a_speaker_says_that_another_said_stands_inside(annotated, judge):
    done = annotated(
        "A port official told the Lorn Gazette that Mayor Ann Bray had promised that the pier would reopen."
    )
    rows = _rows(done, attributions(done, AttributionOptions(judge=judge)))
    outer, inner = rows["A port official", "told"], rows["Mayor Ann Bray", "had promised"]
    assert inner.parent == outer.id
    assert inner.score <= outer.score
    assert outer.parent is None


def test_a_chain_needs_a_speaker_of_its_own(annotated):
    done = annotated("Bray said the pier would be finished by spring and would be promised to no one.")
    found = attributions(done)
    assert all(one.source for one in found if one.parent)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "The maker, Corva Works, promised on Friday to rebuild the pier.",
            "The maker, Corva Works",
            "promised",
        ),
        ("The pier has sunk, the Tern news agency reported on Monday.", "the Tern news agency", "reported"),
    ],
)
def test_a_verb_of_speech_read_as_a_participle_has_its_subject(annotated, text, source, cue):
    done = annotated(text)
    assert (source, cue) in _rows(done, attributions(done, AttributionOptions(judge="rules")))


def test_a_participle_with_its_agent_stays_one(annotated):
    done = annotated("A plan reported by the Tern was dropped.")
    assert ("A plan", "reported") not in _rows(done, attributions(done))


def test_a_quotation_after_a_clause_and_a_colon_is_its_subjects(annotated):
    done = annotated("Her deputy, Olla Bray, was less sure: “We were lucky twice.”")
    (one,) = [one for one in attributions(done) if one.kind == "direct"]
    assert "Olla Bray" in " ".join(done.document.words(span) for span in one.source)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Bray said Lorn would face tariffs if it kept its boats out.", "warning"),
        ("Bray said the boats will be met with heavy fines.", "warning"),
        ("Bray said the boats would face the wind.", "statement"),
    ],
)
def test_a_consequence_told_by_a_plain_verb_is_a_warning(annotated, text, act):
    done = annotated(text)
    assert act in {one.speech_act for one in attributions(done)}


def test_words_that_hardly_ever_attribute_are_passed_over_without_loss(annotated):
    done = annotated("The ferry sank near the pier. Bray said it carried sand. Orr believes the crew slept.")
    quick = attributions(done, AttributionOptions())
    slow = attributions(done, AttributionOptions(hopeless=0.0))
    assert quick == slow
    assert len(quick) == 2
