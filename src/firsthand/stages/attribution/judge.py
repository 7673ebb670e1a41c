"""How likely a candidate is an attribution: by a small trained model, or by the word list alone."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.deeds import is_hearsay
from firsthand.stages.attribution.features import Rates, features, key_hash
from firsthand.stages.attribution.lexicon import cue
from firsthand.stages.attribution.view import View, Word
from firsthand.weights import arrays, text

__all__ = ["Judge", "LearnedJudge", "RulesJudge", "word_rates", "word_strength"]

_ORDER = {
    "quote-both": 0.08,
    "quote-before": 0.07,
    "quote-after": 0.05,
    "clause": 0.06,
    "passive": 0.05,
    "phrase": 0.04,
    "participle": 0.03,
    "infinitive": 0.03,
    "rest-both": 0.02,
    "rest-before": 0.0,
    "rest-after": -0.25,
    "accord-rest": 0.9,
    "accord-clause": 0.8,
    "accord-before": 0.7,
    "accord-after": 0.7,
    "hearsay": 0.55,
    "signature": 0.8,
    "turn": 0.8,
    "colon-quote": 0.6,
    "plea": 0.8,
    "apposed": 0.7,
    "undrawn": 0.7,
    "gesture": 0.6,
    "unreached": 0.6,
}
"""What each construction adds to the weight of its cue; those with no cue in the list bring a weight of
their own."""

_FLOORS = {
    "signature": 0.7,
    "turn": 0.75,
    "colon-quote": 0.6,
    "plea": 0.8,
    "apposed": 0.7,
    "undrawn": 0.7,
    "gesture": 0.6,
    "unreached": 0.6,
}
"""Least score of constructions that are sure by their form and too rare in training to be learned."""

_NEEDLESS = ("-first", "-last", "-start")


_OPEN = frozenset({"VERB", "NOUN", "ADJ"})
_SURE = frozenset({"according", "per"})


class Judge(Protocol):
    """Scores the candidates of one document, 0 to 1, in their order."""

    def is_hopeless(self, word: Word) -> bool:
        """Whether nothing that `word` is the cue of could be an attribution."""
        ...

    def scores(self, view: View, groups: Sequence[Sequence[Candidate]]) -> list[list[float]]:
        """One score for each candidate of each group."""
        ...


class RulesJudge:
    """The word list: a cue that is on it, in a construction that its row names."""

    def is_hopeless(self, word: Word) -> bool:
        """Whether `word` is a verb, noun or adjective on no list."""
        return word.pos in _OPEN and word.low != "according" and cue(word.pos, word.lemma) is None

    def scores(self, view: View, groups: Sequence[Sequence[Candidate]]) -> list[list[float]]:
        """One score for each candidate of each group; 0 where the list knows no reason."""
        return [[_by_rule(view, candidate) for candidate in group] for group in groups]


def _by_rule(view: View, candidate: Candidate) -> float:
    frame = candidate.frame
    if frame == "colon":
        sentence = view.annotated.sentences[view.words[candidate.head].sentence]
        return 0.6 if sentence.label == "headline" else 0.0
    if frame.startswith("accord") or frame in {"hearsay", *_FLOORS}:
        return _ORDER.get(frame, 0.5)
    if frame.endswith(_NEEDLESS):
        return 0.0
    head = view.words[candidate.head]
    row = cue(head.pos, head.lemma)
    if row is None:
        return 0.0
    allowed = any(frame == name or frame.startswith(name + "-") for name in row.frames)
    if not allowed or (not candidate.source and frame not in {"passive", "noun-clause"}):
        return 0.0
    if head.quote >= 0 or (head.dep == "xcomp" and candidate.origin in {"inherited", "object"}):
        return max(0.0, row.weight - 0.25 + _ORDER.get(frame, 0.0))
    return min(1.0, max(0.0, row.weight + _ORDER.get(frame, 0.0)))


class LearnedJudge:
    """The trained model: boosted trees over grammar, marks and how often a cue attributed in training."""

    def __init__(self, hopeless: float = 0.0) -> None:
        self._hopeless = hopeless

    def is_hopeless(self, word: Word) -> bool:
        """Whether `word` is a verb, noun or adjective on no list that hardly ever attributed in training."""
        if word.pos not in _OPEN or word.low in _SURE or cue(word.pos, word.lemma) is not None:
            return False
        return word_rates()(_lemma_key(word))[0] < self._hopeless

    def scores(self, view: View, groups: Sequence[Sequence[Candidate]]) -> list[list[float]]:
        """One score for each candidate of each group: the expected overlap with what a person would mark."""
        rates = word_rates()
        strength = word_strength(view, rates)
        rows = [row for group in groups for row in features(view, group, rates, strength)]
        if not rows:
            return []
        model = _model()
        flat = model.predict(np.array(rows, dtype=np.float32)[:, : model.num_feature()], num_threads=1)
        found, at = [], 0
        for group in groups:
            values = zip(group, flat[at : at + len(group)], strict=True)
            found.append([_raised(float(score), _floor(view, one)) for one, score in values])
            at += len(group)
        return found


def _raised(score: float, floor: float) -> float:
    """`score`, or `floor` and a little of it, so that of readings equally sure the likeliest wins."""
    return max(score, floor + 0.05 * max(0.0, score)) if floor else score


def _floor(view: View, candidate: Candidate) -> float:
    """The least score of a candidate that its form makes sure."""
    if candidate.frame == "quote-before" and _is_beside(view, candidate, candidate.content[-1][1]):
        return _BESIDE
    if candidate.frame == "quote-both" and _goes_on(view, candidate):
        return _BETWEEN
    if _is_second(view, candidate):
        return _SECOND
    if candidate.frame in {"quote-before", "quote-after"} and _puts_it(view, candidate):
        return _PUT
    if view.words[candidate.head].low == "words" and _is_quoted(view, candidate):
        return _PUT
    if candidate.frame == "colon" and _is_headline_quote(view, candidate):
        return _FLOORS["colon-quote"]
    if candidate.frame == "colon" and _is_headline_name(view, candidate):
        return _SECOND
    if candidate.frame == "noun-clause" and not candidate.source and _is_rumour(view, candidate.head):
        return _SECOND
    if candidate.frame == "passive" and is_hearsay(view, candidate.head):
        return _BESIDE
    return _TRAILING if _is_trailing(view, candidate) else _FLOORS.get(candidate.frame, 0.0)


_TRAILING = 0.6
_BESIDE = 0.5
_PUT = 0.6
_RUMOURS = frozenset({"rumour", "rumor", "allegation"})
_BETWEEN = 0.55
_SECOND = 0.45
_SAYING = 0.75
"""Least weight on the word list of a cue that may trail its content."""


def _puts_it(view: View, candidate: Candidate) -> bool:
    """Whether a candidate is "“...”, as Orr put it" or "as Orr put it, “...”"."""
    verb = candidate.head
    thing = view.child(verb, "dobj")
    if view.words[verb].lemma != "put" or thing < 0 or view.words[thing].low not in {"it", "this"}:
        return False
    text = view.document.text
    if candidate.frame == "quote-before":
        opening = view.words[min(*candidate.cue, *candidate.source)].start
        return len(text[candidate.content[-1][1] : opening].split()) <= 2
    return text[view.words[thing].end : candidate.content[0][0]].rstrip().endswith((",", ":"))


def _is_headline_quote(view: View, candidate: Candidate) -> bool:
    """Whether a headline is a short name, a colon and a quotation: "Orr: ‘We will not sail’"."""
    sentence = view.annotated.sentences[view.words[candidate.head].sentence]
    return sentence.label == "headline" and _is_quoted(view, candidate) and len(candidate.source) <= 5


def _is_headline_name(view: View, candidate: Candidate) -> bool:
    """Whether what stands before the colon of a headline is the surname of a person of the page."""
    sentence = view.annotated.sentences[view.words[candidate.head].sentence]
    if sentence.label != "headline" or len(candidate.source) > 2:
        return False
    name = view.words[candidate.source[-1]].text
    _, last = view.bounds[view.words[candidate.head].sentence]
    return name[:1].isupper() and any(
        word.text == name
        and word.pos == "PROPN"
        and (word.ent.endswith("-PERSON") or view.words[word.i - 1].pos == "PROPN")
        for word in view.words[last:]
    )


def _is_rumour(view: View, noun: int) -> bool:
    """Whether a noun is "rumours that", with nobody who spreads them and nobody who denies them."""
    word = view.words[noun]
    row = cue(view.words[word.head].pos, view.words[word.head].lemma)
    clause = next((c for c in view.children[noun] if view.words[c].dep in {"acl", "ccomp"}), -1)
    that = clause >= 0 and view.words[min(view.subtree(clause))].low == "that"
    return word.lemma in _RUMOURS and word.tag == "NNS" and that and (row is None or row.polarity == "assert")


def _is_quoted(view: View, candidate: Candidate) -> bool:
    """Whether the content is one quotation or a part of it."""
    start, end = candidate.content[0]
    number = view.quote_at(start)
    return number >= 0 and len(candidate.content) == 1 and view.quotes[number].end >= end


def _goes_on(view: View, candidate: Candidate) -> bool:
    """Whether the clause of a verb of speech stands between two halves of one quoted sentence."""
    head = view.words[candidate.head]
    halves = [(a, b) for a, b in pairwise(candidate.content) if a[1] <= head.start < b[0]]
    if len(halves) != 1 or not _is_beside(view, candidate, halves[0][0][1]):
        return False
    opening = halves[0][1][0]
    lead = view.document.text[opening : opening + 2].lstrip("“\"‘'")
    return lead[:1].islower() and view.document.text[head.end : opening].rstrip().endswith(",")


def _is_beside(view: View, candidate: Candidate, end: int) -> bool:
    """Whether a verb of speech with its own subject stands right after the quotation that ends at `end`."""
    head = view.words[candidate.head]
    row = cue(head.pos, head.lemma)
    if row is None or row.mode != "speech" or candidate.origin != "subject":
        return False
    if row.weight < _SAYING and row.polarity != "question":
        return False
    first = view.words[min(*candidate.source, *candidate.cue)]
    return 0 <= first.start - end <= 2


def _is_second(view: View, candidate: Candidate) -> bool:
    """Whether a listed verb of speech goes on after another of one subject: "said X, and warned Y"."""
    head = view.words[candidate.head]
    above = view.words[head.head]
    first = cue(above.pos, above.lemma)
    if head.dep != "conj" or candidate.origin != "inherited" or first is None or first.mode != "speech":
        return False
    past = head.tag == "VB" and any(view.words[c].low == "did" for c in view.children[head.i])
    in_step = ("VBD" if past else head.tag) == above.tag
    return in_step and _by_rule(view, candidate) >= _SAYING


def _is_trailing(view: View, candidate: Candidate) -> bool:
    """Whether a whole sentence stands first and "..., a port official told the Tern on Sunday" after it.

    The parser often takes the trailing clause for a complement of the sentence before it, which hides the
    construction from the model.
    """
    head = view.words[candidate.head]
    row = cue(head.pos, head.lemma)
    if row is None or row.weight < _SAYING or candidate.frame not in {"clause", "rest-before"}:
        return False
    source = candidate.source
    beside = source and source[-1] < candidate.cue[0] <= source[-1] + 3 and candidate.cue[-1] == head.i
    if not beside or view.words[source[0] - 1].text != "," or len(candidate.content) != 1:
        return False
    start, end = candidate.content[0]
    first = view.words[view.bounds[head.sentence][0]]
    comma = view.words[source[0] - 1]
    told = [word for word in view.words[first.i : comma.i] if word.dep == "nsubj" and word.end <= end]
    return start == first.start and end <= comma.start and comma.start - end <= 1 and bool(told)


def word_strength(view: View, rates: Rates) -> list[float]:
    """How often the lemma of each word attributed in training; 0 for words that cannot be a cue."""
    memo: dict[str, float] = {}
    found = []
    for word in view.words:
        if word.pos not in {"VERB", "NOUN", "ADJ", "ADV"} and word.low != "according":
            found.append(0.0)
            continue
        key = _lemma_key(word)
        if key not in memo:
            memo[key] = rates(key)[0]
        found.append(memo[key])
    return found


def _lemma_key(word: Word) -> str:
    return f"{'v' if word.pos == 'VERB' else word.pos[:1].lower()}|{word.lemma}"


@cache
def word_rates() -> Rates:
    """The learned rates of words and constructions, looked up by hash."""
    stored = arrays("attribution-words-v1")
    table = {
        int(key): (float(rate), float(count))
        for key, rate, count in zip(stored["key"], stored["rate"], stored["count"], strict=True)
    }
    unknown = (float(stored["unknown"][0]), 0.0)

    @lru_cache(maxsize=1 << 16)
    def rates(key: str) -> tuple[float, float]:
        return table.get(key_hash(key), unknown)

    return rates


@cache
def _model() -> Any:
    import lightgbm

    return lightgbm.Booster(model_str=text("attribution-v1"))
