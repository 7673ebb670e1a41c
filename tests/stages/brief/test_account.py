import msgspec
import pytest

from firsthand.model.document import Document, Segment
from firsthand.model.dossier import Dossier
from firsthand.model.story import Story
from firsthand.stages.brief import briefs, gate

NAMES = [
    "Headline",
    "What happened",
    "Why it matters",
    "What is disputed",
    "What changed on the way",
    "What became of earlier warnings and plans",
    "Background",
    "Timeline",
    "Who says so",
    "What we do not know",
]


@pytest.fixture(scope="module")
def full(heap):
    return next(brief for brief in briefs(heap) if brief.length == "full")


def section(brief, name):
    return [s.text for part in brief.sections if part.name == name for s in part.sentences]


def test_lengths_and_sections(heap, full):
    assert [brief.length for brief in briefs(heap)] == ["headline", "short", "page", "full"]
    assert [part.name for part in full.sections] == NAMES


def test_the_short_brief_keeps_to_its_hundred_words(heap):
    short = next(brief for brief in briefs(heap) if brief.length == "short")
    words = sum(len(s.text.split()) for part in short.sections for s in part.sentences)
    assert 40 < words <= 100


def test_every_sentence_passes_the_gate_or_cites_nothing(heap, full):
    for part in full.sections:
        for statement in part.sentences:
            assert not statement.citations or gate(statement, heap) == (), statement.text


def test_a_changed_wording_is_never_told_as_fact_not_even_by_its_heirs(full):
    for name in ("What happened", "Why it matters", "Background", "What is disputed"):
        assert not any("will allow" in text or "400,000" in text for text in section(full, name))


def test_the_change_is_told_with_both_wordings_and_its_heir(full):
    told = section(full, "What changed on the way")[0]
    assert "turned the meaning round" in told
    assert "“We will allow any tanker" in told
    assert "“We will not allow any tanker" in told
    assert told.endswith("Gull Aggregator has it too.")


def test_the_dispute_names_both_sides_and_says_who_is_unnamed(full):
    told = section(full, "What is disputed")
    assert told[0].startswith(
        "An unnamed senior Valdoran official told Harbour Wire that Merrow agreed to send diesel to Sorn;"
    )
    assert told[0].endswith(
        "Tove Asker deny it (one independent origin for it, printed on two pages; two against)."
    )


def test_what_is_disputed_is_not_told_as_having_happened(full):
    assert not any("diesel" in text for text in section(full, "What happened"))


def test_days_are_given_their_date(full):
    assert any("said on 3 March." in text for text in section(full, "What happened"))


def test_narration_of_one_origin_is_credited(full):
    assert section(full, "Background") == [
        "Valdora put the Sorn shipyards under sanctions in 2029, Harbour Wire reported."
    ]


def test_outcomes_stand_beside_the_pledge(full):
    told = section(full, "What became of earlier warnings and plans")
    assert any("The warning was carried out: On 11 March Valdora put" in text for text in told)
    assert any("The plan was changed:" in text for text in told)


def test_pronouns_that_speak_are_named(full):
    text = " ".join(s.text for part in full.sections for s in part.sentences)
    assert "Rana Holt declined to say who had asked for the delay." in text
    assert " she said" not in text


def test_each_fact_is_told_once_in_the_plain_account(full):
    told = [
        s.citations[0]
        for name in NAMES[1:3]
        for part in full.sections
        if part.name == name
        for s in part.sentences
    ]
    assert len(told) == len(set(told))


def test_unseen_reports_and_undated_pages_are_open_questions(full):
    told = section(full, "What we do not know")
    assert any("Northlight TV" in text and "not among the pages" in text for text in told)
    assert any(text == "Two pages carry no date: Gull Aggregator and The Breakwater." for text in told)


def test_forecasts_are_marked(heap, full):
    told = section(full, "What we do not know")
    assert any(text.startswith("It is not known what became of this forecast:") for text in told)


def test_order_of_rows_changes_nothing(heap):
    turned = {
        name: tuple(reversed(getattr(heap, name)))
        for name in ("documents", "attributions", "claims", "events", "drift", "copies", "origins", "pledges")
    }
    assert briefs(msgspec.structs.replace(heap, **turned)) == briefs(heap)


def test_a_section_without_material_says_why_and_cites_nothing():
    text = "Ferry resumes\n\nThe ferry to Lisse resumed on Sunday.\n"
    page = Document(
        id="d1",
        path_or_url="a.txt",
        text=text,
        segments=(Segment(start=0, end=15, label="headline"), Segment(start=15, end=len(text), label="body")),
    )
    story = Story(id="s-1", title="Ferry resumes", documents=("d1",))
    full = briefs(Dossier(documents=(page,), stories=(story,)))[-1]
    assert section(full, "What happened") == ["The ferry to Lisse resumed on Sunday, a.txt reported."]
    assert section(full, "What is disputed") == ["No claim on these pages is both asserted and denied."]
    disputed = next(part for part in full.sections if part.name == "What is disputed")
    assert disputed.sentences[0].citations == ()


def test_an_empty_dossier_has_no_briefs():
    assert briefs(Dossier()) == ()
