import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.brief.shorten import shorter


@pytest.mark.parametrize(
    ("long", "short"),
    [
        pytest.param(
            "Valdora closed Tarn Mills, the largest mill on the river, on 5 April and paid the workers.",
            "Valdora closed Tarn Mills on 5 April and paid the workers.",
            id="apposition to a name",
        ),
        pytest.param(
            "Both towns said that the ferry, a barge that links the banks, would stay tied up.",
            "Both towns said that the ferry would stay tied up.",
            id="apposition with a clause",
        ),
        pytest.param(
            "The ferry, which links the two banks, was tied up at noon, Orla Venn told reporters.",
            "The ferry was tied up at noon, Orla Venn told reporters.",
            id="describing clause",
        ),
        pytest.param(
            "Orla Venn told the council that the town would close its bridge, the oldest crossing of the river.",
            "Orla Venn told the council that the town would close its bridge.",
            id="trailing apposition",
        ),
        pytest.param(
            "The town closed its bridge to lorries for a week, pushing traffic to the ford, Gull Gazette reported.",
            "The town closed its bridge to lorries for a week, Gull Gazette reported.",
            id="trailing participle",
        ),
        pytest.param(
            "In Tarn, Orla Venn, speaker of the council, said that the bridge was closed.",
            "Orla Venn, speaker of the council, said that the bridge was closed.",
            id="place of a speech",
        ),
    ],
)
def test_what_only_describes_goes(long, short):
    assert shorter(long) == short


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Soon after, steaming at full speed, the old ferry reached the bank.", id="adverbial"),
        pytest.param(
            "The raid brought in nine rifles, a launcher, three magazines and a compass.", id="list"
        ),
        pytest.param(
            "The town closed its bridge, which nobody had asked for, at noon on Friday.", id="denial"
        ),
        pytest.param("The ferry, which carried 40 people, was tied up at noon by its crew.", id="number"),
        pytest.param("Reid told the town, the police said, that the bridge was closed to all.", id="credit"),
        pytest.param(
            "Boys were throwing stones, smashing windows and shouting at the gates.", id="participles"
        ),
        pytest.param("It was a bridge between Tarn, the old town, and the mill on the hill.", id="between"),
        pytest.param(
            "“The bridge, the oldest of the valley, is ours for good,” Orla Venn said.", id="quotation"
        ),
        pytest.param("The bridge, the oldest, is closed.", id="little would be left"),
        pytest.param(
            "The actress lived at the inn in 2010; however, a member of staff sued her.", id="clause"
        ),
    ],
)
def test_what_says_something_stays(text):
    assert shorter(text) == text


@given(st.text(alphabet="abc ,.;“”THEwhichtheaning", max_size=120))
def test_never_longer_and_settled_at_once(text):
    assert len(shorter(text)) <= len(text)
