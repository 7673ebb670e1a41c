"""``firsthand drift`` and ``firsthand check``: both wordings, marked without colour; the gate."""

import json
import re


def flat(text):
    return " ".join(text.split())


def test_both_wordings_stand_with_their_marks_and_pages(ask):
    text = flat(ask("drift", "--type", "polarity").stdout)
    assert "“We [-will not let-] any harbour on this coast become a filling station" in text
    assert "“We {+will let+} any port on this coast" in text
    assert "Meridian Wire, 2024-03-11 ✓ likely faithful" in text
    assert "Taken over by DISPATCH NOW." in text


def test_certain_changes_come_first_and_the_doubtful_only_when_asked(ask, book):
    certain = [row for row in book.dossier.drift if row.material]
    text = ask("drift").stdout
    assert text.startswith(f"{len(certain)} changes of meaning\n")
    assert "possible" not in text
    more = ask("drift", "--possible").stdout
    assert more.startswith(text)
    assert re.search(r"\n\d+ possible changes?\n", more)


def test_what_was_left_out_is_marked_on_the_side_that_has_it(ask):
    text = flat(ask("drift", "--type", "omission", "--outlet", "NewsBarn").stdout)
    assert "[-The Kestrian government called the sanctions unlawful.-]" in text
    assert "NewsBarn, 2024-04-06 has nothing here" in text


def test_rows_are_those_of_the_table(ask, book):
    rows = [json.loads(line) for line in ask("drift", "--possible", "--json").stdout.splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(row.id for row in book.dossier.drift)
    assert all(span["text"] for row in rows for span in row["a"] + row["b"])


def test_days_limit_and_nothing_found_are_said(ask):
    done = ask("drift", "--since", "2030")
    assert done.exit_code == 0
    assert not done.stdout
    assert "no change of meaning found" in done.stderr
    assert re.search(r"\d+ without a date left out", done.stderr)
    done = ask("drift", "--limit", "2")
    assert done.stdout.startswith("2 changes of meaning")
    assert re.search(r"\d+ more", done.stderr)


def test_plain_in_a_pipe_and_coloured_where_colour_is_wanted(ask, program):
    assert "\x1b" not in program("drift").stdout
    coloured = ask("drift", FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[31m[-will not let-]" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == ask("drift").stdout
    assert "\x1b" not in ask("drift", NO_COLOR="1", TERM="dumb").stdout


def test_the_gate_trips_with_its_own_exit_code(program):
    done = program("check", "--fail-on", "polarity,number")
    assert done.returncode == 3
    assert (
        "polarity  worldtoday-costs.txt  “will not let” became “will let”  (against meridian-warning.html)"
        in done.stdout.splitlines()
    )
    assert re.fullmatch(r"\d number; \d polarity\n", done.stderr)
    rows = [
        json.loads(line) for line in program("check", "--fail-on", "number", "--json").stdout.splitlines()
    ]
    assert {row["type"] for row in rows} == {"number"}


def test_the_gate_lets_pass_what_was_not_asked_for(ask):
    done = ask("check", "--fail-on", "date")
    assert done.exit_code == 0
    assert not done.stdout
    assert ask("check", "--outlet", "Der Hafenbote").exit_code == 0
    assert ask("check", "--fail-on", "colour").exit_code == 2
    assert ask("check", "--fail-on", "").exit_code == 2
