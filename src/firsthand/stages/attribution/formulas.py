"""Set phrases of news: pleas to a charge, "a claim rejected by X", "said in a statement"."""

from collections.abc import Iterator

from firsthand.stages.attribution.lexicon import cue, occasions
from firsthand.stages.attribution.view import View

__all__ = ["FORMULAIC", "apposed", "plea", "undrawn", "unreached", "without_aside", "without_occasion"]

Formed = tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]
"""A frame, the words of the cue and the ranges of the content."""

_CHARGES = frozenset({"charge", "count", "accusation", "allegation", "offence", "offense"})
FORMULAIC = frozenset({"draw", "put", "reach", "contact", "stop", "word", "return"})
"""Verbs that attribute in a set phrase alone: "would not be drawn on", "as Orr put it"."""
_ANSWERING = frozenset({"answer", "respond", "reply", "return"})
_ASKED = frozenset("question request call message e-mail email inquiry enquiry query letter".split())
_PRESSING = frozenset({"press", "ask", "question", "challenge", "quiz", "push"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_CLAIMS = frozenset(
    "claim charge allegation accusation assertion report account view suggestion contention statement "
    "argument notion story rumour rumor".split()
)
_ASIDES = frozenset(
    "move step decision act development remark comment statement sign shift visit trip".split()
)
_PAUSES = frozenset({",", "—", "–", "-", "--"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_UNITS = frozenset("year month week night day summer winter spring autumn fall".split())


def plea(view: View, verb: int) -> Iterator[Formed]:
    """What somebody pleaded to: the deed itself where the charge tells it, else the word "guilty"."""
    words = view.words
    _, last = view.bounds[words[verb].sentence]
    if words[verb].lemma != "plead":
        return
    at = next(
        (
            i
            for i in range(verb + 1, min(verb + 4, last))
            if words[i].low in {"guilty", "contest", "innocent"}
        ),
        -1,
    )
    if at < 0:
        return
    cue_words = (verb, *range(verb + 1, at + 1))
    to = next(
        (i for i in range(at + 1, last) if words[i].low == "to" and words[i].dep in {"prep", "dative"}), -1
    )
    noun = view.child(to, "pobj", "pcomp") if to >= 0 else -1
    if noun < 0:
        yield "plea", cue_words, ((words[at].start, words[at].end),)
        return
    content = view.subtree(noun)
    if words[noun].lemma in _CHARGES:
        deed = view.child(noun, "acl", "ccomp", "relcl")
        of = next((c for c in view.children[noun] if words[c].low == "of"), -1)
        inner = view.child(of, "pobj", "pcomp") if of >= 0 else -1
        told = deed if deed >= 0 and words[deed].tag != "VBN" else inner
        content = view.subtree(told) if told >= 0 else content
    runs = view.runs(content)
    if runs:
        yield "plea", cue_words, runs


def undrawn(view: View, verb: int) -> Iterator[Formed]:
    """What somebody "would not be drawn on"; without "on", what he was pressed on in the same sentence."""
    words = view.words
    if words[verb].lemma != "draw" or view.child(verb, "auxpass") < 0 or view.child(verb, "neg") < 0:
        return
    first, _ = view.bounds[words[verb].sentence]
    asked = [c for c in view.children[verb] if words[c].dep == "advcl" and words[c].lemma in _PRESSING]
    told = [inner for host in (verb, *asked) for inner in _topics(view, host) if inner > first]
    if told:
        cue_words = tuple(c for c in (*view.children[verb], verb) if words[c].dep in _HELPERS or c == verb)
        runs = view.runs(view.subtree(told[0]))
        if runs:
            yield "undrawn", tuple(sorted(cue_words)), runs


def unreached(view: View, verb: int) -> Iterator[Formed]:
    """What somebody "could not be reached for", "did not answer", "stopped short of" saying."""
    words = view.words
    prep = noun = -1
    if words[verb].lemma in {"reach", "contact"} and view.child(verb, "auxpass") >= 0 <= view.child(
        verb, "neg"
    ):
        prep = next((c for c in view.children[verb] if words[c].low == "for"), -1)
        noun = view.child(prep, "pobj") if prep >= 0 else -1
        noun = noun if noun >= 0 and words[noun].lemma in {"comment", "response", "reply"} else -1
    elif words[verb].lemma in _ANSWERING and view.child(verb, "neg") >= 0:
        to = next((c for c in view.children[verb] if words[c].low == "to"), -1)
        prep = to if to >= 0 else verb
        noun = view.child(to, "pobj") if to >= 0 else view.child(verb, "dobj")
        noun = noun if noun >= 0 and words[noun].lemma in _ASKED else -1
    elif words[verb].lemma == "stop":
        short = next((c for c in view.children[verb] if words[c].low == "short"), -1)
        prep = view.child(short, "prep") if short >= 0 else -1
        noun = view.child(prep, "pcomp") if prep >= 0 else -1
        noun = noun if noun >= 0 and cue(words[noun].pos, words[noun].lemma) is not None else -1
    if noun >= 0:
        helpers = [c for c in view.children[verb] if words[c].dep in _HELPERS]
        yield "unreached", tuple(sorted({*helpers, verb, prep})), view.runs(view.subtree(noun))


def _topics(view: View, verb: int) -> list[int]:
    """The heads of what stands after "on" or "about", or of the question that a verb takes."""
    words = view.words
    clause = view.child(verb, "ccomp")
    return [
        inner
        for child in view.children[verb]
        if words[child].dep == "prep" and words[child].low in {"on", "about", "into", "over"}
        for inner in view.children[child]
        if words[inner].dep in {"pobj", "pcomp"}
    ] or ([clause] if clause >= 0 else [])


def apposed(view: View, verb: int) -> Iterator[Formed]:
    """What "..., a claim rejected by X" and "..., an account X denies" deny: what stands before."""
    words = view.words
    word = words[verb]
    noun = words[word.head]
    row = cue(word.pos, word.lemma)
    if row is None or row.polarity != "deny" or word.dep not in {"acl", "relcl"} or noun.lemma not in _CLAIMS:
        return
    first, _ = view.bounds[word.sentence]
    start = min(i for i in view.subtree(noun.i) if i <= noun.i)
    comma = start - 1
    if comma <= first + 2 or words[comma].text not in {",", "—", "–"} or noun.i - start > 3:
        return
    content = list(range(first, comma))
    for i in range(first, comma):
        reports = cue(words[i].pos, words[i].lemma)
        clause = view.child(i, "ccomp")
        if reports is not None and reports.mode == "speech" and i < clause < comma:
            content = [j for j in view.subtree(clause) if j < comma]
    runs = view.runs(content)
    if runs:
        yield "apposed", (verb,), runs


def without_occasion(view: View, verb: int, indices: list[int]) -> list[int]:
    """`indices` without "in a statement", "on Monday" or "last year" between the cue and what was said."""
    words = view.words
    _, names = occasions()
    at = 0
    while at < len(indices) and indices[at] > verb:
        word = words[indices[at]]
        size = 0
        if word.low in {"in", "at", "during", "on", "via"}:
            size = next(
                (
                    n
                    for n in range(1, 6)
                    if at + n < len(indices) and words[indices[at + n]].low in names.keys() | _DAYS
                ),
                0,
            )
            between = [words[indices[at + n]] for n in range(1, size)]
            if any(one.pos not in {"DET", "ADJ", "NOUN", "PRON"} for one in between):
                size = 0
        elif word.low == "last" and at + 1 < len(indices) and words[indices[at + 1]].low in _UNITS:
            size = 1
        after = at + size + 1
        if not size or after >= len(indices) or not _opens_clause(view, indices[after]):
            break
        at = after
        while at < len(indices) and words[indices[at]].text == ",":
            at += 1
    return indices[at:] if at < len(indices) else indices


def without_aside(view: View, indices: list[int]) -> list[int]:
    """`indices` up to the writer's own ", a move that angered the port", if that is not quoted."""
    words = view.words
    for at in range(3, len(indices) - 3):
        comma = words[indices[at]]
        if comma.text not in _PAUSES or comma.quote >= 0:
            continue
        article, noun = words[indices[at + 1]], words[indices[at + 2]]
        if article.low not in {"a", "an", "the"}:
            continue
        if noun.pos == "ADJ":
            noun = words[indices[at + 3]]
        following = words[min(noun.i + 1, len(words) - 1)].low
        if noun.lemma in _ASIDES and following in {"that", "which", "likely", "expected", "seen"}:
            return indices[:at]
        tells = words[min(noun.i + 2, len(words) - 1)]
        if noun.lemma in _CLAIMS and following in {"that", "which"} and tells.pos in {"VERB", "AUX"}:
            return indices[:at]
    return indices


def _opens_clause(view: View, i: int) -> bool:
    """Whether word `i` may begin what was said: a subject, "that", a comma before either."""
    word = view.words[i]
    return (
        word.low == "that" or word.text == "," or word.pos in {"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"}
    )
