"""A sentence that stands first and the clause that credits it after a comma, however long that clause is."""

import pytest

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.attribution import attributions

OFFICIAL = (
    "The island has asked the mainland for cranes and tugs to mend its mole, a senior harbour official "
    "told the Tern on Sunday, a day before the two harbour masters met."
)
TWO_PEOPLE = (
    "The mill has sold its boats to pay for the dam, two people close to the miller said on Monday, "
    "a week after the water rose."
)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            OFFICIAL,
            "a senior harbour official",
            "The island has asked the mainland for cranes and tugs to mend its mole",
        ),
        (
            TWO_PEOPLE,
            "two people close to the miller",
            "The mill has sold its boats to pay for the dam",
        ),
    ],
)
def test_the_official_is_credited_with_the_sentence_before_him(text, source, content):
    document = Document(id="a", path_or_url="a", text=text, segments=(Segment(0, len(text), "body"),))
    (annotated,) = annotate([document], SpacyTagger())
    found = {
        " ".join(map(document.words, one.content)): " ".join(map(document.words, one.source))
        for one in attributions(annotated)
    }
    assert found.get(content) == source
