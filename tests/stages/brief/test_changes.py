import msgspec
import pytest

from firsthand.options.brief import BriefOptions
from firsthand.stages.brief import Evidence
from firsthand.stages.brief.changes import changed


def told(heap):
    return [s.text for s in changed(heap.stories[0], Evidence(heap), BriefOptions())]


def test_turned_meanings_come_first_and_losses_last(heap):
    texts = told(heap)
    assert "turned the meaning round" in texts[0]
    assert "changed a number" in texts[1]
    assert texts[2] == (
        "Coast Courier leaves out what Harbour Wire has: "
        "“Merrow’s embassy in Port Calder denied that any fuel had been promised”."
    )
    assert len(texts) == 3


def test_two_changes_of_one_passage_are_told_together(heap):
    number = next(drift for drift in heap.drift if drift.type == "number")
    second = msgspec.structs.replace(number, id="d-9", type="modality", score=0.8)
    texts = told(msgspec.structs.replace(heap, drift=(*heap.drift, second)))
    assert sum("changed a number and changed how certain it is" in text for text in texts) == 1
    assert len(texts) == 3


def test_where_nothing_decides_neither_side_is_right(heap):
    open_ = tuple(msgspec.structs.replace(drift, likely_faithful=None) for drift in heap.drift)
    assert any(
        "nothing on the pages decides it" in text for text in told(msgspec.structs.replace(heap, drift=open_))
    )


@pytest.mark.parametrize("score", [0.1, 0.59])
def test_doubtful_changes_are_not_told(heap, score):
    doubtful = tuple(msgspec.structs.replace(drift, score=score) for drift in heap.drift)
    assert told(msgspec.structs.replace(heap, drift=doubtful)) == []
