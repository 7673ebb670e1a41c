"""What looks like speech and tells of a deed, a wish or an attitude: "decided to sign", "hates it"."""

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.lexicon import cue
from firsthand.stages.attribution.verbs import is_label
from firsthand.stages.attribution.view import View

__all__ = ["is_deed", "is_hearsay"]

_SAID = (
    "clause",
    "quote",
    "accord",
    "hearsay",
    "colon",
    "signature",
    "turn",
    "plea",
    "apposed",
    "undrawn",
    "gesture",
    "unreached",
)
_CLAUSES = (*_SAID, "noun-clause", "adjective-clause")
_TOPICS = frozenset({"dobj", "prep", "phrase", "rest-after", "rest-before", "rest-both"})
_UNSPOKEN = frozenset("address discuss mention raise speak refer talk share express voice deliver".split())
_OTHER_SENSES = frozenset({("continue", "infinitive"), ("contend", "prep"), ("contend", "phrase")})
_HEARD = frozenset("say report believe understand think allege rumor rumour reckon suspect".split())
_POINTERS = frozenset({"that", "it", "this", "so", "them", "him", "her", "these", "those"})
_OPEN = frozenset({"if", "whether", "unless"})
"""What opens a clause that leaves open whether anything was said: "if the owner agrees"."""


def is_deed(view: View, candidate: Candidate) -> bool:
    """Whether a candidate is no speech for a ledger of who said what, though some people mark it as such.

    A word on no list of cues attributes only a clause or a quotation; an opening participle ("Considering
    the stakes, ..."), a topic that somebody left out ("did not address the call"), a condition ("if he
    agrees") and what nobody in particular thinks ("is seen as an heir") attribute nothing.
    """
    if any(view.words[c].dep == "mark" and view.words[c].low in _OPEN for c in view.children[candidate.head]):
        return True
    if _is_empty(view, candidate):
        return True
    if candidate.frame.startswith(_SAID) or _is_quoted(view, candidate):
        return False
    head = view.words[candidate.head]
    row = cue(head.pos, head.lemma)
    if row is None:
        return not candidate.frame.startswith(_CLAUSES)
    if row.mode == "belief" and row.act != "forecast" and not candidate.source:
        return not is_hearsay(view, head.i)
    base = candidate.frame.removesuffix("-first").removesuffix("-last").removesuffix("-start")
    if (head.lemma, base) in _OTHER_SENSES:
        return True
    if base not in _TOPICS:
        return False
    first, _ = view.bounds[head.sentence]
    if head.tag == "VBG" and (head.i == first or (head.lemma == "refer" and head.dep in {"advcl", "acl"})):
        return True
    negated = any(view.words[c].dep == "neg" for c in view.children[head.i])
    return negated and head.lemma in _UNSPOKEN


def is_hearsay(view: View, verb: int) -> bool:
    """Whether nobody in particular is credited with a fact: "is understood to have sold the mill"."""
    words = view.words
    clause = view.child(verb, "xcomp")
    if words[verb].lemma not in _HEARD or clause < 0 or view.child(verb, "auxpass") < 0:
        return False
    helpers = {words[c].low for c in view.children[clause] if words[c].dep in {"aux", "auxpass"}}
    credited = view.child(verb, "agent") >= 0 or view.child(verb, "neg") >= 0
    return not credited and (bool(helpers & {"have", "be"}) or words[clause].lemma in {"be", "have"})


def _is_empty(view: View, candidate: Candidate) -> bool:
    """Whether nothing is said: a content of mere pronouns, "That said, ...", a participle of a headline."""
    head = view.words[candidate.head]
    told = [
        word
        for start, end in candidate.content
        for word in view.words[view.word_at(start) : view.word_at(end)]
        if word.pos != "PUNCT"
    ]
    row = cue(head.pos, head.lemma)
    stands = row is not None and row.polarity != "assert"  # "denied it" tells of a denial
    if all(word.low in _POINTERS for word in told) and not stands:
        return True
    if len(told) == 1 and is_label(view, told[0].i):
        return True
    source = [view.words[i].low for i in candidate.source]
    if source == ["that"] and head.low == "said":
        return True
    headline = view.annotated.sentences[head.sentence].label == "headline"
    return headline and head.tag == "VBG" and not _is_quoted(view, candidate)


def _is_quoted(view: View, candidate: Candidate) -> bool:
    """Whether the content holds words in quotation marks."""
    return any(view.quotes_within(start, end) for start, end in candidate.content)
