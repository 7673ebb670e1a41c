"""``firsthand entities --list``: candidates from a list of one's own."""

import json

from firsthand.cli.codes import USAGE


def test_candidates_have_score_parts_and_a_warning(ask, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("name,kind,id\nIlva Torvane,person,x-1\n,person,x-2\n", encoding="utf-8")
    done = ask("entities", "--list", names, "--least", "0.1")
    assert done.exit_code == 0
    assert "Torvane" in done.stdout
    assert "spelling" in done.stdout
    assert "for a person to judge" in done.stdout
    assert "row 3 of names.csv is left out, it has no name" in done.stderr
    rows = [json.loads(line) for line in ask("entities", "--list", names, "--json").stdout.splitlines()]
    assert all(row["score"] >= 0.75 and row["signals"] and row["why"] for row in rows)


def test_a_list_without_anybody_says_so(ask, tmp_path):
    names = tmp_path / "names.json"
    names.write_text('["Quillon Abrastor"]', encoding="utf-8")
    done = ask("entities", "--list", names)
    assert done.exit_code == 0
    assert "no candidate found" in done.stderr


def test_a_list_that_is_none_is_a_mistake_of_use(ask, tmp_path):
    broken = tmp_path / "names.json"
    broken.write_text("[1, ", encoding="utf-8")
    assert ask("entities", "--list", broken).exit_code == USAGE
    assert ask("entities", "--list", tmp_path / "none").exit_code == USAGE
