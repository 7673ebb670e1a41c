from time import process_time

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Origin
from firsthand.model.document import Document
from firsthand.stages.claims import utterance_origins
from firsthand.stages.claims.counting import Counting


def said(name, text, *, anonymous, affiliation):
    document = Document(id=name, path_or_url=name, text=text)
    attribution = Attribution(
        id=f"a-{name}", doc=name, source=(), cue=(), content=(document.span(0, len(text)),), kind="indirect",
        speaker="an official", anonymous=anonymous, affiliation=affiliation,
    )  # fmt: skip
    utterance = Utterance(id=f"u-{name}", speaker="an official", attributions=(attribution.id,))
    return document, attribution, utterance


def origins(*rows):
    documents = {document.id: document for document, _, _ in rows}
    return utterance_origins([u for _, _, u in rows], [a for _, a, _ in rows], documents)


def test_unnamed_officials_of_one_government_on_one_matter_count_once():
    found = origins(
        said("a", "Orlund asked Kestria for mines", anonymous=True, affiliation="Velmarian"),
        said("b", "Orlund had asked Kestria for mines and fuel", anonymous=True, affiliation="Velmarian"),
    )
    assert all(len(origin.possibly_same) == 1 for origin in found)
    assert Counting(found).independent(origin.id for origin in found) == 1


def test_named_speakers_and_other_governments_count_apart():
    found = origins(
        said("a", "Orlund asked Kestria for mines", anonymous=True, affiliation="Velmarian"),
        said("b", "Orlund asked Kestria for mines", anonymous=True, affiliation="Kestrian"),
        said("c", "Orlund asked Kestria for mines", anonymous=False, affiliation="Velmarian"),
    )
    assert Counting(found).independent(origin.id for origin in found) == 3


def test_counting_follows_links_through_others():
    chain = [
        Origin(id="o-1", kind="utterance", name="x", documents=(), possibly_same=("o-2",)),
        Origin(id="o-2", kind="utterance", name="x", documents=(), possibly_same=("o-1", "o-3")),
        Origin(id="o-3", kind="utterance", name="x", documents=(), possibly_same=("o-2",)),
    ]
    assert Counting(chain).independent(["o-1", "o-2", "o-3"]) == 1
    assert Counting(chain).independent([]) == 0


def crowd(number):
    """So many statements of unnamed officials of one government, each with a matter of its own and words of all."""
    return [
        said(
            f"d{one:05}",
            f"the ministry fears that harbour number{one} under captain{one} could close before winter{one // 3}",
            anonymous=True,
            affiliation="Velmarian",
        )
        for one in range(number)
    ]


def seconds(number):
    rows = crowd(number)
    start = process_time()
    found = origins(*rows)
    Counting(found).independent(
        (origin.id for origin in found), {origin.id: frozenset({origin.name, origin.id}) for origin in found}
    )
    return process_time() - start


def test_twice_the_officials_take_about_twice_the_time():
    assert min(seconds(2000) for _ in range(2)) < 3 * min(seconds(1000) for _ in range(2))


def test_what_a_crowd_of_officials_says_alike_counts_once():
    rows = [
        said(f"d{one:03}", "Orlund asked Kestria for mines", anonymous=True, affiliation="Velmarian")
        for one in range(200)
    ]
    found = origins(*rows)
    assert Counting(found).independent(origin.id for origin in found) == 1


def test_one_speaker_behind_many_origins_counts_once():
    ids = [f"o-{one}" for one in range(5)]
    ties = {"o-0": frozenset({"n-1"}), "o-3": frozenset({"n-1", "n-2"}), "o-4": frozenset({"n-2"})}
    assert Counting(()).independent(ids, ties) == 3


def test_an_utterance_says_how_many_pages_tell_it_and_to_whom_it_was_told():
    documents = {
        name: Document(id=name, path_or_url=name, text="Orlund asked for mines", outlet=f"{name} Post")
        for name in "ab"
    }
    said_ = [
        Attribution(
            id=f"a-{name}", doc=name, source=(), cue=(), content=(document.span(0, 6),), kind="indirect",
            speaker="Ann Lee", via="The b Post",
        )
        for name, document in documents.items()
    ]  # fmt: skip
    utterance = Utterance(
        id="u-1", speaker="Ann Lee", attributions=("a-a", "a-b"), why="the words are the same; 2 pages"
    )
    (found,) = utterance_origins([utterance], said_, documents)
    assert found.why == (
        "One act of speaking, told on 2 pages that count once: the words are the same; "
        "told to or taken from The b Post."
    )
