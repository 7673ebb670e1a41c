import pytest

from firsthand.lexicon import load
from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions
from firsthand.stages.attribution.lexicon import CueRow, conditions, occasions, people

RULES = AttributionOptions(judge="rules")
ROWS = load("cues", CueRow, "cue")


def cue_words(annotated, text):
    done = annotated(text)
    found = {span.start for one in attributions(done, RULES) for span in one.cue}
    found |= {span.end for one in attributions(done, RULES) for span in one.cue}
    tokens = done.sentences[0].parse.tokens
    return {token.lemma.lower() for token in tokens if token.start in found or token.end in found}


@pytest.mark.parametrize(
    ("row", "text"), [(row, text) for row in ROWS for text in row.examples], ids=lambda one: str(one)[:40]
)
def test_every_cue_attributes_in_its_examples(annotated, row, text):
    assert cue_words(annotated, text) & set(row.lemmas), text


@pytest.mark.parametrize(
    ("row", "text"), [(row, text) for row in ROWS for text in row.not_examples], ids=lambda one: str(one)[:40]
)
def test_no_cue_attributes_where_it_must_not(annotated, row, text):
    assert not cue_words(annotated, text) & set(row.lemmas), text


def test_no_lemma_stands_in_two_rows_of_one_kind():
    seen = {}
    for row in ROWS:
        for lemma in row.lemmas:
            seen.setdefault((row.pos, lemma), []).append(row.lemmas[0])
    assert {key: rows for key, rows in seen.items() if len(rows) > 1} == {}


def test_a_person_is_no_crowd():
    assert not people("person") & people("crowd")


@pytest.mark.parametrize(
    "text",
    [
        "an official who spoke on condition of anonymity",
        "a diplomat speaking on background",
        "an aide who asked not to be named",
        "because she was not authorised to speak in public",
        "to discuss internal deliberations",
    ],
)
def test_formulas_of_anonymity(text):
    assert conditions().search(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministry said in a statement that the strait was open.", "statement"),
        ("In a phone interview she denied it.", "interview"),
        ("At a rally the candidate called the toll a theft.", "rally"),
        ("During the talks the envoy raised the toll.", "meeting"),
    ],
)
def test_occasions(text, name):
    pattern, names = occasions()
    assert names[pattern.search(text).group("word").lower()] == name
