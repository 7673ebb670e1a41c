"""``firsthand trace`` and ``firsthand mend`` on the example corpus."""

import json


def flat(text):
    return " ".join(text.split())


def test_a_spun_wording_leads_back_to_what_was_written(ask):
    text = flat(ask("trace", "Velmaria approved Ferrant").stdout)
    assert text.startswith("“Velmaria approved Ferrant” 2 pages in 1 independent family, oldest first")
    assert text.index("Meridian Wire") < text.index("spinnery-hotline.txt")
    assert "spun copy of Meridian Wire" in text
    assert "↯ turned here (polarity): [-sanctioned-] became {+approved+}" in text


def test_the_turn_is_shown_once_and_its_heirs_say_so(ask):
    text = flat(ask("trace", "we will let any port on this coast become a gas station").stdout)
    assert text.count("turned here (polarity): [-will not let-] became {+will let+}") == 1
    assert text.count("took the turn over (polarity)") == 1
    assert "said by Ilse Torvane" in text
    assert "6 pages in 2 independent families" in text


def test_rows_for_programs(ask):
    rows = [
        json.loads(line)
        for line in ask("trace", "an invention, and a lazy one", "--json").stdout.splitlines()
    ]
    assert len(rows) >= 4
    assert rows[0]["parent"] is None
    assert all("lazy" in row["passage"]["text"] for row in rows)


def test_nothing_found_is_said_with_exit_code_1(ask):
    done = ask("trace", "the moon is made of zinc")
    assert done.exit_code == 1
    assert not done.stdout
    assert "no rendering found" in done.stderr
    assert ask("trace", "?!").exit_code == 2


def test_a_limit_says_how_many_more(ask):
    done = ask("trace", "filling station", "--limit", "1")
    assert "Meridian Wire" in done.stdout
    assert "more (--limit 0 shows all)" in done.stderr


def test_a_page_is_mended_with_its_witness(ask):
    text = flat(ask("mend", "World Today").stdout)
    assert text.startswith("World Today Complete, 2024-10-03, worldtoday-costs.txt")
    assert "“We [-will let-] {+will not let+}[1] any port on this coast" in text
    assert (
        "[1] polarity, attested by Meridian Wire, 2024-03-11: “We will not let any harbour on this coast"
        in text
    )


def test_what_is_missing_is_put_back(ask):
    assert "{+Harl Yards denied that the Grey Heron had met any warship.+}" in flat(
        ask("mend", "newsbarn").stdout
    )


def test_every_format_names_the_same_wording(ask):
    assert (
        "<del>will let</del> <ins>will not let</ins>" in ask("mend", "World Today", "--format", "html").stdout
    )
    assert "~~will let~~ **will not let**" in ask("mend", "World Today", "--format", "markdown").stdout
    (row,) = (json.loads(line) for line in ask("mend", "World Today", "--json").stdout.splitlines())
    assert [(edit["struck"], edit["attested"]) for edit in row["edits"]] == [("will let", "will not let")]
    assert row["edits"][0]["witness"][0]["text"] == "will not let"
    assert ask("mend", "World Today", "--format", "pdf").exit_code == 2


def test_a_sound_page_is_printed_as_it_is(ask):
    done = ask("mend", "observer-convoy.html")
    assert "[-" not in done.stdout
    assert "nothing to mend" in done.stderr


def test_a_page_that_is_not_clear_is_asked_for_again(ask):
    done = ask("mend", "meridian")
    assert done.exit_code == 2
    assert "meridian-warning.html" in done.stderr
