"""Every template in every length, through the gate: what is printed is supported by what it cites."""

import msgspec
import pytest

from firsthand.lexicon.templates import parsed, template, template_names
from firsthand.model.listed import Candidate, Listed
from firsthand.model.template import MATERIALS
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief import Evidence, briefs
from firsthand.stages.brief.gate import Support, reasons
from firsthand.stages.brief.wording import hedges


@pytest.fixture(scope="module", params=template_names())
def told(request, heap, book):
    """The briefs of one template of the hand-made heap and of the example corpus, with what they rest on."""
    made = template(request.param)
    return [(made, briefs(dossier, template=made), Evidence(dossier)) for dossier in (heap, book.dossier)]


def test_nothing_is_printed_without_support(told):
    for made, rows, evidence in told:
        empty = {part.empty for part in made.section} - {""}
        empty.add("What is disputed could not be put into words that stand alone; see the claims.")
        for brief in rows:
            assert brief.template == made.name
            for section in brief.sections[1:]:
                for statement in section.sentences:
                    if statement.citations:
                        assert reasons(Support(statement, evidence)) == ()
                    else:
                        assert statement.text in empty


def test_lengths_keep_to_their_words(told):
    options = BriefOptions()
    for _, rows, _ in told:
        for brief in rows:
            words = sum(len(s.text.split()) for section in brief.sections for s in section.sentences)
            if brief.length == "headline":
                assert [section.name for section in brief.sections] == ["Headline"]
            if brief.length == "short":
                assert words <= options.short_words
            if brief.length == "page":
                assert words <= options.page_words + 40


def test_sections_stand_in_the_order_of_the_template(told):
    for made, rows, _ in told:
        titles = [part.title for part in made.section]
        for brief in rows:
            names = [section.name for section in brief.sections[1:]]
            assert names == sorted(names, key=titles.index)


def full(dossier, name, **more):
    """The sections of the largest story's full brief."""
    rows = briefs(dossier, template=template(name), **more)
    brief = next(row for row in rows if row.length == "full")
    return {section.name: [s.text for s in section.sentences] for section in brief.sections}


def test_the_newsroom_is_what_a_dossier_has_unless_told(heap):
    assert briefs(heap) == briefs(heap, template=template("newsroom"))


def test_a_key_judgement_has_a_level_of_confidence_and_no_word_of_likelihood(book):
    for text in full(book.dossier, "intelligence")["Key judgements"]:
        told, _, level = text.rpartition(" Confidence ")
        assert level.split()[0] in {"high", "moderate", "low"}
        assert not hedges(told)


def test_the_summary_of_sources_counts_as_the_story_does(book):
    story = max(book.dossier.stories, key=lambda story: len(story.documents))
    first = full(book.dossier, "intelligence")["Sourcing summary"][0]
    assert first.startswith(
        f"{len(story.documents)} pages go back to {len(story.counted)} independent origins;"
    )


def test_every_page_of_the_story_is_described(book):
    story = max(book.dossier.stories, key=lambda story: len(story.documents))
    assert len(full(book.dossier, "intelligence")["Source descriptors"]) == len(story.documents)


def test_a_charge_stands_under_whom_it_concerns_and_says_that_it_is_one(book):
    rows = full(book.dossier, "compliance")["Disputed and alleged"]
    assert any(row.startswith("On Kestria and Orlund, disputed: An unnamed senior") for row in rows)
    assert any("alleged by one independent origin" in row and " is alleged to " in row for row in rows)


def test_a_name_on_a_list_is_a_candidate_and_no_match(book):
    entity = next(e for e in book.dossier.entities if e.name == "Harl Yards")
    candidate = Candidate(
        entity=entity, listed=Listed(row=7, names=("Harl Yards Ltd",)), score=0.87, signals=(), why=""
    )
    assert full(book.dossier, "compliance", candidates=[candidate])["List candidates (no verdict)"] == [
        "Harl Yards may be “Harl Yards Ltd” of the list (row 7), score 0.87: a candidate for a person to judge, no match."
    ]
    assert "nobody was cleared" in full(book.dossier, "compliance")["List candidates (no verdict)"][0]


def test_a_template_of_ones_own_has_its_own_sections(heap):
    mine = parsed(
        'name = "ours"\nabout = "For us."\n[[section]]\ntitle = "Row"\nholds = ["disputed"]\nmost = 1\nshort = true\n'
        '[[section]]\ntitle = "Not here"\nholds = ["listed"]\n',
        "ours.toml",
    )
    rows = [row for row in briefs(heap, template=mine) if row.length == "full"]
    assert [section.name for section in rows[0].sections] == ["Headline", "Row"]
    assert len(rows[0].sections[1].sentences) == 1


@pytest.mark.parametrize("word", MATERIALS)
def test_every_material_can_stand_alone(book, word):
    alone = parsed(
        f'name = "x"\nabout = "x"\n[[section]]\ntitle = "X"\nholds = ["{word}"]\nempty = "None."\n', "x.toml"
    )
    sections = next(row for row in briefs(book.dossier, template=alone) if row.length == "full").sections
    assert [section.name for section in sections] == ["Headline", "X"]
    if word != "listed":
        assert sections[1].sentences[0].citations


def test_a_wrong_figure_in_a_summary_of_sources_is_refused(book):
    evidence = Evidence(book.dossier)
    rows = briefs(book.dossier, template=template("intelligence"))
    sections = next(row for row in rows if row.length == "full").sections
    first = next(s for s in sections if s.name == "Sourcing summary").sentences[0]
    more = msgspec.structs.replace(first, text=first.text.replace("11 independent", "12 independent"))
    assert reasons(Support(more, evidence))
    judged = next(s for s in sections if s.name == "Key judgements").sentences[0]
    for wrong in ("Confidence high (one", "Confidence low (three"):
        bad = msgspec.structs.replace(judged, text=judged.text.replace("Confidence low (one", wrong))
        assert reasons(Support(bad, evidence))
