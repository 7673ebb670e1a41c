import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.document import Document
from firsthand.model.page import Page, Refused
from firsthand.stages.ingest import ingest, markup

TEXT = """Storm keeps ferries of Lorn in port

LORN, Vestria (Reuters) — The harbour office of Lorn said on Monday that two ferries had been kept in port.

“We will not send a crew out in this,” said Ada Renn, the harbour master, who has run the office for nine years.

Why It Matters: The ferries carry most of the grain that the island eats, and the storm may last until Thursday.
"""
HTML = """<html lang="en"><head><title>Storm keeps ferries in port - Island News</title>
<meta property="og:site_name" content="Island News"><meta property="article:published_time" content="2031-05-04T09:10:00+02:00">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm keeps ferries in port",
"author": {"@type": "Person", "name": "Ada Renn"}, "datePublished": "2031-05-04",}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Storm keeps ferries in port</h1>
<p>The harbour office of Lorn said on Monday that two ferries had been kept in port because of the storm.</p>
<p>See also: <a href="/x">Ten lighthouses you can sleep in</a></p>
<p>The ferries carry most of the grain that the island eats, and the storm is expected to last until Thursday.</p>
<p>This story has been updated with a comment from the ministry.</p></article></body></html>"""


def read(raw, media="text/plain", address="a.txt", **known):
    raw = raw.encode() if isinstance(raw, str) else raw
    return ingest(Page(raw=raw, address=address, path="in/" + address, media=media, **known))


def pieces(document):
    return [(s.label, document.text[s.start : s.end].strip()) for s in document.segments]


def is_covered(document):
    ends = [0, *(s.end for s in document.segments)]
    return [s.start for s in document.segments] == ends[:-1] and ends[-1] == len(document.text)


def test_plain_text_is_kept_to_the_character():
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    document = read(raw)
    assert document.text == TEXT.replace("\n", "\r\n")
    assert is_covered(document)


def test_dateline_and_run_in_heading_are_cut_from_their_paragraphs():
    found = pieces(read(TEXT))
    assert found[0] == ("headline", "Storm keeps ferries of Lorn in port")
    assert found[1] == ("dateline", "LORN, Vestria (Reuters) —")
    assert ("subhead", "Why It Matters:") in found


def test_the_agency_of_the_dateline_is_the_upstream():
    document = read(TEXT)
    assert [(u.name, document.words(u.span)) for u in document.upstreams] == [("Reuters", "Reuters")]


def test_title_span_reproduces_the_title():
    document = read(TEXT)
    assert document.title == document.words(document.title_span) == "Storm keeps ferries of Lorn in port"


def test_html_gives_article_title_author_date_outlet():
    document = read(HTML, "text/html", "a.html")
    assert document.title == "Storm keeps ferries in port"
    assert document.outlet == "Island News"
    assert document.authors == ("Ada Renn",)
    assert document.published == "2031-05-04T09:10:00+02:00"
    assert {each.where for each in document.published_evidence} >= {"json-ld", "meta"}
    assert pieces(document)[0][0] == "headline"
    assert is_covered(document)


def test_residue_in_html_is_labelled_and_not_deleted():
    labels = {text: label for label, text in pieces(read(HTML, "text/html", "a.html"))}
    assert labels["This story has been updated with a comment from the ministry."] == "update_note"


def test_what_is_given_with_a_page_wins():
    document = read(
        HTML, "text/html", "a.html", title="T of ours", outlet="O", published="2030-01-02", authors=("B",)
    )
    assert (document.title, document.outlet, document.published, document.authors) == (
        "T of ours",
        "O",
        "2030-01-02",
        ("B",),
    )
    assert document.published_evidence[0].where == "given"


def test_the_id_is_of_bytes_and_address():
    assert read(TEXT).id == read(TEXT).id != read(TEXT, address="b.txt").id


def test_a_machine_says_so():
    note = "Engineered by Quillwire Neuro, Edited by Pavla Dorn"
    document = read(TEXT + "\n" + note + "\n")
    assert document.machine_written is True
    assert [document.words(span) for span in document.machine_evidence] == [note]
    assert read(TEXT).machine_written is None


@pytest.mark.parametrize(
    ("raw", "media", "word"),
    [
        pytest.param(b"", "text/plain", "empty", id="empty"),
        pytest.param(b" \n\t\n", "text/plain", "no word", id="white space"),
        pytest.param(bytes(range(256)) * 9, "text/plain", "no text", id="binary"),
        pytest.param(b"%PDF-1.7 broken", "application/pdf", "no text layer", id="damaged pdf"),
        pytest.param(b"<html><body></body></html>", "text/html", "no article", id="html without words"),
        pytest.param(
            b"<html><body>" + b"<li>Home</li>" * 50 + b"</body></html>", "text/html", "no article", id="menu"
        ),
        pytest.param(b"\0\1\2" * 99, "text/html", "no HTML", id="binary html"),
    ],
)
def test_what_is_no_page_is_refused_with_cause_and_advice(raw, media, word):
    found = read(raw, media)
    assert isinstance(found, Refused)
    assert found.path == "in/a.txt"
    assert word in found.reason
    assert ":" in found.reason


def test_latin_1_is_detected():
    text = "Der Hafen wäre geschlossen, sagte die Behörde. Über die Fähren wurde nicht gesprochen, hieß es später."
    document = read(text.encode("latin-1"))
    assert "wäre" in document.text
    assert document.language == "de"


def test_hard_wrapped_lines_make_one_paragraph():
    wrapped = (
        "The harbour office of Lorn said on Monday that two ferries had been\nkept in port because of the storm, and "
        "that\nnobody knew when the crews would be able to sail to the island again.\nThe ferries carry most of the "
        "grain that the\nisland eats, and the storm is expected to last until Thursday or even\nlonger than that, "
        "the office said.\n"
    )
    assert len(read(wrapped).segments) == 1


def test_a_text_in_another_language_is_taken():
    text = "Le port de Lorn est fermé par la tempête, a dit lundi la capitainerie, et les bateaux ne sortiront pas."
    assert read(text).language == "fr"


@settings(max_examples=25, deadline=None)
@given(raw=st.binary(max_size=300), media=st.sampled_from(["text/plain", "text/html", "application/pdf"]))
def test_no_bytes_raise(raw, media):
    assert isinstance(read(raw, media), Document | Refused)


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_segments_cover_any_text(text):
    document = read(text.encode("utf-8", "surrogatepass"))
    if isinstance(document, Document):
        assert is_covered(document)


def test_a_lone_paragraph_of_html_is_read():
    said = (
        "The council met on Monday and agreed that the pier would be mended before the winter storms begin."
    )
    assert read(f"<p>{said}</p>".encode(), "text/html").text == said


def test_the_library_s_caches_are_emptied_now_and_then(monkeypatch):
    emptied = []
    monkeypatch.setattr("trafilatura.meta.reset_caches", lambda: emptied.append(1))
    monkeypatch.setattr(markup, "_AT_ONCE", 3)
    page = b"<html><body><p>The council met on Monday and agreed to mend the pier.</p></body></html>"
    results = [read(page, "text/html") for _ in range(7)]
    assert len(emptied) in {2, 3}
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("site", "address", "expected"),
    [
        ("usatoday", "a.html", "USA Today"),
        ("TheHill", "a.html", "The Hill"),
        ("NYTimes.com", "a.html", "The New York Times"),
        ("Lornwatch", "a.html", "Lornwatch"),
        ("", "https://www.usatoday.com/x", "USA Today"),
        ("", "https://edition.cnn.com/x", "CNN"),
        ("", "https://www.bbc.co.uk/x", "BBC"),
        ("", "https://news.lornwatch.example/x", "news.lornwatch.example"),
    ],
)
def test_an_outlet_run_together_is_spelled_as_it_calls_itself(site, address, expected):
    raw = HTML.replace(" - Island News", "").replace("Island News", site)
    assert read(raw, "text/html", address).outlet == expected
