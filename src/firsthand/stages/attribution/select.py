"""Which candidates are kept: the best of each cue, no two on the same words but one inside the other."""

from collections.abc import Sequence

from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.deeds import is_deed
from firsthand.stages.attribution.lexicon import cue
from firsthand.stages.attribution.places import Places
from firsthand.stages.attribution.quoting import carried
from firsthand.stages.attribution.sources import can_speak
from firsthand.stages.attribution.view import View

__all__ = ["Chosen", "carry", "chains", "choose"]

Chosen = tuple[float, Candidate]

_OWN = frozenset({"subject", "agent", "relative", "according", "possessor", "by", "compound"})
_SURE = frozenset({"according", "colon", "signature", "turn"})


def choose(
    view: View,
    groups: Sequence[Sequence[Candidate]],
    scores: Sequence[Sequence[float]],
    options: AttributionOptions,
) -> list[Chosen]:
    """The kept candidates with their scores, in text order.

    The best reading of a cue that agrees with what is kept already is taken, not only its best. One
    attribution may stand inside the content of another, whole with its cue; two that merely overlap may
    not: the higher score stays.
    """
    least = options.learned if options.judge == "learned" else options.rules
    unlisted = options.unlisted if options.judge == "learned" else 0.0
    ranked = [
        (-round(value, 6), candidate.head, at, candidate, value)
        for group, values in zip(groups, scores, strict=True)
        for at, (candidate, value) in enumerate(zip(group, values, strict=True))
        if value >= least
        and (value >= unlisted or _is_listed(view, candidate))
        and (value >= options.deed or not is_deed(view, candidate))
    ]
    kept: list[Chosen] = []
    places: Places[Candidate] = Places()
    done: set[int] = set()
    for _, head, _, candidate, score in sorted(ranked, key=lambda one: one[:3]):
        if head in done:
            continue
        near = places.touching(candidate.content)
        if all(_agree(view, candidate, other, score >= options.nested) for other in near):
            kept.append((score, candidate))
            places.add(candidate.content, candidate)
            done.add(head)
    return sorted(kept, key=lambda pair: (pair[1].head, pair[1].content))


def chains(
    view: View,
    groups: Sequence[Sequence[Candidate]],
    rules: Sequence[Sequence[float]],
    chosen: Sequence[Chosen],
    options: AttributionOptions,
) -> list[Chosen]:
    """Attributions inside the content of a chosen one, by the word list: "said that the envoy had denied X".

    No corpus marks them, so no model knows them; each needs a listed cue of speech with a subject of its
    own, all of it inside the outer content, and stays a little less sure than what it stands in.
    """
    found: list[Chosen] = []
    taken = {candidate.head for _, candidate in chosen}
    places: Places[Chosen] = Places()
    for one in chosen:
        places.add(one[1].content, one)
    for group, values in zip(groups, rules, strict=True):
        if not group or group[0].head in taken:
            continue
        ranked = sorted(
            ((-value, at) for at, value in enumerate(values) if value >= options.chained),
        )
        for negative, at in ranked:
            candidate = group[at]
            if _is_supposed(view, candidate):
                continue
            outer = _around(view, candidate, places.touching(candidate.content))
            if outer is not None and candidate.origin in _OWN and can_speak(view, candidate.source):
                found.append((round(min(-negative, 0.9 * outer), 6), candidate))
                break
    return found


def _is_supposed(view: View, candidate: Candidate) -> bool:
    """Whether a quoted speaker tells what might be said, not what was: "more than his wife can say"."""
    head = view.words[candidate.head]
    return head.quote >= 0 and any(view.words[c].tag == "MD" for c in view.children[head.i])


def _around(view: View, inner: Candidate, near: Sequence[Chosen]) -> float | None:
    """The least score of those `near` that hold `inner` whole; null where none does or one overlaps."""
    scores = []
    for score, outer in near:
        if not _agree(view, inner, outer, may_nest=True):
            return None
        first = view.words[inner.source[0]] if inner.source else None
        if first is not None and _inside(view, inner, outer):
            if not any(start <= first.start < end for start, end in outer.content):
                return None
            scores.append(score)
    return min(scores, default=None)


def _is_listed(view: View, candidate: Candidate) -> bool:
    """Whether the cue is on the word list, or no cue of the kind that lists hold."""
    head = view.words[candidate.head]
    return candidate.origin in _SURE or candidate.frame == "hearsay" or cue(head.pos, head.lemma) is not None


def _agree(view: View, a: Candidate, b: Candidate, may_nest: bool) -> bool:
    shared = _shared(a.content, b.content)
    if not shared:
        return True
    if set(a.cue) & set(b.cue) or set(a.source) & set(b.source):
        return False  # "declined to say": one act, not one inside the other
    return may_nest and (_inside(view, a, b) or _inside(view, b, a))


def _inside(view: View, inner: Candidate, outer: Candidate) -> bool:
    """Whether cue and content of `inner` lie in the content of `outer`."""
    word = view.words[inner.head]
    if not any(start <= word.start < end for start, end in outer.content):
        return False
    size = sum(end - start for start, end in inner.content)
    return _shared(inner.content, outer.content) >= 0.9 * size


def _shared(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def carry(view: View, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Attributions of quoted paragraphs without a cue of their own: they go on with the speaker before them.

    A quotation left open goes on for certain; one that was closed and is followed by a paragraph that is
    all quotation goes on most likely, and scores less.
    """
    taken: Places[Candidate] = Places()
    for _, candidate in chosen:
        taken.add(candidate.content, candidate)
    found: list[Chosen] = []
    for score, candidate in chosen:
        last = view.quote_at(candidate.content[-1][1] - 1)
        if last < 0 or not candidate.source or view.quotes[last].end > candidate.content[-1][1]:
            continue
        for number in carried(view, last, _clause_end(view, candidate)):
            quote = view.quotes[number]
            if taken.touching([(quote.start, quote.end)]):
                break
            factor = 0.95 if quote.continues else 0.7
            found.append((score * factor, _with_content(candidate, (quote.start, quote.end))))
            taken.add([(quote.start, quote.end)], candidate)
    return found


def _clause_end(view: View, candidate: Candidate) -> int:
    """Where the sentence ends in which a verb of speech closes a quotation: "“...,” Lee said."."""
    head = view.words[candidate.head]
    if head.start < candidate.content[-1][1] or not candidate.frame.startswith("quote-"):
        return 0
    _, last = view.bounds[head.sentence]
    return view.words[last - 1].end


def _with_content(candidate: Candidate, content: tuple[int, int]) -> Candidate:
    return Candidate(
        head=candidate.head,
        cue=candidate.cue,
        source=candidate.source,
        content=(content,),
        frame="carried",
        origin=candidate.origin,
    )
