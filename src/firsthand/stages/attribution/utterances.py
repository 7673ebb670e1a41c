"""One act of speaking, rendered by many pages: attributions joined over the heap."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from firsthand.lexicon import Row, load
from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.document import Document
from firsthand.model.ids import group_id
from firsthand.model.span import DocId
from firsthand.options.attribution import UtteranceOptions
from firsthand.text.names import fold, known, person_parts
from firsthand.text.stems import root
from firsthand.text.words import terms, words

__all__ = ["utterances"]

_DEFAULT = UtteranceOptions()
_PHRASE = 4  # words from which two equal printings by one speaker are one utterance without further evidence
_COMMON = 60  # attributions of one speaker; a word that more of them hold leads to no pair


class _Rendering(msgspec.Struct, frozen=True, eq=False):
    """One attribution ready to be compared: its content words with their weights, and its quoted words."""

    one: Attribution
    words: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    printed: tuple[str, ...]
    day: int | None


class _Words(Row, frozen=True, kw_only=True):
    words: tuple[str, ...]


def utterances(
    attributions: Sequence[Attribution],
    documents: Mapping[DocId, Document],
    options: UtteranceOptions = _DEFAULT,
) -> tuple[tuple[Attribution, ...], tuple[Utterance, ...]]:
    """`attributions` (in their order) with ``utterance`` set, and the utterances sorted by id.

    Only renderings by one speaker are compared, and of those only such as share words that are rare for
    that speaker, so there is no quadratic step. Small words count for nothing: a rendering whose negation
    was lost, or whose words were spun, still joins the others by what is left, the outlet, the occasion or
    the day; that is how drift finds it. Without a speaker an attribution belongs to no utterance.
    """
    blocks: dict[str, list[_Rendering]] = defaultdict(list)
    for one in sorted(attributions, key=lambda one: one.id):
        key = _speaker_key(one)
        if key is not None:
            blocks[key].append(_rendering(one, documents[one.doc]))
    weights = _weights(rendering for block in blocks.values() for rendering in block)
    found: list[Utterance] = []
    for key in sorted(blocks):
        found.extend(_block(blocks[key], weights, options))
    member = {attribution: utterance.id for utterance in found for attribution in utterance.attributions}
    joined = tuple(msgspec.structs.replace(one, utterance=member.get(one.id)) for one in attributions)
    return joined, tuple(sorted(found, key=lambda utterance: utterance.id))


def _speaker_key(one: Attribution) -> str | None:
    """What blocks attributions: the entity, else the name; for unnamed officials, whose they are."""
    if one.speaker_entity is not None and not one.anonymous:
        return f"e|{one.speaker_entity}"
    if one.speaker is None:
        return None
    if one.anonymous:  # an unnamed official is an entity of his page only
        places = known(one.affiliation or "")
        return f"a|{places[0].name if places else fold(one.affiliation or one.speaker)}"
    parts = person_parts(one.speaker)
    return f"n|{' '.join(parts) or fold(one.speaker)}"


def _rendering(one: Attribution, document: Document) -> _Rendering:
    printed = [word for span in one.content for word in words(document.text, span.start, span.end)]
    text = [word.text for word in printed]
    names = [word.text for word in printed if document.text[word.start].isupper()]
    quoted = text if one.kind == "direct" else _quoted(one, document) if one.kind == "mixed" else []
    day = one.date or (document.published or "")[:10]
    return _Rendering(
        one=one,
        words=_content_words(text),
        names=_content_words(names),
        quoted=_content_words(quoted),
        printed=tuple(text),
        day=_ordinal(day),
    )


def _quoted(one: Attribution, document: Document) -> list[str]:
    found: list[str] = []
    for span in one.content:
        parts = document.words(span).replace("”", "“").replace('"', "“").split("“")
        found.extend(word for part in parts[1::2] for word in terms(part))
    return found


def _content_words(printed: Iterable[str]) -> frozenset[str]:
    """Words that carry meaning, cut to their root; negations and small words are left out on purpose."""
    return frozenset(root(word) for word in printed if len(word) > 2 and word not in _small_words())


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for row in load("small_words", _Words) for word in row.words)


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _weights(renderings: Iterable[_Rendering]) -> dict[str, float]:
    """How rare a word is in the attributions of the heap."""
    counts: Counter[str] = Counter()
    total = 0
    for rendering in renderings:
        counts.update(rendering.words)
        total += 1
    return {word: 1.0 + math.log((1 + total) / (1 + count)) for word, count in counts.items()}


def _block(
    block: Sequence[_Rendering], weights: Mapping[str, float], options: UtteranceOptions
) -> Iterable[Utterance]:
    """The utterances of one speaker: pairs joined from the surest down, no two unlike ones of one page."""
    group = {at: [at] for at in range(len(block))}
    sure: dict[int, float] = {}
    reasons: dict[int, str] = {}
    for score, a, b, why in sorted(
        _pairs(block, weights, options), key=lambda pair: (-pair[0], pair[1], pair[2])
    ):
        first, second = group[a], group[b]
        if first is second or (score < 0.8 and _share_page(block, first, second)):
            continue
        first.extend(second)
        for at in second:
            group[at] = first
        sure[id(first)] = min(sure.get(id(first), 1.0), sure.get(id(second), 1.0), score)
        reasons.setdefault(id(first), reasons.get(id(second), why))
    distinct = {id(members): members for members in group.values()}
    for mark, members in distinct.items():
        yield _utterance([block[at].one for at in members], sure.get(mark, 1.0), reasons.get(mark, ""))


def _share_page(block: Sequence[_Rendering], first: Sequence[int], second: Sequence[int]) -> bool:
    pages = {block[at].one.doc for at in first}
    return any(block[at].one.doc in pages for at in second)


def _pairs(
    block: Sequence[_Rendering], weights: Mapping[str, float], options: UtteranceOptions
) -> Iterable[tuple[float, int, int, str]]:
    first: dict[tuple[str, ...], int] = {}
    postings: dict[str, list[int]] = defaultdict(list)
    for at, rendering in enumerate(block):
        key = tuple(sorted(rendering.words))
        before = first.setdefault(key, at) if len(key) >= 3 else at
        if before != at:  # a verbatim copy is compared with the first of its kind alone
            if not _contradict(block[before], rendering, options):
                yield 1.0, before, at, "the words are the same"
            continue
        for word in key:
            postings[word].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for word in sorted(postings):
        places = postings[word]
        if 1 < len(places) <= _COMMON:
            shared.update((a, b) for k, a in enumerate(places) for b in places[k + 1 :])
    for (a, b), count in sorted(shared.items()):
        small = min(len(block[a].words), len(block[b].words))
        if count >= min(options.words, small):
            judged = _judge(block[a], block[b], weights, options)
            if judged is not None:
                yield judged[0], a, b, judged[1]


def _judge(
    a: _Rendering, b: _Rendering, weights: Mapping[str, float], options: UtteranceOptions
) -> tuple[float, str] | None:
    """The score of a pair and why it is one utterance; null where it is not, or nothing shows it."""
    if _contradict(a, b, options):
        return None
    share = _share(a.words, b.words, weights)
    quoted = _share(a.quoted, b.quoted, weights) if a.quoted and b.quoted else 0.0
    support = _support(a, b)
    short = min(len(a.words), len(b.words)) < 3
    if quoted >= options.quoted and min(len(a.quoted), len(b.quoted)) >= 2:
        return round(max(quoted, share), 4), "the quoted words are the same"
    if a.printed == b.printed and len(a.printed) >= _PHRASE and a.one.doc != b.one.doc:
        return 1.0, "the words are the same"
    if short:
        return (round(share, 4), "the words are the same") if share >= 0.95 and support else None
    if a.one.anonymous and share < max(options.alone, 0.6):
        return None
    few = min(len(a.words), len(b.words)) < 5
    if few and share < max(options.alone, 0.75) and not (a.quoted and b.quoted):
        return None
    if share >= options.alone:
        return round(share, 4), "one speaker, and most of the words are the same"
    plain = (a.words & b.words) - a.names - b.names
    if support and share >= options.supported and len(plain) >= options.words and a.one.doc != b.one.doc:
        return round(share, 4), f"one speaker, {support}, and words in common"
    return None


def _contradict(a: _Rendering, b: _Rendering, options: UtteranceOptions) -> bool:
    one, other = a.one, b.one
    if one.date and other.date and one.date != other.date:
        return True
    if (one.polarity == "question") != (other.polarity == "question"):
        return True
    if a.day is not None and b.day is not None and abs(a.day - b.day) > options.days:
        return not (a.quoted & b.quoted) or len(a.quoted & b.quoted) < 4
    differ = one.occasion is not None and other.occasion is not None and one.occasion != other.occasion
    return differ and not (a.quoted and b.quoted)


def _support(a: _Rendering, b: _Rendering) -> str:
    """What besides the words shows one occasion, as a phrase; empty when nothing does."""
    one, other = a.one, b.one
    if one.via is not None and other.via is not None and fold(one.via) == fold(other.via):
        return f"told to {one.via}"
    if one.occasion is not None and one.occasion == other.occasion:
        return f"on one occasion ({one.occasion})"
    if a.day is not None and b.day is not None and abs(a.day - b.day) <= 1:
        return "within a day"
    return ""


def _share(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weight of the common words over that of the side that has less."""
    common = sum(weights.get(word, 1.0) for word in sorted(a & b))
    least = min(sum(weights.get(word, 1.0) for word in sorted(side)) for side in (a, b))
    return common / least if least else 0.0


def _utterance(members: Sequence[Attribution], score: float, why: str) -> Utterance:
    ids = sorted(one.id for one in members)
    names = Counter(one.speaker for one in members if one.speaker)
    speaker = min(names, key=lambda name: (-names[name], -len(name), name))
    occasions = Counter(one.occasion for one in members if one.occasion)
    pages = len({one.doc for one in members})
    return Utterance(
        id=group_id("u", ids),
        speaker=speaker,
        speaker_entity=next((one.speaker_entity for one in members if one.speaker_entity), None),
        occasion=min(occasions, key=lambda name: (-occasions[name], name), default=None),
        date=min((one.date for one in members if one.date), default=None),
        attributions=tuple(ids),
        score=round(score, 4),
        why=f"{why}; {pages} pages" if why else "one attribution",
    )
