"""Settings: which word counts, and what a wrong one is told."""

import pytest
import typer.main

from firsthand.cli import app
from firsthand.cli.config import defaults
from firsthand.errors import OptionError

COMMANDS = typer.main.get_command(app).commands


@pytest.fixture
def home(tmp_path):
    (tmp_path / "own" / "firsthand").mkdir(parents=True)
    (tmp_path / "project" / "deep").mkdir(parents=True)
    return tmp_path


def found(home, given="", **environment):
    return defaults(
        COMMANDS, given, home / "project" / "deep", {"XDG_CONFIG_HOME": str(home / "own"), **environment}
    )


def write(home, text, own=""):
    (home / "project" / "firsthand.toml").write_text(text, encoding="utf-8")
    if own:
        (home / "own" / "firsthand" / "config.toml").write_text(own, encoding="utf-8")


def test_nothing_set_is_nothing(home):
    assert found(home) == {}


def test_the_nearest_word_counts(home):
    write(home, '[claims]\nlimit = 2\nfind = "near"', own='[claims]\nlimit = 1\nfind = "own"\ndoc = "own"')
    settings = found(home, FIRSTHAND_CLAIMS_LIMIT="3", FIRSTHAND_LIMIT="4")
    assert settings["claims"] == {"limit": "3", "find": "near", "doc": "own"}
    assert settings["drift"]["limit"] == "4"
    assert found(home)["claims"]["limit"] == 2


def test_a_setting_at_the_top_is_every_commands_and_a_table_is_nearer(home):
    write(home, "limit = 5\n[claims]\nlimit = 2")
    settings = found(home)
    assert settings["claims"]["limit"] == 2
    assert settings["drift"]["limit"] == 5
    assert "read" not in settings


def test_paths_are_meant_from_the_folder_of_the_file(home):
    write(home, 'dossier = "../d"')
    assert found(home)["claims"]["dossier"] == str(home / "project" / "../d")


def test_a_store_is_the_same_for_every_command_wherever_it_runs(home):
    write(home, 'store = "news.db"\n[watch]\nfolder = ["drop/"]\nfeed = ["https://news.example/rss"]')
    settings = found(home)
    project = home / "project"
    names = {"add": "store", "watch": "store", "forget": "store", "claims": "dossier", "search": "dossier"}
    assert {settings[command][name] for command, name in names.items()} == {str(project / "news.db")}
    assert settings["watch"]["folder"] == [f"{project / 'drop'}/"]
    assert settings["watch"]["feed"] == ["https://news.example/rss"]
    write(home, 'store = "postgresql://db.example/news"')
    assert found(home)["add"]["store"] == "postgresql://db.example/news"


def test_a_file_that_is_named_stands_in_for_the_one_nearby(home):
    write(home, "limit = 5")
    other = home / "other.toml"
    other.write_text("limit = 6", encoding="utf-8")
    assert found(home, str(other))["claims"]["limit"] == 6


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[claim]\nlimit = 2", "did you mean claims"),
        ("[claims]\nlimits = 2", "did you mean limit"),
        ("zzz = 2", "known are"),
        ("[claims]\nlimit = [2]", "takes one value"),
        ("limit = ", "cannot be read as settings"),
        ("a = " + "[" * 5000, "cannot be read as settings"),
    ],
)
def test_a_wrong_setting_names_the_file_and_what_is_meant(home, text, told):
    write(home, text)
    with pytest.raises(OptionError, match=told) as error:
        found(home)
    assert "firsthand.toml" in str(error.value)


def test_a_missing_file_is_said(home):
    with pytest.raises(OptionError, match=r"there is no file nowhere\.toml"):
        found(home, "nowhere.toml")


def test_a_setting_is_taken_as_if_it_had_been_typed(ask, tmp_path, monkeypatch):
    (tmp_path / "firsthand.toml").write_text("[claims]\nlimit = 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    few = ask("claims", "--json").stdout.splitlines()
    more = ask("claims", "--json", "--limit", "3").stdout.splitlines()
    from_environment = ask("claims", "--json", FIRSTHAND_CLAIMS_LIMIT="2").stdout.splitlines()
    assert [len(few), len(from_environment), len(more)] == [1, 2, 3]
    (tmp_path / "firsthand.toml").write_text("[claims]\nlimit = 'many'", encoding="utf-8")
    assert ask("claims").exit_code == 2
    (tmp_path / "firsthand.toml").write_text("nonsense", encoding="utf-8")
    assert ask("claims").exit_code == 2
