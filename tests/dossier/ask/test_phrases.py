import pytest

from firsthand.dossier.ask.phrases import widened
from firsthand.model.document import Document, Segment

HERON = "The yard’s tanker Grey Heron is alleged to have moved 8 million litres of diesel."


def page(text):
    return Document(
        id="d1", path_or_url="a.txt", text=text, segments=(Segment(start=0, end=len(text), label="body"),)
    )


@pytest.mark.parametrize(
    ("text", "struck", "attested", "sentence", "shown"),
    [
        (
            "The yard’s tanker Grey Heron moved 80 million litres of diesel.",
            "moved",
            "alleged",
            HERON,
            ("moved", "is alleged to have moved"),
        ),
        (
            "The yard’s tanker Grey Heron moved 80 million litres of diesel.",
            "80 million",
            "8 million",
            HERON,
            ("80 million", "8 million"),
        ),
        (
            "We will let any port do it.",
            "will let",
            "not",
            "We will not let any port do it.",
            ("will let", "will not let"),
        ),
        ("It was the first supply.", "was", "would be", "It would be the first supply.", ("was", "would be")),
        ("It was shut.", "was", "gone", "Nothing of the kind.", ("was", "gone")),
    ],
    ids=["a hedge dropped", "a number", "a denial dropped", "one step", "no such words"],
)
def test_both_wordings_are_whole_phrases(text, struck, attested, sentence, shown):
    start = text.index(struck)
    low, high, words = widened(page(text), start, start + len(struck), attested, sentence)
    assert (text[low:high], words) == shown


def test_a_phrase_too_long_to_show_stays_as_it_was():
    text = "The dam moved slowly."
    sentence = (
        "The dam, which nobody had seen for years and everybody had thought lost in the flood, moved slowly."
    )
    assert widened(page(text), 8, 13, "flood", sentence) == (8, 13, "flood")
