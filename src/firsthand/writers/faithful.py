"""Whether a new wording says what the old one says: checks of a stranger's sentence, before the gate."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec

from firsthand.options.writing import WritingOptions
from firsthand.stages.brief.frames import framed
from firsthand.stages.brief.loaded import turned
from firsthand.stages.brief.wording import balanced, content, hedges
from firsthand.text.numbers import numbers
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem

__all__ = ["tidy", "unfaithful"]

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'-]*")
_QUOTED = re.compile(r"“[^“”]*”")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:?’“”()-–—")
_NEVER = frozenset("<>`{}[]\\|*_#~^@=")
_ADDRESS = re.compile(r"://|\bwww\.|\w\.[a-z]{2,}\b", re.IGNORECASE)
_END = re.compile(r"[.!?…][”’)]*$")
_MARK = re.compile(r"^(?:(?:Forecast|Comment|New): )+")
_WEIGHTY = frozenset(
    "after before until till since if unless only more less fewer than over under against without from into "
    "out up down above below between during while because despite except instead "
    "alleged allegedly reported reportedly claimed purported purportedly apparent apparently suspected "
    "supposed supposedly so-called unnamed anonymous former acting forecast comment "
    "almost nearly about least most around approximately roughly some several many few all every each any "
    "both either neither half again still already yet never always once first last next new other another "
    "said says say told tell tells saying according asked asks".split()
)
"""Words that change what a sentence says though they hardly weigh: none of them may come or go."""
_SPEECH = frozenset("said says say told tell tells saying according".split())
"""Of these one may stand for another: ``said`` for ``according to``."""


class _Pair(msgspec.Struct, frozen=True):
    new: str
    old: str
    evidence: tuple[str, ...]
    options: WritingOptions


def tidy(answer: str) -> str:
    """`answer` without white space around it and with our quotation marks: what models hardly ever keep."""
    text = answer.strip().replace("'", "’")
    if text.count('"') % 2:
        return text
    parts = text.split('"')
    return "".join(part + ("“”"[at % 2] if at < len(parts) - 1 else "") for at, part in enumerate(parts))


def unfaithful(new: str, old: str, evidence: Sequence[str], options: WritingOptions | None = None) -> str:
    """Why `new` may not stand for `old`, which rests on the passages `evidence`; empty when it may.

    What is asked is strict, since rephrasing is how copies turn meanings round: the same names, numbers,
    quotations, hedges, denials and signs of who says so; no word with a meaning that stands neither in `old`
    nor in `evidence`; and the words that stay in their order, but for one phrase that may have moved, so that
    nobody trades places with somebody else. A wording in the passive voice is therefore refused as well.
    """
    pair = _Pair(new, old, tuple(evidence), options or WritingOptions())
    return next((reason for check in _CHECKS for reason in check(pair)), "")


def _form(pair: _Pair) -> Iterator[str]:
    words, first = len(pair.new.split()), len(pair.old.split())
    most = max(int(first * pair.options.longer), first + pair.options.few)
    if not first * pair.options.shorter <= words <= most or len(pair.new) > 2 * len(pair.old) + 40:
        yield f"It has {words} words for {first}."
    if any(
        letter in _NEVER or not (letter in _PLAIN or (letter in pair.old and letter.isprintable()))
        for letter in pair.new
    ):
        yield "It has markup or characters that the sentence has not."
    addresses = {match[0] for match in _ADDRESS.finditer(pair.new)}
    if not addresses <= {match[0] for match in _ADDRESS.finditer(pair.old)}:
        yield "It has an address."
    if len(sentences(pair.new, 0, len(pair.new))) > len(sentences(pair.old, 0, len(pair.old))):
        yield "It is more than one sentence."
    if not _END.search(pair.new) or not balanced(pair.new) or not re.match(r"[“(]?[^\Wa-z]", pair.new):
        yield "It does not begin and end as sentences do."
    if pair.new.count("?") != pair.old.count("?"):
        yield "It asks what is told, or tells what is asked."


def _frame(pair: _Pair) -> Iterator[str]:
    new, old = framed(pair.new), framed(pair.old)
    marks = [match[0] if match else "" for match in map(_MARK.match, (pair.new, pair.old))]
    if new.names != old.names or new.slots != old.slots or marks[0] != marks[1]:
        yield "It has not the form of the sentence."


def _quotations(pair: _Pair) -> Iterator[str]:
    new, old = (sorted(map(_bare, _QUOTED.findall(text))) for text in (pair.new, pair.old))
    if new != old:
        yield "It changes a quotation."


def _numbers(pair: _Pair) -> Iterator[str]:
    new, old = (
        (sorted(found.value for found in numbers(text)), sorted(re.findall(r"\d+", text)))
        for text in (pair.new, pair.old)
    )
    if new != old:
        yield "It changes a number or date."


def _names(pair: _Pair) -> Iterator[str]:
    """A capital at the start of a sentence may be a name or not: there the other text decides."""
    for some, other, verb in ((pair.new, pair.old, "adds"), (pair.old, pair.new, "drops")):
        known = {match[0].casefold() for match in _WORD.finditer(other.replace("’s", ""))}
        for match in _NAME.finditer(some.replace("’s", "")):
            if match.start() > 0 and match[0].casefold() not in known:
                yield f"It {verb} the name “{match[0][:40]}”."


def _weighty(pair: _Pair) -> Iterator[str]:
    new, old = (
        Counter("said" if word in _SPEECH else word for word in _words(text) if word in _WEIGHTY)
        for text in (pair.new, pair.old)
    )
    for word in sorted((new - old) + (old - new)):
        yield f"It {'adds' if new[word] > old[word] else 'drops'} “{word}”."
    if sorted(hedges(pair.new)) != sorted(hedges(pair.old)):
        yield "It changes how certain the sentence is."


def _turned(pair: _Pair) -> Iterator[str]:
    yield from turned(pair.new, (pair.old,))
    yield from turned(pair.old, (pair.new,))


def _meaning(pair: _Pair) -> Iterator[str]:
    new, old = _stems(pair.new), _stems(pair.old)
    known = {*old, *(word for passage in pair.evidence for word in _stems(passage))}
    for word in new:
        if word not in known:
            yield f"“{word[:40]}” stands neither in the sentence nor in its evidence."
    gone = Counter(old) - Counter(new)
    if gone.total() > pair.options.dropped * len(old):
        yield "It leaves out too much."


def _order(pair: _Pair) -> Iterator[str]:
    new, old = _stems(pair.new), _stems(pair.old)
    common = Counter(new) & Counter(old)
    a, b = _among(old, common), _among(new, common)
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if a != b and not any(a[cut:] + a[:cut] == b for cut in range(1, len(a))):
        yield "It puts the words of the sentence in another order."


def _among(words: list[str], common: Counter[str]) -> list[str]:
    """`words` that the other sentence has as well, no more often than both have them."""
    left = Counter(common)
    kept = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            kept.append(word)
    return kept


def _stems(text: str) -> list[str]:
    """The words of `text` that carry meaning, as stems, in reading order."""
    return [stem(word) for word in _words(text) if content(word)]


def _words(text: str) -> list[str]:
    folded = text.casefold()
    return [match[0].removesuffix("’s").removesuffix("'s") for match in _WORD.finditer(folded)]


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_CHECKS: tuple[Callable[[_Pair], Iterator[str]], ...] = (
    _form,
    _frame,
    _quotations,
    _numbers,
    _names,
    _weighty,
    _turned,
    _meaning,
    _order,
)
