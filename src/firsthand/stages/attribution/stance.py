"""The stance of the speaker to the content as printed, and what kind of act the saying was."""

import re

from firsthand.model.attribution import Polarity, SpeechAct
from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.lexicon import CueRow, cue
from firsthand.stages.attribution.view import View

__all__ = ["stance"]

_SPEAKING = frozenset(
    "comment say answer reveal confirm discuss elaborate name identify disclose provide give respond "
    "reply address tell speak explain specify mention describe talk characterize characterise "
    "speculate detail offer release".split()
)
_SILENT = frozenset(
    "say answer provide mention comment respond reply address specify elaborate explain give disclose "
    "reveal confirm discuss identify name offer return".split()
)
_THREATENS = re.compile(
    r"\b(?:will|would|shall|'ll|’ll)\b(?:\W+\w+){0,3}?\W+"
    r"(?:face|suffer|pay|bear|carry|bring|trigger|draw|meet with|have(?! to)|be met with|respond"
    r"|retaliate|answer|react)\b"
    r"(?:\W+\w+){0,6}?\W+(?:consequences?|sanctions?|tariffs?|penalt(?:y|ies)|fines?|reprisals?|retaliation"
    r"|punishment|costs?|(?:heavy|high|steep) price|dearly|in kind|with force|forcefully|decisively)\b",
    re.IGNORECASE,
)
"""What a speaker says will come of it, to somebody's harm: a warning, whatever the verb that reports it."""
_DREAD = frozenset({"fear", "worry", "reckon"})
_AHEAD = frozenset({"will", "would", "could", "may", "might", "'ll", "’ll"})
_QUESTION = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})


def stance(view: View, candidate: Candidate) -> tuple[Polarity, SpeechAct]:
    """Polarity and speech act of `candidate`.

    A denial that is itself denied ("did not deny it outright") is no denial, and no assertion either: the
    speaker declined. "Said that X was untrue" asserts; that it denies X is for the ledger of claims.
    """
    head = view.words[candidate.head]
    row = _row(view, candidate)
    nobody = any(view.words[i].low in {"neither", "nobody", "none"} for i in candidate.source)
    negated = nobody or any(
        view.words[c].dep == "neg" or view.words[c].low == "never" for c in view.children[head.i]
    )
    if candidate.frame == "turn":
        return ("assert" if candidate.source else "question"), "statement"
    if candidate.frame == "plea":
        return _plea(view, candidate)
    if candidate.frame in {"undrawn", "unreached"}:
        return "decline", "declined"
    if _refuses(view, candidate):
        return "decline", "declined"
    if head.lemma == "doubt" and head.pos == "VERB":
        return ("assert" if negated else "question"), "statement"  # neither stands by it nor against it
    if negated:
        return _negated(row, head.lemma, _lead(view, candidate))
    if row is None:
        return "assert", "statement"
    if row.polarity == "question":
        return _question(view, candidate)
    if row.polarity == "deny" and view.child(head.i, "nsubjpass") >= 0 and candidate.origin == "none":
        return "assert", "statement"  # "was denied entry" reports no speech
    if row.polarity == "decline":
        return "decline", "declined"
    return row.polarity, _act(view, candidate, row)


def _plea(view: View, candidate: Candidate) -> tuple[Polarity, SpeechAct]:
    """A plea to a charge: "guilty" stands by it, "not guilty" denies it, "no contest" does neither."""
    pleaded = {view.words[i].low for i in candidate.cue}
    if "contest" in pleaded:
        return "decline", "declined"
    return ("deny" if pleaded & {"not", "innocent"} else "assert"), "statement"


def _row(view: View, candidate: Candidate) -> CueRow | None:
    """The row of the cue; for "denied allegations that" the row of the verb, which takes the stance."""
    head = view.words[candidate.head]
    if head.pos == "NOUN" and candidate.origin.startswith("light"):
        for i in (*candidate.cue, head.head):
            row = cue(view.words[i].pos, view.words[i].lemma)
            if row is not None and row.pos == "verb" and row.polarity in {"deny", "decline"}:
                return row
    particle = view.child(head.i, "prt")
    if particle >= 0:
        both = cue(head.pos, f"{head.lemma} {view.words[particle].low}")
        if both is not None:
            return both
    return cue(head.pos, head.lemma)


def _refuses(view: View, candidate: Candidate) -> bool:
    """Whether a verb of refusal governs the cue or stands in it: "declined to say", "No comment"."""
    head = view.words[candidate.head]
    said = view.document.text[candidate.content[0][0] : candidate.content[-1][1]]
    if said.strip("“”\"'’‘ .,").lower() == "no comment":
        return True
    if head.lemma in {"confirm", "deny"}:
        if head.dep == "conj":
            head = view.words[head.head]
        beside = {view.words[i].low for i in (*view.children[head.i], *view.children[candidate.head])}
        if beside & {"neither", "nor"} or (beside & {"not", "n't", "n’t"} and candidate.head != head.i):
            return True
    governor = view.words[head.head]
    above = cue(governor.pos, governor.lemma)
    if head.dep == "xcomp" and above is not None and above.polarity == "decline" and head.lemma in _SPEAKING:
        return True
    yet = any(view.words[c].low == "yet" for c in view.children[head.head])
    if head.dep == "xcomp" and governor.lemma in {"have", "be"} and yet and head.lemma in _SPEAKING:
        return True
    return head.lemma == "comment" and any(view.words[i].low == "no" for i in candidate.cue)


def _lead(view: View, candidate: Candidate) -> str:
    """The first word of the content in lower case."""
    text = view.document.text[candidate.content[0][0] : candidate.content[-1][1]].lstrip("“\"‘'")
    return text.split(maxsplit=1)[0].lower() if text.split() else ""


def _negated(row: CueRow | None, lemma: str, lead: str) -> tuple[Polarity, SpeechAct]:
    if row is not None and row.polarity == "deny":
        return "decline", "declined"
    if lemma in _SILENT:
        return "decline", "declined"
    if row is not None and row.mode == "belief" and lead in _QUESTION:
        return "question", "statement"  # "does not know whether X" stands nowhere
    if row is not None and row.mode in {"belief", "intention"}:
        return "deny", "statement"  # "does not believe that X": stands against X as printed
    if row is not None and row.polarity == "decline":
        return "assert", "statement"
    return "decline" if row is not None and row.act == "statement" else "assert", "statement"


def _question(view: View, candidate: Candidate) -> tuple[Polarity, SpeechAct]:
    """Asking whether is a question; asking somebody to do something is a demand."""
    head = view.words[candidate.head]
    text = view.document.text[candidate.content[0][0] : candidate.content[-1][1]].lstrip("“\"‘'")
    lead = _lead(view, candidate)
    if lead in _QUESTION or text.rstrip("”\"’'.").endswith("?") or head.pos == "NOUN":
        return "question", "statement"
    if candidate.frame.startswith("infinitive") or lead == "to" or " to " in f" {text[:60]}":
        return "assert", "demand"
    prepositions = {view.words[i].low for i in (*candidate.cue, *view.children[head.i])}
    if "for" in prepositions:
        return "assert", "demand"
    return "question", "statement"


def _looks_ahead(view: View, candidate: Candidate) -> bool:
    """Whether the first finite verb of the content is of what may come: "fear the ferry could sink"."""
    start, end = candidate.content[0]
    for word in view.words[view.word_at(start) : view.word_at(end)]:
        if word.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return word.low in _AHEAD
    return False


def _act(view: View, candidate: Candidate, row: CueRow) -> SpeechAct:
    head = view.words[candidate.head]
    if head.lemma == "call":
        opening = view.words[min(view.word_at(candidate.content[0][0]), len(view.words) - 1)]
        prepositions = {opening.low, *(view.words[i].low for i in candidate.cue)}
        return "demand" if prepositions & {"for", "on", "upon"} else "comment"
    if head.lemma == "expect" and candidate.frame.startswith("infinitive") and candidate.origin == "subject":
        return "forecast"
    if head.lemma == "tell" and candidate.frame.startswith("infinitive"):
        return "demand"
    if head.lemma in _DREAD and _looks_ahead(view, candidate):
        return "forecast"
    if row.act != "statement" or row.mode != "speech":
        return row.act
    said = view.document.text[candidate.content[0][0] : candidate.content[-1][1]]
    return "warning" if _THREATENS.search(said) else "statement"
