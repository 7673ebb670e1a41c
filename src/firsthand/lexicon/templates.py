"""Templates of briefs: those that ship, and what is wrong in one that a user wrote."""

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import msgspec

from firsthand.errors import TemplateError
from firsthand.model.template import MATERIALS, Part, Template

__all__ = ["parsed", "template", "template_names", "template_text"]

_HERE = "brief_templates"
_KINDS = {
    "array": "a list in brackets",
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
}
"""What msgspec calls the kinds of TOML, and what a writer of templates calls them."""


def template_names() -> tuple[str, ...]:
    """The names of the templates that ship with the package, the newsroom first."""
    here = files("firsthand.lexicon").joinpath(_HERE).iterdir()
    names = (PurePath(entry.name) for entry in here)
    found = [name.stem for name in names if name.suffix == ".toml"]
    return tuple(sorted(found, key=lambda name: (name != "newsroom", name)))


def template_text(name: str) -> str:
    """The file of a template that ships, as a user copies it.

    Raises:
        TemplateError: when none has that name.
    """
    if name not in template_names():
        raise TemplateError(f"there is no template {name!r}; there are {', '.join(template_names())}")
    return files("firsthand.lexicon").joinpath(_HERE, f"{name}.toml").read_text(encoding="utf-8")


@cache
def template(name: str = "newsroom") -> Template:
    """The template of that name.

    Raises:
        TemplateError: when none has it.
    """
    return parsed(template_text(name), f"{name}.toml")


def parsed(text: str, where: str) -> Template:
    """The template that `text` describes; `where` is the file, for complaints.

    Raises:
        TemplateError: naming the file, the line and what to write instead.
    """
    try:
        found = msgspec.toml.decode(text, type=Template)
    except msgspec.ValidationError as error:
        raise _complaint(_invalid(str(error)), where, _line_of(str(error), text)) from error
    except msgspec.DecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        said = re.sub(r"^Malformed TOML: | \(at .*\)$", "", str(error))
        raise _complaint(f"this is no TOML: {said}", where, int(line[1]) if line else 1) from error
    seen: dict[str, str] = {}
    if not found.section:
        raise _complaint("there is no [[section]]", where, 1)
    for number, part in enumerate(found.section):
        field, why = _wrong(part, seen)
        if why:
            raise _complaint(why, where, _line(text, number, field))
        seen |= {f"title {part.title}": part.title, **dict.fromkeys(part.holds, part.title)}
    return found


def _wrong(part: Part, seen: dict[str, str]) -> tuple[str, str]:
    """The first field of a section with an impossible value, and what is wrong with it."""
    if not part.title.strip() or "\n" in part.title or f"title {part.title}" in seen:
        return "title", "a title is one line of text that no other section has"
    if not part.holds:
        return "holds", f"a section holds something: one or more of {', '.join(MATERIALS)}"
    for word in part.holds:
        if word not in MATERIALS:
            return "holds", f"{word!r} is no material; there are {', '.join(MATERIALS)}"
        if word in seen or part.holds.count(word) > 1:
            return "holds", f"{word!r} is held twice"
    for field, value, least in (("most", part.most, 1), ("weight", part.weight, 0), ("lead", part.lead, 0)):
        if value < least:
            return field, f"{field} is {least} or more, not {value}"
    return "", ""


def _invalid(message: str) -> str:
    """What msgspec says of a bad field, in words for somebody who writes a template."""
    path = re.search(r" - at `\$\.?(.*?)`$", message)
    said = message[: path.start()] if path else message
    unknown = re.search(r"unknown field `(\w+)`", said)
    if unknown:
        known = "title, holds, empty, most, weight, lead, short" if path else "name, about, section"
        return f"{unknown[1]!r} is no field here; there are {known}"
    missing = re.search(r"missing required field `(\w+)`", said)
    if missing:
        return f"the field {missing[1]!r} is missing"
    said = re.sub(r"`([\w ]+)`", lambda match: _KINDS.get(match[1], match[1]), said)
    field = path[1].rsplit(".", 1)[-1] if path else ""
    return f"{field.split('[')[0]}: {said[:1].lower()}{said[1:]}" if field else said


def _line_of(message: str, text: str) -> int:
    number = re.search(r"section\[(\d+)\]", message)
    field = re.search(r"field `(\w+)`", message) or re.search(r"\.(\w+)(?:\[[^\]]*\])*`$", message)
    return _line(text, int(number[1]) if number else None, field[1] if field else "")


def _line(text: str, section: int | None, field: str) -> int:
    """The line of `field` in the section of that number, else of the section's head; the first line is 1."""
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(r"\s*\[\[\s*section\s*\]\]", line)]
    if section is None:
        first, last = 0, heads[0] if heads else len(lines)
    else:
        first = heads[section] if section < len(heads) else 0
        last = heads[section + 1] if section + 1 < len(heads) else len(lines)
    for at in range(first, last):
        if field and re.match(rf"\s*{re.escape(field)}\s*=", lines[at]):
            return at + 1
    return first + 1


def _complaint(why: str, where: str, line: int) -> TemplateError:
    return TemplateError(f"{where}, line {line}: {why}")
