"""Pages whose names command a terminal, and dossiers that are not what they say."""

import shutil

import pytest
from typer.testing import CliRunner

from firsthand.cli import app

COMMANDS = [
    ("copies", "--why"), ("drift", "--possible"), ("quotes",), ("claims",), ("events",), ("pledges",),
    ("channels",), ("timeline",), ("entities",), ("stories",), ("brief", "--sources"), ("check",),
    ("mend", "worldtoday-costs.txt"), ("trace", "filling station"), ("copies", "--doc", "meridian"),
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(corpus, tmp_path_factory):
    """The corpus with one letter of its names exchanged for an escape: every offset stays true."""
    folder = tmp_path_factory.mktemp("hostile") / "d"
    shutil.copytree(corpus, folder)
    for file in folder.glob("*.json*"):
        text = file.read_text("utf-8")
        for name in ("Meridian", "Kestria", "Torvane", "Dispatch", "DISPATCH", "Courier", "blockade"):
            text = text.replace(name, name[:3] + "\\u001b" + name[4:])
        file.write_text(text.replace("Velmaria", "Velm\\u202eria"), "utf-8")
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_name_reaches_the_terminal_as_a_command(hostile, command):
    done = CliRunner().invoke(app, [*command, "--dossier", str(hostile)], env={"COLUMNS": "80"})
    assert done.exit_code in {0, 2, 3}
    said = done.stdout + done.stderr
    assert said.strip()
    assert not [letter for letter in said if letter != "\n" and (ord(letter) < 32 or letter in "\x7f\u202e")]


def test_graphs_of_hostile_names_parse(hostile):
    from xml.etree import ElementTree as ET

    text = CliRunner().invoke(app, ["copies", "-f", "graphml", "--dossier", str(hostile)]).stdout
    assert "Mer\ufffddian" in "".join(ET.fromstring(text).itertext())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_damaged_dossier_is_one_line_that_says_what_to_do(corpus, tmp_path, command):
    folder = tmp_path / "d"
    shutil.copytree(corpus, folder)
    (folder / "drift.jsonl").write_text('{"id": "d-1"}\n', "utf-8")
    done = CliRunner().invoke(app, [*command, "--dossier", str(folder)])
    assert done.exit_code == 1
    assert "drift.jsonl" in done.stderr
    assert "firsthand read" in done.stderr
    assert not done.stdout


def test_a_dossier_of_columns_answers_alike(book, corpus, tmp_path):
    import firsthand

    firsthand.write(book.dossier, tmp_path / "d", {}, fmt="parquet")
    answers = [
        CliRunner().invoke(app, ["drift", "-d", str(folder)]).stdout for folder in (corpus, tmp_path / "d")
    ]
    assert answers[0] == answers[1]
    assert firsthand.load(str(tmp_path / "d")) == firsthand.load(corpus)
