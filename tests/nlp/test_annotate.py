import pytest

from firsthand.errors import TaggerError
from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate, distinct
from firsthand.nlp import spacy as adapter
from firsthand.nlp.rules import RulesTagger
from firsthand.nlp.spacy import SpacyTagger

TEXT = "Vell warns the ferry lords\n\nSee also: Ten beaches\n\nVell spoke on Monday. She refused."


def page(name="a", text=TEXT, language="en"):
    cuts = [0, text.index("See"), text.index("Vell spoke"), len(text)]
    labels = ["headline", "see_also", "body"]
    segments = tuple(Segment(a, b, label) for a, b, label in zip(cuts, cuts[1:], labels, strict=False))
    return Document(id=name, path_or_url=name, text=text, segments=segments, language=language)


class Counting(RulesTagger):
    def __init__(self):
        self.seen = []

    def parse(self, texts):
        self.seen.extend(texts)
        return super().parse(texts)


def test_residue_is_not_read_and_spans_match_their_text():
    (annotated,) = annotate([page()], RulesTagger())
    words = [annotated.document.words(sentence.span) for sentence in annotated.sentences]
    assert words == ["Vell warns the ferry lords", "Vell spoke on Monday.", "She refused."]
    for sentence in annotated.sentences:
        for number, token in enumerate(sentence.parse.tokens):
            assert annotated.document.words(sentence.token_span(number, number)) == token.text


def test_each_distinct_sentence_is_parsed_once():
    tagger = Counting()
    annotate([page("a"), page("b"), page("c")], tagger)
    assert len(tagger.seen) == len(set(tagger.seen)) == 3


def test_a_page_in_another_language_is_not_read():
    assert distinct([page(language="de")]) == ()


def test_spacy_parse_does_not_depend_on_company():
    tagger = SpacyTagger()
    alone = tagger.parse(["She refused."])
    among = tagger.parse(["Vell spoke on Monday.", "She refused.", "“We sail,” he said."])
    assert alone[0] == among[1]
    assert [token.lemma for token in alone[0].tokens] == ["she", "refuse", "."]


def test_a_changed_weight_file_is_refused_by_name(tmp_path):
    for name in adapter._WEIGHTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"other")
    with pytest.raises(TaggerError, match=r"ner/model.*expected.*--tagger rules"):
        adapter._check(tmp_path)


def test_a_missing_weight_file_is_named(tmp_path):
    with pytest.raises(TaggerError, match="cannot be read"):
        adapter._check(tmp_path)
