"""Quotations without a verb of speech: the sentence before tells who speaks up ("Orr took her time.")."""

from collections.abc import Iterator

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.lexicon import people
from firsthand.stages.attribution.sources import noun_phrase
from firsthand.stages.attribution.view import View

__all__ = ["gesture_candidates"]

_GESTURES = frozenset(
    "laugh smile nod shrug sigh grin chuckle pause hesitate frown grimace wince disagree agree bristle scoff "
    "demur snort groan concur".split()
)
_PHRASES = {
    "take": frozenset({"time", "breath", "moment", "issue"}),
    "shake": frozenset({"head"}),
    "raise": frozenset({"eyebrow", "hand"}),
    "roll": frozenset({"eye"}),
    "think": frozenset({"moment"}),
    "clear": frozenset({"throat"}),
    "be": frozenset({"blunt", "unmoved", "unimpressed", "defiant", "unrepentant", "emphatic", "unequivocal"}),
}
"""Verbs that announce a speaker together with one of these words."""
_PERSONS = frozenset({"he", "she", "they"})
_COMPLEMENTS = frozenset({"dobj", "acomp", "npadvmod", "attr", "prep", "pobj"})


def gesture_candidates(view: View, verb: int) -> Iterator[Candidate]:
    """A sentence about one person's gesture, and the quotation that opens right after it with no cue.

    The quotation must fill its sentence, so that none that is credited to another is taken.
    """
    words = view.words
    word = words[verb]
    if not _is_main(view, verb) or word.quote >= 0 or not view.quotes or not _is_gesture(view, verb):
        return
    subject = view.child(verb, "nsubj")
    _, last = view.bounds[word.sentence]
    end = words[last - 1].end
    number = view.quote_before(end) + 1
    if subject < 0 or number >= len(view.quotes) or not _is_person(view, subject):
        return
    quote = view.quotes[number]
    between = view.document.text[end : quote.start]
    if between.strip() or len(between) > 4 or quote.scare or _is_credited(view, quote.end):
        return
    content = ((quote.start, quote.end),)
    source = noun_phrase(view, subject, (verb,))
    if source:
        yield Candidate(
            head=verb, cue=(verb,), source=source, content=content, frame="gesture", origin="subject"
        )


def _is_main(view: View, verb: int) -> bool:
    """Whether `verb` is the main verb, also where the parser took "Asked what she saw" for that."""
    word = view.words[verb]
    above = view.words[word.head]
    opening = above.i == view.bounds[word.sentence][0] and above.lemma in {"ask", "press"}
    return word.dep == "ROOT" or (word.dep == "ccomp" and opening)


def _is_gesture(view: View, verb: int) -> bool:
    lemma = view.words[verb].lemma
    if view.child(verb, "neg") >= 0:
        return False
    if lemma in _GESTURES:
        return view.child(verb, "ccomp", "xcomp") < 0
    near = (c for c in view.children[verb] if view.words[c].dep in _COMPLEMENTS)
    beneath = {view.words[i].lemma for c in near for i in (c, *view.children[c])}
    return bool(_PHRASES.get(lemma, frozenset()) & beneath)


def _is_person(view: View, subject: int) -> bool:
    word = view.words[subject]
    if word.low in _PERSONS:
        return True
    named = view.child(subject, "appos")
    if word.tag == "NN" and named >= 0 and view.words[named].pos == "PROPN":
        return True
    return word.pos == "PROPN" or (word.tag == "NN" and word.lemma in people("person") | people("office"))


def _is_credited(view: View, end: int) -> bool:
    """Whether words follow a quotation that ends at `end` in its sentence: a clause that credits it."""
    at = view.word_at(end) - 1
    if at < 0:
        return False
    last = view.bounds[view.words[at].sentence][1]
    return any(word.pos != "PUNCT" for word in view.words[at + 1 : last])
