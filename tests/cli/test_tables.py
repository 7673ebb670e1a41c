"""The commands that print one table each: what a person sees, what a program gets."""

import csv
import io
import json
import re

import pytest

TABLES = {
    "quotes": "attributions", "claims": "claims", "events": "events", "pledges": "pledges",
    "channels": "channels", "entities": "entities", "stories": "stories", "timeline": "timeline",
}  # fmt: skip
COMMANDS = [*TABLES, "copies", "drift", "brief"]
WIDE = [*((name,) for name in COMMANDS), ("trace", "filling station"), ("mend", "dispatch")]


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("command", WIDE, ids=lambda command: command[0])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_keep_to_the_width_and_carry_no_commands(ask, command, columns):
    text = ask(*command, columns=columns).stdout
    assert text.strip()
    assert max(map(len, text.splitlines())) <= columns
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "\x1b" not in text


@pytest.mark.parametrize(("command", "table"), TABLES.items())
def test_json_has_every_row_of_the_table(ask, book, command, table):
    rows = [json.loads(line) for line in ask(command, "--json").stdout.splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(row.id for row in getattr(book.dossier, table))


def test_quotes_name_speaker_stance_and_pages_once_for_the_same_words(ask):
    text = flat(ask("quotes", "--speaker", "Okell", "--find", "and a lazy one").stdout)
    assert text.count("“This is an invention, and a lazy one,”") == 1
    assert "Meridian Wire, also" in text
    denial = flat(ask("quotes", "--doc", "World Ticker", "--find", "received any request").stdout)
    assert "Kestria denies that it had received any request World Ticker" in denial


def test_the_unnamed_say_so(ask):
    text = ask("quotes", "--anonymous").stdout
    heads = [line for line in text.splitlines() if line[:2] in {"20", "un"}]
    assert heads
    assert all("unnamed" in line for line in heads)


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(ask, book):
    rows = list(csv.DictReader(io.StringIO(ask("quotes", "--csv").stdout)))
    assert len(rows) == len(book.dossier.attributions)
    assert {row["anonymous"] for row in rows} == {"yes", "no"}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}]


def test_claims_count_origins_and_name_both_sides(ask):
    text = flat(ask("claims", "--status", "disputed").stdout)
    assert text.startswith("disputed asserted by 1 independent origin, denied by 2")
    assert "- Kestria: " in text
    assert "- Anselm Pryde: " in text


def test_claims_and_stories_say_why_they_count(ask):
    text = flat(ask("claims", "--status", "disputed", "--why").stdout)
    assert "Counted for it: A senior Velmarian official, A high Velmarian official" in text
    assert "of one side (Velmaria) and credited to Meridian Wire, they count once" in text
    assert "Counted against it: " in text
    assert "Counted" not in ask("claims", "--status", "disputed").stdout
    story = flat(ask("stories", "--why").stdout)
    assert "11 independent origins" in story
    assert "not counted apart: World Today Complete (which credits it), " in story
    assert "counted apart" not in ask("stories").stdout


def test_events_that_did_not_happen_say_so(ask):
    text = ask("events", "--status", "planned").stdout
    assert (
        text.count("[planned]") == len(ask("events", "--status", "planned", "--json").stdout.splitlines()) > 0
    )


def test_pledges_tell_what_became_of_them(ask):
    text = flat(ask("pledges", "--outcome", "kept").stdout)
    assert re.search(r"\d (warning|promise|plan|forecast), kept [A-Z]", text)
    assert " → " in text


def test_the_timeline_and_the_stories_by_words_of_their_title(ask):
    assert ask("timeline", "--story", "blockade").stdout.startswith("Velmaria warns Kestria")
    assert "cheese" in ask("stories", "--story", "cheese").stdout.splitlines()[0]


def test_briefs_by_length_with_their_sources(ask):
    short, full = ask("brief", "--length", "short").stdout, ask("brief").stdout
    assert len(short) < len(full)
    assert "What is disputed\n  - " in short
    assert "Meridian Wire" in ask("brief", "--length", "headline", "--sources").stdout or "Courier" in full
    rows = [json.loads(line) for line in ask("brief", "--json").stdout.splitlines()]
    assert {row["length"] for row in rows} == {"full"}
    assert ask("brief", "--length", "epic").exit_code == 2


def test_a_brief_in_the_sections_of_a_template(ask, tmp_path):
    assert "Key judgements\n  - " in ask("brief", "--template", "intelligence", "--length", "page").stdout
    mine = tmp_path / "mine.toml"
    mine.write_text(ask("brief", "--copy-template", "newsroom").stdout, encoding="utf-8")
    assert ask("brief", "--template", str(mine)).stdout == ask("brief").stdout
    mine.write_text(mine.read_text("utf-8").replace("disputed", "disptued"), encoding="utf-8")
    wrong = ask("brief", "--template", str(mine))
    assert wrong.exit_code == 1
    assert "mine.toml, line 36: 'disptued' is no material" in flat(wrong.stderr)
    told = ask("brief", "--list-templates").stdout
    assert all(name in told for name in ("newsroom", "intelligence", "compliance", "descriptors"))


def test_a_list_of_names_makes_candidates_in_the_note(ask, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("name\nHarl Yards Ltd\n", encoding="utf-8")
    told = ask("brief", "--list", str(names), "--markdown").stdout
    assert "Harl Yards may be “Harl Yards Ltd” of the list (row 2)" in told
    assert told.startswith("# Velmaria warns Kestria")


def test_an_update_says_first_what_is_new(ask, corpus):
    told = ask("brief", "--since", str(corpus), "--length", "short").stdout
    assert "New since the last version\n  - No page of this story is new." in told
    assert ask("brief", "--since", "no-such-folder").exit_code == 1


def test_the_folder_may_come_from_the_environment(corpus, monkeypatch):
    from typer.testing import CliRunner

    from firsthand.cli import app

    done = CliRunner().invoke(app, ["stories"], env={"FIRSTHAND_DOSSIER": str(corpus)})
    assert done.exit_code == 0
    assert "Kestria" in done.stdout


def test_a_missing_dossier_says_where_one_is(tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from firsthand.cli import app

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "documents.jsonl").touch()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["events"])
    assert done.exit_code == 1
    assert "firsthand read" in done.stderr
    assert "mine" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_answer_in_the_shell_is_one_in_python(command):
    import firsthand

    name = {"copies": "tree", "brief": "briefs"}.get(command, command)
    assert callable(getattr(firsthand, name))
