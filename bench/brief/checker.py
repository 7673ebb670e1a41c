"""A second reader of briefs: finds sentences that say what their citations do not say.

It shares no code with the product's gate. A sentence is laid word by word over the sentences that it cites;
what differs in names, numbers, days, denial, certainty or credit is reported.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher

import msgspec

import firsthand
from firsthand.model.span import Span
from firsthand.model.story import Statement

MONTHS = "january february march april may june july august september october november december".split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
NEGATORS = frozenset(
    "not no never none nobody nothing neither nor without cannot denies denied deny refused".split()
)
HEDGES = frozenset(
    "alleged allegedly reportedly may might could would possibly probably perhaps likely apparently "
    "suspected believed planned expected".split()
)
SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|report(?:ed|s)|den(?:y|ies|ied)|according to|warn(?:ed|s)\b|"
    r"(?:is|are) warning|"
    r"call(?:ed|s)|ask(?:ed|s)|express\w*|explain\w*|urg(?:ed|es|ing)|caution\w*|indicat\w+|"
    r"support(?:s|ed)|reject\w*|declin\w+|state[ds]|announce\w*|comment by|comment|forecast|"
    r"promis\w+|argu\w+|believ\w+|expects|predict\w+|thinks|"
    r"thank\w*|agree\w*|set out|asserts?|add(?:ed|s)|confirm\w*|would not|accus\w+|prints|"
    r"citing|assured|insist\w*|claim\w*|repl(?:y|ied))\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"go(?:es)? back to|^Quoted|^Also quoted|carr(?:y|ies) no date|reports? on (?:its|their) own|"
    r"among the pages|\bprints “|contradicts itself|leaves out what|has nothing of the kind|"
    r", where \S.* has “|(?:may|will) be that of a reprint"
)
FRAME = frozenset(
    "comment forecast by reported said denies deny says say told asserts assert quoted also it is "
    "not known what became of this that was done kept in part the plan has changed since no named "
    "source rests on "
    "unnamed an a independent origin origins printed pages page".split()
)
TOKEN = re.compile(r"\w+(?:[’'-]\w+)*")


def _with_files(statement: Statement, documents: dict) -> Statement:
    """Pages that go by their headline or by what they credit put back under their files."""
    text = statement.text
    for document in {span.doc: documents[span.doc] for span in statement.citations}.values():
        file = document.path_or_url.rsplit("/", 1)[-1]
        words = " ".join((document.title or "").split())
        for match in reversed(list(re.finditer(r"[Tt]he page ‘(.+?)(?: …)?’(?=[ .,;:]|$)", text))):
            if words and words.replace("‘", "").startswith(match[1]):
                text = text[: match.start()] + file + text[match.end() :]
        for upstream in document.upstreams:
            called = f" page that credits {upstream.name}"
            text = text.replace(f"A{called}", file).replace(f"a{called}", file)
    return msgspec.structs.replace(statement, text=text)


def faults(statement: Statement, dossier: firsthand.Dossier) -> list[str]:
    """What `statement` says that its citations do not, one word per fault with the stretch at fault."""
    if not statement.citations:
        return []
    documents = {document.id: document for document in dossier.documents}
    statement = _with_files(statement, documents)
    sources = list(dict.fromkeys(_sentence(documents[s.doc].text, s) for s in statement.citations))
    known = " ".join([*sources, *_about(statement.citations, dossier)])
    found = [*_numbers(statement.text, known), *_days(statement, sources, documents, known, dossier)]
    found += _names(statement.text, known)
    found += ["a page by another name"] if re.search(r"he page ‘| page that credits ", statement.text) else []
    if not REPORT.search(statement.text):
        whole = [source for source in sources if _holds(statement.text, source)]
        read = whole[:1] or sources[:6]
        found += [fault for source in read for fault in _laid(statement.text, source, sources)]
    if REPORT.search(statement.text):
        found += [*_shown(statement, known, dossier), *_listed(statement, dossier)]
    found += _stated(statement, documents, dossier)
    found += _sides(statement, dossier)
    plain = " ".join(_BARE.findall(known.lower()))
    for quoted in re.findall(r"“([^”]+)”", statement.text):
        if any(" ".join(_BARE.findall(part.lower())) not in plain for part in quoted.split("…")):
            found.append(f"quotation “{quoted[:40]}”")
    found += [*_outcome(statement, dossier), *_parts(statement, documents)]
    m = re.match(r"No named source asserts that (.+); it rests on", statement.text)
    if m and NEGATORS & set(m[1].lower().split()) - set(known.lower().split()):
        found.append("polarity of what nobody named asserts")
    return found


_BECAME = re.compile(
    r"The (warning|promise|plan|forecast) "
    r"((?:was|came|did|has)(?: (?:not|carried|out|in|part|kept|changed|come|true))+)(?: on \d[^:.]*)?(?=[:.])"
)
_OUTCOMES = {
    "kept": {"was carried out", "was kept", "came true"},
    "partly": {"was carried out in part", "was kept in part", "came true in part"},
    "broken": {"was not carried out", "was not kept", "did not come true"},
    "changed": {"was changed"},
}


def _outcome(statement: Statement, dossier: firsthand.Dossier) -> Iterator[str]:
    """What became of a pledge, told otherwise than the ledger of pledges has it for the cited passages."""
    if re.match(r"It is known|It is not not known", statement.text):
        yield "polarity of what is known"
    m = _BECAME.search(statement.text)
    mine = [
        pledge
        for pledge in dossier.pledges
        if any(a.overlaps(b) for a in pledge.spans for b in statement.citations)
    ]
    if m and not any(m[2] in _OUTCOMES.get(pledge.outcome, ()) and m[1] == pledge.kind for pledge in mine):
        yield f"polarity of the outcome: {m[2]}"


def _parts(statement: Statement, documents: dict) -> Iterator[str]:
    """A sentence among several that names neither a page nor anybody who speaks."""
    text = statement.text
    if REPORT.search(text) or re.search(r" den(?:y|ies) it(?: \(|\.)|^No named source asserts", text):
        if re.search(r"independent origins? for it", text) and not re.search(
            r"\b(?:says?|told [^,;]+) that\b.+; .+ den(?:y|ies) it \(", text
        ):
            yield "attribution lost"
        return
    outlets = [(documents[s.doc].outlet or "").lower() for s in statement.citations]
    text = _BECAME.sub("", re.sub(r"^(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}(?: to [^:]*)?: ", "", text))
    plain = re.sub(r"\b(Mrs?|Ms|Dr|Jr|Sr|St|Gov|Sen|Rep|Gen|No|[A-Z])\.", r"\1", text)
    pieces = re.split(r"(?<=[a-z0-9%”\"’)][.!?]) +(?=[A-Z“])|(?<=[.!?]) ?: ", plain)
    for piece in pieces if len(pieces) > 1 else ():
        named = any(outlet and outlet in piece.lower() for outlet in outlets)
        if len(piece.split()) > 4 and not named and not SPEECH.search(_main(piece)) and "“" not in piece:
            yield "attribution lost"
    half = text.split("; ")
    two = len(half) == 2 and "“" not in text and len(statement.citations) > 1
    credited = re.search(r" reported(?:, citing [^.]+)?\.$|reported: ", text)
    if two and not credited and not SPEECH.search(_main(half[1])):
        yield "attribution lost"


_BARE = re.compile(r"[^\W_]+")
_FRAMES = (
    (
        r".+ (?:turned the meaning round|changed a number|changed a date|changed who acts|"
        r"changed how certain it is|"
        r"changed who is credited|changed the wording|, | and )+: it prints “.*”, where .+ has “.*”\.?"
        r"(?:; .+ (?:has|have) it too\.)?"
    ),
    r".+ contradicts itself: it has “.*” here and “.*” there\.",
    r".+ prints “.*”, where .+ has “.*”; nothing on the pages decides it\.",
    r".+ prints “.*”, which .+ has since corrected to “.*”(?:; .+ (?:has|have) it too)?\.",
    r".+ leaves out what .+ has: “.*”\.|.+ has “.*”, where .+ has nothing of the kind\.",
    (
        r".+ is dated [^,]+, but (?:has the text of .+ of [^:]+|tells of nothing after [^:]+): "
        r"its day may be that of a reprint\."
    ),
    r".+ go(?:es)? back to .+\.|.+ carr(?:y|ies) no date: .+\.|.+ reports on its own\.",
    r".+ which pages here rest on, (?:was|were) not among the pages\.",
    r"(?:Also q|Q)uoted(?: by name| without a name)?: .+\.",
)


def _shown(statement: Statement, known: str, dossier: firsthand.Dossier) -> Iterator[str]:
    """A report on pages whose frame says something else, or whose wordings stand in no cited sentence."""
    text = " ".join(statement.text.split())
    if not any(re.fullmatch(frame, text) for frame in _FRAMES) or re.search(
        r"(?:is|were|was) among the pages", text
    ):
        yield "polarity of the report"
    changed = re.search(r"prints “([^”]+)”, where .+? has “([^”]+)”", text)
    if changed and changed[1].casefold() == changed[2].casefold():
        yield "modality of the report"
    pages = {span.doc for span in statement.citations}
    credited = {up.name.lower() for d in dossier.documents if d.id in pages for up in d.upstreams}
    for name in re.findall(r"(?:back to t|, t| and t|^T)he ([^,]+?) report\b(?=,| and )", text):
        if name.lower() not in credited:
            yield f"name {name}"
    theirs = " ".join(_BARE.findall(known.lower()))
    for quoted in re.findall(r"“([^”]+)”", text):
        for part in quoted.split("…"):
            if " ".join(_BARE.findall(part.lower())) not in theirs:
                yield f"polarity or wording of “{part.strip()[:40]}”"


def _listed(statement: Statement, dossier: firsthand.Dossier) -> Iterator[str]:
    """A name in a list of voices or of pages that none of the cited passages belongs to."""
    if not re.match(r"(?:Also q|Q)uoted", statement.text):
        return
    names = {entity.id: entity for entity in dossier.entities}
    here = []
    for row in dossier.attributions:
        if any(spot.overlaps(span) for spot in row.source for span in statement.citations):
            entity = names.get(row.speaker_entity or "")
            here += [row.speaker or "", row.via or "", entity.name if entity else ""]
            here += [role.title for role in entity.roles] if entity else []
    known = {word.lower() for voice in here for word in TOKEN.findall(voice)}
    for name in re.split(
        r", (?!who )|; | and (?=[A-Z])",
        re.sub(r"\([^)]*\)", "", statement.text.split(": ", 1)[1]).rstrip("."),
    ):
        words = [word.lower() for word in TOKEN.findall(name) if word[0].isupper()]
        if words and not any(
            all(w in {x.lower() for x in TOKEN.findall(voice)} for w in words) for voice in here
        ):
            yield f"name {name}"
    plain = " ".join(_BARE.findall(" ".join(here).lower()))
    for name in re.split(r", (?!who )", statement.text.split(": ", 1)[1].rstrip(".")):
        if re.search(r"\b(?:not|no)\b", plain) and not known >= {"not"}:
            yield f"polarity of {name}"
        if (
            " who " in name
            and " ".join(
                _BARE.findall(re.sub(r"\(.*?\)", "", name).split(" who ", 1)[1].split(" and ")[0].lower())
            )[:60]
            not in plain
        ):
            yield f"polarity of {name}"


def _sentence(text: str, span: Span) -> str:
    """The paragraph's sentences around `span`, cut by simple marks."""
    ends = [
        0,
        *(m.end() for m in re.finditer(r"(?<![A-Z])(?<!Mr)(?<!Ms)[.!?][”\"’]?\s+(?=[“\"A-Z])|\n+", text)),
        len(text),
    ]
    start = max(end for end in ends if end <= span.start)
    stop = min(end for end in ends if end >= span.end)
    return " ".join(text[start:stop].split())


def _about(spans: tuple[Span, ...], dossier: firsthand.Dossier) -> Iterator[str]:
    """What may be said of a page beside its words: outlet, path, headline, day, and its named people."""
    docs = {span.doc for span in spans}
    names = {entity.id: entity for entity in dossier.entities}
    for document in dossier.documents:
        if document.id in docs:
            yield from (document.outlet or "", document.path_or_url.rsplit("/", 1)[-1], document.title or "")
            yield from (upstream.name for upstream in document.upstreams)
    for row in dossier.attributions:
        spots = (*row.content, *row.source, *row.cue)
        if any(spot.overlaps(span) for spot in spots for span in spans):
            yield from (row.speaker or "", row.via or "")
            entity = names.get(row.speaker_entity or "")
            if entity:
                yield from (entity.name, *(role.title for role in entity.roles))
    for entity in dossier.entities:
        if entity.kind == "person" and any(m.overlaps(span) for m in entity.mentions for span in spans):
            yield entity.name
    for claim in dossier.claims:
        if any(w.span in spans for w in (*claim.assertions, *claim.denials)):
            yield from (w.speaker or "" for w in (*claim.assertions, *claim.denials))
    for family in dossier.families:
        for origin in dossier.origins:
            if origin.id == family.origin and docs & set(family.documents):
                yield origin.name


def _values(text: str) -> list[str]:
    """The numbers of `text` as digits; days and years stay out."""
    text = _DATE.sub(" ", text)
    found = [m[0].replace(",", "").rstrip(".") for m in re.finditer(r"(?<![\w-])\d[\d,]*(?:\.\d+)?", text)]
    for m in re.finditer(r"[A-Za-z]+(?:-[a-z]+)?", text):
        head, _, tail = m[0].lower().partition("-")
        if head in TENS:
            found.append(str(TENS[head] + (ONES.index(tail) if tail in ONES else 0)))
        elif head in ONES[2:]:
            found.append(str(ONES.index(head)))
    return found


_COUNT = re.compile(
    r"(?<![\d,])\b(?:\w+) (?:more |independent )?"
    r"(?:origins?|pages?|others?|against)\b(?: (?:carr|asserts?|den|$))?",
    re.IGNORECASE,
)
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_DATE = re.compile(
    rf"\b(?:(\d{{1,2}}) ({_MONTH})|({_MONTH}) (\d{{1,2}}))\b(?:,? (\d{{4}}))?|\b(?:19|20)\d\d\b"
)


def _numbers(text: str, known: str) -> Iterator[str]:
    theirs = set(_values(known))
    for value in _values(_COUNT.sub(" ", text)):
        if value not in theirs:
            yield f"number {value}"


def _calendar(text: str) -> set[tuple[int, int]]:
    found = set()
    for m in _DATE.finditer(text):
        day, month = (m[1], m[2]) if m[1] else (m[4], m[3])
        if day:
            found.add((MONTHS.index(month.lower()) + 1, int(day)))
    return found


def _days(
    statement: Statement, sources: list[str], documents: dict, known: str, dossier: firsthand.Dossier
) -> Iterator[str]:
    theirs = _calendar(known)
    years = set(re.findall(r"\b(?:19|20)\d\d\b", known))
    for span in statement.citations:
        published = documents[span.doc].published
        for event in dossier.events:
            if event.date and any(place.overlaps(span) for place in event.spans):
                ends = (date.fromisoformat(day) for day in (event.date.start, event.date.end))
                theirs |= {(day.month, day.day) for day in ends}
                years |= {event.date.start[:4], event.date.end[:4]}
        if not published:
            continue
        day = date.fromisoformat(published[:10])
        theirs.add((day.month, day.day))
        words = {word.lower() for source in sources for word in TOKEN.findall(source)}
        for step in range(-7, 8):
            near = day + timedelta(days=step)
            if DAYS[near.weekday()] in words or (
                abs(step) == 1 and words & {"day", "yesterday", "tomorrow", "night"}
            ):
                theirs.add((near.month, near.day))
    for month, day_of in sorted(_calendar(statement.text) - theirs):
        yield f"date {month}-{day_of}"
    years |= {(documents[s.doc].published or "")[:4] for s in statement.citations}
    for year in sorted(set(re.findall(r"\b(?:19|20)\d\d\b", statement.text)) - years):
        if any(documents[s.doc].published for s in statement.citations):
            yield f"date {year}"


def _names(text: str, known: str) -> Iterator[str]:
    theirs = {word.lower().removesuffix("’s") for word in TOKEN.findall(known)}
    for m in TOKEN.finditer(text):
        word = m[0].lower().removesuffix("’s")
        first = not text[: m.start()].rstrip(' “"‘(') or text[: m.start()].rstrip(' “"‘(')[-1] in ".!?:;…"
        if (
            m[0][0].isupper()
            and word not in theirs
            and word not in {*MONTHS}
            and not (first and word in FRAME | {*ONES})
        ) and not (first and m[0].isalpha() and word in _COMMON):
            yield f"name {m[0]}"


_COMMON = frozenset("the a an among both nobody each on in where none all two three for asked".split())


def _laid(text: str, source: str, sources: list[str]) -> Iterator[str]:
    """Differences in denial, certainty, names and credit where `text` follows `source` closely."""
    own, theirs = TOKEN.findall(text), TOKEN.findall(source)
    low, base = [w.lower() for w in own], [w.lower() for w in theirs]
    matcher = SequenceMatcher(None, base, low, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= 2]
    if not blocks or sum(b.size for b in blocks) < max(4, 0.5 * len(base)):
        return
    first, last = blocks[0], blocks[-1]
    inner_own = low[first.b : last.b + last.size + 2]
    inner_base = base[first.a : last.a + last.size + 2]
    elsewhere = {w.lower() for other in sources if other != source for w in TOKEN.findall(other)}
    for kind, words in (("polarity", NEGATORS), ("modality", HEDGES)):
        gone = [w for w in inner_base if w in words and (w != "may" or not _MAY.search(source))]
        here = [w for w in inner_own if w in words and (w != "may" or not _MAY.search(source))]
        if kind == "modality" and _fewer(here, gone):
            yield f"{kind} {' '.join(_fewer(here, gone))} lost"
        if kind == "polarity" and " independent origin" not in text:
            if _fewer(here, gone):
                yield f"{kind} {' '.join(_fewer(here, gone))} lost"
            new = [w for w in _fewer(gone, here) if w not in elsewhere]
            if new and new != ["no"]:
                yield f"{kind} {' '.join(new)} new"
    wide = {
        **dict.fromkeys(("denies", "denied", "deny", "den"), "deny"),
        "confirms": "confirm",
        "confirmed": "confirm",
    }
    swaps = {wide.get(w, w) for w in low} & {"confirm"} - {wide.get(w, w) for w in base}
    if swaps:
        yield "polarity confirm"
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "replace" and first.a <= a0 and a1 <= last.a + last.size:
            was = {w.lower() for w in theirs[a0:a1] if w[0].isupper()} - {*DAYS}
            now = {w.lower() for w in own[b0:b1] if w[0].isupper()}
            if (
                was
                and now
                and not was & now
                and a1 - a0 <= 3
                and not was & {"he", "she", "the", "it", "they"}
            ):
                yield f"name {' '.join(sorted(now))} for {' '.join(sorted(was))}"
    if SPEECH.search(_outside(source)) and not SPEECH.search(_outside(text)):
        yield "attribution lost"


_MAY = re.compile(r"\bMay \d|\d May\b")


def _holds(text: str, source: str) -> bool:
    """Whether `source` has all words of `text` in their order, and few others."""
    own, theirs = ([word.lower() for word in TOKEN.findall(words)] for words in (text, source))
    blocks = SequenceMatcher(None, theirs, own, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) == len(own) and len(theirs) <= 1.3 * len(own)


def _main(text: str) -> str:
    """`text` without quotations and without clauses between commas that only describe."""
    return re.sub(r", (?:which|who|whom|whose)\b[^,]*,|\bbluntest \w+", " ", _outside(text))


def _fewer(have: list[str], want: list[str]) -> list[str]:
    left = list(have)
    return [w for w in want if w not in left or left.remove(w)]


def _outside(text: str) -> str:
    return re.sub(r"“[^”]*”?", " ", text)


_UNSAID = re.compile(r"\b(?:would|did) not (?:say|name|answer)\b")
"""What somebody keeps to himself: a page must say that he did."""


def _stated(statement: Statement, documents: dict, dossier: firsthand.Dossier) -> Iterator[str]:
    """A sentence that one page alone tells, and that names neither page nor speaker."""
    outlet = documents[statement.citations[0].doc].outlet
    by_page = outlet and outlet.lower() in statement.text.lower()
    if REPORT.search(statement.text) or by_page or SPEECH.search(_UNSAID.sub(" ", _main(statement.text))):
        yield from _speaker(statement, documents, dossier)
        return
    hedged = set(TOKEN.findall(statement.text.lower())) & {"alleged", "allegedly", "reportedly"}
    if (len({s.doc for s in statement.citations}) < 2 or statement.origins < 2) and not hedged:
        yield "attribution lost"


def _speaker(statement: Statement, documents: dict, dossier: firsthand.Dossier) -> Iterator[str]:
    """A speaker before or after a verb of speech whom no cited sentence has as speaker, page or subject."""
    if REPORT.search(statement.text):
        return
    m = re.search(r", ([A-Z][\w’' -]+?) (?:said|reported)(?:, citing [^.]+)?\.$", statement.text)
    m = m or re.match(r"(?:Comment: |Forecast: )?([A-Z][\w’' -]+?) (?:said|reported): ", statement.text)
    if m is None:
        return
    name = m[1].lower()
    source = " ".join(_sentence(documents[s.doc].text, s) for s in statement.citations).lower()
    pages = [documents[s.doc] for s in statement.citations]
    allowed = [(d.outlet or d.path_or_url.rsplit("/", 1)[-1]).lower() for d in pages]
    entities = {entity.id: entity.name for entity in dossier.entities}
    for row in dossier.attributions:
        if any(spot.overlaps(span) for spot in row.content for span in statement.citations):
            allowed += [(row.speaker or "").lower(), entities.get(row.speaker_entity or "", "").lower()]
    if not any(name in one or (one and one in name) for one in allowed) and not re.search(
        re.escape(name) + r" (?:said|reported|told)|(?:said|told) " + re.escape(name), source
    ):
        yield f"attribution to {m[1]}"


def _sides(statement: Statement, dossier: firsthand.Dossier) -> Iterator[str]:
    """A dispute whose parties stand on the wrong side."""
    m = re.match(r"(.+?) (?:says?|told .+?) that .*; (.+?) den(?:y|ies) it(?: \(|\.)", statement.text)
    claims = [claim for claim in dossier.claims if claim.id in statement.claims]
    if (
        claims
        and re.search(r"independent origins? (?:assert|for it|,)|asserts? it and", statement.text)
        and (
            m is None
            or " deny it" not in f" {statement.text.replace('denies it', 'deny it')}"
            or "confirm" in statement.text
        )
    ):
        yield "polarity of the parties"
    if m is None or not claims:
        if claims and re.match(r".+? den(?:y|ies) that .*; ", statement.text):
            yield "polarity of the parties"
        return
    heads = {claim.id: claim for claim in claims}
    for part, side in ((m[1], "assertions"), (m[2], "denials")):
        entities = {row.id: row for row in dossier.attributions}
        names = {e.id: e.name for e in dossier.entities}
        words: set[str] = set()
        for claim in heads.values():
            for w in getattr(claim, side):
                row = entities.get(w.attribution or "")
                outlet = next((d.outlet or "" for d in dossier.documents if d.id == w.span.doc), "")
                voice = f"{w.speaker or ''} {row.speaker if row else ''} {outlet}"
                voice += " " + names.get((row.speaker_entity if row else "") or "", "")
                words |= {word.lower() for word in TOKEN.findall(voice)}
        for word in TOKEN.findall(part):
            if word[0].isupper() and word.lower() not in words | FRAME | _COMMON | {*ONES}:
                yield f"attribution to {word}"
