from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.annotated import Annotated, Parse, Sentence, Token
from firsthand.model.document import Document
from firsthand.model.span import Span

CUTS = ((0, 10), (10, 25), (27, 40), (40, 41))
PAGE = Annotated(
    Document(id="d", path_or_url="d.txt", text="x" * 60),
    tuple(Sentence(Span("d", a, b), "body", 0, Parse(f"{a}", ())) for a, b in CUTS),
)
PLACES = st.tuples(st.sampled_from("de"), st.integers(0, 50), st.integers(1, 9))


@given(st.lists(PLACES, max_size=4))
def test_the_sentences_reached_are_those_that_some_span_overlaps(places):
    spans = [Span(doc, start, start + length) for doc, start, length in places]
    wanted = [one for one in PAGE.sentences if any(span.overlaps(one.span) for span in spans)]
    assert PAGE.reached(spans) == wanted


def test_equal_parses_hash_alike_and_others_differ_all_the_same():
    token = Token(0, 2, "Go", "go", "VERB", "VB", "ROOT", 0)
    one, same, other = Parse("Go", (token,)), Parse("Go", (token,)), Parse("Go", ())
    assert hash(one) == hash(same)
    assert len({one, same, other}) == 2
