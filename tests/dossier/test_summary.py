import msgspec

from firsthand.dossier.summary import changes, largest_story, summary
from firsthand.model.dossier import Dossier


def test_counts(heap):
    counts = summary(heap)
    assert (counts.pages, counts.origins, counts.unseen_origins, counts.copies) == (8, 5, 1, 4)
    assert (counts.refused, counts.undated, counts.machine_written, counts.disputed) == (2, 2, 1, 1)
    assert counts.material_changes == 3
    assert counts.tables["documents"] == 8


def test_two_families_of_one_origin_count_once(heap):
    turned = tuple(msgspec.structs.replace(family, origin="o-wire") for family in heap.families)
    assert summary(msgspec.structs.replace(heap, families=turned)).origins == 1


def test_pages_without_a_family_count_for_themselves(heap):
    assert summary(Dossier(documents=heap.documents)).origins == 8


def test_changes_come_worst_first_and_the_doubtful_stand_apart(heap):
    certain, possible = changes(heap)
    assert [drift.type for drift in certain] == ["polarity", "number", "omission"]
    assert [drift.id for drift in possible] == ["d-4"]


def test_an_undecided_change_is_no_worse_than_a_decided_one_of_its_kind(heap):
    polarity = next(drift for drift in heap.drift if drift.type == "polarity")
    undecided = msgspec.structs.replace(polarity, id="d-0", likely_faithful=None)
    certain, _ = changes(msgspec.structs.replace(heap, drift=(undecided, *heap.drift)))
    assert certain[0].id == polarity.id


def test_the_largest_story(heap):
    small = msgspec.structs.replace(heap.stories[0], id="s-a", documents=heap.stories[0].documents[:1])
    assert largest_story(msgspec.structs.replace(heap, stories=(small, *heap.stories))).id == "s-strait"
    assert largest_story(Dossier()) is None
