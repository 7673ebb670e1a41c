"""Who speaks by the order of the words and marks alone, where a quotation misleads the parser.

"“There's a divide ... and our troops,” Orr, an aide, said" comes back with the aide as what the troops did;
"footage of Orr asking, “Why?”" with the footage asking.
"""

from firsthand.stages.attribution.lexicon import cue
from firsthand.stages.attribution.view import View

__all__ = ["opening_end", "opens_with_prompt", "prompt_end", "source_by_place", "subject_after_opening"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAYING = 0.7
"""Least weight on the word list of a verb that speaks, not one that may."""
_FAR = 60  # words of an opening and the subject after it
_JOINTS = frozenset({"ADP", "SCONJ", "ADV"})
_LONGEST = 30  # words of a name with all that it stands beside
_DASHES = frozenset({"―", "—", "–", "--"})
_PERSONS = frozenset({"he", "she", "they", "i", "we"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_OPENS = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"})
_PROMPTS = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged"})
_SHOWING = frozenset({"show", "hear", "quote", "record", "film", "catch", "picture"})
_LEADS = frozenset({"ADP", "VERB"})


def source_by_place(view: View, verb: int) -> tuple[int, ...]:
    """The source of a verb of speech that its place tells for certain, else an empty tuple."""
    word = view.words[verb]
    row = cue(word.pos, word.lemma)
    if row is None or row.mode != "speech" or row.weight < _SAYING or word.quote >= 0:
        return ()
    if word.tag == "VBG":
        return _named_before(view, verb)
    if word.tag not in _FINITE and not _is_past(view, verb):
        return ()
    return (
        _after_quotation(view, verb)
        or _after_dash(view, verb)
        or _inverted_first(view, verb)
        or subject_after_opening(view, verb)
    )


def _is_past(view: View, verb: int) -> bool:
    """Whether a participle stands right after a name with no helper, and so is a past tense misread."""
    words = view.words
    bare = words[verb].tag == "VBN" and view.child(verb, "aux", "auxpass") < 0
    by = verb + 1 < len(words) and words[verb + 1].low == "by"
    return bare and verb > 0 and words[verb - 1].pos == "PROPN" and not by


def _after_quotation(view: View, verb: int) -> tuple[int, ...]:
    """All that stands between a quotation and the verb: "“...,” Ann Lee, who led the talks, said"."""
    words = view.words
    first, _ = view.bounds[words[verb].sentence]
    number = view.quote_before(words[verb].start)
    if number < 0:
        return ()
    begin = view.word_at(view.quotes[number].end)
    if begin <= first or begin >= verb or verb - begin > _LONGEST:
        return ()
    phrase = list(range(begin, verb))
    if words[verb - 1].text != ",":
        while phrase and words[phrase[-1]].pos in {"ADV", "AUX"}:
            phrase.pop()
    return _phrase(view, phrase)


def _phrase(view: View, phrase: list[int]) -> tuple[int, ...]:
    """`phrase` if it is a name or description, with an apposition only where a comma closes it."""
    words = view.words
    stops = [i for i in phrase if words[i].text == ","]
    head = [i for i in phrase if not stops or i < stops[0]]
    if not head or words[head[0]].pos not in _OPENS or all(words[i].pos not in _NOMINAL for i in head):
        return ()
    if any(words[i].pos in {"VERB", "AUX", "SCONJ", "PUNCT"} and words[i].text not in "()-" for i in head):
        return ()
    if any(words[i].pos == "PRON" and (len(head) > 1 or words[i].low not in _PERSONS) for i in head[-1:]):
        return ()
    if stops and (len(stops) < 2 or stops[-1] != phrase[-1]):
        return ()
    return tuple(phrase[:-1] if stops else phrase)


def _after_dash(view: View, verb: int) -> tuple[int, ...]:
    """The name between a dash that closes an aside and the verb: "― as is known ― Orr boasted"."""
    words = view.words
    first, _ = view.bounds[words[verb].sentence]
    at = verb - 1
    while at > first and words[at].pos == "PROPN":
        at -= 1
    closes = words[at].text in _DASHES and any(words[i].text in _DASHES for i in range(first, at))
    return tuple(range(at + 1, verb)) if closes and at < verb - 1 else ()


def _inverted_first(view: View, verb: int) -> tuple[int, ...]:
    """The name after a verb that opens the sentence: "Said Orr: “...”"."""
    words = view.words
    first, last = view.bounds[words[verb].sentence]
    if verb != first:
        return ()
    at = verb + 1
    while at < last and words[at].pos in _OPENS:
        at += 1
    phrase = list(range(verb + 1, at))
    ends = at < last and (words[at].text in {":", ","})
    return _phrase(view, phrase) if ends and len(phrase) <= 8 else ()


def _opening(view: View, first: int) -> bool:
    """Whether a sentence opens with a participle, "after" or "while" before it or not."""
    words = view.words
    opening = [words[first], *(words[first + 1 : first + 2] if words[first].pos in _JOINTS else ())][-1]
    return opening.tag in {"VBG", "VBN"} and opening.quote < 0


def subject_after_opening(view: View, verb: int) -> tuple[int, ...]:
    """The subject that an opening participle hides: "Opening a fair in Lorn, the mayor, Ivo Bray, thanked".

    The parser hangs the mayor on Lorn; he is what stands between the comma and a verb without a subject.
    """
    words = view.words
    word = words[verb]
    first, _ = view.bounds[word.sentence]
    if word.tag not in _FINITE or view.child(verb, "nsubj", "nsubjpass", "expl") >= 0 or verb - first > _FAR:
        return ()
    if not _opening(view, first):
        return ()
    for at in range(first + 1, verb - 1):
        if words[at].text == "," and words[at].quote < 0:
            phrase = _phrase(view, list(range(at + 1, verb)))
            if phrase and any(words[i].pos in {"PROPN", "NOUN", "PRON"} for i in phrase):
                return phrase
    return ()


def opens_with_prompt(view: View, sentence: int) -> bool:
    """Whether a sentence opens with what somebody was asked: "Asked if she would resign, Falk said"."""
    words = view.words
    first, last = view.bounds[sentence]
    at = first + (1 if words[first].low in {"when", "if", "while"} else 0)
    return at < last and words[at].low in _PROMPTS and words[at].quote < 0


def prompt_end(view: View, verb: int) -> int:
    """Where the main clause begins after an opening "Asked by a pupil about the war, Kos", else -1."""
    words = view.words
    first, last = view.bounds[words[verb].sentence]
    if verb > first + 1 or not opens_with_prompt(view, words[verb].sentence):
        return -1
    for word in words[verb + 1 : last]:
        if word.tag in _FINITE and word.pos == "VERB" and word.quote < 0:
            source = _after_comma(view, word.i)
            if source >= 0:
                return source
    return -1


def _after_comma(view: View, verb: int) -> int:
    """Where the subject of `verb` begins if a comma stands before it, else -1."""
    subject = view.child(verb, "nsubj", "nsubjpass")
    start = min(view.subtree(subject)) if 0 <= subject < verb else -1
    return start if start > 0 and view.words[start - 1].text == "," else -1


def opening_end(view: View, sentence: int) -> int:
    """Where the hidden subject of the main clause begins after an opening participle, else -1."""
    words = view.words
    first, last = view.bounds[sentence]
    if not _opening(view, first):
        return -1
    for word in words[first + 1 : last]:
        row = cue(word.pos, word.lemma)
        if row is not None and row.mode == "speech" and word.tag in _FINITE and word.quote < 0:
            phrase = subject_after_opening(view, word.i)
            if phrase:
                return phrase[0]
    return -1


def _named_before(view: View, verb: int) -> tuple[int, ...]:
    """The person right before "asking" whom something shows or tells of: "a video of Orr asking"."""
    words = view.words
    first, _ = view.bounds[words[verb].sentence]
    at = verb - 1
    while at >= first and words[at].pos == "PROPN":
        at -= 1
    if at < first or at == verb - 1:
        return ()
    shown = words[at].low == "of" or words[at].lemma in _SHOWING
    if not shown and not (words[at].pos in _LEADS and words[verb - 1].ent.endswith("-PERSON")):
        return ()
    return tuple(range(at + 1, verb))
