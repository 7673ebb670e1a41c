"""Where and to whom it was said: outlet, occasion, addressee, date, translator, where the page tells."""

import re

import msgspec

from firsthand.model.span import Span
from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.lexicon import occasions
from firsthand.stages.attribution.outlets import OUTLET_NOUN, is_outlet
from firsthand.stages.attribution.sources import noun_phrase
from firsthand.stages.attribution.view import View
from firsthand.text.days import MONTHS
from firsthand.text.names import bare_name, newsrooms

__all__ = ["Setting", "setting"]

_OUTLET = (
    rf"(?:(?:the|a|an)\s+)?(?:(?:[\w-]+\s+)?(?:{OUTLET_NOUN}),?\s+)?"
    r"(?P<name>[A-Z][\w.’&-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w.&-]*){0,4})"
)
_GENERIC = (
    r"(?P<generic>(?:this|(?:local|state|national|foreign)) "
    r"(?:newspaper|paper|magazine|television|radio|media))"
)
_THROUGH = re.compile(
    r"\b(?:[Ii]n an?(?: \w+){0,2} interview (?:with|to|on)|[Ii]nterview(?:ed)? (?:with|by|on)|"
    r"[Ss]peaking (?:to|with|on)|"
    r"(?:[Rr]emarks|[Cc]omments|[Ww]ords) (?:to|carried by|quoted by|published by|in)|"
    r"[Rr]eached by|(?:[Pp]ublished|[Pp]rinted|[Cc]arried|[Aa]ired|[Bb]roadcast) (?:by|in|on)|"
    r"(?:[Mm]eeting|[Cc]onversation|[Cc]all|[Ee]xchange|[Bb]riefing) with|"
    r"[Qq]uoted by|[Cc]ited by|[Rr]eported by|[Pp]olled by|[Ss]urveyed by|[Ss]poke (?:to|with)|"
    r"(?:[Ee]mail|e-mail|letter|note|message) to|[Ww]rote in|[Aa]ppear(?:ing|ed|ance) on|"
    r"[Aa]ccording to|on)\s+"
    rf"(?:{_GENERIC}|{_OUTLET})"
)
_TRANSLATED = re.compile(
    r"(?:[Aa]ccording to (?:an?|the) (?P<who>[\w’ .-]{2,40}?)(?:’s|'s)? translation"
    r"|(?:translated by|translation (?:by|from|of)) (?:the )?(?P<by>[A-Z][\w’ .-]{1,40}?)(?=[,.;)]|$)"
    r"|through (?P<through>an? (?:interpreter|translator)))"
)
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}),?|(?P<first>\d{{1,2}}) (?P<then>{_MONTH}),?)"
    r" (?P<year>(?:19|20)\d\d)\b"
)


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What the page tells of the occasion; null where it does not."""

    via: str | None = None
    via_span: Span | None = None
    occasion: str | None = None
    occasion_span: Span | None = None
    addressee: str | None = None
    date: str | None = None
    translated_by: str | None = None


def setting(view: View, candidate: Candidate) -> Setting:
    """The setting of `candidate`, read outside its content in the sentence of its cue."""
    sentence = view.annotated.sentences[view.words[candidate.head].sentence].span
    outside = _outside(view, candidate, sentence)
    addressee = _addressee(view, candidate)
    via_span = None
    if addressee is not None and is_outlet(view.document.words(addressee), view.outlets):
        via_span = addressee
    via_span = via_span or _through(view, sentence, outside)
    if via_span is None:
        via_span = _source_outlet(view, candidate)
    occasion, occasion_span = _occasion(view, sentence, outside)
    if occasion is None and addressee is not None:
        occasion, occasion_span = _told_occasion(view, addressee)
    dated = _DATE.search(outside)
    return Setting(
        via=_name(view.document.words(via_span)) if via_span else None,
        via_span=via_span,
        occasion=occasion,
        occasion_span=occasion_span,
        addressee=view.document.words(addressee) if addressee else None,
        date=_iso(dated) if dated else None,
        translated_by=_translator(view, candidate),
    )


def _outside(view: View, candidate: Candidate, sentence: Span) -> str:
    """The sentence with its content blanked out, so that offsets stay."""
    text = list(view.document.text[sentence.start : sentence.end])
    for start, end in candidate.content:
        for at in range(max(start, sentence.start), min(end, sentence.end)):
            text[at - sentence.start] = "\u0000"
    return "".join(text)


def _addressee(view: View, candidate: Candidate) -> Span | None:
    """Who was told, asked, urged or warned."""
    words = view.words
    verb = candidate.head
    found = view.child(verb, "dative")
    if found < 0 and words[verb].lemma in {
        *("tell", "inform", "assure", "remind", "notify", "warn", "caution", "alert", "brief", "advise"),
        *("ask", "urge", "beg", "implore", "instruct", "order", "promise"),
    }:
        found = view.child(verb, "dobj")
        if found < 0 and words[verb].lemma == "ask":
            found = view.child(verb, "nsubjpass")
    if found < 0 or found in candidate.source or words[found].pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    said = {i for i in noun_phrase(view, found) if any(a <= words[i].start < b for a, b in candidate.content)}
    if found in said:
        return None
    phrase = [i for i in noun_phrase(view, found) if i != verb and not (said and i >= min(said))]
    if not phrase:
        return None
    end = phrase[-1]
    while end > found and words[end].ent[2:] in {"DATE", "TIME"}:
        end -= 1
    return view.span(words[phrase[0]].start, words[max(end, phrase[0])].end)


def _through(view: View, sentence: Span, outside: str) -> Span | None:
    """An outlet named as the channel: "in an interview with X", "speaking on X", "on X's ..."."""
    for match in _THROUGH.finditer(outside):
        if match.group("generic"):
            start = sentence.start + match.start("generic")
            return view.span(start, start + len(match.group("generic")))
        name = re.split(r"[’']s\b", match.group("name"))[0].strip(" .")
        words = name.split()
        for size in range(len(words), 0, -1):
            part = " ".join(words[:size])
            listed = size > 1 or part.lower() in newsrooms() or bare_name(part) in view.outlets
            if listed and is_outlet(part, view.outlets):
                start = sentence.start + match.start("name")
                return view.span(start, start + len(part))
    return None


def _source_outlet(view: View, candidate: Candidate) -> Span | None:
    """An outlet that reports what others say: "according to a Gazette report", "Reuters reported"."""
    if not candidate.source:
        return None
    start, end = view.words[candidate.source[0]].start, view.words[candidate.source[-1]].end
    text = view.document.text[start:end]
    bare = re.sub(r"^(?:the|a|an)\s+", "", text)
    if is_outlet(bare, view.outlets) and len(bare.split()) <= 4:
        return view.span(start + len(text) - len(bare), end)
    return None


def _occasion(view: View, sentence: Span, outside: str) -> tuple[str | None, Span | None]:
    pattern, names = occasions()
    for match in pattern.finditer(outside):
        if "\u0000" in match.group():
            continue
        start = sentence.start + match.start("phrase")
        return names[match.group("word").lower()], view.span(start, sentence.start + match.end("phrase"))
    return None, None


def _told_occasion(view: View, addressee: Span) -> tuple[str | None, Span | None]:
    """The occasion of "told a news conference", where other pages name who was told."""
    _, names = occasions()
    words = re.split(r" (?:in|on|at|of|for) ", view.document.words(addressee).lower())[0].split()
    for size in (2, 1):
        name = names.get(" ".join(words[-size:]))
        if name in {"news conference", "hearing", "rally", "meeting"}:
            return name, addressee
    return None, None


def _translator(view: View, candidate: Candidate) -> str | None:
    """Who translated, from the sentence of the cue and the one after it in the same paragraph."""
    number = view.words[candidate.head].sentence
    sentences = view.annotated.sentences
    stop = number + 1
    if stop < len(sentences) and sentences[stop].paragraph == sentences[number].paragraph:
        stop += 1
    for sentence in sentences[number:stop]:
        match = _TRANSLATED.search(view.document.words(sentence.span))
        if match:
            return next(group for group in match.groups() if group).strip()
    return None


def _name(text: str) -> str:
    return re.sub(r"^(?:[Tt]he)\s+(?=[A-Z]{2,}\b)", "", text)


def _iso(match: re.Match[str]) -> str:
    month, day = match["month"] or match["then"], match["day"] or match["first"]
    return f"{match['year']}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
