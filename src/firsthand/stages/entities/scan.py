"""Where names stand in one sentence, and of which kind they are as far as the sentence alone can tell.

The tagger's entity labels are one witness among several: capitals, titles, bodies and the word lists count as
much, because headlines, rewriters and cut pages mislead a statistical tagger.
"""

import itertools
import re
from collections import Counter
from functools import cache

import msgspec

from firsthand.model.annotated import Parse, Sentence, Token
from firsthand.model.entity import EntityKind
from firsthand.stages.entities.invented import Learned
from firsthand.text.names import Known, has_given_name, is_newsroom, known, titles

__all__ = ["Found", "Reading", "Unit", "read", "scan"]

_OPENERS = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "ADV", "PRON", "AUX", "VERB", "INTJ", "PART", "NUM"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august "
    "september october november december i".split()
)
_PARTICLES = frozenset("van von der den de du di da la le bin bint ibn al el ul abu dos das ter ten".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_WHERE = frozenset({"in", "near", "off", "outside", "around"})
_SPEAKERS = frozenset({"question", "answer", "moderator", "reporter", "speaker", "operator"})
_LINKS = frozenset({"of", "for", "on"})
_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class Unit(msgspec.Struct, frozen=True):
    """Tokens ``[first, last]`` that belong together.

    A listed name (``known``), an office or honorific (``title``), or a capitalised word.
    """

    first: int
    last: int
    sort: str
    known: Known | None = None


class Found(msgspec.Struct, frozen=True):
    """A name in a sentence.

    Tokens ``[first, last]``, its kind if anything tells, and how strong the evidence is.
    """

    first: int
    last: int
    text: str
    kind: EntityKind | None
    weight: int
    known: Known | None = None


class Reading(msgspec.Struct, frozen=True):
    """A sentence cut into units, and what the document as a whole knows about words."""

    sentence: Sentence
    units: tuple[Unit, ...]
    unit_at: dict[int, Unit]
    shouting: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.parse.tokens

    def words(self, first: int, last: int) -> str:
        """The characters from token `first` to token `last`."""
        return self.sentence.parse.text[self.tokens[first].start : self.tokens[last].end]

    def low(self, index: int) -> str:
        """Token `index` in lower case; empty outside the sentence."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def sort(self, index: int) -> str:
        """The sort of the unit at token `index`; empty where there is none."""
        unit = self.unit_at.get(index)
        return unit.sort if unit else ""


def read(sentence: Sentence, learned: Learned) -> Reading:
    """`sentence` cut into units by the word lists, by what the document taught, and by capitals."""
    text = sentence.parse.text
    marks = {mark.start: mark for mark in (*learned.marks(text), *known(text))}
    sentence = _cut_at(sentence, marks)
    tokens = sentence.parse.tokens
    shouting = _is_shouting(text, tokens)
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        unit = _unit(tokens, text, index, marks, learned, shouting)
        if unit is None:
            index += 1
            continue
        units.append(unit)
        index = unit.last + 1
    at = {index: unit for unit in units for index in range(unit.first, unit.last + 1)}
    return Reading(sentence=sentence, units=tuple(units), unit_at=at, shouting=shouting)


def _cut_at(sentence: Sentence, marks: dict[int, Known]) -> Sentence:
    """`sentence` with tokens cut where a listed name begins or ends inside one (``U.S.-China``)."""
    edges = sorted({edge for mark in marks.values() for edge in (mark.start, mark.end)})
    pieces: list[tuple[Token, int]] = []
    for number, token in enumerate(sentence.parse.tokens):
        inner = [edge for edge in edges if token.start < edge < token.end]
        inner += [edge + 1 for edge in inner if sentence.parse.text[edge] == "-" and edge + 1 < token.end]
        cuts = [token.start, *sorted(set(inner)), token.end]
        for start, end in itertools.pairwise(cuts):
            words = sentence.parse.text[start:end]
            pieces.append((msgspec.structs.replace(token, start=start, end=end, text=words), number))
    if len(pieces) == len(sentence.parse.tokens):
        return sentence
    last = {number: index for index, (_, number) in enumerate(pieces)}
    tokens = tuple(msgspec.structs.replace(token, head=last[token.head]) for token, _ in pieces)
    return msgspec.structs.replace(sentence, parse=Parse(sentence.parse.text, tokens))


def _is_shouting(text: str, tokens: tuple[Token, ...]) -> bool:
    """Whether nearly every long word has a capital: a headline in title case, where capitals say nothing."""
    if text.rstrip()[-1:] in {".", "”", '"'}:
        return False
    long_words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return len(long_words) > 3 and sum(word[0].isupper() for word in long_words) > 0.75 * len(long_words)


def _unit(
    tokens: tuple[Token, ...],
    text: str,
    index: int,
    marks: dict[int, Known],
    learned: Learned,
    shouting: bool,
) -> Unit | None:
    token = tokens[index]
    mark = marks.get(token.start)
    if mark is not None:
        last = index
        while last + 1 < len(tokens) and tokens[last + 1].start < mark.end:
            last += 1
        return Unit(index, last, "known", mark)
    title = _title(tokens, text, index)
    if title is not None:
        return title
    if _is_name_word(tokens, index, learned, shouting):
        return Unit(index, index, "word")
    return None


@cache
def _openings() -> frozenset[str]:
    """First words of offices and honorifics: a quick look before the long one."""
    phrases = titles("honorific") | titles("office")
    return frozenset(re.split(r"[ -]", phrase)[0] for phrase in phrases) | titles("honorific")


def _title(tokens: tuple[Token, ...], text: str, index: int) -> Unit | None:
    """The longest office or honorific that begins at `index`."""
    opening = tokens[index].text.lower()
    if not opening[0].isalnum() or not {opening, opening.removesuffix("s")} & _openings():
        return None
    for last in range(min(index + 4, len(tokens) - 1), index - 1, -1):
        if last > index and not tokens[last].text[0].isalnum():
            continue
        raw = " ".join(text[tokens[index].start : tokens[last].end].lower().split())
        phrase = raw.removesuffix(".")
        if raw in titles("honorific") and tokens[index].text[0].isupper():
            return Unit(index, last, "honorific")
        if phrase in titles("office") or (phrase.endswith("s") and phrase[:-1] in titles("office")):
            single = last == index
            if single and (
                _part_of_name(tokens, index) or tokens[index].pos in {"ADJ", "VERB", "ADV", "ADP"}
            ):
                return None
            return Unit(index, last, "title")
    return None


def _part_of_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an office word is rather part of a name.

    ``Stephen King``, ``Justice Department``, ``General Assembly``.
    """
    token = tokens[index]
    if not token.text[0].isupper():
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and following.text[0].isupper() and following.text.lower() in titles("body"):
        return True
    before = tokens[index - 1] if index else None
    return bool(
        before and token.ent == "I-PERSON" and before.ent.endswith("PERSON") and not _capital(following)
    )


def _capital(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper()


def _is_name_word(tokens: tuple[Token, ...], index: int, learned: Learned, shouting: bool) -> bool:
    token = tokens[index]
    word = token.text
    if _ORDINAL.fullmatch(word):
        return (
            index > 0
            and index + 1 < len(tokens)
            and _capital(tokens[index + 1])
            and tokens[index + 1].pos == "PROPN"
        )
    if word.lower() in {"the", "a", "an"} or (word.isupper() and word.lower() in _SPEAKERS):
        return False
    if not word[0].isupper() or word.lower() in _DAYS or not any(char.isalpha() for char in word):
        return False
    if shouting:
        return word in learned.vocabulary or (
            token.ent.endswith("PERSON") and word.lower() not in learned.plain
        )
    if word.lower() in titles("body"):
        return True
    opens = index == 0 or not tokens[index - 1].text[-1].isalnum()
    if word in learned.vocabulary and token.pos in {"PROPN", "X", "NOUN", "ADJ", ""}:
        return True
    if not token.ent and token.pos in _OPENERS:
        return False
    if opens and not token.ent:
        return token.pos == "PROPN" and word.lower() not in learned.plain
    return (
        bool(token.ent and token.ent[2:] in _KINDS)
        or token.pos in {"PROPN", "X"}
        or _capital_beside(tokens, index)
    )


def _capital_beside(tokens: tuple[Token, ...], index: int) -> bool:
    beside = [tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(tokens)]
    return any(_capital(token) and token.pos in {"PROPN", "X"} for token in beside)


def scan(reading: Reading) -> tuple[Found, ...]:
    """The names of a sentence in reading order.

    A listed name inside the name of a body is not given apart.
    """
    found: list[Found] = []
    for run in _runs(reading):
        found.extend(_split(reading, run))
    return tuple(found)


def _runs(reading: Reading) -> list[list[Unit]]:
    """Neighbouring names: side by side, joined by a hyphen, by a particle.

    Or by ``of`` after the word for a body.
    """
    runs: list[list[Unit]] = []
    for unit in reading.units:
        if unit.sort not in {"word", "known"}:
            continue
        if runs and _joined(reading, runs[-1], unit):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _joined(reading: Reading, run: list[Unit], unit: Unit) -> bool:
    left = run[-1]
    between = [reading.low(index) for index in range(left.last + 1, unit.first)]
    if any(reading.sort(index) for index in range(left.last + 1, unit.first)):
        return False
    if not between:
        return True
    if between == ["-"]:
        gap = reading.tokens[unit.first].start - reading.tokens[left.last].end
        linked = any(b.first - a.last > 1 for a, b in itertools.pairwise(run))
        return gap == 1 and (linked or not (left.known and unit.known))
    if between == ["&"]:
        return True
    if left.sort == "word" and len(between) <= 2 and all(word in _PARTICLES for word in between):
        return unit.sort == "word"
    if between[0] in _LINKS and between[1:] in ([], ["the"]):
        return any(_is_body(reading, part) for part in run) or reading.low(left.last) in titles("place") | {
            "republic"
        }
    return False


def _is_body(reading: Reading, unit: Unit) -> bool:
    if unit.known is not None:
        return unit.known.kind == "body"
    return reading.low(unit.last) in titles("body")


def _split(reading: Reading, run: list[Unit]) -> list[Found]:
    """A run as one name or several: countries before a person, a body before the person who heads it."""
    parts: list[Found] = []
    while run:
        if len(run) == 1 and run[0].known:
            return [*parts, _of_known(reading, run[0])]
        bodies = [index for index, unit in enumerate(run) if _is_body(reading, unit)]
        if bodies:
            return [*parts, *_of_body(reading, run, bodies)]
        whole = _label(reading, run[0].first, run[-1].last)
        words = any(unit.sort == "word" for unit in run)
        if whole == "organisation" and words and not _is_person_name(reading, run):
            return [*parts, _found(reading, run, "organisation", 2)]
        if any(unit.known for unit in run):
            return [*parts, *_around_known(reading, run, whole)]
        return [*parts, _plain(reading, run)]
    return parts


def _is_person_name(reading: Reading, run: list[Unit]) -> bool:
    """Whether a run that the tagger takes for a body is a person: a title before it, a given name first."""
    if len(run) > 3 or any(unit.sort != "word" for unit in run):
        return False
    titled = reading.sort(run[0].first - 1) in {"title", "honorific"}
    titled = titled or (len(run) > 1 and _told_human(reading, run[-1].last))
    return titled or (len(run) > 1 and has_given_name(reading.words(run[0].first, run[-1].last)))


def _told_human(reading: Reading, last: int) -> bool:
    """Whether what follows a name tells of a person: "..., 52," or "..., who"."""
    age = reading.low(last + 2)
    return reading.low(last + 1) == "," and (
        age == "who" or (age.isdecimal() and 9 < int(age) < 110 and reading.low(last + 3) in {",", ".", ""})
    )


def _of_known(reading: Reading, unit: Unit) -> Found:
    assert unit.known is not None
    kinds: dict[str, EntityKind] = {"body": "organisation", "newsroom": "outlet"}
    kind = kinds.get(unit.known.kind, "government")
    return Found(unit.first, unit.last, reading.words(unit.first, unit.last), kind, 5, unit.known)


def _of_body(reading: Reading, run: list[Unit], bodies: list[int]) -> list[Found]:
    """A body, and what stands before or after it in one breath (``Office Wang Yi``)."""
    last = bodies[-1]
    rest = run[last + 1 :]
    linked = bool(rest) and rest[0].first - run[last].last > 1
    if linked:
        last, rest = len(run) - 1, []
    head = run[: last + 1]
    if len(head) == 1 and head[0].known:
        parts = [_of_known(reading, head[0])]
    elif len(head) == 1 and reading.low(head[0].last) in titles("body") and head[0].first == head[0].last:
        parts = []
    elif len(head) == 2 and head[0].known and head[0].known.kind == "newsroom":
        parts = [_of_known(reading, head[0])]
    else:
        parts = [_found(reading, head, "organisation", 4)]
    if rest and len(rest) <= 3:
        parts.extend(_split(reading, rest))
    return parts


def _around_known(reading: Reading, run: list[Unit], whole: EntityKind | None) -> list[Found]:
    """A run with a country, capital or outlet in it and no body.

    ``Michael Jordan``, ``Russia Putin``, ``Bank of China``.
    """
    if run[-1].sort == "word" and reading.low(run[-1].last) in titles("place"):
        return [_found(reading, run, "place", 4)]
    if whole == "person" and run[0].sort == "word" and len(run) <= 3:
        return [_found(reading, run, "person", 2)]
    if any(b.first - a.last > 1 and reading.low(a.last + 1) in _LINKS for a, b in itertools.pairwise(run)):
        return [_found(reading, run, "place" if whole == "place" else "organisation", 2)]
    parts: list[Found] = []
    words: list[Unit] = []
    for unit in run:
        if unit.known is None:
            words.append(unit)
            continue
        if words:
            parts.append(_plain(reading, words))
            words = []
        parts.append(_of_known(reading, unit))
    if words:
        parts.append(_plain(reading, words))
    return parts


def _plain(reading: Reading, run: list[Unit]) -> Found:
    """A run of capitalised words: judged by the title before it, the tagger, given names and endings."""
    first, last = run[0].first, run[-1].last
    before = reading.sort(first - 1)
    text = reading.words(first, last)
    if before == "honorific" or (before == "title" and len(run) <= 4):
        return _found(reading, run, "person", 5)
    if is_newsroom(text) and len(run) > 1:
        return _found(reading, run, "outlet", 3)
    if reading.low(last) in titles("place") and len(run) > 1:
        return _found(reading, run, "place", 4)
    label = _label(reading, first, last)
    if (
        label != "person"
        and len(run) == 1
        and reading.low(first - 1) in _WHERE
        and reading.low(last + 1) != "'s"
    ):
        return _found(reading, run, "place", 3)
    if label in {None, "organisation"} and len(run) in {2, 3} and _told_human(reading, last):
        return _found(reading, run, "person", 4)
    if label in {None, "organisation"} and len(run) in {2, 3} and has_given_name(text):
        return _found(reading, run, "person", 2)
    return _found(reading, run, label, 2 if label and len(run) > 1 else 1)


def _label(reading: Reading, first: int, last: int) -> EntityKind | None:
    """The kind that the tagger gives to most of the tokens; None where it saw none."""
    seen = [reading.tokens[index].ent[2:] for index in range(first, last + 1) if reading.tokens[index].ent]
    kinds = [_KINDS[label] for label in seen if label in _KINDS]
    if len(kinds) * 2 <= last - first:
        return None
    tally = Counter(kinds)
    return tally.most_common(1)[0][0] if tally else None


def _found(reading: Reading, run: list[Unit], kind: EntityKind | None, weight: int) -> Found:
    first, last = run[0].first, run[-1].last
    return Found(first, last, reading.words(first, last), kind, weight)
