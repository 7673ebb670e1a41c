import gzip
import io
import json
import sys
from email.message import EmailMessage

import pytest

from firsthand.model.page import Page, Refused
from firsthand.options.reading import ReadingOptions
from firsthand.readers import pages

SMALL = ReadingOptions(max_page_bytes=1000)


def read(*paths, options=SMALL):
    return list(pages([str(path) for path in paths], options))


def refusal(*paths):
    (found,) = read(*paths)
    assert isinstance(found, Refused)
    return f"{found.path}: {found.reason}"


def test_a_folder_is_walked_in_name_order_and_addresses_have_no_folders(tmp_path):
    (tmp_path / "b.txt").write_text("The port closed.")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.html").write_text("<p>The port opened.</p>")
    (tmp_path / ".hidden.txt").write_text("not read")
    found = read(tmp_path)
    assert [(page.address, page.media) for page in found] == [
        ("c.html", "text/html"),
        ("b.txt", "text/plain"),
    ]


def test_bytes_are_kept_as_they_are(tmp_path):
    raw = "\ufeffEin Schiff\r\nfuhr ab.".encode()
    (tmp_path / "p.txt").write_bytes(raw)
    (page,) = read(tmp_path / "p.txt")
    assert page.raw == raw


def test_gzipped_pages_are_unpacked(tmp_path):
    (tmp_path / "p.html.gz").write_bytes(gzip.compress(b"<p>Fog.</p>"))
    (page,) = read(tmp_path / "p.html.gz")
    assert (page.raw, page.media) == (b"<p>Fog.</p>", "text/html")


def test_json_lines_carry_their_fields_and_bad_lines_are_named(tmp_path):
    rows = [
        json.dumps(
            {
                "id": 7,
                "url": "https://tern.example/a",
                "text": "Fog.",
                "authors": ["O. Vell"],
                "published": "2031-02-03",
            }
        ),
        "{broken",
        json.dumps({"id": "x"}),
        "",
        json.dumps({"html": "<p>Rain.</p>"}),
    ]
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join(rows))
    first, broken, without, last = read(file)
    assert (first.address, first.external_id, first.authors) == ("https://tern.example/a", "7", ("O. Vell",))
    assert isinstance(broken, Refused)
    assert broken.path.endswith("pages.jsonl:2")
    assert "neither 'text' nor 'html'" in without.reason
    assert (last.media, last.address) == ("text/html", "pages.jsonl:5")


def test_a_json_list_and_a_json_object(tmp_path):
    (tmp_path / "list.json").write_text(json.dumps([{"text": "Fog."}, {"text": "Rain."}, 3]))
    (tmp_path / "one.json").write_text(json.dumps({"text": "Hail."}))
    found = read(tmp_path)
    assert [page.raw for page in found if isinstance(page, Page)] == [b"Fog.", b"Rain.", b"Hail."]
    assert len(found) == 4


def test_mhtml_gives_its_html_part_and_location(tmp_path):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://tern.example/fog"
    message.set_content("<p>Fog.</p>", subtype="html")
    (tmp_path / "p.mhtml").write_bytes(bytes(message))
    (page,) = read(tmp_path / "p.mhtml")
    assert page.address == "https://tern.example/fog"
    assert b"Fog." in page.raw


def test_standard_input_is_sniffed(monkeypatch):
    def given(raw):
        monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": io.BytesIO(raw)}))
        return read("-")

    assert given(b"<!doctype html><p>Fog.</p>")[0].media == "text/html"
    assert given(b"Fog over the port.")[0].media == "text/plain"
    assert [page.raw for page in given(b'{"text": "Fog."}\n{"text": "Rain."}\n')] == [b"Fog.", b"Rain."]


def test_every_bad_input_is_named_with_its_cause_and_what_to_do(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "large.txt").write_bytes(b"x" * 2000)
    (tmp_path / "odd.xyz").write_bytes(b"x")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(b"Fog." * 200)[:-9])
    (tmp_path / "none").mkdir()
    assert "empty.txt: is empty" in refusal(tmp_path / "empty.txt")
    assert "large.txt: is too large" in refusal(tmp_path / "large.txt")
    assert "odd.xyz: not a kind of file" in refusal(tmp_path / "odd.xyz")
    assert "cut.txt.gz: is not a whole gzip file" in refusal(tmp_path / "cut.txt.gz")
    assert "holds no pages" in refusal(tmp_path / "none")
    assert "no such file" in refusal(tmp_path / "gone")


def test_an_unreadable_file_is_refused_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Fog.")
    (tmp_path / "b.txt").write_text("Rain.")
    real = type(tmp_path).read_bytes

    def locked(self):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(type(tmp_path), "read_bytes", locked)
    first, second = read(tmp_path)
    assert "permission denied" in first.reason
    assert second.raw == b"Rain."


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.jsonl.gz"])
def test_an_overlong_line_is_refused_and_the_next_is_read(tmp_path, name):
    raw = json.dumps({"text": "x" * 3000}) + "\n" + json.dumps({"text": "Fog."}) + "\n"
    data = raw.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    long, short = read(tmp_path / name)
    assert "longer than" in long.reason
    assert short.raw == b"Fog."
