import pytest
from tests.stages.drift.heaps import found

CHANGED = [
    # polarity
    ("The mill did open its gates on time.", "The mill did not open its gates on time.", "polarity"),
    (
        "We will not allow the barges to pass the lock.",
        "We will allow the barges to pass the lock.",
        "polarity",
    ),
    ("The council never approved the second lock.", "The council approved the second lock.", "polarity"),
    (
        "There will absolutely be consequences for those who break the seal.",
        "There will be absolutely no repercussions for those who break the seal.",
        "polarity",
    ),
    (
        "The envoy failed to reach the harbour before noon.",
        "The envoy stopped working to reach the harbour before noon.",
        "polarity",
    ),
    (
        "The ferry owner, sanctioned by three states in May, may not travel.",
        "The ferry owner, approved by three states in May, may not travel.",
        "polarity",
    ),
    (
        "The toll on grain rose sharply in the spring.",
        "The toll on grain fell sharply in the spring.",
        "polarity",
    ),
    (
        "The court called the seizure legal and closed the case.",
        "The court called the seizure illegal and closed the case.",
        "polarity",
    ),
    # number and date
    (
        "The tanker moved 8 million litres of diesel that night.",
        "The tanker moved 80 million litres of diesel that night.",
        "number",
    ),
    ("The yard owes $40 million to its workers.", "The yard owes €40 million to its workers.", "number"),
    ("He returned five minutes later with the key.", "He returned ten minutes later with the key.", "number"),
    ("The lock closes on Monday for repairs.", "The lock closes on Thursday for repairs.", "date"),
    ("The lock was opened on March 14, 2019.", "The lock was opened on 15 March 2019.", "date"),
    # actor
    (
        "The treaty lets Orlanda close the strait at will.",
        "The treaty lets Tessaly close the strait at will.",
        "actor",
    ),
    ("On Tuesday Orlanda attacked Tessaly at dawn.", "On Tuesday Tessaly attacked Orlanda at dawn.", "actor"),
    ("He left behind his son and two boats.", "He left behind his daughter and two boats.", "actor"),
    # modality
    ("The pilot allegedly sold the charts to a rival.", "The pilot sold the charts to a rival.", "modality"),
    ("The lock could close for the whole winter.", "The lock will close for the whole winter.", "modality"),
    ("It would be the first closure in a century.", "It was the first closure in a century.", "modality"),
    # attribution
    (
        "The lock is cracked beyond repair, the harbour master said on Sunday.",
        "The lock is cracked beyond repair.",
        "attribution",
    ),
    (
        "According to two divers, the lock is cracked beyond repair.",
        "The lock is cracked beyond repair.",
        "attribution",
    ),
    (
        "The lock is cracked, a senior official told the Harbour Post on Sunday, a day before it was to open.",
        "The lock is cracked, a day before it was to open.",
        "attribution",
    ),
]

SAME = [
    ("The mill didn't open on time.", "The mill did not open on time."),
    ("The envoy failed to reach the harbour.", "The envoy did not reach the harbour."),
    ("The owner refused to sell the mill.", "The owner would not sell the mill."),
    ("It is not legal to sell the mill.", "It is illegal to sell the mill."),
    ("The mill is old, and it is not only dear.", "The mill is old, and it is dear."),
    ("The yard owes 8,000,000 crowns.", "The yard owes 8 million crowns."),
    ("Some 26 percent of boats were late.", "Some 26% of boats were late."),
    ("Two boats sank in 14 days.", "2 boats sank in two weeks."),
    ("Exactly 1,944 boats passed.", "Nearly 2,000 boats passed."),
    ("It closed on March 14.", "It closed on 14 March."),
    ("It closed on Monday.", "It closed on March 14."),
    ("Orlanda attacked Tessaly on Monday.", "Tessaly was attacked by Orlanda on Monday."),
    ("The mayor, Anna Brisk, spoke first.", "The mayor, Brisk, spoke first."),
    ("The colour of the centre is grey.", "The color of the center is gray."),
    ("The mill didnot open.", "The mill did not open."),
    ("She said the lock would close.", "She says the lock will close."),
    ("“The lock is cracked,” Brisk said.", "Brisk said: “The lock is cracked.”"),
    ("The lock is cracked, Brisk said.", "The lock is cracked, Brisk told reporters."),
    ("It didn’t appear that anybody sold it.", "It didn’tappear that anybody sold it."),
    ("The U.S. crew met a United States tug.", "The United States crew met a U.S. tug."),
    ("Certainly the mill is old and dear.", "Sure the mill is old and dear."),
    ("The tug left Cape Orrin at noon.", "The tug left Cloak Orrin at noon."),
    ("He sold the mill, and he did not say when he would leave.", "He sold the mill."),
]


@pytest.mark.parametrize(("a", "b", "kind"), CHANGED)
def test_a_change_of_meaning_is_found_and_sure(a, b, kind):
    assert [row for row in found(a, b) if row[0] == kind and row[3] >= 0.6]


def has_no_direction(row):
    """Accidents of synonymisers, lost attributions and lost hedges only go one way."""
    return row[2] not in {"attribution", "modality"} and "sanctioned" not in row[0] and "failed" not in row[0]


@pytest.mark.parametrize(("a", "b", "kind"), [row for row in CHANGED if has_no_direction(row)])
def test_a_change_back_is_of_the_same_kind(a, b, kind):
    assert [row for row in found(b, a) if row[0] == kind]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_another_wording_of_one_meaning_is_no_sure_change(a, b):
    assert not [row for row in found(a, b) if row[3] >= 0.6]


@pytest.mark.parametrize("sentence", [row[0] for row in CHANGED])
def test_a_sentence_does_not_differ_from_itself(sentence):
    assert found(sentence, sentence) == []


def test_the_focus_is_narrow():
    ((_, a, b, _),) = found("We will not let any harbour close.", "We will let any harbour close.")
    assert (a, b) == ("will not let", "will let")
