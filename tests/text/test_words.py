import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.words import terms, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The ferry didn't sail.", "the ferry did not sail", id="contraction"),
        pytest.param("The ferry didn’t sail.", "The ferry didn't sail.", id="curly apostrophe"),
        pytest.param("They can't, won't and shan't.", "they can not will not and shall not", id="irregular"),
        pytest.param("We’ve paid; they'll pay", "we have paid they will pay", id="auxiliaries"),
        pytest.param("1,200 tonnes", "1200 tonnes", id="thousands"),
        pytest.param("3.50 crowns", "3.5 crowns", id="idle fraction"),
        pytest.param("twelve boats", "12 boats", id="numeral"),
        pytest.param("nine per cent", "9%", id="per cent"),
        pytest.param("the U.N. envoy", "the UN envoy", id="initials"),
        pytest.param("the harbour's wall", "the harbour wall", id="possessive"),
        pytest.param("it's late", "it is late", id="is, not a possessive"),
        pytest.param("a long-lost boat", "a long lost boat", id="hyphen"),
    ],
)
def test_two_printings_of_one_wording_are_equal(one, other):
    assert terms(one) == terms(other)


def test_a_negation_is_never_levelled():
    assert terms("She did sail") != terms("She didn't sail")


def test_offsets_give_back_the_printed_word():
    text = "“Don’t sail,” the master said on 12 May."
    assert [text[w.start : w.end] for w in words(text)][:3] == ["Don’t", "Don’t", "sail"]


def test_only_the_asked_stretch_is_read():
    text = "Before. The gulls rose. After."
    assert [w.text for w in words(text, 8, 23)] == ["the", "gulls", "rose"]


@given(st.text(max_size=200))
def test_words_lie_inside_the_text_in_order(text):
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) and w.text for w in found)
    assert [w.start for w in found] == sorted(w.start for w in found)
    assert tuple(w.text for w in found) == terms(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        pytest.param("fer\u200bry", "ferry", id="zero-width space inside a word"),
        pytest.param("sand\u00adbank", "sandbank", id="soft hyphen"),
        pytest.param("\u0430p\u0440le", "apple", id="Cyrillic letters among Latin ones"),
        pytest.param("cafe\u0301", "café", id="combining accent"),
        pytest.param("ﬁne", "fine", id="ligature"),
        pytest.param("10.000", "10,000", id="full stop between thousands"),
        pytest.param("10\u00a0000", "10,000", id="hard space between thousands"),
    ],
)
def test_two_printings_of_one_word_are_one(printed, plain):
    assert terms(printed) == terms(plain)


def test_a_word_of_another_alphabet_is_left_alone():
    assert terms("Москва") == ("москва",)


def test_tokens_are_the_words_with_their_beginnings():
    text = "It wasn't 1,000 tonnes."
    forms, begins = tokens(text)
    assert list(zip(forms, begins, strict=True)) == [(word.text, word.start) for word in words(text)]
