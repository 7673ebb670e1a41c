"""Standard output: hostile words, narrow pages, readers who leave."""

import subprocess
import sys

import pytest

from firsthand.cli.paper import Paper, marked
from firsthand.cli.plain import GLUE, clean, harmless, listed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand  blanks ", "two lines and blanks"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b2Jcleared", "2Jcleared"),
        ("right \u202eto left\u202c", "right to left"),
        (f"glued{GLUE}words", "gluedwords"),
        ("", ""),
    ],
)
def test_words_of_pages_cannot_command_a_terminal(text, shown):
    assert clean(text) == shown


def test_talk_keeps_its_lines_but_commands_nothing():
    assert harmless("no page:\n  a\x1b[2J\r\n\u202eb") == "no page:\n  a[2J\nb"


def test_lines_wrap_behind_what_stands_in_front(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    Paper().line("The ferry sailed at noon and nobody on the quay waved at it.", "├── ", "│   ")
    assert capsys.readouterr().out.splitlines() == [
        "├── The ferry sailed at noon and nobody on",
        "│   the quay waved at it.",
    ]


def test_wide_letters_count_as_two_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    Paper().line("港" * 30, "  ")
    assert [len(line) for line in capsys.readouterr().out.splitlines()] == [21, 13]


def test_what_is_glued_stays_on_one_line(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    Paper().line(marked("a" * 30).append(f" [verbatim{GLUE}1.00]"))
    assert capsys.readouterr().out == "a" * 30 + "\n[verbatim 1.00]\n"


def test_lists_are_cut_after_some():
    assert listed(["a", "b", "a"]) == "a, b"
    assert listed("abcdef") == "a, b, c, d and 2 more"


@pytest.mark.parametrize(
    "arguments",
    [("quotes",), ("quotes", "--json"), ("copies", "--why"), ("drift",), ("quotes", "--csv")],
    ids=" ".join,
)
def test_a_reader_who_leaves_is_no_error(corpus, arguments):
    command = [sys.executable, "-m", "firsthand", arguments[0], "--dossier", corpus, *arguments[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == 0
    assert errors == ""


def test_the_gate_keeps_its_exit_code_when_its_reader_leaves(corpus):
    command = [sys.executable, "-m", "firsthand", "check", "--dossier", corpus]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == 3
    assert "Traceback" not in errors


def test_a_narrow_code_page_loses_letters_but_not_the_answer(corpus):
    import os

    done = subprocess.run(
        [sys.executable, "-m", "firsthand", "copies", "--dossier", corpus],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0
    assert b"Meridian Wire" in done.stdout


def test_a_narrow_page_gives_the_head_a_line_of_its_own(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    Paper().line("The ferry sailed at noon.", "  2024-03-11  postponed   ")
    assert capsys.readouterr().out == "  2024-03-11  postponed\n    The ferry sailed at noon.\n"
