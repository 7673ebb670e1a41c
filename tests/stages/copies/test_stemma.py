from firsthand.stages.copies.stemma import stemma


def witness(*codes):
    return list(enumerate(codes))


def test_a_chain_of_witnesses_is_found():
    text = list(range(30))
    once = [99, *text[1:]]
    twice = [99, *text[1:29], 98]
    tree = stemma({"A": witness(*text), "B": witness(*once), "C": witness(*twice)})
    assert tree == (("A", "B"), ("B", "C"))


def test_a_lost_leaf_is_missing_data_and_no_difference():
    text = list(range(60))
    torn = text[:20] + [-1] * 40
    other = [*text[:18], 97, 96, *text[20:]]
    tree = stemma({"A": witness(*text), "B": witness(*torn), "C": witness(*other)})
    assert ("A", "B") in tree
    assert ("A", "C") in tree
