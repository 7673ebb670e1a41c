"""What is told first, what is left out, and what keeps to its sentence: read end to end from small heaps."""

import pytest

import firsthand
from firsthand.stages.brief import briefs
from firsthand.stages.brief.select import _SCENE, _SETTLED
from firsthand.stages.brief.wording import alone, is_voice

PAGE = """Quarry at Dunmoor shut after rockfall

At twenty past four on Tuesday a whistle blew in the canteen of the quarry, and the soup went cold.

The Dunmoor council closed the quarry on 12 March 2024 after a rockfall had blocked the road. It was opened again on 20 March 2024.

Council leader Ada Brill said that the road would stay closed.
"""


@pytest.fixture(scope="module")
def heap():
    page = firsthand.Page(
        raw=PAGE.encode(), address="a.txt", path="a.txt", outlet="Hexwick Post", published="2024-03-21"
    )
    return firsthand.read([page])


def told(heap, length, name):
    brief = next(brief for brief in briefs(heap) if brief.length == length)
    return [s for part in brief.sections if part.name == name for s in part.sentences]


def test_a_scene_does_not_come_before_the_news(heap):
    texts = [s.text for s in told(heap, "full", "What happened")]
    assert "closed the quarry" in texts[0]


def test_what_points_back_is_told_with_what_it_points_to(heap):
    first = told(heap, "full", "What happened")[0]
    assert "closed the quarry" in first.text
    assert "; it was opened again on 20 March 2024, Hexwick Post reported." in first.text
    cited = [heap.document(span.doc).words(span) for span in first.citations]
    assert any(words.startswith("It was") for words in cited)


def test_half_a_sentence_is_not_joined():
    cut = PAGE.replace("It was opened", "It was\nopened").encode()
    heap = firsthand.read([firsthand.Page(raw=cut, address="a.txt", path="a.txt", published="2024-03-21")])
    assert not any(s.text.endswith("It was") for s in told(heap, "full", "What happened"))


def test_a_page_keeps_to_its_words(heap):
    page = next(brief for brief in briefs(heap) if brief.length == "page")
    assert sum(len(s.text.split()) for part in page.sections for s in part.sentences) <= 500


@pytest.mark.parametrize(
    ("words", "scene"),
    [
        ("At nine minutes past ten a bell rang in the mill.", True),
        ("The ferry left at half past six with nobody on it.", True),
        ("The ferry was ten hours late.", False),
        ("Half past deliveries were never paid.", False),
    ],
)
def test_times_to_the_minute_set_a_scene(words, scene):
    assert bool(_SCENE.search(words)) is scene


@pytest.mark.parametrize(
    ("words", "settled"),
    [
        ("The report was not published.", True),
        ("The two councils agreed to share a well.", True),
        ("The report was published.", False),
        ("The barge carried bricks.", False),
    ],
)
def test_words_of_where_a_matter_stands(words, settled):
    assert bool(_SETTLED.search(words)) is settled


def test_the_question_of_a_transcript_is_no_news():
    assert alone("QUESTION: The mayor has promised a bridge by June.") is None
    assert alone("The mayor has promised a bridge by June.") == "The mayor has promised a bridge by June."


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("one of them", False),
        ("of the officials", False),
        ("one of the officials", True),
        ("Ada Brill", True),
    ],
)
def test_voices_that_can_be_named(name, voice):
    assert is_voice(name) is voice
