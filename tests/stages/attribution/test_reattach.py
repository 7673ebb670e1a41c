"""Verbs that go on with what somebody said, where the parser hangs them below what was said."""

import pytest

from firsthand.stages.attribution import attributions


def _who(done):
    words = done.document.words
    return [
        (
            " ".join(words(span) for span in one.source),
            " ".join(words(span) for span in one.cue),
            " ".join(words(span) for span in one.content),
        )
        for one in attributions(done)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Envoy Lise Orm said the locks had been closed for a week, and warned the fleet against sailing.",
            "Envoy Lise Orm",
            "warned",
            "sailing",
        ),
        (
            "Envoy Lise Orm said that Dane Birk had concluded that the lock was lost, saying she trusted him.",
            "Envoy Lise Orm",
            "saying",
            "she trusted him",
        ),
        (
            "The ministry rejected a claim that its tugs had crossed the line, and accused Lorn of lying.",
            "The ministry",
            "accused",
            "lying",
        ),
    ],
    ids=["a second verb", "a participle", "over a noun"],
)
def test_a_second_verb_of_speech_is_the_first_speakers(annotated, text, source, cue, content):
    rows = _who(annotated(text))
    assert any(s == source and c.startswith(cue) and content in said for s, c, said in rows)
    first = next(said for s, c, said in rows if s == source and not c.startswith(cue))
    assert content not in first


def test_a_second_verb_of_one_who_can_speak_stays_his(annotated):
    rows = _who(annotated("Lise Orm said the minister resigned and told reporters nothing."))
    assert not any(source == "Lise Orm" and cue == "told" for source, cue, _ in rows)


def test_the_subject_of_what_was_said_is_not_who_said_it(annotated):
    rows = _who(
        annotated("Olek Marsh mocked the weather and said the owners, who had sued, could take the mill.")
    )
    assert any(source == "Olek Marsh" and "the owners" in said for source, cue, said in rows if cue == "said")
