"""Speakers whom nobody can name, on pages of fiction."""

import pytest

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.ids import span_id
from firsthand.stages.attribution import speakers


def said(page, source, content, cue, anonymity="named"):
    def span(words, after=0):
        start = page.text.index(words, after)
        return page.span(start, start + len(words))

    spoken = span(content)
    at = page.text.rfind(source, 0, spoken.start + len(content) + 60)
    return Attribution(
        id=span_id("a", (spoken,)), doc=page.id, source=(page.span(at, at + len(source)),), cue=(span(cue),),
        content=(spoken,), kind="indirect", speaker=source, anonymity=anonymity,
    )  # fmt: skip


def page(text, **fields):
    return Document(id="a" * 16, path_or_url="a.txt", text=text, **fields)


def entity(where, name, kind, *starts):
    mentions = tuple(where.span(start, start + len(name)) for start in starts)
    return Entity(id=f"n-{name.lower()}", name=name, kind=kind, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "source", "content", "cue", "fields", "expected"),
    [
        pytest.param("I do not know whether it sank.", "I", "whether it sank", "know",
                     {"authors": ("Perrin Ash",)}, "Perrin Ash", id="the writer signs"),
        pytest.param("We do not know whether it sank.", "We", "whether it sank", "know",
                     {"outlet": "The Review", "kind": "comment"}, "The Review", id="a paper's own comment"),
        pytest.param("We do not know whether it sank.", "We", "whether it sank", "know",
                     {"outlet": "The Review"}, "unnamed people", id="a report's we is somebody's"),
        pytest.param("They said it had sunk.", "They", "it had sunk", "said", {}, "unnamed people", id="they"),
        pytest.param("She said it had sunk.", "She", "it had sunk", "said", {}, "an unnamed person", id="she"),
        pytest.param("The meeting said it had sunk.", "The meeting", "it had sunk", "said", {}, None,
                     id="a meeting does not speak"),
        pytest.param("A mayor that names a date is asking for time.", "names a date", "time", "asking for", {},
                     None, id="the verb of a relative clause"),
        pytest.param("The mill in a statement said it had shut.", "The mill in a statement", "it had shut",
                     "said", {}, "The mill", id="in a statement"),
    ],
)  # fmt: skip
def test_a_pronoun_is_resolved_or_said_to_be_unnamed(text, source, content, cue, fields, expected):
    where = page(text, **fields)
    (found,) = speakers([said(where, source, content, cue)], [], {where.id: where})
    assert found.speaker == expected


def test_it_takes_up_what_the_sentence_before_begins_with_not_who_spoke_last():
    text = (
        "The harbour office said 63 ships had turned back.\n\n"
        "Morrow has not joined the blockade. It sells grain. It has said that it will not choose."
    )
    where = page(text)
    rows = [
        said(where, "The harbour office", "63 ships had turned back", "said", "office"),
        said(where, "It", "that it will not choose", "has said", "office"),
    ]
    morrow = entity(where, "Morrow", "government", text.index("Morrow"))
    assert [one.speaker for one in speakers(rows, [morrow], {where.id: where})][1] == "Morrow"


def test_a_label_of_a_transcript_is_the_person_whom_the_page_names():
    text = "Briefing by Ida Falk, Spokeswoman\n\nMS. FALK: The port is open."
    where = page(text)
    falk = entity(where, "Ida Falk", "person", text.index("Ida Falk"))
    (found,) = speakers([said(where, "MS. FALK", "The port is open.", ":")], [falk], {where.id: where})
    assert (found.speaker, found.speaker_entity) == ("Ida Falk", "n-ida falk")
