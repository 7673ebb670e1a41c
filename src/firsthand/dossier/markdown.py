"""The brief of the largest story as Markdown, with its evidence as footnotes."""

import re

from firsthand.dossier.summary import largest_story
from firsthand.model.dossier import Dossier
from firsthand.model.span import Span
from firsthand.model.story import Brief

__all__ = ["brief_markdown", "markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MARKER = re.compile(r"^(\d*)([-+.)])(?=\s|$)")


def markdown(dossier: Dossier) -> str:
    """The full brief of the largest story: CommonMark with a footnote for each passage that is cited."""
    brief = _chosen(dossier)
    if brief is None:
        return "# No brief\n\nNo story was found on the pages that were read.\n"
    return brief_markdown(brief, dossier)


def brief_markdown(brief: Brief, dossier: Dossier) -> str:
    """One brief as CommonMark with a footnote for each passage that is cited."""
    notes: dict[Span, int] = {}
    lines = [f"# {_plain(brief.title)}", ""]
    for section in brief.sections:
        lines += [f"## {_plain(section.name)}", ""]
        under = ""
        for sentence in section.sentences:
            if sentence.under != under:
                under = sentence.under
                lines += ["", f"### {_plain(under)}", ""]
            marks = "".join(f"[^{notes.setdefault(span, len(notes) + 1)}]" for span in sentence.citations)
            lines.append(f"- {_plain(sentence.text)}{marks}{_counted(sentence.origins)}")
        lines.append("")
    lines += [f"[^{number}]: {_cited(span, dossier)}" for span, number in notes.items()]
    return "\n".join(lines).rstrip() + "\n"


def _chosen(dossier: Dossier) -> Brief | None:
    story = largest_story(dossier)
    mine = [brief for brief in dossier.briefs if story is not None and brief.story == story.id]
    return next((brief for brief in mine if brief.length == "full"), mine[0] if mine else None)


def _counted(origins: int) -> str:
    if origins < 1:
        return ""
    return f" *({origins} independent origins)*" if origins > 1 else " *(1 origin)*"


def _cited(span: Span, dossier: Dossier) -> str:
    document = dossier.document(span.doc)
    where = _plain(document.outlet or document.path_or_url)
    when = document.published[:10] if document.published else "undated"
    return f"{where}, {when}, characters {span.start} to {span.end}: {_plain(document.words(span))}"


def _plain(text: str) -> str:
    """`text` on one line, with everything escaped that Markdown would act on."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _MARKER.sub(r"\1\\\2", line)
