import pytest

from firsthand.model.document import DateCandidate, Document
from firsthand.model.page import Page
from firsthand.stages.ingest import ingest
from firsthand.stages.ingest.blocks import blocks
from firsthand.stages.ingest.byline import authors, byline_names
from firsthand.stages.ingest.days import instant, url_day, written_day
from firsthand.stages.ingest.outlet import outlet, title
from firsthand.stages.ingest.published import decided
from firsthand.stages.ingest.segments import dateline
from firsthand.stages.ingest.tags import Tags

BODY = (
    "The harbour office of Lorn said on Monday that two ferries had been kept in port because of the storm.\n\n"
    "The ferries carry most of the grain that the island eats, and the storm is expected to last until Thursday.\n\n"
)


def read(text, address="a.txt"):
    document = ingest(Page(raw=text.encode(), address=address, path=address))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(
            "The ferries will sail on Friday, reported Reuters.", ["Reuters"], id="trailing reported"
        ),
        pytest.param("LNN’s Tor Vell and Ida Moss contributed to this report.", ["LNN"], id="contributors"),
        pytest.param("Tor Vell contributed to this report.", [], id="a contributor is no outlet"),
        pytest.param(
            "An official told VOA that the ferries would sail on Friday.", ["VOA"], id="unnamed told"
        ),
        pytest.param("Renn told NBC News on Monday that the ferries would sail.", [], id="one named told"),
        pytest.param("In an interview with CNN, Renn said that the ferries would sail.", [], id="interview"),
        pytest.param(
            "An official told NATO that the ferries would sail on Friday.", [], id="a body is no outlet"
        ),
        pytest.param(
            "That is according to a CNBC translation of her remarks.", ["CNBC"], id="own translation"
        ),
        pytest.param(
            "This article first appeared in the Lorn Gazette.", ["Lorn Gazette"], id="first appeared"
        ),
        pytest.param("Image via Reuters", [], id="photo credit"),
        pytest.param("The media report that the ferries will sail on Friday.", [], id="the media"),
    ],
)
def test_upstreams_are_those_whom_the_page_credits(line, names):
    assert [upstream.name for upstream in read(BODY + line).upstreams] == names


def test_a_credit_outweighs_outlets_that_are_only_cited():
    text = BODY + "Reuters reported that the crews were tired.\n\nLNN’s Tor Vell contributed to this report."
    assert [upstream.name for upstream in read(text).upstreams] == ["LNN"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("LORN, Vestria (AP) — The ferry sank off the coast at night", "LORN, Vestria (AP) — "),
        ("LORN– The ferry sank off the coast at night", "LORN– "),
        ("LORN, March 21 (Whole Wire) - The ferry sank off the coast", "LORN, March 21 (Whole Wire) - "),
        ("LORN, 3 May 2031 (AFP) - The ferry sank off the coast", "LORN, 3 May 2031 (AFP) - "),
        ("LORN, Vestria, May 3, 2031 — The ferry sank off the coast", "LORN, Vestria, May 3, 2031 — "),
        ("LORN - 3 May 2031 was the day on which the ferry sank", None),
        ("(Reuters) - The ferry sank off the coast at night", "(Reuters) - "),
        ("The ferry — The Anna — sank off the coast at night", None),
        ("Renn said no. She had never seen the ship before", None),
    ],
)
def test_datelines(line, found):
    match = dateline(line)
    assert (match.group() if match else None) == found


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("Monday, May 4, 2031", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("4. Mai 2031", "2031-05-04"),
        ("04.05.2031 10:00", "2031-05-04"),
        ("2031-05-04", "2031-05-04"),
        ("25/12/2031", "2031-12-25"),
        ("3/4/2031", None),
        ("May 41, 2031", None),
        ("in May", None),
    ],
)
def test_written_days(raw, day):
    assert written_day(raw) == day


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2031-05-04T09:10:00Z", "2031-05-04T09:10:00+00:00"),
        ("2031-05-04T09:10+0200", "2031-05-04T09:10:00+02:00"),
        ("2031-05-03T22:00:00Z", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("soon", None),
    ],
)
def test_instants(raw, value):
    assert instant(raw) == value


def test_a_day_in_an_address():
    assert url_day("https://lorn.example/2031/05/04/ferry") == "2031-05-04"
    assert url_day("https://lorn.example/ferry-2031") is None


def vote(where, value, score=0.8):
    return DateCandidate(value=value, where=where, raw=value, score=score)


def test_agreement_decides_the_date_and_says_so():
    found = (vote("meta", "2031-05-04"), vote("url", "2031-05-04", 0.5), vote("library", "2031-06-01", 0.7))
    value, why = decided(found)
    assert value == "2031-05-04"
    assert "a meta tag and the address" in why
    assert "2031-06-01" in why


def test_dates_years_apart_leave_a_page_undated():
    value, why = decided((vote("meta", "2031-05-04"), vote("json-ld", "2027-05-04")))
    assert value is None
    assert "2031-05-04" in why


def test_no_date_is_null():
    assert decided(()) == (None, "The page carries no date.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Renn and Tor Vell, Lorn Press", ("Ada Renn", "Tor Vell")),
        ("By ADA RENN – Tuesday, March 12, 2031", ("Ada Renn",)),
        ("By staff reporters", ()),
        ("Von Ada Renn", ("Ada Renn",)),
    ],
)
def test_byline_names(line, names):
    assert byline_names(line) == names


def test_an_outlet_is_nobodys_author():
    tags = Tags(meta=(("author", "Island News"),))
    assert authors((), tags, ["By Ada Renn"], "Island News") == ("Ada Renn",)


def test_title_and_outlet_from_the_window_title():
    tags = Tags(
        headings=("Two ferries kept in port",), window_title="The Lorn Ledger: Two ferries kept in port"
    )
    assert title(None, tags, ()) == "Two ferries kept in port"
    assert outlet(None, tags, (), "a.html") == "The Lorn Ledger"
    assert outlet(None, Tags(), (), "https://www.lorn.example/a") == "lorn.example"
    assert outlet(None, Tags(), (), "a.html") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Opinion: the ferries must sail\n\n" + BODY, "comment", id="comment"),
        pytest.param(
            "Joint statement on the ferries of Lorn\n\n" + BODY, "official_statement", id="statement"
        ),
        pytest.param("Storm keeps ferries of Lorn in port\n\n" + BODY, "report", id="report"),
        pytest.param("FOR IMMEDIATE RELEASE\n\n" + BODY, "press_release", id="press release"),
        pytest.param(
            "MS. RENN: Good morning to all of you.\nQUESTION: Will the ferries sail today?\n"
            "MS. RENN: They will not sail today.\nQUESTION: Will they sail tomorrow?\nMS. RENN: I cannot say.\n",
            "transcript",
            id="transcript",
        ),
    ],
)
def test_kinds(text, kind):
    assert read(text).kind == kind


def test_blocks_have_their_places():
    text = "  One line. \r\n\r\nAnother\u00a0 line.\n"
    assert [(b.text, text[b.start : b.end]) for b in blocks(text)] == [
        ("One line.", "One line."),
        ("Another line.", "Another\u00a0 line."),
    ]
