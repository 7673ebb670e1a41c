"""Hostile and crowded input: the work stays in bounds, and so does the sense of the answer."""

import re
from time import process_time

import pytest
from tests.stages.drift.heaps import aligned, drifts, kinship, page, said

from firsthand.stages.drift import betrayals, date, lost, number, omission, reading, speech
from firsthand.stages.drift.postings import Postings

LONG = 100_000
ODD = [
    "has " * (LONG // 4),
    "called the " * (LONG // 11),
    "not " * (LONG // 4),
    "did " + " " * LONG,
    "called it " + "a" * LONG,
    "A" * LONG,
    "” " + "A" * LONG,
    "”" + " " * LONG + "he",
    "' " * (LONG // 2),
    "“" * LONG,
    "a." * (LONG // 2),
    "it's " * (LONG // 5),
    "1 " * (LONG // 2),
    "May " * (LONG // 4),
    "Ann Bo " * (LONG // 7),
]


def patterns():
    for module in (betrayals, date, lost, number, omission, reading, speech):
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.__name__.rsplit('.', 1)[1]}.{name}")


@pytest.mark.parametrize("pattern", list(patterns()))
def test_a_pattern_reads_any_line_in_bounded_time(pattern):
    for text in ODD:
        started = process_time()
        for _ in pattern.finditer(text):
            pass
        assert process_time() - started < 1, text[:20]


def test_an_odd_page_of_one_line_is_read_in_bounded_time():
    started = process_time()
    for text in (text[: LONG // 5] for text in ODD):
        document = page("a", text)
        list(reading.Reading(document).tokens(document.span(0, len(text))))
        omission.is_denial(text)
    assert process_time() - started < 3


def test_passages_without_end_are_not_compared():
    a, b = page("a", "has " * 5000 + "."), page("b", "not has " * 5000 + ".")
    started = process_time()
    assert drifts([a, b], kinship((a, b))) == ()
    assert process_time() - started < 2


def test_a_much_quoted_speaker_costs_no_more_a_statement_and_the_contradiction_is_found():
    pages, spoken = [], []
    for index in range(2000):
        number, season = f"{index:04d}", ("spring", "summer", "autumn", "winter")[index % 4]
        words = f"“We will not allow barge {number} to pass the northern lock of the harbour in {season}”"
        pages.append(page(f"p{number}", f"{words}, Anna Brisk said."))
        spoken.append(said(pages[-1], "Anna Brisk", words, "n-1"))
    pages.append(page("z", pages[7].text.replace("will not allow", "will allow")))
    spoken.append(said(pages[-1], "Anna Brisk", pages[-1].text.split(", Anna")[0], "n-1"))
    started = process_time()
    rows = drifts(pages, attributions=tuple(spoken))
    assert process_time() - started < 12
    assert ("p0007", "z") in {(row.a_context[0].doc, row.b_context[0].doc) for row in rows}


def test_a_page_with_a_change_in_each_of_many_sentences_is_settled_in_bounded_time():
    lines = [f"The lock number {index} did open on time for the tugs of the harbour." for index in range(200)]
    a = page("a", " ".join(lines))
    b = page("b", " ".join(line.replace("did open", "did not open") for line in lines))
    kin = kinship((a, b))
    assert len(aligned(a, b)) == len(lines)
    started = process_time()
    assert len(drifts([a, b], kin)) == len(lines)
    assert process_time() - started < 3


def test_things_are_found_by_rare_words_and_the_nearest_come_first():
    words = [frozenset({"lock", str(i), str(i // 2)}) for i in range(100)]
    known = Postings(list(range(100)), words, crowd=10, most=3)
    assert known.sharing(frozenset({"lock", "6", "7", "3"}), 2)[0] == 6
    assert known.sharing(frozenset({"lock"}), 1) == []
    assert len(known.sharing(frozenset({"lock", "0", "1", "2"}), 1)) == 3
