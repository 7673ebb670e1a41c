"""A user's own list of names, in the forms that people have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import listed
from firsthand.errors import OptionError
from firsthand.readers.lists import MOST

FTM = {
    "id": "tes-7",
    "schema": "Person",
    "properties": {"name": ["Ilva Torvane"], "alias": ["I. Torvane"], "country": ["Tessaly"]},
}


@pytest.fixture
def at(tmp_path):
    def write(text, name="names.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases,kind,id\nIlva Torvane,I. Torvane,person,tes-7\n",
        "ID;Kind;Name;Alias\ntes-7;Person;Ilva Torvane;I. Torvane\n",
        "\ufeffname\taka\ttype\tid\nIlva Torvane\tI. Torvane\tindividual\ttes-7\n",
        json.dumps([{"name": "Ilva Torvane", "aliases": ["I. Torvane"], "kind": "person", "id": "tes-7"}]),
        json.dumps(
            {"listed": [{"name": "Ilva Torvane", "aka": "I. Torvane", "kind": "person", "id": "tes-7"}]}
        ),
        json.dumps(FTM),
        json.dumps(FTM) + "\n",
    ],
    ids=["csv", "semicolons", "tabs", "json", "json in an object", "one line", "ftm"],
)
def test_one_person_in_every_form(at, text):
    found = listed(at(text))
    assert not found.refused
    (row,) = found.rows
    assert row.names == ("Ilva Torvane", "I. Torvane")
    assert (row.kind, row.id) == ("person", "tes-7")


def test_names_alone_need_no_titles(at):
    found = listed(at("Ilva Torvane\nOren Bask\n"))
    assert [row.names for row in found.rows] == [("Ilva Torvane",), ("Oren Bask",)]
    assert [row.row for row in found.rows] == [1, 2]
    assert listed(at('["Ilva Torvane"]')).rows[0].names == ("Ilva Torvane",)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": "x"}', "it has no name"),
        ('{"name": "?"}', "its name has fewer than two letters"),
        ('{"name": ', "the line is no JSON"),
        ("17", "neither a name nor an object with one"),
        ("null", "neither a name nor an object with one"),
        ('{"properties": {"name": []}}', "it has no name"),
        ("[" * 4000, "the line is no JSON"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_used(at, bad, why):
    found = listed(at(f"{json.dumps(FTM)}\n{bad}\n{json.dumps(FTM)}\n"))
    assert [row.row for row in found.rows] == [1, 3]
    assert [(row.row, row.why) for row in found.refused] == [(2, why)]
    assert found.refused[0].seen


def test_a_csv_row_without_a_name_is_named(at):
    found = listed(at("name,kind\nIlva Torvane,person\n,person\n\nOren Bask,person\n"))
    assert [row.names[0] for row in found.rows] == ["Ilva Torvane", "Oren Bask"]
    assert [(row.row, row.why) for row in found.refused] == [(3, "it has no name")]


@pytest.mark.parametrize("text", ["[1, ", '["Ilva Torvane"'])
def test_broken_json_is_said_to_be_so(at, text):
    with pytest.raises(OptionError, match="begins like JSON and is none"):
        listed(at(text))


def test_a_missing_file_and_one_too_large_say_what_to_do(tmp_path):
    with pytest.raises(OptionError, match="name a file"):
        listed(tmp_path / "none.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MOST + 1)
    with pytest.raises(OptionError, match="split it"):
        listed(large)


@given(st.binary(max_size=200))
def test_no_bytes_are_a_crash(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("lists") / "any"
    path.write_bytes(raw)
    try:
        found = listed(path)
    except OptionError:
        return
    assert all(row.names for row in found.rows)
    assert all(row.why for row in found.refused)
