"""Cues that are no verbs: nouns ("the claim that"), adjectives, adverbs, "according to", and the colon."""

from collections.abc import Iterator

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.lexicon import cue, people
from firsthand.stages.attribution.sources import noun_phrase, source_of_noun, source_of_verb
from firsthand.stages.attribution.verbs import LABELS, shortened
from firsthand.stages.attribution.view import View
from firsthand.text.names import titles

__all__ = [
    "adjective_candidates",
    "adverb_candidates",
    "colon_candidates",
    "noun_candidates",
    "preposition_candidates",
]

_HEARSAY = frozenset("reportedly allegedly supposedly apparently purportedly ostensibly".split())
_PREPOSITIONS = frozenset("of about on for in over against with from as to toward towards".split())
_MODIFIERS = frozenset({"amod", "det", "nummod"})
_BREAK = 4
"""Characters of white space between a colon and the quotation of the next paragraph."""
_READS = frozenset({"read", "reads"})
_LONG_LEAD = 40
"""Words before a colon that can still be a name (of nine) and marks."""


def noun_candidates(view: View, noun: int) -> Iterator[Candidate]:
    """Readings of a noun as a cue: "his claim that X", "calls for X", "a pledge to X"."""
    source, origin = source_of_noun(view, noun)
    cue = _noun_cue(view, noun, set(source), own=not origin.startswith("light"))
    for child in view.children[noun]:
        word = view.words[child]
        if child < noun:
            continue
        content: list[int] = []
        frame = ""
        extra: tuple[int, ...] = ()
        if word.dep in {"acl", "ccomp", "relcl"} and view.child(child, "mark") >= 0:
            frame, content = "noun-clause", view.subtree(child)
        elif word.dep in {"acl", "xcomp"} and word.tag == "VB":
            frame, content = "noun-infinitive", view.subtree(child)
        elif word.dep == "prep" and word.low in _PREPOSITIONS:
            inner = view.child(child, "pobj", "pcomp")
            if inner >= 0:
                frame, content, extra = "noun-prep", view.subtree(inner), (child,)
        words = tuple(sorted({*cue, *extra}))
        for part, kept in shortened(view, [i for i in content if i not in source]):
            runs = view.runs(kept)
            if runs:
                name = frame + part
                yield Candidate(head=noun, cue=words, source=source, content=runs, frame=name, origin=origin)


def _noun_cue(view: View, noun: int, source: set[int], *, own: bool) -> set[int]:
    """The noun with the verb that makes it ("made the claim"), unless that verb is another's answer to it."""
    words = view.words
    found = {noun}
    above = words[noun].head
    row = cue(words[above].pos, words[above].lemma)
    if own and row is not None and row.polarity == "deny":
        return found - source
    if words[noun].dep in {"dobj", "attr"} and words[above].pos in {"VERB", "AUX"} and 0 < noun - above <= 5:
        found.update(range(above, noun + 1))
        found.update(
            c for c in view.children[above] if words[c].dep in {"aux", "auxpass", "neg"} and c < above
        )
    else:
        found.update(c for c in view.children[noun] if words[c].dep in _MODIFIERS and c < noun)
    return found - source


def adjective_candidates(view: View, adjective: int) -> Iterator[Candidate]:
    """Readings of an adjective as a cue: "is confident that X", "was critical of X", "sure to X"."""
    words = view.words
    word = words[adjective]
    above = word.head
    if word.dep not in {"acomp", "oprd", "xcomp", "advcl"} and word.tag not in {"VBN", "JJ"}:
        return
    verb = above if word.dep in {"acomp", "oprd"} else adjective
    source, origin = source_of_verb(view, verb)
    cue = {adjective}
    if verb != adjective and 0 < adjective - verb <= 4:
        cue.update(range(verb, adjective + 1))
    for child in view.children[adjective]:
        inner = words[child]
        frame = ""
        extra: tuple[int, ...] = ()
        content: list[int] = []
        if inner.dep == "ccomp" and child > adjective:
            frame, content = "adjective-clause", view.subtree(child)
        elif inner.dep == "xcomp" and child > adjective:
            frame, content = "adjective-infinitive", view.subtree(child)
        elif inner.dep == "prep" and child > adjective:
            below = view.child(child, "pobj", "pcomp")
            if below >= 0:
                frame, content, extra = "adjective-prep", view.subtree(below), (child,)
        runs = view.runs([i for i in content if i not in source])
        if frame and runs:
            yield Candidate(
                head=adjective,
                cue=tuple(sorted({*cue, *extra} - set(source))),
                source=source,
                content=runs,
                frame=frame,
                origin=origin,
            )


def adverb_candidates(view: View, adverb: int) -> Iterator[Candidate]:
    """Hearsay adverbs: the clause around "reportedly" is the content, and nobody is credited."""
    word = view.words[adverb]
    if word.low not in _HEARSAY or word.dep not in {"advmod", "dep"}:
        return
    inside = view.subtree(word.head, (adverb,))
    sentence = view.bounds[word.sentence]
    verb = view.words[word.head]
    ranges = [inside] if verb.pos in {"VERB", "AUX"} else [list(range(*sentence))]
    for indices in ranges:
        runs = view.runs([i for i in indices if i != adverb])
        if runs:
            yield Candidate(
                head=adverb, cue=(adverb,), source=(), content=runs, frame="hearsay", origin="none"
            )


def preposition_candidates(view: View, i: int) -> Iterator[Candidate]:
    """Readings of "according to X", "per X", "in the words of X": the rest of the sentence or clause."""
    word = view.words[i]
    if word.low == "according":
        to = next((c for c in (i + 1,) if c < len(view.words) and view.words[c].low == "to"), -1)
        noun = view.child(to, "pobj") if to >= 0 else -1
        cue: tuple[int, ...] = (i, to)
    elif word.low == "per" and word.dep == "prep":
        noun = view.child(i, "pobj")
        cue = (i,)
    elif word.low == "words" and i > 1 and [view.words[j].low for j in (i - 2, i - 1)] == ["in", "the"]:
        of = view.child(i, "prep")
        noun = view.child(of, "pobj") if of >= 0 and view.words[of].low == "of" else -1
        cue = (i - 2, i - 1, i, of)
    else:
        return
    if noun < 0:
        return
    first, last = view.bounds[word.sentence]
    if view.words[noun].lemma == "translation" and _is_translated(view, first, i, noun):
        return  # "..., he said, according to a Tern translation": Tern put it into English, he said it
    source = _not_the_rest(view, noun_phrase(view, noun), i)
    if word.low == "words":
        stop = next((j for j in source if view.words[j].text in {",", '"', ":"}), None)
        source = source if stop is None else tuple(j for j in source if j < stop)
    own = {*cue, *source, *range(min(cue), max([*source, *cue]) + 1)}
    rest = [j for j in range(first, last) if j not in own]
    clause = [j for j in view.subtree(word.head) if j not in own]
    before = list(range(first, i))
    after = list(range(max(own) + 1, last))
    seen: set[tuple[tuple[int, int], ...]] = set()
    readings = (
        ("accord-rest", rest),
        ("accord-clause", clause),
        ("accord-before", before),
        ("accord-before-last", _after_stop(view, before)),
        ("accord-after", after),
        ("accord-after-first", _before_stop(view, after)),
    )
    for frame, indices in readings:
        runs = view.runs(indices)
        if runs and runs not in seen:
            seen.add(runs)
            yield Candidate(head=i, cue=cue, source=source, content=runs, frame=frame, origin="according")


def _is_translated(view: View, first: int, last: int, noun: int) -> bool:
    """Whether somebody's own words were translated: a verb of speech before, or "of his remarks" after."""
    if any(word.low in {"his", "her", "their"} for word in view.words[noun + 1 : noun + 4]):
        return True
    rows = ((i, cue(view.words[i].pos, view.words[i].lemma)) for i in range(first, last))
    return any(
        row is not None and row.pos == "verb" and row.mode == "speech" and view.child(i, "nsubj") >= 0
        for i, row in rows
    )


def _not_the_rest(view: View, source: tuple[int, ...], i: int) -> tuple[int, ...]:
    """`source` up to a comma where a parser that saw no verb took the whole sentence for it."""
    first, last = view.bounds[view.words[i].sentence]
    if not source or i > first + 1 or source[-1] < last - 2:
        return source
    stops = [j for j in source if view.words[j].text == "," and j > source[0]]
    return tuple(range(source[0], stops[-1])) if stops and last - stops[-1] > 4 else source


def _after_stop(view: View, indices: list[int]) -> list[int]:
    """What follows the last comma or dash of `indices`, its own end excepted."""
    stops = [at for at, i in enumerate(indices[:-2]) if view.words[i].text in {",", "—", "–", ";", "―"}]
    return indices[stops[-1] + 1 :] if stops else []


def _before_stop(view: View, indices: list[int]) -> list[int]:
    """What precedes the last comma or dash of `indices`, its first word excepted."""
    stops = [at for at, i in enumerate(indices) if at > 2 and view.words[i].text in {",", "—", "–", ";", "―"}]
    return indices[: stops[-1]] if stops else []


def colon_candidates(view: View, i: int) -> Iterator[Candidate]:
    """A name, a colon, and what the name says, as in headlines ("Velmar: No talks before spring")."""
    word = view.words[i]
    if word.text != ":" or word.quote >= 0:
        return
    first, last = view.bounds[word.sentence]
    if i - first > _LONG_LEAD:
        return
    before = view.trim(list(range(first, i)))
    after = list(range(i + 1, last))
    if not before or (len(before) == 1 and view.words[before[0]].low in LABELS):
        return
    reads = (before.pop(),) if len(before) > 1 and view.words[before[-1]].low in _READS else ()
    if len(before) > 9 or any(_is_verb(view, j) for j in before):
        yield from _quoted_after(view, i, before, after)
        return
    runs = view.runs(after)
    if view.words[before[-1]].pos == "ADV":
        return  # "The bell rings again: a boat in port" is a clause whose verb was taken for a noun
    if runs and any(view.words[j].pos in {"PROPN", "NOUN"} for j in before):
        yield Candidate(
            head=i, cue=(*reads, i), source=tuple(before), content=runs, frame="colon", origin="colon"
        )


def _is_verb(view: View, i: int) -> bool:
    """Whether a word before a colon is a verb, and no noun of a headline that was taken for one."""
    word = view.words[i]
    headline = view.annotated.sentences[word.sentence].label == "headline"
    bare = word.dep in {"compound", "amod"} and word.i + 1 < len(view.words) and word.text[:1].isupper()
    return word.pos in {"VERB", "AUX"} and not (headline and bare)


def _opening_next(view: View, i: int) -> int:
    """The quotation that opens the paragraph after a colon at word `i`, else -1."""
    number = view.quote_before(view.words[i].end) + 1
    if number >= len(view.quotes):
        return -1
    between = view.document.text[view.words[i].end : view.quotes[number].start]
    return number if not between.strip() and len(between) <= _BREAK else -1


def _quoted_after(view: View, i: int, before: list[int], after: list[int]) -> Iterator[Candidate]:
    """A clause about somebody, a colon, and nothing but a quotation: "Her brother was less sure: “...”"."""
    verb = next((j for j in before if view.words[j].dep == "ROOT"), -1)
    number = view.quote_at(view.words[after[0]].start) if after else _opening_next(view, i)
    if verb < 0 or number < 0 or cue(view.words[verb].pos, view.words[verb].lemma) is not None:
        return
    quote = view.quotes[number]
    subject = view.child(verb, "nsubj")
    rest = [j for j in after if view.words[j].start >= quote.end and view.words[j].pos != "PUNCT"]
    if rest or subject < 0 or subject > i:
        return
    word = view.words[subject]
    phrase = noun_phrase(view, subject, (verb,))
    human = word.pos == "PRON" and word.low in {"he", "she", "they"}
    named = any(view.words[j].pos == "PROPN" and view.words[j].ent.endswith("PERSON") for j in phrase)
    if human or named or word.pos == "PROPN" or word.lemma in people("person") | titles("office"):
        content = ((quote.start, quote.end),)
        yield Candidate(head=i, cue=(i,), source=phrase, content=content, frame="colon-quote", origin="colon")
