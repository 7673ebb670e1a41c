"""A page's lines with all that is known of each of them before anything is decided."""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.lexicon import Row, load
from firsthand.model.document import Label
from firsthand.options.ingest import DEFAULTS
from firsthand.stages.ingest import features, linemodel
from firsthand.stages.ingest.captions import caption_score
from firsthand.stages.ingest.phrases import fixed
from firsthand.stages.ingest.recurrence import Recurrence

__all__ = ["Sheet"]

WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
BREAKS = re.compile(r"[?…]|\.\.\.")
ISSUER = re.compile(
    r"(?:the )?(?:ministry|department|office|embassy|government|permanent mission|delegation|"
    r"secretariat|white house)"
    r"(?: (?:of|for|to)\b[^.?!]*)?$",
    re.IGNORECASE,
)
SLOGAN = re.compile(r"(?:[A-Z][\w&.'’-]* ?){1,4}[|•·] \S+(?: \S+){1,9}$")
PROSE = 4
"""Column of features.lines that says whether a line is prose."""
LOWER = frozenset(("of", "the", "and", "for", "de", "in", "on", "to", "a"))


class OutletWords(Row, frozen=True, kw_only=True):
    """Words that stand in the names of outlets."""

    words: tuple[str, ...]


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(word.lower() for row in load("outlet_words", OutletWords) for word in row.words)


class Sheet:
    """The lines of one page; every question about one of them is asked by its place.

    ``trusted`` says that the lines come from an extractor that saw the tags: they are article text unless
    their own words say otherwise.
    """

    def __init__(self, texts: Sequence[str], *, trusted: bool) -> None:
        self.texts = tuple(texts)
        self.trusted = trusted
        count = len(self.texts)
        self.known: list[Label | None] = [fixed(t, tail=3 * i >= 2 * count) for i, t in enumerate(self.texts)]
        self.words = [len(WORD.findall(text)) for text in self.texts]
        own = features.lines(self.texts)
        self._prose = [bool(own[i, PROSE]) for i in range(count)]
        self.scores = (1.0,) * count if trusted else linemodel.scores(self.texts, own)
        self.rest = Recurrence(self.texts)
        prose = sum(w for i, w in enumerate(self.words) if self.is_prose(i))
        loose = sum(
            self.words[i] < 8 and not self.is_closed(i) for i in range(count) if self.known[i] is None
        )
        dense = prose >= DEFAULTS.clean_share * max(1, sum(self.words))
        self.clean = trusted or (
            dense and loose <= max(DEFAULTS.clean_loose, DEFAULTS.clean_loose_share * count)
        )

    def __len__(self) -> int:
        return len(self.texts)

    def is_closed(self, place: int) -> bool:
        """Whether the line ends as a sentence does."""
        text = self.texts[place].rstrip('"”’)]» ')
        return text.endswith((".", "?", "!", "。", "؟")) or self.texts[place].endswith(("”", "…”"))

    def is_prose(self, place: int) -> bool:
        """Whether the line is running text: long, closed, full of function words, and no fixed phrase."""
        return self._prose[place] and self.known[place] is None and self.is_closed(place)

    def is_article(self, place: int) -> bool:
        """Whether the model (and in a clean text, prose itself) takes the line for the article's."""
        if self.known[place] is not None:
            return False
        score = self.scores[place]
        kept = self.clean and self.is_prose(place) and score >= DEFAULTS.clean_score
        return score >= DEFAULTS.body_score or kept

    def is_caption(self, place: int) -> bool:
        """Whether the line tells what a picture shows."""
        beside = [self.known[k] for k in (place - 1, place + 1) if 0 <= k < len(self)]
        after = place + 1 < len(self) and self.known[place + 1] == "credit"
        return (
            caption_score(
                self.texts[place], near_credit=after or (not self.is_closed(place) and "credit" in beside)
            )
            >= 3
        )

    def is_ticker(self, place: int) -> bool:
        """Whether the line is glued together from headlines of other stories."""
        text = self.texts[place]
        if self.words[place] < 25 or self.is_closed(place) or text.endswith((":", '"', ")")):
            return False
        breaks = len(BREAKS.findall(text[:-1]))
        return breaks >= 2 and self.rest.share(place) < 0.6

    def is_foreign(self, place: int) -> bool:
        """Whether the line is a headline of another story: long enough, open, and nothing of it recurs."""
        return (
            not self.trusted
            and 6 <= self.words[place] <= 30
            and not self.is_closed(place)
            and self.share(place) < DEFAULTS.foreign
        )

    def is_site_name(self, place: int) -> bool:
        """Whether the line is a short row of capitalised words, one of them a word of outlets' names."""
        if ISSUER.match(self.texts[place]) and self.words[place] <= 9 and place <= 2:
            return True
        if place <= 1 and SLOGAN.match(self.texts[place]):
            return True
        words = self.texts[place].split()
        if not 1 <= len(words) <= 6 or self.texts[place][-1] in ".?!:":
            return False
        capital = all(word[0].isupper() or word.lower() in LOWER or word[0].isdigit() for word in words)
        named = any(word.strip(".,").lower() in _outlet_words() for word in words)
        return capital and named and len(words) >= 2

    def share(self, place: int) -> float:
        """How much of the line recurs on the page."""
        return self.rest.share(place)
