"""Verb cues and the contents that the grammar allows them."""

from collections.abc import Iterator

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.formulas import (
    apposed,
    plea,
    undrawn,
    unreached,
    without_aside,
    without_occasion,
)
from firsthand.stages.attribution.lexicon import cue, occasions
from firsthand.stages.attribution.sources import charge_within, source_of_verb, subject_of_passive
from firsthand.stages.attribution.surface import opens_with_prompt, prompt_end
from firsthand.stages.attribution.view import View

__all__ = ["LABELS", "is_label", "reporting_clause", "shortened", "verb_candidates", "verb_words"]

_STARTS = frozenset("he she it they i we you there his her their the a no nobody".split())
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_CLAUSE = frozenset({"ccomp", "csubj", "csubjpass"})
_PREPOSITIONS = frozenset(
    "about of for on upon against to with in at over into from as behind toward towards out that".split()
)
_ADVERBS = frozenset(
    "also often repeatedly publicly later falsely previously then once again reportedly widely".split()
)
LABELS = frozenset(
    "column opinion comment analysis editorial review interview video watch photos live update updates "
    "exclusive explainer factbox timeline report breaking correction podcast letters poll quiz "
    "obituary".split()
)
"""What stands before the colon of a headline and speaks for nobody."""
_RAISING = frozenset("seem appear look prove turn tend happen stand sound be".split())
_TELLING = frozenset("tell inform assure remind notify promise warn caution advise".split())


def verb_candidates(view: View, verb: int) -> Iterator[Candidate]:
    """Every reading of `verb` as a cue, one candidate for each content that its complements could be."""
    source, origin = source_of_verb(view, verb)
    words = verb_words(view, verb)
    formed = [*plea(view, verb), *apposed(view, verb), *undrawn(view, verb), *unreached(view, verb)]
    for frame, said, content in formed:
        who, where = subject_of_passive(view, verb) if frame in {"undrawn", "unreached"} else (source, origin)
        yield Candidate(head=verb, cue=said, source=who, content=content, frame=frame, origin=where)
    if any(frame == "plea" for frame, _, _ in formed):
        return
    end = prompt_end(view, verb)
    for frame, extra, indices in _contents(view, verb, set(source)):
        if end >= 0 and any(i >= end for i in indices):
            continue
        whole = [i for i in indices if i not in words and i not in extra and i not in source]
        if frame in {"clause", "rest-after"}:
            whole = without_occasion(view, verb, whole)
        if frame in {"clause", "infinitive"}:
            whole = [*whole, *_condition_of(view, verb, whole)]
        whole = without_aside(view, whole)
        for part, kept in shortened(view, whole):
            content = view.runs(kept)
            if content:
                both = tuple(sorted({*words, *extra}))
                name = frame + part
                yield Candidate(
                    head=verb, cue=both, source=source, content=content, frame=name, origin=origin
                )


def _condition_of(view: View, verb: int, whole: list[int]) -> list[int]:
    """The "unless the law passes" that follows what was said and that the parser hangs on the saying."""
    words = view.words
    return [
        i
        for child in view.children[verb]
        if whole and words[child].dep == "advcl" and child > max(whole)
        for i in view.subtree(child)
        if any(words[c].dep == "mark" and words[c].low in {"if", "unless"} for c in view.children[child])
        and words[min(view.subtree(child))].i == max(whole) + 1
    ]


def shortened(view: View, indices: list[int]) -> Iterator[tuple[str, list[int]]]:
    """`indices` and what is left of them when a second clause or what follows a comma is not said but told.

    The parser often hangs the writer's own afterthought ("..., a move that angered the port") into what was
    said.
    """
    yield "", indices
    if len(indices) < 6:
        return
    words = view.words
    inside = set(indices)
    second = [
        i
        for i in indices
        if words[i].dep == "conj"
        and words[i].pos in {"VERB", "AUX"}
        and words[i].head in inside
        and view.child(i, "nsubj", "nsubjpass") >= 0
    ]
    if second:
        barred = {j for i in second for j in view.subtree(i)}
        yield "-first", [i for i in indices if i not in barred]
    stops = [at for at, i in enumerate(indices) if at > 2 and words[i].text in {",", "—", "–", ";", "―"}]
    if stops:
        yield "-last", indices[: stops[-1]]
        if len(stops) > 1:
            yield "-start", indices[: stops[0]]


def verb_words(view: View, verb: int) -> tuple[int, ...]:
    """The words of a verb cue: auxiliaries, negation, particle and a short adverb between or before them."""
    words = view.words
    found = {verb}
    for child in view.children[verb]:
        word = words[child]
        if words[verb].quote < 0 <= word.quote:
            continue  # "“If it lacks the reach, it will have it,” said Orr": a word of what is said
        if (word.dep in {"aux", "auxpass", "neg"} and child < verb) or word.dep == "prt":
            found.add(child)
    first = min(found)
    for child in view.children[verb]:
        if words[child].dep == "advmod" and not view.children[child]:
            inside = first < child < verb
            beside = child == first - 1 and words[child].low in _ADVERBS
            if inside or beside:
                found.add(child)
    return tuple(sorted(found))


def _contents(view: View, verb: int, source: set[int]) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    """Frame, further words of the cue, and words of the content."""
    words = view.words
    children = view.children[verb]
    passive = view.child(verb, "nsubjpass", "auxpass") >= 0
    for child in children:
        word = words[child]
        if word.dep in _CLAUSE:
            yield "clause", (), view.subtree(child, (verb,))
        elif word.dep == "xcomp":
            yield ("participle" if word.tag == "VBG" else "infinitive"), (), view.subtree(child)
        elif (word.dep in {"dobj", "attr"} and not passive) or word.dep in {"oprd", "acomp"}:
            yield word.dep, (), view.subtree(child)
        elif word.dep == "prep" and child > verb and word.low in _PREPOSITIONS:
            yield from _prepositional(view, child)
    charge = _charge(view, verb) if passive else -1
    if charge >= 0:
        yield "prep", (charge,), view.subtree(view.child(charge, "pcomp"))
    if words[verb].dep == "acl" and words[verb].tag == "VBN":
        yield "participial", (), view.subtree(words[verb].head, (verb,))
    yield from _told(view, verb)
    yield from _phrases(view, verb, source, passive=passive)
    yield from _around(view, verb, source)


def _is_setting(view: View, right: list[int]) -> bool:
    """Whether all but a clause is when and where it was said: "told reporters on 4 May that"."""
    words = view.words
    clause = [c for c in right if words[c].dep == "ccomp"]
    rest = [c for c in right if words[c].dep != "ccomp"]
    dated = all(words[c].dep == "prep" and _is_when(view, c) for c in rest)
    return bool(clause) and bool(rest) and dated


def _is_when(view: View, prep: int) -> bool:
    inner = view.child(prep, "pobj")
    return inner >= 0 and view.words[inner].ent.endswith(("-DATE", "-TIME"))


def _charge(view: View, verb: int) -> int:
    """The "of" that the parser hung on the accusers of a passive, else -1."""
    by = view.child(verb, "agent")
    agent = view.child(by, "pobj") if by >= 0 else -1
    return charge_within(view, verb, agent) if agent >= 0 else -1


def _told(view: View, verb: int) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    """What was told, where the parser took it for a clause about those who were told or the occasion."""
    told = view.child(verb, "dobj") if view.words[verb].lemma in _TELLING else -1
    _, names = occasions()
    where = [
        inner
        for child in view.children[verb]
        if view.words[child].dep == "prep" and view.words[child].low in {"in", "on", "at", "during"}
        for inner in view.children[child]
        if view.words[inner].dep == "pobj" and view.words[inner].low in names
    ]
    hosts = [told] if told >= 0 else []
    for child in (c for host in [*hosts, *where] for c in view.children[host]):
        clause = view.subtree(child)
        if view.words[child].dep not in {"relcl", "acl"} or child < verb:
            continue
        bare = view.words[child].head == told and view.words[clause[0]].low in _STARTS
        if view.words[clause[0]].low == "that" or (bare and view.child(child, *_SUBJECTS) >= 0):
            yield "clause", (), clause


def is_addressee(view: View, verb: int, child: int) -> bool:
    """Whether `child` is the one who was told, not what was told."""
    word = view.words[child]
    if word.dep == "dative":
        return True
    return (
        word.dep == "dobj"
        and view.words[verb].lemma in _TELLING
        and view.child(verb, "ccomp", "xcomp") >= 0
        and word.pos in {"PROPN", "PRON", "NOUN"}
    )


def _prepositional(view: View, prep: int) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    inner = view.child(prep, "pobj", "pcomp")
    _, names = occasions()
    where = view.words[prep].low in {"in", "at", "on"} and inner >= 0 and view.words[inner].low in names
    if inner >= 0 and not where:
        yield "prep", (prep,), view.subtree(inner)


def _phrases(
    view: View, verb: int, source: set[int], *, passive: bool
) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    """The verb phrase as a whole ("accused X of Y"), for a passive with its subject."""
    words = view.words
    right = [
        c
        for c in view.children[verb]
        if c > verb
        and words[c].dep in {"dobj", "dative", "prep", "oprd", "xcomp", "ccomp", "acomp", "attr", "pcomp"}
        and not (words[c].dep == "prep" and words[c].low in {"during", "after", "before", "by", "in"})
        and not is_addressee(view, verb, c)
    ]
    phrase = sorted({i for c in right for i in view.subtree(c)} - source)
    if len(right) > 1 and not _is_setting(view, right):
        yield "phrase", (), phrase
    charge = _charge(view, verb) if passive else -1
    if charge >= 0:
        phrase = sorted({*phrase, *view.subtree(charge)})
    if passive:
        subject = view.child(verb, "nsubjpass", "csubjpass")
        if subject >= 0:
            yield "passive", (), sorted({*view.subtree(subject, (verb,)), *phrase})
            if phrase:
                yield "passive-subject", (), view.subtree(subject, (verb,))
    else:
        subject = view.child(verb, "nsubj")
        raising = words[verb].lemma in _RAISING and view.child(verb, "xcomp", "oprd", "acomp") >= 0
        if subject >= 0 and raising:
            yield "raising", (), sorted({*view.subtree(subject, (verb,)), *phrase})


def _around(view: View, verb: int, source: set[int]) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    """What surrounds the reporting clause in its sentence: "The deal, he said, is dead", "as he put it"."""
    word = view.words[verb]
    first, last = view.bounds[word.sentence]
    own = reporting_clause(view, verb, source)
    low, high = min(own), max(own)
    after = list(range(high + 1, _second_act(view, verb, last)))
    before = [] if opens_with_prompt(view, word.sentence) else list(range(_past_label(view, first), low))
    if len(after) > 1:
        yield "rest-after", (), _without_lead(view, after)
    if len(before) > 1:
        yield "rest-before", (), before
    if (
        len(before) > 1
        and len(after) > 1
        and (word.dep in {"parataxis", "advcl", "ccomp", "dep"} or view.words[low - 1].low == ",")
    ):
        yield "rest-both", (), [*before, *after]


def _second_act(view: View, verb: int, last: int) -> int:
    """Where the same speaker's next act begins: "replied that it was false | but did not deny it"."""
    words = view.words
    for child in view.children[verb]:
        listed = cue(words[child].pos, words[child].lemma)
        joint = view.child(verb, "cc")
        if listed is None or listed.mode != "speech" or words[child].dep != "conj":
            continue
        if verb < joint < child and view.child(child, *_SUBJECTS) < 0:
            return joint
    return last


def _past_label(view: View, first: int) -> int:
    """The first word of a sentence after a label such as "Exclusive:"."""
    return first + 2 if is_label(view, first) else first


def is_label(view: View, i: int) -> bool:
    """Whether word `i` is the label of a headline with its colon."""
    words = view.words
    return words[i].low in LABELS and i + 1 < len(words) and words[i + 1].text == ":"


def _without_lead(view: View, indices: list[int]) -> list[int]:
    """`indices` without an addressee or place that stands between the cue and a "that" or a colon."""
    for at, i in enumerate(indices[:14]):
        if view.words[i].low in {"that", ":"} and view.words[i].dep in {"mark", "punct", "dobj", ""}:
            return indices[at:]
        if view.words[i].tag in {"VBD", "VBZ", "VBP", "MD"} and not view.words[i].ent.endswith("-DATE"):
            break
    return indices


def reporting_clause(view: View, verb: int, source: set[int]) -> set[int]:
    """The reporting clause itself: subject, cue, addressee and short adverbials next to it."""
    words = view.words
    sentence = words[verb].sentence
    own = {
        verb,
        *verb_words(view, verb),
        *(i for i in source if words[i].sentence == sentence and abs(i - verb) < 40),
    }
    for child in view.children[verb]:
        word = words[child]
        if words[verb].quote < 0 <= word.quote and child < verb:
            continue
        if word.dep in {"dative", "npadvmod", "advmod", "mark", "prt"} or (
            word.dep == "prep"
            and word.low in {"in", "on", "at", "during", "to"}
            and len(view.subtree(child)) < 12
        ):
            inner = view.subtree(child)
            if len(inner) < 12:
                own.update(inner)
        elif word.dep == "dobj" and _is_told(view, verb, child):
            own.update(view.subtree(child))
    return _joined(own, verb)


def _is_told(view: View, verb: int, child: int) -> bool:
    """Whether an object is the one to whom it was said: a name beside a clause, or whom one tells."""
    word = view.words[child]
    if word.ent and view.child(verb, "ccomp") >= 0:
        return True
    return view.words[verb].lemma in _TELLING and word.quote < 0 and len(view.subtree(child)) < 8


def _joined(own: set[int], verb: int) -> set[int]:
    """The part of `own` that hangs together with `verb`, holes of two words (a comma, a mark) allowed."""
    kept = {verb}
    grown = True
    while grown:
        near = {i for i in own if i not in kept and any(abs(i - j) <= 3 for j in kept)}
        grown = bool(near)
        kept |= near
    return kept
