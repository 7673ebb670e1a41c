"""Who is credited: the phrase that the grammar makes the source of a cue."""

from firsthand.stages.attribution.lexicon import cue, people
from firsthand.stages.attribution.surface import source_by_place, subject_after_opening
from firsthand.stages.attribution.view import View
from firsthand.text.names import titles

__all__ = [
    "can_speak",
    "charge_within",
    "noun_phrase",
    "source_of_noun",
    "source_of_verb",
    "subject_of_passive",
]

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PERSONS = frozenset({"i", "we", "you", "he", "she", "they"})
_DOERS = ("er", "or", "ist", "ian", "man", "woman")
"""Endings of nouns for persons: owner, doctor, dentist, librarian."""
_WEEK = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ANSWERING = frozenset("refer respond react reply answer allude comment point".split())
"""Verbs whose subject takes up what others have said: "referring to reports that"."""
_DESCRIBING = frozenset("describe portray characterize characterise depict regard hail dismiss".split())
_CHARGING = frozenset({"accuse", "suspect", "convict", "charge"})
_TELLING = frozenset({"tell", "inform", "assure", "remind", "notify"})
_UPWARD = frozenset(
    {"conj", "advcl", "xcomp", "acl", "pcomp", "relcl", "ccomp", "prep", "dep", "pobj", "dobj"}
)
_LONG_RELATIVE = 14  # words; a longer relative clause tells a story and is no part of a name


def noun_phrase(view: View, i: int, without: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The phrase that word `i` heads, with title, apposition and short relative clause, loose ends cut."""
    barred = list(without)
    for child in view.children[i]:
        word = view.words[child]
        if (
            (word.dep in {"relcl", "acl", "advcl"} and len(view.subtree(child)) > _LONG_RELATIVE)
            or (word.dep in {"cc", "punct"} and word.i > i and word.low in {"but", ";", ":", "."})
            or word.dep in {"parataxis", "ccomp"}
            or _is_day(view, child)
        ):
            barred.append(child)
    words = view.trim(view.subtree(i, barred))
    return _one_run(words, i)


def _is_day(view: View, i: int) -> bool:
    """Whether word `i` opens or is a day that the parser hangs on a name: "Alden on Tuesday said"."""
    word = view.words[i]
    if word.dep == "npadvmod":
        return word.low in _WEEK
    inner = view.child(i, "pobj")
    return word.dep == "prep" and word.low == "on" and inner >= 0 and view.words[inner].low in _WEEK


def _one_run(words: list[int], head: int) -> tuple[int, ...]:
    """The part of `words` around `head` without a hole of more than two words."""
    run: list[int] = []
    for i in words:
        if run and i - run[-1] > 3:
            if head in run:
                break
            run = []
        run.append(i)
    return tuple(range(run[0], run[-1] + 1)) if run else ()


def source_of_verb(view: View, verb: int) -> tuple[tuple[int, ...], str]:
    """The source phrase of a verb cue and where it was found; empty with ``none`` when nobody is credited."""
    misread = _misread_subject(view, verb)
    if misread:
        return misread, "subject"
    placed = _quoted_as(view, verb) or source_by_place(view, verb)
    found, origin = _by_grammar(view, verb)
    if placed and not set(placed) & set(found):
        return placed, "subject"
    return found, origin


def _quoted_as(view: View, verb: int) -> tuple[int, ...]:
    """The one whom somebody "quoted as saying" it."""
    words = view.words
    prep = words[words[verb].head]
    quotes = words[prep.head]
    if words[verb].tag != "VBG" or prep.low != "as" or quotes.lemma not in {"quote", "cite"}:
        return ()
    named = view.child(quotes.i, "nsubjpass", "dobj")
    return noun_phrase(view, named, (prep.i,)) if named >= 0 else ()


def _by_grammar(view: View, verb: int) -> tuple[tuple[int, ...], str]:
    passive = view.child(verb, "auxpass") >= 0 or view.child(verb, "nsubjpass") >= 0
    bare = view.words[verb].tag == "VBN" and view.child(verb, "nsubj", "aux") < 0
    if passive or (bare and view.words[verb].dep in {"acl", "advcl"}):
        agent = _agent(view, verb)
        return (agent, "agent") if agent else ((), "none")
    inverted = _inverted(view, verb)
    if inverted:
        return inverted, "subject"
    subject = _subject_child(view, verb)
    if subject >= 0:
        if view.words[subject].dep == "expl" or view.words[subject].dep == "csubj":
            return (), "none"
        return _subject(view, verb, subject)
    return _inherited(view, verb)


def _misread_subject(view: View, verb: int) -> tuple[int, ...]:
    """The subject of a verb of speech that the parser took for a participle or left without one.

    "The maker, Corvane, promised to pay." and "..., the Tern agency reported." come back as a noun with a
    participle; "Orr, asked about it, said ..." as a verb with nothing before it.
    """
    word = view.words[verb]
    row = cue(word.pos, word.lemma)
    if row is None or row.mode == "belief" or view.child(verb, "agent", "auxpass", "nsubj", "aux") >= 0:
        return ()
    first, last = view.bounds[word.sentence]
    if word.dep == "acl" and word.tag in {"VBN", "VBD"}:
        head = view.words[word.head]
        phrase = noun_phrase(view, head.i, (verb,))
        by = verb + 1 < last and view.words[verb + 1].low == "by"
        if by or not phrase or not can_speak(view, phrase):
            return ()
        alone = head.dep == "ROOT" and phrase[0] == first and view.child(verb, "xcomp", "ccomp") >= 0
        trails = phrase[0] > first and view.words[phrase[0] - 1].text == "," and phrase[-1] == verb - 1
        return phrase if alone or (trails and "rest-before" in row.frames) else ()
    if word.dep == "ROOT" and verb > first + 2 and view.words[verb - 1].text == ",":
        phrase = noun_phrase(view, first, (verb,))
        opening = view.words[first]
        if opening.head == verb or view.words[opening.head].head == verb:
            name = [i for i in phrase if i < verb and view.words[i].ent.endswith("PERSON")] or [first]
            proper = opening.pos == "PROPN" or _is_name(view, first)
            if proper and name[-1] + 1 < verb and view.words[name[-1] + 1].text == ",":
                return tuple(name)
    return ()


def _is_name(view: View, i: int) -> bool:
    """Whether a capitalised word is tagged as a name elsewhere on the page."""
    text = view.words[i].text
    return text[:1].isupper() and any(word.pos == "PROPN" and word.text == text for word in view.words)


def can_speak(view: View, phrase: tuple[int, ...]) -> bool:
    """Whether a phrase names somebody or a paper that speaks: a name, a person, an office, a crowd, "she"."""
    listed = people("person") | people("crowd") | people("office") | people("document")
    words = [view.words[i] for i in phrase]
    return any(
        word.pos == "PROPN"
        or word.lemma in listed
        or word.low in _PERSONS
        or (word.pos == "NOUN" and (word.lemma in titles("office") or word.lemma.endswith(_DOERS)))
        for word in words
    )


def _subject_child(view: View, verb: int) -> int:
    """The subject of `verb`; a word of the quotation that it reports is none, whatever the parser says."""
    quote = view.words[verb].quote
    found = [c for c in view.children[verb] if view.words[c].dep in _SUBJECT]
    outside = [c for c in found if view.words[c].quote == quote]
    if outside and quote < 0:
        nearest = min(outside, key=lambda c: (abs(c - verb), c))
        return next((c for c in outside if c < nearest and _reaches(view, c, nearest)), nearest)
    return (outside or (found if quote >= 0 else []) or [-1])[0]


def _reaches(view: View, subject: int, name: int) -> bool:
    """Whether the phrase of `subject` runs up to `name`: "a study in the journal | Tern suggests"."""
    first = min(view.subtree(name))
    words = view.words
    return words[name].pos == "PROPN" and words[subject].pos == "NOUN" and first - 1 in view.subtree(subject)


def _inverted(view: View, verb: int) -> tuple[int, ...]:
    """The name after a closing verb ("..., reported Reuters."), which parsers take for an object."""
    words = view.words
    first, last = view.bounds[words[verb].sentence]
    if verb - 1 <= first or words[verb - 1].text not in {",", "”", '"', "’", "'"} or verb + 1 >= last:
        return ()
    own = view.child(verb, "nsubj")
    if words[verb].lemma in _TELLING or (0 <= own < verb and verb - 1 in view.subtree(own)):
        return ()  # "The envoy, Ann Lee, told Reuters": who was told, not who tells
    object_ = view.child(verb, "dobj", "attr", "npadvmod")
    if object_ < verb or words[object_].ent.endswith("-DATE"):
        return ()
    if words[object_].pos != "PROPN" and not _asks_or_says(view, verb, object_):
        return ()
    row = cue(words[verb].pos, words[verb].lemma)
    if row is None or ("rest-before" not in row.frames and "rest" not in row.frames):
        return ()
    phrase = noun_phrase(view, object_)
    return phrase if phrase and phrase[0] == verb + 1 else ()


def _asks_or_says(view: View, verb: int, noun: int) -> bool:
    """Whether "asked the judge" tells who asked: a person right after the verb, a quotation before it."""
    words = view.words
    person = words[noun].lemma in people("person") | people("office") | titles("office")
    phrase = view.subtree(noun)
    closes = phrase[-1] + 1 >= len(words) or words[phrase[-1] + 1].pos == "PUNCT"
    quoted = words[verb - 1].text != "," or words[verb - 1].quote >= 0
    return person and closes and quoted and phrase[0] == verb + 1


def _subject(view: View, verb: int, subject: int) -> tuple[tuple[int, ...], str]:
    word = view.words[subject]
    if word.low in _RELATIVE and view.words[verb].dep == "relcl":
        antecedent = noun_phrase(view, view.words[verb].head, (verb,))
        return (*(i for i in antecedent if i != subject), subject), "relative"
    speaks = _speaking_conjunct(view, subject)
    return noun_phrase(view, speaks if speaks >= 0 else subject, (verb,)), "subject"


def _speaking_conjunct(view: View, subject: int) -> int:
    """The person that the parser joins with a thing: "after two goals, and coach Lee called", else -1."""
    words = view.words
    joined = view.child(subject, "conj")
    if joined < 0 or words[joined - 1].text == "," or words[subject].pos != "NOUN":
        return -1
    mute = not can_speak(view, tuple(i for i in view.subtree(subject, (joined,)) if i < joined))
    comma = any(words[i].text == "," for i in view.children[subject] if i < joined)
    person = words[joined].pos == "PROPN" and words[joined].ent.endswith("-PERSON")
    return joined if mute and comma and person else -1


def subject_of_passive(view: View, verb: int) -> tuple[tuple[int, ...], str]:
    """Of whom a passive tells, where he is the one who speaks or does not: "she would not be drawn"."""
    subject = view.child(verb, "nsubjpass", "nsubj")
    return (noun_phrase(view, subject, (verb,)), "subject") if subject >= 0 else _inherited(view, verb)


def _inherited(view: View, verb: int) -> tuple[tuple[int, ...], str]:
    """The subject of the verb above a participle, an infinitive or a second verb: "said X, adding Y"."""
    at = verb
    for _ in range(4):
        word = view.words[at]
        if word.head == at or word.dep not in _UPWARD:
            break
        above = word.head
        if word.dep in {"acl", "relcl"} and view.words[above].pos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(view, above, (at,)), "modified"
        if word.dep == "xcomp":
            object_ = view.child(above, "dobj")
            if object_ >= 0 and object_ < at and view.words[verb].tag == "VB":
                return noun_phrase(view, object_), "object"
        subject = _subject_child(view, above)
        if subject >= 0 and view.words[subject].dep in {"nsubj", "nsubjpass"}:
            phrase, origin = _subject(view, above, subject)
            return phrase, "relative" if origin == "relative" else "inherited"
        misread = (subject < 0 or view.words[subject].dep == "csubj") and (
            _misread_subject(view, above) or subject_after_opening(view, above)
        )
        if misread:
            return misread, "inherited"
        at = above
    return (), "none"


def _agent(view: View, verb: int) -> tuple[int, ...]:
    by = view.child(verb, "agent")
    if by < 0:
        by = next(
            (c for c in view.children[verb] if view.words[c].low == "by" and view.words[c].dep == "prep"), -1
        )
    if by < 0:
        return ()
    noun = view.child(by, "pobj")
    if noun < 0:
        return ()
    charge = charge_within(view, verb, noun)
    return noun_phrase(view, noun, (charge,) if charge >= 0 else ())


def charge_within(view: View, verb: int, noun: int) -> int:
    """The "of" of "accused by two aides of lying", where the parser hangs it on the aides; else -1."""
    lemma = view.words[verb].lemma
    if lemma in _DESCRIBING:
        return next((c for c in view.children[noun] if view.words[c].low == "as" and c > noun), -1)
    if lemma not in _CHARGING:
        return -1
    return next(
        (
            c
            for c in view.children[noun]
            if view.words[c].low in {"of", "with"} and c > noun and view.child(c, "pcomp") >= 0
        ),
        -1,
    )


def _is_party(view: View, i: int) -> bool:
    """Whether a word before a noun says whose it is by its country: "an Ostrian claim that"."""
    word = view.words[i]
    return word.dep in {"amod", "compound"} and word.ent[2:] in {"NORP", "GPE"} and word.head > i


def source_of_noun(view: View, noun: int) -> tuple[tuple[int, ...], str]:
    """The source of a noun cue: its possessor, a "by" or "from" phrase, or the one who makes it."""
    owner = view.child(noun, "poss")
    if owner >= 0:
        bare = [i for i in view.subtree(owner) if view.words[i].dep != "case"]
        return tuple(view.trim(bare)), "possessor"
    for child in view.children[noun]:
        if view.words[child].dep == "prep" and view.words[child].low in {"by", "from", "among"}:
            inner = view.child(child, "pobj")
            if inner >= 0:
                return noun_phrase(view, inner), "by"
    land = next((c for c in view.children[noun] if _is_party(view, c)), -1)
    if land >= 0:
        return (land,), "compound"
    word = view.words[noun]
    if word.dep in {"dobj", "attr", "pobj"}:
        above = word.head
        if word.dep == "pobj":
            above = view.words[above].head
        if view.words[above].pos in {"VERB", "AUX"} and view.words[above].lemma not in _ANSWERING:
            phrase, origin = source_of_verb(view, above)
            if phrase:
                return phrase, "light-" + origin
    compound = view.child(noun, "compound", "amod")
    if compound >= 0 and view.words[compound].pos == "PROPN":
        return (compound,), "compound"
    return (), "none"
