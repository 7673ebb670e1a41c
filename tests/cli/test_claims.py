"""``firsthand claims --grades``: claims graded by one's own grades of outlets."""

import json

from firsthand.cli.codes import USAGE


def test_claims_are_graded_by_a_file_of_outlets(ask, tmp_path):
    grades = tmp_path / "outlets.csv"
    grades.write_text("outlet,grade\nMeridian Wire,B\nThe Norhaven Courier,B\nNobody,Z\n", "utf-8")
    done = ask("claims", "--grades", grades)
    assert done.exit_code == 0
    assert "B2" in done.stdout
    assert "B4" in done.stdout
    assert "row 4 of outlets.csv is left out, its grade is no letter from A to F: Nobody,Z" in done.stderr
    rows = [json.loads(line) for line in ask("claims", "--grades", grades, "--json").stdout.splitlines()]
    assert all({"claim", "reliability", "credibility", "why"} <= set(row) for row in rows)
    best = [row for row in rows if row["credibility"] == 1]
    assert best
    assert all(row["claim"]["independent_origins"]["asserting"] > 1 for row in best)


def test_a_file_of_grades_that_is_not_there_is_a_mistake_of_use(ask, tmp_path):
    assert ask("claims", "--grades", tmp_path / "none").exit_code == USAGE


def test_what_is_set_aside_and_where_pages_differ_is_shown(ask):
    assert "    x " in ask("claims").stdout
