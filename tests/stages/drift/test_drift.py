import msgspec
import pytest
from tests.stages.drift.heaps import aligned, drifts, kinship, page, said, somebody

from firsthand.model.document import Segment
from firsthand.stages.drift.omission import is_denial

REFUSES = "The lock stays shut. “We will not let any barge pass the lock this winter,” Brisk said. It is old."
PERMITS = "The lock stays shut. “We will let any barge pass the lock this winter,” Brisk said. It is old."


def words(documents, spans):
    texts = {d.id: d.text for d in documents}
    return " … ".join(texts[s.doc][s.start : s.end] for s in spans)


def test_a_change_is_told_once_where_it_arose_and_its_heirs_are_named():
    heap = [page("a", REFUSES), page("b", PERMITS), page("c", PERMITS), page("d", REFUSES)]
    a, b, c, d = heap
    (change,) = drifts(heap, kinship((a, b), (b, c), (a, d)))
    assert (change.type, change.relation, change.material) == ("polarity", "edge", True)
    assert words(heap, change.a) == "will not let"
    assert words(heap, change.b) == "will let"
    assert change.inherited_by == ("c",)
    assert change.likely_faithful == "a"
    assert "“will not let”" in change.why
    assert change.score == pytest.approx(sum(s.weight for s in change.signals), abs=0.001)


def test_a_parent_that_stands_alone_is_not_believed():
    heap = [page("a", PERMITS), page("b", REFUSES), page("c", REFUSES), page("d", REFUSES)]
    a, b, c, d = heap
    rows = drifts(heap, kinship((a, b), (a, c), (a, d)))
    assert rows
    assert {row.likely_faithful for row in rows} == {"b"}


def test_a_correction_is_not_held_for_a_mistake():
    heap = [page("a", REFUSES), page("b", PERMITS, kind="correction")]
    (change,) = drifts(heap, kinship(tuple(heap)))
    assert change.likely_faithful is None


def test_a_copy_made_before_its_source_was_corrected_is_told_as_that():
    note = "Correction: An earlier version of this report said that sixteen barges had passed the lock."
    text = f"Fourteen barges passed the lock on Monday, the master said.\n\n{note}"
    cut = text.index(note)
    segments = (Segment(0, cut, "body"), Segment(cut, len(text), "update_note"))
    a = page("a", text)
    a = msgspec.structs.replace(a, segments=segments)
    b = page("b", "Sixteen barges passed the lock on Monday, the master said.")
    (change,) = drifts([a, b], kinship((a, b)))
    assert (change.type, change.material, change.likely_faithful) == ("number", True, "a")
    assert "corrected_since" in {signal.name for signal in change.signals}
    assert "before it was corrected" in change.why


def test_versions_of_one_address_are_compared():
    old = page("a", REFUSES)
    new = page("b", PERMITS, version_of="a")
    kin = kinship()
    kin = type(kin)(alignments=tuple(aligned(old, new)), copies=(), families=(), origins=())
    (change,) = drifts([old, new], kin)
    assert (change.relation, change.likely_faithful) == ("version", None)


def test_an_omitted_denial_is_material_where_the_charge_is_kept():
    a = page(
        "a",
        "The yard is said to have sold fuel to the fleet. The yard denied that it had sold fuel to any fleet. "
        "The ministry froze three accounts. The ferries run as before.",
    )
    b = page(
        "b",
        "The yard is said to have sold fuel to the fleet. The ministry froze three accounts. The ferries run as before.",
    )
    rows = [row for row in drifts([a, b], kinship((a, b), skip=(1,))) if row.type == "omission"]
    assert [(row.material, row.b) for row in rows] == [(True, ())]
    assert words([a, b], rows[0].a).startswith("The yard denied")


def test_a_denial_in_other_words_is_no_omission():
    a = page("a", "The yard sold fuel. The yard denied the charge. The ferries run as before.")
    b = page("b", "The yard sold fuel. The yard called the charge untrue. The ferries run as before.")
    assert not [row for row in drifts([a, b], kinship((a, b), skip=(1,))) if row.type == "omission"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tessaly denied that it had asked for mines.", True),
        ("The ministry called the report an invention.", True),
        ("He said reports of a sale were untrue.", True),
        ("She repeated the phrase but did not deny it outright.", False),
        ("The spokesman would neither confirm nor deny the sale.", False),
        ("The yard has denied the charge.", True),
        ("The yard has not denied the charge.", False),
        ("The request for a permit was denied.", False),
        ("The ferries run as before.", False),
    ],
)
def test_what_a_denial_is(text, expected):
    assert is_denial(text) is expected


def test_one_speaker_refuses_here_and_permits_there_in_other_words():
    a = page(
        "a",
        "“This council is not going to permit foreign millers to store untaxed barley in our granaries,” Brisk said.",
    )
    b = page(
        "b",
        "“We would never permit it, and we permit foreign millers their untaxed barley in the granaries here,” Brisk said.",
    )
    attributions = (
        said(a, "Anna Brisk", a.text.split(" Brisk")[0], "n-1"),
        said(b, "Anna Brisk", b.text.split(" Brisk")[0], "n-1"),
    )
    rows = {row.relation: row for row in drifts([a, b], attributions=attributions)}
    between, within = rows["utterance"], rows["same_page"]
    assert (between.type, between.material, between.likely_faithful) == ("polarity", True, "a")
    assert "we permit foreign millers" in words([a, b], between.b)
    assert within.type == "polarity"
    assert {s.doc for s in (*within.a, *within.b)} == {"b"}


def test_another_topic_is_no_contradiction():
    a = page("a", "“We will not allow any trader to repay Orlanda for its grain,” Brisk said.")
    b = page("b", "“We will allow children to skate on the frozen lock,” Brisk said.")
    attributions = (said(a, "Anna Brisk", a.text[:-12], "n-1"), said(b, "Anna Brisk", b.text[:-12], "n-1"))
    assert drifts([a, b], attributions=attributions) == ()


def test_two_speakers_may_disagree():
    a = page("a", "“We will not allow any trader to repay Orlanda for its grain,” Brisk said.")
    b = page("b", "“We will allow any trader to repay Orlanda for its grain,” Moll said.")
    attributions = (said(a, "Anna Brisk", a.text[:-12], "n-1"), said(b, "Peter Moll", b.text[:-11], "n-2"))
    assert drifts([a, b], attributions=attributions) == ()


def test_renderings_that_share_their_words_are_compared_word_by_word():
    a = page("a", "“The yard owes forty million crowns to its workers and to the harbour,” Brisk said.")
    b = page("b", "“The yard owes fourteen million crowns to its workers and to the harbour,” Brisk said.")
    attributions = (said(a, "Anna Brisk", a.text[:-12], "n-1"), said(b, "Anna Brisk", b.text[:-12], "n-1"))
    (change,) = drifts([a, b], attributions=attributions)
    assert (change.relation, change.type, change.likely_faithful) == ("utterance", "number", None)


def test_a_headline_that_warns_above_a_quotation_that_excuses():
    a = page(
        "a",
        "Velmar’s envoy told Tessaly that “there will be absolutely no penalties for those who break the seal of Tessaly.”",
        headline="Velmar warns Tessaly over the broken seal",
    )
    quoted = "“there will be absolutely no penalties for those who break the seal of Tessaly.”"
    rows = drifts(
        [a], attributions=(said(a, "Velmar", quoted, "n-1"),), entities=(somebody("n-1", "Velmar", a),)
    )
    (change,) = rows
    assert (change.relation, change.type, change.material, change.likely_faithful) == (
        "same_page",
        "polarity",
        True,
        "a",
    )


def test_the_order_of_the_input_changes_nothing():
    heap = [page("a", REFUSES), page("b", PERMITS), page("c", PERMITS)]
    kin = kinship((heap[0], heap[1]), (heap[1], heap[2]))
    turned = type(kin)(
        alignments=kin.alignments[::-1], copies=kin.copies[::-1], families=kin.families, origins=()
    )
    assert drifts(heap, kin) == drifts(heap[::-1], turned)


def test_an_empty_heap_has_no_drift():
    assert drifts([]) == ()


def test_a_page_that_approves_a_man_and_then_speaks_of_those_sanctions():
    a = page(
        "a",
        "Velmar approved Moll in 2018. He builds ferries. Asked whether those sanctions would be lifted, she said no.",
    )
    (change,) = drifts([a])
    assert (change.relation, change.type, change.material) == ("same_page", "polarity", True)
    assert (words([a], change.a), words([a], change.b)) == ("those sanctions", "approved")


@pytest.mark.parametrize(
    "text",
    [
        "Velmar approved new sanctions in 2018. Asked whether those sanctions would be lifted, she said no.",
        "Velmar approved Moll in 2018. Asked whether the tolls would be lifted, she said no.",
    ],
)
def test_approved_is_no_accident_where_nothing_betrays_it(text):
    assert drifts([page("a", text)]) == ()


def test_a_page_that_ends_an_effort_and_then_goes_on_with_it():
    a = page(
        "a",
        "Brisk said she stopped working to reopen the signal line with Tessaly. The line fell silent in May. "
        "“They do not agree to it,” she said, noting that the council would keep pursuing the signal line.",
    )
    (change,) = drifts([a])
    assert (change.relation, change.type, change.material) == ("same_page", "polarity", True)
    assert (words([a], change.a), words([a], change.b)) == ("keep pursuing", "stopped working to")


@pytest.mark.parametrize(
    "text",
    [
        "Brisk said she stopped working to reopen the signal line. The mill would keep pursuing a lower toll.",
        "Brisk failed to reopen the signal line. The council would keep pursuing the signal line.",
        "The council would keep pursuing the signal line. In May Brisk stopped working to reopen the signal line.",
    ],
)
def test_an_effort_that_ended_is_no_accident_where_nothing_belies_it(text):
    assert drifts([page("a", text)]) == ()


def test_unrelated_pages_that_count_one_thing_differently_are_a_possible_change():
    a = page("a", "The storm off Port Azel sank 12 barges of the Orlanda fleet on Monday night.")
    b = page("b", "The storm off Port Azel sank 21 barges of the Orlanda fleet late on Monday.")
    c = page("c", "The storm off Port Azel sank a dozen barges of the Orlanda fleet.")
    (change,) = drifts([a, b, c])
    assert (change.relation, change.type, change.material) == ("fact", "number", False)
    assert words([a, b, c], (*change.a, *change.b)) == "12 … 21"


def test_renderings_of_one_utterance_in_other_words_are_held_against_each_other():
    a = page("a", "“The crane at the mole will empty a ship within nine hours,” Brisk said.")
    b = page("b", "“Within twenty hours a ship is going to be emptied by this crane of ours,” Brisk said.")
    spoken = [said(a, "Anna Brisk", a.text[:-13], "n-1"), said(b, "Anna Brisk", b.text[:-13], "n-1")]
    assert drifts([a, b], attributions=tuple(spoken)) == ()
    joined = tuple(msgspec.structs.replace(each, utterance="u-1") for each in spoken)
    (row,) = drifts([a, b], attributions=joined)
    assert (row.relation, row.type, words([a, b], row.a)) == ("utterance", "number", "nine hours")
