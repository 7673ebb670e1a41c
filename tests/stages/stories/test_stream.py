from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.options.stories import HEADLINES, LONG_STORIES
from firsthand.stages.stories import Stream

BRIDGE = "Inspectors found rust in the eastern pylon of the Ostrey swing bridge."
AGAIN = "The Ostrey swing bridge stays closed after rust was found in a pylon."
BREAD = "A bakery in Pellmouth won a prize for its rye loaves."


def test_texts_of_one_happening_join_and_others_open_a_story():
    stream = Stream()
    assert [stream.add(text) for text in (BRIDGE, BREAD, AGAIN, BREAD)] == [0, 1, 0, 1]


def test_headlines_join_across_forms_of_a_word():
    stream = Stream(HEADLINES)
    assert [stream.add(text) for text in ("Minister resigns over ferry", "Ferry minister resigned")] == [0, 0]


def test_a_text_without_words_opens_a_story_of_its_own():
    stream = Stream(LONG_STORIES)
    assert [stream.add(text) for text in ("", BRIDGE, "...")] == [0, 1, 2]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([BRIDGE, AGAIN, BREAD, "", "Rain."]), max_size=8))
def test_nothing_is_looked_at_ahead_of_its_time(texts):
    whole, part = Stream(), Stream()
    numbers = [whole.add(text) for text in texts]
    assert [part.add(text) for text in texts[:4]] == numbers[:4]
    assert all(number <= max(numbers[:at], default=-1) + 1 for at, number in enumerate(numbers))
