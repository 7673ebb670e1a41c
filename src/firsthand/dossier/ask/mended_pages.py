"""The mended page as a document: HTML for a browser, Markdown for a wiki."""

import re
from html import escape

from firsthand.dossier.ask.mended import Edit, MendedPage, pieces
from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.passages import printable

__all__ = ["NO_WITNESS", "as_html", "as_markdown", "source"]

NO_WITNESS = "no witness"
"""What stands beside a doubtful wording when no page of the heap attests another."""

_LONGEST = 300
"""Characters of the sentence of a witness that a note shows."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; }
del { color: #a01c1c; } ins { color: #14632a; font-weight: bold; text-decoration: none; }
del::before { content: "[-"; } del::after { content: "-]"; }
ins::before { content: "{+"; } ins::after { content: "+}"; }
mark { background: #fff1b8; } mark::before { content: "[?"; } mark::after { content: "?]"; }
small, ol { font-family: system-ui, sans-serif; font-size: .85rem; }
@media (prefers-color-scheme: dark) {
  body { background: #161616; color: #ddd; } del { color: #ff8a80; } ins { color: #8fd9a8; }
  mark { background: #5c4a00; color: inherit; } a { color: #8ab4f8; }
}
"""


def source(edit: Edit, shelf: Shelf) -> str:
    """Who prints the attested wording, since when, and in which sentence; empty without a witness."""
    if not edit.witness:
        return ""
    doc = edit.witness[0].doc
    where = f"{shelf.called(doc)}, {shelf.day(doc) or 'undated'}"
    if not edit.sentence or edit.sentence == edit.attested:
        return where
    long = len(edit.sentence) > _LONGEST
    shown = edit.sentence[:_LONGEST].rsplit(" ", 1)[0] + " …" if long else edit.sentence
    return f"{where}: {shown if shown.startswith('“') else f'“{shown}”'}"


def as_html(page: MendedPage, shelf: Shelf) -> str:
    """One self-contained page: struck words in ``del``, attested ones in ``ins``, reasons in a list below."""
    body: list[str] = []
    for piece in pieces(page):
        text = escape(piece.text)
        if piece.edit is None:
            body.append(text)
            continue
        edit = piece.edit
        tag = "del" if edit.attested or edit.type == "addition" else "mark"
        body.append(f"<{tag}>{text}</{tag}> " if text else " ")
        body.append(f"<ins>{escape(edit.attested)}</ins>" if edit.attested else f"<em>{NO_WITNESS}</em>")
        body.append(f'<sup><a href="#n{edit.number}" id="r{edit.number}">{edit.number}</a></sup>')
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", "".join(body)) if part.strip()]
    title = escape(page.title or page.outlet or page.address)
    notes = "\n".join(
        f'<li id="n{edit.number}">{_note(edit, shelf)} <a href="#r{edit.number}">back</a></li>'
        for edit in page.edits
    )
    where = escape(", ".join(filter(None, (page.outlet, page.date or "undated", page.address))))
    text = "\n".join("<p>" + part.replace("\n", "<br>\n") + "</p>" for part in paragraphs)
    return printable(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}, mended</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<p><small>{where}</small></p>\n{text}\n<ol>\n{notes}\n</ol>\n</body>\n</html>\n"
    )


def as_markdown(page: MendedPage, shelf: Shelf) -> str:
    """The page as Markdown: ~~struck~~ **attested**, the reasons as footnotes."""
    parts: list[str] = []
    for piece in pieces(page):
        if piece.edit is None:
            parts.append(_plain(piece.text, starts=not parts))
            continue
        edit = piece.edit
        struck = " ".join(piece.text.split())
        parts.append(f"~~{_plain(struck)}~~ " if struck else " ")
        parts.append(f"**{_plain(edit.attested)}**" if edit.attested else f"*({NO_WITNESS})*")
        parts.append(f"[^{edit.number}]")
    notes = []
    for edit in page.edits:
        known = source(edit, shelf)
        by = f"attested by {known}; " if known else ""
        notes.append(f"[^{edit.number}]: {edit.type}: {_plain(by + edit.why)}")
    return "".join(parts).strip() + ("\n\n" + "\n".join(notes) if notes else "") + "\n"


def _note(edit: Edit, shelf: Shelf) -> str:
    known = source(edit, shelf)
    by = f"attested by {escape(known)}" if known else NO_WITNESS
    return f"<b>{escape(edit.type)}</b>, {by}; {escape(edit.why)}"


def _plain(text: str, *, starts: bool = False) -> str:
    """`text` with everything escaped that Markdown would act on; `starts` says that it begins a line."""
    first, *lines = _SPECIAL.sub(r"\\\1", text).split("\n")
    return "\n".join([_begun(first) if starts else first, *(_begun(line) for line in lines)])


def _begun(line: str) -> str:
    """`line` so that its first characters make no list, rule or code."""
    return re.sub(r"^(\d+(?=[.)]))?([-+=.)])", r"\1\\\2", line.lstrip())
