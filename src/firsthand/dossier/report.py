"""The dossier for people: one HTML file that asks nothing of any network and reads without JavaScript."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from firsthand.dossier.ask.mended import changed_paragraphs, mends
from firsthand.dossier.ask.mended_pages import NO_WITNESS
from firsthand.dossier.lookup import Lookup
from firsthand.dossier.passages import Piece, page_pieces, printable
from firsthand.dossier.summary import changes, largest_story, summary
from firsthand.dossier.tree import BOX, drawing, listing, outline, tree
from firsthand.dossier.views import change, ledger, sides, speakers, voices
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.story import Brief, Story
from firsthand.options.report import ReportOptions
from firsthand.stages.brief import Evidence, is_one, positions, tellable
from firsthand.text.days import day_in_words

__all__ = ["render"]


def render(dossier: Dossier, manifest: Mapping[str, Any], options: ReportOptions | None = None) -> str:
    """The report of `dossier`; `manifest` gives the version that it prints. It has no clock of its own."""
    options = options or ReportOptions()
    look = Lookup(dossier, options)
    certain, possible = changes(dossier)
    roots = tree(dossier)
    story, evidence = largest_story(dossier), Evidence(dossier)
    template = _environment().get_template("report.html.j2")
    html = str(
        template.render(
            look=look,
            options=options,
            dossier=dossier,
            version=str(manifest.get("version", "")),
            counts=summary(dossier),
            story=story,
            newest=_newest(dossier, look),
            named=lambda claim: positions(claim, evidence),
            briefs=[*_briefs(dossier, "full")[:1], *_briefs(dossier, "page")[1:]],
            told=[story for story in _by_size(dossier) if story.id in look.timeline],
            short=_briefs(dossier, "short"),
            roots=roots,
            items=listing,
            lines=outline(roots, options.small_rows),
            sheet=drawing(roots, options.tree_nodes),
            box=BOX,
            certain=[change(drift, look) for drift in certain[: options.rows]],
            possible=[change(drift, look) for drift in possible[: options.rows]],
            totals=(len(certain), len(possible)),
            claims=ledger(dossier.claims),
            disputed=[claim for claim in ledger(dossier.claims) if tellable(claim, evidence)],
            voices=voices(look),
            pages_of=lambda document: _page(document, look),
            mends=mends(dossier),
            late=_late(dossier, options.late_days),
            script_hash=_script_hash(),
        )
    )
    return printable(html)


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("firsthand.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day_in_words
    made.filters["count"] = _count
    made.filters["clip"] = _clip
    made.filters["bare"] = _bare
    made.filters["cap"] = lambda text: text[:1].upper() + text[1:]
    made.globals["is_one"] = is_one
    made.globals["KINDS"] = _KINDS
    made.globals["changed_paragraphs"] = changed_paragraphs
    made.globals["NO_WITNESS"] = NO_WITNESS
    made.globals["sides"] = sides
    made.globals["speakers"] = speakers
    return made


@cache
def _script_hash() -> str:
    raw = files("firsthand.dossier").joinpath("templates", "script.js").read_bytes()
    return b64encode(sha256(raw).digest()).decode("ascii")


def _count(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``2 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _clip(text: str, most: int) -> str:
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    word = cut.rsplit(" ", 1)[0]
    return (word if len(word) > 0.7 * most else cut).rstrip(" ,;:") + "…"


def _bare(text: str) -> str:
    """`text` without the full stop at its end, for use as an item of a list."""
    return text.rstrip().removesuffix(".")


def _newest(dossier: Dossier, look: Lookup) -> tuple[Document, str] | None:
    """The latest page that is no copy, else the latest copy, and whether it adds an origin."""
    dated = [document for document in dossier.documents if document.published]
    if not dated:
        return None
    children = {copy.child for copy in dossier.copies if copy.kind != "quotation"}
    last = max(
        [document for document in dated if document.id not in children] or dated,
        key=lambda document: (document.published or "", document.id),
    )
    copied = [copy for copy in dossier.copies if copy.child == last.id and copy.kind != "quotation"]
    if not copied:
        return last, "an origin of its own"
    parent = copied[0].parent
    return (
        last,
        f"a copy of {look.outlet(parent)}" if parent in look.documents else "a copy of an unseen report",
    )


def _late(dossier: Dossier, days: int) -> list[tuple[Document, Document]]:
    """Copies dated `days` or more after the page that they copy, each with that page."""
    known = {document.id: document for document in dossier.documents}
    first = {copy.child: copy.parent for copy in reversed(dossier.copies) if copy.kind != "quotation"}
    found = []
    for child, parent in sorted(first.items()):
        if child not in known or parent not in known:
            continue
        dates = [(known[doc].published or "")[:10] for doc in (child, parent)]
        if all(len(day) == _DAY for day in dates) and (
            date.fromisoformat(dates[0]) - date.fromisoformat(dates[1]) >= timedelta(days)
        ):
            found.append((known[child], known[parent]))
    return found


_KINDS = {
    "AGREE": "agreement",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "warning",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "force",
    "ASSAULT": "attack",
}
"""The roots of PLOVER in words; the tables have the codes."""
_DAY = len("2024-03-11")


def _briefs(dossier: Dossier, length: str) -> list[Brief]:
    size = {story.id: len(story.documents) for story in dossier.stories}
    found = [brief for brief in dossier.briefs if brief.length == length]
    return sorted(found, key=lambda brief: (-size.get(brief.story, 0), brief.story))


def _by_size(dossier: Dossier) -> list[Story]:
    return sorted(dossier.stories, key=lambda story: (-len(story.documents), story.id))


def _page(document: Document, look: Lookup) -> tuple[tuple[Piece, ...], ...]:
    return page_pieces(
        document,
        look.cited.get(document.id, ()),
        look.said.get(document.id, ()),
        look.changed.get(document.id, ()),
        look.options.page_characters,
    )
