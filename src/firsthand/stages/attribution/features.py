"""What is known of a candidate, as numbers: grammar, place, marks, how its words behaved in training.

No name enters: of words, only the lemma of the cue, of the verb above it and of a common noun as source are
looked up, and those as hashes.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import blake2b

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.view import View

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


@lru_cache(maxsize=1 << 16)
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
    rows = []
    for candidate in group:
        row = {**shared, "group": float(len(group))}
        found = keys(view, candidate)
        for name in ("lemma", "cue_text", "frame_lemma"):
            row[name], row[name + "_n"] = rates(found[name])
        for name in ("source_lemma", "above"):
            row[name] = rates(found[name])[0] if found[name] else -1.0
        row.update(_source_features(view, candidate))
        row.update(_content_features(view, candidate, strength))
        rows.append([row[name] for name in FEATURES])
    return rows


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


def _code(table: Sequence[str], value: str) -> float:
    return float(table.index(value)) if value in table else -1.0


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
        "tag": _code(_TAGS, head.tag),
        "dep": _code(_DEPS, head.dep),
        "next": _code(_NEXT, words[after].low.replace("“", '"') if after < last else ""),
        "before_pos": _code(_POS, words[head.i - 1].pos) if head.i > first else -1.0,
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
    person = 1.0 if low in {"i", "we", "me", "us", "my", "our"} else 2.0 if low in {"you", "your"} else 0.0
    return {
        "frame": _code(_FRAMES, _base(candidate.frame)[0]),
        "part": _code(_PARTS, _base(candidate.frame)[1]),
        "origin": _code(_ORIGINS, candidate.origin),
        "source_ent": _code(_ENTS, word.ent[2:]) if word else -2.0,
        "source_pos": _code(_POS, word.pos) if word else -2.0,
        "source_words": float(len(candidate.source)),
        "source_person": person,
        "source_it": float(low in {"it", "this", "that", "there", "which", "what"}),
        "source_quoted": float(word is not None and word.quote >= 0),
        "source_gap": float(abs(candidate.head - head)) if word else -1.0,
        "source_before": float(head < candidate.head) if word else -1.0,
        "cue_words": float(len(candidate.cue)),
    }


def _base(frame: str) -> tuple[str, str]:
    for part in _PARTS[1:]:
        if frame.endswith(part) and frame.removesuffix(part) in _FRAMES:
            return frame.removesuffix(part), part
    return frame, ""


def _content_features(view: View, candidate: Candidate, strength: Sequence[float]) -> dict[str, float]:
    words = view.words
    head = words[candidate.head]
    start, end = candidate.content[0][0], candidate.content[-1][1]
    first, last = view.bounds[head.sentence]
    inside = [
        i
        for a, b in candidate.content
        for i in range(max(first, view.word_at(a)), min(last, view.word_at(b)))
    ]
    held = set(inside)
    own = {*candidate.cue, *candidate.source}
    length = sum(b - a for a, b in candidate.content)
    quoted = sum(
        min(b, q.end) - max(a, q.start) for a, b in candidate.content for q in view.quotes_within(a, b)
    )
    beside = view.quotes_within(words[first].start, words[last - 1].end)
    lead = words[inside[0]].low if inside else ""
    text = view.document.text
    elsewhere = [strength[i] for i in range(first, last) if i not in held and i not in own]
    after = start > head.start
    gap = start - words[max(candidate.cue)].end if after else words[min(candidate.cue)].start - end
    return {
        "content_first_pos": _code(_POS, words[inside[0]].pos) if inside else -1.0,
        "strong_elsewhere": max(elsewhere, default=0.0),
        "strong_inside": max((strength[i] for i in inside if i not in own), default=0.0),
        "content_words": math.log1p(length),
        "ranges": float(len(candidate.content)),
        "quoted_share": quoted / length,
        "starts_quote": float(text[start] in "“\"‘'«"),
        "ends_quote": float(text[end - 1] in "”\"’'»"),
        "that": float(lead == "that"),
        "whether": float(lead in {"whether", "if", "how", "what", "why", "who", "when", "where"}),
        "to": float(lead == "to"),
        "finite": float(any(words[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in inside)),
        "content_after": float(after),
        "content_gap": float(gap),
        "crosses": float(start < words[first].start or end > words[last - 1].end),
        "covers_source": float(any(i in held for i in candidate.source)),
        "reaches_end": float(end >= words[last - 1].start),
        "comma_before": float(text[max(0, start - 2) : start].strip() in {",", ";"}),
        "has_quote": float(bool(beside)),
        "sentences": float(text.count(". ", start, end)),
        "tail": _tail(view, head.sentence, end),
        "quote_follows": float(_follows(view, max(end, words[last - 1].end))),
        "quote_precedes": float(_precedes(view, min(start, words[first].start))),
        "quotes_left": float(
            sum(
                not any(a <= q.start < b for a, b in candidate.content)
                for q in beside
            )
        ),
    }  # fmt: skip
