import pytest

import firsthand
from firsthand.errors import TemplateError
from firsthand.lexicon.templates import parsed, template, template_names, template_text
from firsthand.readers import brief_template

NEWSROOM = template_text("newsroom")
WRONG = [
    ('holds = ["matters"]', 'holds = ["meters"]', 29, "'meters' is no material; there are happened, "),
    ('holds = ["matters"]', 'holds = "matters"', 29, "holds: expected a list in brackets, got text"),
    ('holds = ["matters"]', "holds = []", 29, "a section holds something"),
    ('holds = ["matters"]', 'holds = ["happened"]', 29, "'happened' is held twice"),
    ("lead = 2", "lead = -2", 40, "lead is 0 or more, not -2"),
    ("lead = 2", "leed = 2", 40, "'leed' is no field here; there are title, holds,"),
    ('title = "Background"', "", 58, "the field 'title' is missing"),
    ('title = "Background"', 'title = "Why it matters"', 59, "a title is one line of text that no other"),
    ('name = "newsroom"', "", 1, "the field 'name' is missing"),
    ("most = 4", "most = four", 31, "this is no TOML"),
    ("most = 4", 'most = "4"', 31, "most: expected a whole number, got text"),
    ("about =", "abuot =", 16, "'abuot' is no field here; there are name, about, section"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "why"), WRONG, ids=[row[1] or f"no {row[0]}" for row in WRONG]
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, old, new, line, why):
    assert old in NEWSROOM
    path = tmp_path / "ours.toml"
    path.write_text(NEWSROOM.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        brief_template(path)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert why in str(caught.value)


def test_no_section_is_no_template():
    with pytest.raises(TemplateError, match=r"x\.toml, line 1: there is no"):
        parsed('name = "x"\nabout = "x"\nsection = []\n', "x.toml")


@pytest.mark.parametrize("name", template_names())
def test_a_copy_of_one_that_ships_is_the_same(tmp_path, name):
    path = tmp_path / "copy.toml"
    path.write_text(template_text(name), encoding="utf-8")
    assert brief_template(path) == brief_template(name) == template(name)
    assert template(name).name == name


def test_a_name_that_is_neither_says_what_there_is(tmp_path):
    with pytest.raises(TemplateError, match="newsroom, compliance, intelligence"):
        firsthand.brief_template("nope")
    with pytest.raises(TemplateError, match="Is a directory"):
        firsthand.brief_template(tmp_path)
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="no text in UTF-8"):
        firsthand.brief_template(tmp_path / "x.toml")
