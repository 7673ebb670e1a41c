import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import OptionError
from firsthand.readers import outlet_grades


def read(tmp_path, raw):
    path = tmp_path / "outlets.csv"
    path.write_bytes(raw)
    return outlet_grades(path)


def test_rows_of_outlet_and_letter_with_or_without_titles(tmp_path):
    expected = {"Strand Wire": "A", "Gull, The": "E"}
    assert read(tmp_path, b'outlet,grade\nStrand Wire,a\n"Gull, The",E\n').grades == expected
    assert read(tmp_path, b'\xef\xbb\xbfStrand Wire, A\n\n"Gull, The",E\n').grades == expected


def test_bad_rows_are_named_and_the_others_used(tmp_path):
    found = read(tmp_path, b"Strand Wire,A\nGull,Z\n,B\nTern\nTern,B\n")
    assert found.grades == {"Strand Wire": "A", "Tern": "B"}
    assert [(bad.row, bad.why) for bad in found.refused] == [
        (2, "its grade is no letter from A to F"),
        (3, "it names no outlet"),
        (4, "its grade is no letter from A to F"),
    ]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OptionError, match="cannot be read"):
        outlet_grades(tmp_path / "none.csv")


@given(raw=st.binary(max_size=200))
def test_any_bytes_are_read(tmp_path_factory, raw):
    found = read(tmp_path_factory.mktemp("grades"), raw)
    assert set(found.grades.values()) <= set("ABCDEF")
