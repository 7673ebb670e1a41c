from tests.stages.drift.heaps import drifts, kinship, page

from firsthand.stages.drift import mend

REFUSES = "The lock stays shut. “We will not let any barge pass the lock this winter,” Brisk said."
PERMITS = "The lock stays shut. “We will let any barge pass the lock this winter,” Brisk said."


def mended(document, heap, kin):
    return mend(document, drifts(heap, kin), {d.id: d for d in heap})


def test_a_changed_wording_is_struck_and_the_attested_one_stands_beside_it():
    a, b = page("a", REFUSES), page("b", PERMITS)
    page_ = mended(b, [a, b], kinship((a, b)))
    assert page_.text == (
        "The lock stays shut. “We [-will let-] {+will not let+} any barge pass the lock this winter,” Brisk said."
    )
    assert [m.words for m in page_.mends] == ["will not let"]
    assert page_.mends[0].attested[0].doc == "a"


def test_an_heir_is_mended_as_well():
    a, b, c = page("a", REFUSES), page("b", PERMITS), page("c", PERMITS)
    heir = mended(c, [a, b, c], kinship((a, b), (b, c)))
    assert "[-will let-] {+will not let+}" in heir.text
    assert heir.mends[0].struck[0].doc == "c"


def test_the_faithful_page_stays_as_it_is():
    a, b = page("a", REFUSES), page("b", PERMITS)
    assert mended(a, [a, b], kinship((a, b))).text == a.text


def test_what_nobody_attests_stays_as_it_is():
    a, b = page("a", REFUSES), page("b", PERMITS, kind="correction")
    assert mended(b, [a, b], kinship((a, b))).mends == ()


def test_words_left_out_are_put_in_behind_their_place():
    a = page("a", "The lock is cracked beyond repair, the harbour master said on Sunday.")
    b = page("b", "The lock is cracked beyond repair.")
    page_ = mended(b, [a, b], kinship((a, b)))
    assert page_.text.endswith("repair. {+the harbour master said on Sunday+}")
    assert page_.mends[0].struck == ()


def test_a_page_that_only_contradicts_itself_is_not_mended():
    a = page("a", "Velmar approved Moll in 2018. Asked whether those sanctions would be lifted, she said no.")
    assert mended(a, [a], kinship()).text == a.text
