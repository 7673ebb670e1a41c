import pytest

from firsthand.dossier.ask import search
from firsthand.errors import OptionError
from firsthand.model.dossier import Dossier
from firsthand.options.search import SearchOptions


def words(found, book):
    return [book.dossier.document(span.doc).words(span) for span in found]


@pytest.mark.parametrize("part", ["text", "quotes", "speakers", "claims"])
@pytest.mark.parametrize(
    "query", ["blockade", '"filling station" OR torvane', "kestri* -cheese", "ships harbour"]
)
def test_every_passage_stands_in_its_page_and_holds_its_marks(book, query, part):
    found = search(book.dossier, query, part)
    for each in found:
        text = book.dossier.document(each.doc).text
        assert 0 <= each.passage.start < each.passage.end <= len(text)
        assert each.passage.end - each.passage.start <= 241
        assert all(each.passage.covers(mark) for mark in each.marks)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_a_phrase_is_found_in_its_order_only_and_marked_as_printed(book):
    found = search(book.dossier, '"will not let any harbour"')
    assert found
    for each in found:
        assert "will not let any harbour" in words(each.marks, book)
    assert search(book.dossier, '"harbour any let"') == ()


def test_a_quote_names_its_row_and_its_speaker(book):
    (best, *_) = search(book.dossier, "filling station", "quotes")
    row = next(row for row in book.dossier.attributions if row.id == best.row)
    assert best.says == row.speaker
    assert best.passage.start >= row.content[0].start
    assert {each.part for each in search(book.dossier, "torvane", "quotes,speakers")} >= {"speakers"}


def test_a_claim_shows_its_proposition(book):
    found = search(book.dossier, "boarded", "claims")
    propositions = {row.id: row.proposition for row in book.dossier.claims}
    assert found
    assert all(each.says == propositions[each.row] for each in found)


def test_filters_leave_out_other_days_outlets_and_stories(book):
    every = search(book.dossier, "blockade")
    days = sorted(each.day for each in every if each.day)
    some = search(book.dossier, "blockade", since=days[1], until=days[-2][:7])
    assert some
    assert all(each.day and each.day >= days[1] and each.day[:7] <= days[-2][:7] for each in some)
    outlet = search(book.dossier, "blockade", outlet="courier")
    assert {book.dossier.document(each.doc).outlet for each in outlet} == {"The Norhaven Courier"}
    story = max(book.dossier.stories, key=lambda row: len(row.documents))
    assert {each.doc for each in search(book.dossier, "the", story=story.id)} <= set(story.documents)


def test_excluded_words_leave_pages_out(book):
    with_both = {each.doc for each in search(book.dossier, "blockade")}
    without = {each.doc for each in search(book.dossier, "blockade -tug")}
    assert without < with_both
    assert not without & {each.doc for each in search(book.dossier, "tug")}


def test_a_snippet_shows_the_place_where_most_of_the_query_stands(book):
    (best, *_) = search(book.dossier, "harbour filling station", options=SearchOptions(snippet=120))
    assert {"harbour", "filling", "station"} <= {word.lower() for word in words(best.marks, book)}
    assert best.passage.end - best.passage.start <= 121


@pytest.mark.parametrize("query", ["", "-torvane"])
def test_nothing_asked_is_an_error(query):
    with pytest.raises(OptionError, match="no word to search for"):
        search(Dossier(), query)


def test_an_unknown_part_names_the_known_ones(book):
    with pytest.raises(OptionError, match="part takes some of text, quotes, speakers, claims"):
        search(book.dossier, "tug", "titles")


def test_an_empty_heap_finds_nothing():
    assert search(Dossier(), "tug", "text,quotes,speakers,claims") == ()
