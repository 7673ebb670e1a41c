"""What is known of a candidate, as numbers: grammar, place, marks, how its words behaved in training.

No name enters: of words, only the lemma of the cue, of the verb above it and of a common noun as source are
looked up, and those as hashes.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.view import View
from firsthand.text.quotes import Quotation

__all__ = ["CATEGORIES", "FEATURES", "Rates", "features", "key_hash", "keys"]

Rates = Callable[[str], tuple[float, float]]
"""Looks up a key: the share of its uses in training that were attributions, and the logarithm of their
number."""

_FRAMES = (
    "clause infinitive participle dobj attr oprd acomp prep phrase passive passive-subject raising "
    "rest-after rest-before rest-both quote-both quote-before quote-after noun-clause noun-infinitive "
    "noun-prep adjective-clause adjective-infinitive adjective-prep hearsay accord-rest "
    "accord-clause accord-before accord-after colon signature "
    "quote-nearest quote-last participial"
).split()
_PARTS = ("", "-first", "-last", "-start")
_ORIGINS = (
    "subject relative inherited modified object agent none possessor by compound according colon signature "
    "light-subject light-relative light-inherited light-modified light-object light-agent"
).split()
_TAGS = "VB VBD VBG VBN VBP VBZ NN NNS JJ RB IN MD JJR JJS : NNP".split()
_DEPS = (
    "ROOT ccomp xcomp advcl acl relcl conj parataxis pcomp dobj pobj nsubj attr acomp amod advmod prep dep "
    "appos csubj aux oprd"
).split()
_NEXT = (
    ', : " that to of on for in at about . with by against from as and how what whether if it the a an he she'
).split()
_ENTS = "PERSON ORG GPE NORP DATE WORK_OF_ART LOC FAC PRODUCT".split()
_POS = "NOUN PROPN PRON VERB ADJ ADV NUM DET AUX ADP SCONJ PART PUNCT".split()

_ASKING = frozenset("whether if how what why who when where".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

FEATURES: tuple[str, ...] = (
    "frame", "part", "origin", "tag", "dep", "next", "source_ent", "source_pos", "content_first_pos",
    "before_pos",
    "lemma", "lemma_n", "cue_text", "cue_text_n", "source_lemma", "above", "frame_lemma", "frame_lemma_n",
    "strong_above", "strong_elsewhere", "strong_inside",
    "source_words", "source_person", "source_it", "source_quoted", "source_gap", "source_before",
    "cue_words", "cue_quoted", "negated", "modal", "passive", "place", "sentence_words", "headline", "depth",
    "group",
    "content_words", "ranges", "quoted_share", "starts_quote", "ends_quote", "that", "whether", "to",
    "finite",
    "content_after", "content_gap", "crosses", "covers_source", "reaches_end", "comma_before", "has_quote",
    "sentences",
    "quotes_left", "quote_follows", "quote_precedes", "tail",
)  # fmt: skip
CATEGORIES: tuple[str, ...] = FEATURES[:10]


def key_hash(key: str) -> int:
    """A 32-bit number for `key`, the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")


def keys(view: View, candidate: Candidate) -> dict[str, str]:
    """The keys under which training counted a candidate like this one."""
    words = view.words
    head = words[candidate.head]
    kind = "v" if head.pos in {"VERB", "AUX"} else head.pos[:1].lower()
    found = {
        "lemma": f"{kind}|{head.lemma}",
        "cue_text": "c|"
        + " ".join(words[i].lemma for i in candidate.cue if words[i].pos not in {"AUX", "PUNCT", "DET"}),
        "frame_lemma": f"f|{head.lemma}|{candidate.frame}",
        "above": "",
        "source_lemma": "",
    }
    above = words[head.head]
    if head.head != head.i:
        found["above"] = f"a|{above.lemma if above.pos != 'PROPN' else above.pos}|{head.dep}"
    source = _source_head(view, candidate)
    if source >= 0:
        word = words[source]
        found["source_lemma"] = f"s|{word.lemma if word.pos != 'PROPN' else word.ent[2:] or 'PROPN'}"
    return found


def _source_head(view: View, candidate: Candidate) -> int:
    """The head of the source phrase: the word whose own head lies outside it."""
    inside = set(candidate.source)
    for i in candidate.source:
        if view.words[i].head not in inside or view.words[i].head == i:
            return i
    return candidate.source[0] if candidate.source else -1


def features(
    view: View, group: Sequence[Candidate], rates: Rates, strength: Sequence[float]
) -> list[list[float]]:
    """One row of `FEATURES` for each candidate of one cue; `strength` is the lemma rate of every word."""
    shared = _cue_features(view, group[0], strength)
    around = _around(view, view.words[group[0].head].sentence, strength)
    rows = []
    for candidate in group:
        row = {**shared, "group": float(len(group))}
        found = keys(view, candidate)
        for name in ("lemma", "cue_text", "frame_lemma"):
            row[name], row[name + "_n"] = rates(found[name])
        for name in ("source_lemma", "above"):
            row[name] = rates(found[name])[0] if found[name] else -1.0
        row.update(_source_features(view, candidate))
        row.update(_content_features(view, candidate, around))
        rows.append([row[name] for name in FEATURES])
    return rows


class _Around(NamedTuple):
    """What the candidates of one sentence share: its words and characters, its quotations, its likely cues.

    ``strong`` holds the rates and indices of words that attributed in training, the strongest first.
    """

    number: int
    first: int
    last: int
    start: int
    end: int
    last_start: int
    beside: Sequence[Quotation]
    strong: Sequence[tuple[float, int]]
    finite: Sequence[int]


def _around(view: View, sentence: int, strength: Sequence[float]) -> _Around:
    first, last = view.bounds[sentence]
    start, end = view.words[first].start, view.words[last - 1].end
    return _Around(
        number=sentence,
        first=first,
        last=last,
        start=start,
        end=end,
        last_start=view.words[last - 1].start,
        beside=view.quotes_within(start, end),
        strong=sorted(((strength[i], i) for i in range(first, last) if strength[i] > 0), reverse=True),
        finite=[i for i in range(first, last) if view.words[i].tag in _FINITE],
    )


def _tail(view: View, sentence: int, end: int) -> float:
    """Words after the content in another sentence than the cue's: somebody else's clause, most likely."""
    at = view.word_at(end) - 1
    if at < 0 or view.words[at].sentence == sentence:
        return -1.0
    last = view.bounds[view.words[at].sentence][1]
    return float(min(10, sum(word.pos != "PUNCT" for word in view.words[at + 1 : last])))


def _follows(view: View, position: int) -> bool:
    """Whether a quotation begins right after `position` in the same paragraph."""
    at = view.quote_before(position) + 1
    if at >= len(view.quotes) or view.quotes[at].start < position:
        return False
    between = view.document.text[position : view.quotes[at].start]
    return not between.strip() and "\n" not in between


def _precedes(view: View, position: int) -> bool:
    """Whether a quotation ends right before `position` in the same paragraph."""
    at = view.quote_before(position)
    if at < 0:
        return False
    between = view.document.text[view.quotes[at].end : position]
    return not between.strip() and "\n" not in between


def _codes(table: Sequence[str]) -> dict[str, float]:
    return {value: float(at) for at, value in reversed(tuple(enumerate(table)))}


_CODES = {
    "frame": _codes(_FRAMES), "part": _codes(_PARTS), "origin": _codes(_ORIGINS), "tag": _codes(_TAGS),
    "dep": _codes(_DEPS), "next": _codes(_NEXT), "ent": _codes(_ENTS), "pos": _codes(_POS),
}  # fmt: skip


def _code(table: str, value: str) -> float:
    return _CODES[table].get(value, -1.0)


def _cue_features(view: View, candidate: Candidate, strength: Sequence[float]) -> dict[str, float]:
    words = view.words
    head = words[candidate.head]
    first, last = view.bounds[head.sentence]
    after = candidate.head + 1
    depth, at, strong_above = 0, head.i, 0.0
    while words[at].head != at and depth < 12:
        at = words[at].head
        depth += 1
        strong_above = max(strong_above, strength[at])
    sentence = view.annotated.sentences[head.sentence]
    return {
        "tag": _code("tag", head.tag),
        "dep": _code("dep", head.dep),
        "next": _code("next", words[after].low.replace("“", '"') if after < last else ""),
        "before_pos": _code("pos", words[head.i - 1].pos) if head.i > first else -1.0,
        "strong_above": strong_above,
        "cue_quoted": float(head.quote >= 0),
        "negated": float(any(words[c].dep == "neg" for c in view.children[head.i])),
        "modal": float(any(words[c].tag == "MD" for c in view.children[head.i])),
        "passive": float(view.child(head.i, "nsubjpass", "auxpass") >= 0),
        "place": (head.i - first) / (last - first),
        "sentence_words": float(last - first),
        "headline": float(sentence.label == "headline"),
        "depth": float(depth),
    }


def _source_features(view: View, candidate: Candidate) -> dict[str, float]:
    words = view.words
    head = _source_head(view, candidate)
    word = words[head] if head >= 0 else None
    low = word.low if word else ""
    frame, part = _base(candidate.frame)
    person = 1.0 if low in {"i", "we", "me", "us", "my", "our"} else 2.0 if low in {"you", "your"} else 0.0
    return {
        "frame": _code("frame", frame),
        "part": _code("part", part),
        "origin": _code("origin", candidate.origin),
        "source_ent": _code("ent", word.ent[2:]) if word else -2.0,
        "source_pos": _code("pos", word.pos) if word else -2.0,
        "source_words": float(len(candidate.source)),
        "source_person": person,
        "source_it": float(low in {"it", "this", "that", "there", "which", "what"}),
        "source_quoted": float(word is not None and word.quote >= 0),
        "source_gap": float(abs(candidate.head - head)) if word else -1.0,
        "source_before": float(head < candidate.head) if word else -1.0,
        "cue_words": float(len(candidate.cue)),
    }


@cache
def _base(frame: str) -> tuple[str, str]:
    for part in _PARTS[1:]:
        if frame.endswith(part) and frame.removesuffix(part) in _FRAMES:
            return frame.removesuffix(part), part
    return frame, ""


def _content_features(view: View, candidate: Candidate, around: _Around) -> dict[str, float]:
    words = view.words
    start, end = candidate.content[0][0], candidate.content[-1][1]
    ranges = _word_ranges(view, candidate, around)
    inside = ranges[0][0] if ranges else -1
    own = {*candidate.cue, *candidate.source}
    length = sum(b - a for a, b in candidate.content)
    quoted = sum(
        min(b, q.end) - max(a, q.start)
        for a, b in (candidate.content if view.quotes else ())
        for q in view.quotes_within(a, b)
    )
    lead = words[inside].low if inside >= 0 else ""
    text = view.document.text
    after = start > words[candidate.head].start
    gap = start - words[max(candidate.cue)].end if after else words[min(candidate.cue)].start - end
    strong_inside, strong_elsewhere = _strongest(around, ranges, own)
    return {
        "content_first_pos": _code("pos", words[inside].pos) if inside >= 0 else -1.0,
        "strong_elsewhere": strong_elsewhere,
        "strong_inside": strong_inside,
        "content_words": math.log1p(length),
        "ranges": float(len(candidate.content)),
        "quoted_share": quoted / length,
        "starts_quote": float(text[start] in "“\"‘'«"),
        "ends_quote": float(text[end - 1] in "”\"’'»"),
        "that": float(lead == "that"),
        "whether": float(lead in _ASKING),
        "to": float(lead == "to"),
        "finite": float(any(_holds(ranges, i) for i in around.finite)),
        "content_after": float(after),
        "content_gap": float(gap),
        "crosses": float(start < around.start or end > around.end),
        "covers_source": float(any(_holds(ranges, i) for i in candidate.source)),
        "reaches_end": float(end >= around.last_start),
        "comma_before": float(text[max(0, start - 2) : start].strip() in {",", ";"}),
        "has_quote": float(bool(around.beside)),
        "sentences": float(text.count(". ", start, end)),
        "tail": _tail(view, around.number, end),
        "quote_follows": float(_follows(view, max(end, around.end))),
        "quote_precedes": float(_precedes(view, min(start, around.start))),
        "quotes_left": float(
            sum(
                not any(a <= q.start < b for a, b in candidate.content)
                for q in around.beside
            )
        ),
    }  # fmt: skip


def _word_ranges(view: View, candidate: Candidate, around: _Around) -> list[tuple[int, int]]:
    """The words of the content that stand in the sentence of the cue, as ranges of their numbers."""
    found = []
    for a, b in candidate.content:
        low, high = max(around.first, view.word_at(a)), min(around.last, view.word_at(b))
        if low < high:
            found.append((low, high))
    return found


def _holds(ranges: Sequence[tuple[int, int]], i: int) -> bool:
    for low, high in ranges:  # noqa: SIM110  a loop: over one or two ranges twice as fast as `any`
        if low <= i < high:
            return True
    return False


def _strongest(around: _Around, ranges: Sequence[tuple[int, int]], own: set[int]) -> tuple[float, float]:
    """The highest rate of another likely cue inside the content, and outside it."""
    inside = outside = -1.0
    for rate, i in around.strong:
        if i in own:
            continue
        if _holds(ranges, i):
            inside = max(inside, rate)
        else:
            outside = max(outside, rate)
        if inside >= 0 and outside >= 0:
            break
    return max(inside, 0.0), max(outside, 0.0)
