"""The line labeller: what each line is, from its wording, its neighbours and the rest of the page."""

from collections.abc import Sequence

from firsthand.model.document import Label
from firsthand.options.ingest import DEFAULTS
from firsthand.stages.ingest.sheet import Sheet

__all__ = ["label_lines", "labels"]


def label_lines(lines: Sequence[str]) -> tuple[Label, ...]:
    """One label a line, in order; empty lines are furniture. Takes whole pages and clean articles."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    out: list[Label] = ["furniture"] * len(lines)
    for place, label in zip(filled, labels([" ".join(lines[i].split()) for i in filled]), strict=True):
        out[place] = label
    return tuple(out)


def labels(
    texts: Sequence[str],
    *,
    trusted: bool = False,
    heads: frozenset[int] = frozenset(),
    title: str | None = None,
) -> tuple[Label, ...]:
    """One label for each of the lines `texts` (white space collapsed, none empty).

    `trusted` says that an extractor which saw the tags took them for the article; `heads` are the places of
    lines that were tagged as headings, `title` is the headline that the page's markup names. Lines beyond
    the longest article are furniture.
    """
    if not texts:
        return ()
    rest: list[Label] = ["furniture"] * max(0, len(texts) - DEFAULTS.most_lines)
    sheet = Sheet(texts[: DEFAULTS.most_lines], trusted=trusted)
    start, end = _core(sheet)
    headlines = _titled(sheet, title) if title else _headlines(sheet, start)
    out: list[Label] = []
    for place in range(len(sheet)):
        known = sheet.known[place]
        if place in headlines:
            out.append(headlines[place])
        elif known is not None:
            out.append(
                "caption"
                if known == "credit" and sheet.is_caption(place) and sheet.words[place] > 12
                else known
            )
        elif sheet.is_ticker(place):
            out.append("teaser_other_story")
        elif sheet.is_caption(place):
            out.append("caption")
        elif place < start:
            out.append(_above(sheet, place))
        elif place > end:
            out.append(_below(sheet, place))
        else:
            out.append(_inside(sheet, place, heads))
    return (*out, *rest)


def _core(sheet: Sheet) -> tuple[int, int]:
    """First and last line of the article's running text."""
    places = range(len(sheet))
    long = [i for i in places if sheet.is_article(i) and not sheet.is_ticker(i) and not sheet.is_caption(i)]
    prose = [i for i in long if sheet.is_prose(i) or sheet.words[i] >= 25]
    found = (
        prose or long or [i for i in places if sheet.known[i] is None and sheet.is_closed(i)] or list(places)
    )
    first = found[0]
    if sheet.trusted:
        first = next((i for i in places if sheet.known[i] is None and sheet.words[i] > 0), first)
    return first, found[-1]


def _headlines(sheet: Sheet, start: int) -> dict[int, Label]:
    """The headline above line `start`, its repetitions, and lines beside it that speak of the same."""
    above = [i for i in range(start) if _could_head(sheet, i)]
    fitting = [i for i in above if sheet.share(i) >= DEFAULTS.recurs]
    if not fitting:
        first = [i for i in above[:1] if sheet.clean and i <= 2 and sheet.share(i) >= DEFAULTS.foreign]
        return dict.fromkeys(first, "headline")
    best = max(fitting, key=lambda i: (_fit(sheet, i, start), -i))
    found: dict[int, Label] = {}
    for i in fitting:
        if sheet.texts[i] == sheet.texts[best]:
            found[i] = "headline"
        elif sheet.clean or (abs(i - best) <= 2 and sheet.is_article(i)):
            found[i] = "headline" if i < best and sheet.clean else "subhead"
    return found


def _titled(sheet: Sheet, title: str) -> dict[int, Label]:
    """The lines that are the title which the markup names; a few words above them are a kicker."""
    words = title.casefold().split()
    same = [i for i in range(min(len(sheet), 8)) if sheet.texts[i].casefold().split() == words]
    above = range(same[0]) if same else range(0)
    kickers = [i for i in above if sheet.words[i] <= 4 and not sheet.is_closed(i) and sheet.known[i] is None]
    return {**dict.fromkeys(kickers, "furniture"), **dict.fromkeys(same, "headline")}


def _could_head(sheet: Sheet, place: int) -> bool:
    text = sheet.texts[place]
    short = 3 <= sheet.words[place] <= 30
    return (
        sheet.known[place] is None
        and short
        and not text.endswith((".", ":", ";", ","))
        and not sheet.is_site_name(place)
    )


def _fit(sheet: Sheet, place: int, start: int) -> float:
    repeated = 0.3 if sheet.rest.copies(place) > 1 else 0.0
    return sheet.share(place) + repeated + min(sheet.words[place], 10) / 40 - min(start - place, 30) / 100


def _above(sheet: Sheet, place: int) -> Label:
    """A line before the running text that is no headline."""
    if not sheet.clean and sheet.is_article(place):
        return "body"
    if sheet.is_site_name(place):
        return "site_name"
    if sheet.is_foreign(place):
        return "teaser_other_story"
    if sheet.is_article(place) and sheet.is_closed(place) and sheet.words[place] >= 4:
        return "body"
    if sheet.clean and sheet.words[place] >= 6 and sheet.share(place) >= DEFAULTS.recurs:
        return "body" if sheet.is_closed(place) else "subhead"
    return "furniture" if sheet.words[place] < 6 or sheet.clean else "teaser_other_story"


def _below(sheet: Sheet, place: int) -> Label:
    """A line after the running text."""
    if not sheet.clean and sheet.is_article(place):
        return "body"
    if sheet.is_foreign(place):
        return "teaser_other_story"
    if sheet.is_article(place) and (sheet.is_closed(place) or sheet.trusted or sheet.words[place] >= 12):
        return "body"
    if sheet.is_site_name(place):
        return "site_name"
    if sheet.clean and sheet.is_closed(place) and sheet.words[place] >= 4:
        return "body"
    return "furniture" if sheet.words[place] < 6 or sheet.is_closed(place) else "teaser_other_story"


def _inside(sheet: Sheet, place: int, heads: frozenset[int]) -> Label:
    """A line between the first and the last line of running text."""
    short = (
        sheet.words[place] <= 12
        and not sheet.is_closed(place)
        and not sheet.texts[place].endswith((":", ",", ";"))
    )
    leads = place + 1 < len(sheet) and (sheet.is_prose(place + 1) or sheet.words[place + 1] >= 12)
    alone = place == 0 or sheet.known[place - 1] is not None or sheet.is_closed(place - 1)
    if sheet.trusted:
        headed = place in heads and sheet.words[place] <= 25
        return "subhead" if headed or (short and leads and alone and sheet.words[place] <= 10) else "body"
    if short and leads and alone and (sheet.is_article(place) or sheet.clean):
        return "teaser_other_story" if sheet.clean and sheet.is_foreign(place) else "subhead"
    if sheet.is_article(place):
        foreign = sheet.clean and sheet.is_foreign(place) and sheet.scores[place] < DEFAULTS.foreign_score
        return "teaser_other_story" if foreign else "body"
    if sheet.clean:
        return _doubtful(sheet, place)
    return "furniture" if sheet.words[place] < 6 or sheet.is_closed(place) else "teaser_other_story"


def _doubtful(sheet: Sheet, place: int) -> Label:
    """A line inside a clean text that the model does not take for the article's."""
    if sheet.is_foreign(place):
        return "teaser_other_story"
    likely = sheet.scores[place] >= DEFAULTS.doubtful_score
    return "body" if sheet.words[place] >= 4 and (likely or sheet.is_closed(place)) else "furniture"
