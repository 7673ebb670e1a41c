"""The channels of the example corpus and their states, against the table written by hand."""

from tests.golden.matching import share


def found_states(book):
    return [
        (channel, state, book.names[state.span.doc])
        for channel in book.dossier.channels
        for state in channel.states
    ]


def is_told(book, channel_row, row):
    """Whether a channel of that kind and of those parties is in that state, in that passage or on that day."""
    span = book.find(row["doc"], row["text"])
    return any(
        channel.kind == channel_row["kind"]
        and set(channel_row["parties"]) <= set(channel.parties)
        and state.state == row["state"]
        and (
            book.touches((state.span,), span)
            or (state.date is not None and row["date"] is not None and state.date.start in row["date"])
        )
        for channel, state, _ in found_states(book)
    )


def test_states_of_channels_are_found(book):
    rows = [(channel, state) for channel in book.expected("channels") for state in channel["states"]]
    missed = [f"{c['kind']} {s['state']} {s['date']}" for c, s in rows if not is_told(book, c, s)]
    assert share(len(rows) - len(missed), len(rows)) >= 0.9, missed


def test_channels_are_between_governments_not_capitals(book):
    parties = {name for channel in book.dossier.channels for name in channel.parties}
    assert {"Kestria", "Velmaria"} <= parties
    assert not parties & {"Brannock", "Norhaven", "Greyholm"}


def test_states_are_those_of_the_channel_that_the_sentence_is_about(book):
    """A state on the day of an expected one of its channel is one that was expected on that day."""
    expected = {(row["kind"], state["state"]) for row in book.expected("channels") for state in row["states"]}
    found = [
        (channel.kind, state.state, book.words((state.span,)))
        for channel, state, _ in found_states(book)
        if set(channel.parties) == {"Kestria", "Velmaria"}
    ]
    wrong = [each for each in found if each[:2] not in expected]
    assert share(len(found) - len(wrong), len(found)) >= 0.9, wrong


def test_the_hotline_is_told_in_the_order_of_its_days(book):
    (line,) = [
        channel for channel in book.dossier.channels
        if channel.kind == "hotline" and set(channel.parties) == {"Kestria", "Velmaria"}
    ]  # fmt: skip
    days = [state.date.start for state in line.states if state.date is not None]
    assert days == sorted(days)
    order = [state.state for state in line.states if state.date is not None]
    assert order.index("open") < order.index("suspended") < order.index("unanswered") < order.index("resumed")
