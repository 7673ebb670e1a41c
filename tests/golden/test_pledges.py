"""The pledges of the example corpus and what became of them, against the table written by hand."""

from tests.golden.matching import share

DECIDED = {"kept", "broken", "partly", "changed"}


def near(book, row):
    """The pledges of the row's kind that touch its passage, the surest first."""
    span = book.find(row["doc"], row["text"])
    found = [one for one in book.dossier.pledges if one.kind == row["kind"] and book.touches(one.spans, span)]
    return sorted(found, key=lambda one: (-one.score, one.id))


def test_pledges_are_found(book):
    rows = book.expected("pledges")
    missed = [row["text"] for row in rows if not near(book, row)]
    assert share(len(rows) - len(missed), len(rows)) >= 0.8, missed


def test_outcomes_of_the_pledges_that_are_found(book):
    found = [(row, near(book, row)) for row in book.expected("pledges")]
    wrong = [
        f"{row['text'][:60]}: {[one.outcome for one in hits]}, not {row['outcome']}"
        for row, hits in found
        if hits and row["outcome"] not in {one.outcome for one in hits}
    ]
    right = sum(1 for row, hits in found if row["outcome"] in {one.outcome for one in hits})
    assert share(right, right + len(wrong)) >= 0.9, wrong
    assert share(right, len(found)) >= 0.8


def test_an_outcome_is_told_by_a_passage_that_is_not_the_pledge(book):
    decided = [one for one in book.dossier.pledges if one.outcome in DECIDED]
    assert len(decided) >= 8
    for one in decided:
        assert one.outcome_spans, one.why
        assert not set(one.outcome_spans) <= set(one.spans) or one.kind == "plan", one.why


def test_where_an_outcome_is_told(book):
    rows = [row for row in book.expected("pledges") if row["outcome_told"]]
    right = [
        row
        for row in rows
        if any(
            one.outcome == row["outcome"]
            and book.touches(
                one.outcome_spans, book.find(row["outcome_told"]["doc"], row["outcome_told"]["text"])
            )
            for one in near(book, row)
        )
    ]
    assert share(len(right), len(rows)) >= 0.6, [row["text"] for row in rows if row not in right]


def test_one_plan_is_one_pledge(book):
    plans = [
        one for one in book.dossier.pledges
        if one.kind == "plan" and "Torvane" in (one.speaker or "") and one.outcome == "changed"
    ]  # fmt: skip
    assert len(plans) == 1
    pages = {book.names[span.doc] for span in plans[0].spans}
    assert pages >= {"courier-talks.html", "meridian-warning.html", "ministry-readout.html"}


def test_a_search_of_a_tug_fulfils_no_warning_about_ports(book):
    (tug,) = (
        one for one in book.dossier.events
        if book.touches(one.spans, book.find("meridian-hotline.html", "searched a Kestrian tug"))
        and one.plover == "COERCE"
    )  # fmt: skip
    assert not tug.outcome_of
