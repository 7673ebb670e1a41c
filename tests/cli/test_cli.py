"""The command line as a person meets it: the real program, real pages, real exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = (
    "Harbour master warns ferry lords\n\nPORT AVEL, March 3, 2031 - Harbour master Lena Varn warned the ferry lords on "
    "Monday that the port would close if they sailed at night.\n\n“We will not open the gate,” Varn said. "
    "The ferry lords denied that they had asked for the gate to be opened.\n"
)


def firsthand(*arguments, **more):
    command = [sys.executable, "-m", "firsthand", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("read")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    (folder / "copy.txt").write_text(PAGE.replace("will not open", "will open"), "utf-8")
    done = firsthand("read", folder / "page.txt", folder / "copy.txt", "--out", folder / "d")
    assert done.returncode == 0, done.stderr
    return folder / "d"


@pytest.mark.parametrize(
    "command",
    ["read", "demo", "copies", "drift", "trace", "mend", "check", "quotes", "claims", "events", "pledges",
     "channels", "timeline", "entities", "stories", "brief"],
)  # fmt: skip
def test_every_command_explains_itself_with_an_example(command):
    done = firsthand(command, "--help")
    assert done.returncode == 0
    assert f"firsthand {command}" in done.stdout
    assert "Example" in done.stdout


def test_a_dossier_is_complete(dossier):
    files = {path.name for path in dossier.iterdir()}
    tables = {"documents", "attributions", "utterances", "origins", "copies", "families", "drift", "claims",
              "events", "pledges", "channels", "entities", "stories", "timeline", "judgements", "aliases"}  # fmt: skip
    assert {f"{table}.jsonl" for table in tables} | {
        "briefs.json",
        "brief.md",
        "run.json",
        "report.html",
    } <= files
    run = json.loads((dossier / "run.json").read_text("utf-8"))
    assert run["version"]
    assert run["counts"]["pages"] == 2


def test_tables_are_printed_from_a_dossier(dossier):
    done = firsthand("quotes", "--dossier", dossier, "--find", "Varn")
    assert "We will not open the gate" in done.stdout
    rows = firsthand("quotes", "--dossier", dossier, "--json").stdout.splitlines()
    assert all(json.loads(row)["content"][0]["text"] for row in rows)


def test_the_gate_trips_on_a_flipped_quote(dossier):
    done = firsthand("check", "--dossier", dossier, "--fail-on", "polarity")
    assert done.returncode == 3
    assert "will open" in done.stdout
    assert firsthand("check", "--dossier", dossier, "--fail-on", "date").returncode == 0
    assert firsthand("check", "--dossier", dossier, "--fail-on", "colour").returncode == 2


def test_an_existing_folder_is_not_overwritten_without_force(dossier):
    before = (dossier / "run.json").read_bytes()
    page = dossier.parent / "page.txt"
    done = firsthand("read", page, "--out", dossier)
    assert done.returncode == 1
    assert "--force" in done.stderr
    assert (dossier / "run.json").read_bytes() == before


def test_a_missing_dossier_is_a_clear_error(tmp_path):
    done = firsthand("claims", "--dossier", tmp_path / "none")
    assert done.returncode == 1
    assert "none" in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_pages_are_named_and_the_rest_goes_on(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(PAGE, "utf-8")
    (pages / "empty.txt").write_bytes(b"")
    (pages / "junk.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "junk.pdf").write_bytes(b"%PDF-1.7 not really")
    (pages / "broken.html").write_text("<html><body><p>Unclosed <b>everything <div", "utf-8")
    (pages / "latin.txt").write_bytes(
        "Der Hafen bleibt geschlossen, sagte die Hafenmeisterin für Lärm.".encode("latin-1")
    )
    with (pages / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = firsthand("read", pages, "--out", tmp_path / "d", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    refused = {Path(row["path"]).name: row["reason"] for row in summary["refused"]}
    assert {"empty.txt", "junk.txt", "junk.pdf", "huge.txt"} <= set(refused)
    assert "empty" in refused["empty.txt"]
    assert "too large" in refused["huge.txt"]
    assert "good.txt" not in refused
    assert "Traceback" not in done.stderr


def test_nothing_readable_is_a_failure_that_writes_nothing(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = firsthand("read", tmp_path / "empty.txt", "--out", tmp_path / "d")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert not (tmp_path / "d").exists()


def test_a_wrong_option_is_usage(tmp_path):
    assert firsthand("read", tmp_path, "--format", "xml").returncode == 2
    assert firsthand("read", "--workers", "-3", tmp_path).returncode == 2
    assert firsthand("read").returncode == 2


def test_standard_input_and_progress_in_a_pipe(tmp_path):
    done = firsthand("read", "-", "--out", tmp_path / "d", input=PAGE)
    assert done.returncode == 0, done.stderr
    assert "1 page, 1 origin" in done.stdout
    assert "taking in pages" in done.stderr
    assert "\x1b[" not in done.stderr
