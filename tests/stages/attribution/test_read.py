import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions

RULES = AttributionOptions(judge="rules")


def table(done, options):
    words = done.document.words
    return [
        (
            " ".join(words(span) for span in one.source),
            " ".join(words(span) for span in one.cue),
            " / ".join(words(span) for span in one.content),
            one.kind,
        )
        for one in attributions(done, options)
    ]


CASES = [
    pytest.param(
        "“We will sail at noon,” Ann Lee told reporters.",
        ("Ann Lee", "told", "“We will sail at noon,”", "direct"),
        id="quotation before the cue",
    ),
    pytest.param(
        "“We will sail at noon,” Ann Lee said. “We will not wait.”",
        ("Ann Lee", "said", "“We will sail at noon,” / “We will not wait.”", "direct"),
        id="quotation around the cue",
    ),
    pytest.param(
        "“We will sail at noon. We will not wait,” Ann Lee said.",
        ("Ann Lee", "said", "“We will sail at noon. We will not wait,”", "direct"),
        id="quotation of two sentences",
    ),
    pytest.param(
        "The minister said the harbour would close.",
        ("The minister", "said", "the harbour would close", "indirect"),
        id="indirect",
    ),
    pytest.param(
        "The minister said the harbour was “a ruin”.",
        ("The minister", "said", "the harbour was “a ruin”", "mixed"),
        id="mixed",
    ),
    pytest.param(
        "The harbour will close, according to two officials.",
        ("two officials", "according to", "The harbour will close", "indirect"),
        id="according to",
    ),
    pytest.param(
        "The harbour, the minister said, would close in spring.",
        ("the minister", "said", "The harbour / would close in spring", "indirect"),
        id="content around the cue",
    ),
    pytest.param(
        "The ministry has denied asking the navy for help.",
        ("The ministry", "has denied", "asking the navy for help", "indirect"),
        id="denial with a participle",
    ),
]


@pytest.mark.parametrize("options", [AttributionOptions(), RULES], ids=["default", "rules"])
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_who_said_what(annotated, text, expected, options):
    assert expected in table(annotated(text), options)


def test_a_speaker_goes_on_over_quoted_paragraphs(annotated):
    done = annotated(
        "“The bridge is closed,” Ann Lee said. “It will stay closed.\n\n“Nobody will cross it this winter.”"
    )
    found = table(done, RULES)
    assert ("Ann Lee", "said", "“Nobody will cross it this winter.”", "direct") in found


def test_a_headline_of_two_clauses_has_no_speaker(annotated):
    head = "After seven weeks the telephone rings again: Torvane in Lorn, line restored"
    found = attributions(annotated(f"{head}\n\nThe harbour was calm.", headline=len(head)), RULES)
    assert not [one for one in found if one.source]


def test_a_headline_with_a_colon(annotated):
    text = "Velmar: No talks before spring\n\nThe harbour was calm."
    found = table(annotated(text, headline=30), RULES)
    assert ("Velmar", ":", "No talks before spring", "indirect") in found


def test_hearsay_has_no_source(annotated):
    found = attributions(annotated("The captain reportedly left the island."), RULES)
    assert [one.source for one in found] == [()]
    assert found[0].anonymity == "impersonal"


def test_one_statement_inside_another(annotated):
    done = annotated("An official told the Lorn Gazette that the minister had said the harbour would close.")
    found = attributions(done, RULES)
    inner = next(one for one in found if done.document.words(one.cue[0]).endswith("said"))
    outer = next(one for one in found if one.id == inner.parent)
    assert done.document.words(outer.source[0]) == "An official"
    assert outer.via == "the Lorn Gazette"


def test_residue_says_nothing_and_no_quotation_runs_over_it():
    text = "“We sail at noon,\nSee also: “Boats” sink\nthe ferry left,” Ann Lee said."
    first, second = text.index("See"), text.index("the ferry")
    page = Document(
        id="d",
        path_or_url="d",
        text=text,
        segments=(
            Segment(0, first, "body"),
            Segment(first, second, "see_also"),
            Segment(second, len(text), "body"),
        ),
    )
    (done,) = annotate([page], SpacyTagger())
    residue = page.span(first, second)
    for one in attributions(done, RULES):
        assert not any(span.overlaps(residue) for span in (*one.source, *one.cue, *one.content))


def test_no_sentences_no_attributions(annotated):
    assert attributions(annotated("\n"), RULES) == ()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“We sail,”",
                "Ann Lee said",
                "that the ferry",
                "was late.",
                "\n",
                "“",
                "the minister denied",
                "according to the navy,",
            ]
        ),
        max_size=8,
    )
)
def test_spans_lie_in_the_text_and_ids_are_distinct(parts):
    text = " ".join(parts) or "x"
    page = Document(id="d", path_or_url="d", text=text, segments=(Segment(0, len(text), "body"),))
    (done,) = annotate([page], SpacyTagger())
    found = attributions(done, RULES)
    assert len({one.id for one in found}) == len(found)
    assert all(span.end <= len(text) for one in found for span in (*one.source, *one.cue, *one.content))
    assert all(one.content and one.cue for one in found)


def test_the_turns_of_a_transcript(annotated):
    text = (
        "MR. BRAY: The port is shut. We will open it in May.\nQ: When did you decide?\nMR. BRAY: On Monday."
    )
    done = annotated(text)
    found = [one for one in attributions(done, RULES) if done.document.words(one.cue[-1]).endswith(":")]
    words = done.document.words
    assert [(tuple(words(s) for s in one.source), words(one.content[0]), one.polarity) for one in found] == [
        (("MR. BRAY",), "The port is shut. We will open it in May.", "assert"),
        ((), "When did you decide?", "question"),
        (("MR. BRAY",), "On Monday.", "assert"),
    ]


def test_a_refusal_is_one_act(annotated):
    found = table(annotated("The captain declined to say where the boats had gone."), AttributionOptions())
    assert len(found) == 1
