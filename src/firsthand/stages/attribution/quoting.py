"""Quotations and the reporting clause beside them, over sentence and paragraph ends."""

from collections.abc import Iterator

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.sources import source_of_verb
from firsthand.stages.attribution.verbs import reporting_clause, verb_words
from firsthand.stages.attribution.view import View

__all__ = [
    "DASHES",
    "carried",
    "chain",
    "is_dash",
    "quote_candidates",
    "signature_candidates",
    "whole_quotations",
]

_GAP = frozenset(" \t\u00a0,.:;-–—!?…")
_LINK = frozenset("that of to as was is with by a an the his her their its about being".split())
DASHES = frozenset({"―", "—", "–", "-", "--"})
_CLOSING = frozenset(".,!?…”\"’'»")
_ASKED = 200  # characters of an interviewer's question
_REACH = 40  # characters between a reporting clause and its quotation: "said of the vote: “..."


def quote_candidates(view: View, verb: int) -> Iterator[Candidate]:
    """`verb` with the quotations that stand right before and right after its reporting clause."""
    word = view.words[verb]
    if word.quote >= 0 or not view.quotes:
        return
    source, origin = source_of_verb(view, verb)
    own = reporting_clause(view, verb, set(source))
    low, high = view.words[min(own)].start, view.words[max(own)].end
    before = _before(view, low)
    after = _after(view, high, word.sentence)
    if after and _is_negated(view, verb) and not _in_sentence(view, verb, after):
        after = []  # "He did not suggest reprisals. “Our aim ...”": told of another's words
    cue = verb_words(view, verb)
    for frame, numbers in (
        ("quote-both", [*before, *after] if before and after else []),
        ("quote-before", before),
        ("quote-after", after),
        ("quote-nearest", [*before[-1:], *after[:1]] if len(before) + len(after) > 1 else []),
        ("quote-last", before[-1:] if len(before) > 1 else []),
    ):
        content = tuple((view.quotes[n].start, view.quotes[n].end) for n in numbers)
        if content:
            yield Candidate(head=verb, cue=cue, source=source, content=content, frame=frame, origin=origin)


def _is_negated(view: View, verb: int) -> bool:
    words = view.words
    return any(words[c].dep == "neg" and words[c].quote == words[verb].quote for c in view.children[verb])


def _in_sentence(view: View, verb: int, numbers: list[int]) -> bool:
    """Whether the first of the quotations `numbers` begins in the sentence of `verb`."""
    _, last = view.bounds[view.words[verb].sentence]
    return view.quotes[numbers[0]].start < view.words[last - 1].end


def _before(view: View, position: int) -> list[int]:
    """Quotations that end where the clause begins, back to where their speech begins."""
    nearest = view.quote_before(position)
    if nearest < 0 or view.quotes[nearest].title:
        return []
    if not _is_gap(view.document.text[view.quotes[nearest].end : position]):
        return []
    found = [nearest]
    while found[0] > 0 and _is_blank(view, found[0] - 1, found[0]) and _opens_sentence(view, found[0] - 1):
        found.insert(0, found[0] - 1)
    return found


def _after(view: View, position: int, sentence: int) -> list[int]:
    """Quotations that begin where the clause ends, a few linking words later or in the next sentence."""
    nearest = view.quote_before(position) + 1
    while nearest < len(view.quotes) and view.quotes[nearest].start < position:
        nearest += 1
    if nearest >= len(view.quotes):
        return []
    between = view.document.text[position : view.quotes[nearest].start]
    if "\n" in between.strip(" ") and not between.rstrip().endswith(":"):
        return []
    last = view.words[view.bounds[sentence][1] - 1].end
    near = view.quotes[nearest].start < last and len(between) <= _REACH
    next_sentence = view.quotes[nearest].start >= last > position
    tail = view.document.text[last : view.quotes[nearest].start] if next_sentence else between
    if not (_is_gap(tail.replace("\n", "")) or near):
        return []
    if next_sentence and not _closes_sentence(view, nearest):
        return []  # "..., a clerk said. “...,” he added.": the second quotation has a clause of its own
    return chain(view, nearest)


def chain(view: View, first: int) -> list[int]:
    """Quotation number `first` and those after it in its paragraph with only white space between."""
    found = [first]
    while found[-1] + 1 < len(view.quotes) and _is_blank(view, found[-1], found[-1] + 1):
        if not _closes_sentence(view, found[-1] + 1):
            break  # a clause of its own follows: “...” “...,” he said
        found.append(found[-1] + 1)
    return found


def _opens_sentence(view: View, number: int) -> bool:
    """Whether nothing stands before a quotation in its sentence; else it belongs to the clause before it."""
    at = view.word_at(view.quotes[number].start)
    return at >= len(view.words) or at == view.bounds[view.words[at].sentence][0]


def _closes_sentence(view: View, number: int) -> bool:
    """Whether nothing stands after a quotation in its sentence."""
    at = view.word_at(view.quotes[number].end) - 1
    if at < 0:
        return True
    last = view.bounds[view.words[at].sentence][1]
    return all(word.pos == "PUNCT" for word in view.words[at + 1 : last])


def is_dash(text: str) -> bool:
    """Whether a token is a dash, or closing marks with a dash that the parser left on them: ``.”―``."""
    return text in DASHES or (text[-1] in DASHES and all(char in _CLOSING for char in text[:-1]))


def signature_candidates(view: View, i: int) -> Iterator[Candidate]:
    """A dash after a quotation and a name to the end of the line: "... it is over." - Ann Lee."""
    word = view.words[i]
    if not is_dash(word.text) or not view.quotes:
        return
    before = _before(view, word.start if word.text in DASHES else word.end - 1)
    first, last = view.bounds[word.sentence]
    name = _signed(view, view.trim(list(range(i + 1, last))))
    if not before or i - first > 60 or not 0 < len(name) <= 10:
        return
    if all(view.words[j].pos != "PROPN" for j in name[:4]) or not view.words[name[0]].text[0].isupper():
        return
    if any(view.words[j].pos in {"VERB", "AUX"} or view.words[j].quote >= 0 for j in name):
        return
    content = tuple((view.quotes[n].start, view.quotes[n].end) for n in before)
    yield Candidate(
        head=i, cue=(i,), source=tuple(name), content=content, frame="signature", origin="signature"
    )


def _signed(view: View, name: list[int]) -> list[int]:
    """A signature without what it was said of: "Ann Lee, on the vote"."""
    for at, j in enumerate(name[:-1]):
        if view.words[j].text == "," and view.words[name[at + 1]].low in {"on", "about", "in", "after", "to"}:
            return name[:at]
    return name


def _is_gap(text: str) -> bool:
    return all(char in _GAP for char in text)


def _is_blank(view: View, a: int, b: int) -> bool:
    between = view.document.text[view.quotes[a].end : view.quotes[b].start]
    return "\n" not in between and all(char in " \t\u00a0…." for char in between)


def whole_quotations(view: View, candidate: Candidate) -> Candidate:
    """`candidate` with each quotation that its content touches taken whole, unless the cue is inside too."""
    inside = view.words[candidate.head].quote
    if not view.quotes or all(
        view.quote_at(start) in {-1, inside} and view.quote_at(end - 1) in {-1, inside}
        for start, end in candidate.content
    ):
        return candidate
    words = sorted({*candidate.cue, *candidate.source})
    ranges: list[tuple[int, int]] = []
    for start, end in candidate.content:
        for position in (start, end - 1):
            number = view.quote_at(position)
            if number >= 0 and number != inside:
                quote = view.quotes[number]
                if not any(quote.start <= view.words[i].start < quote.end for i in words):
                    start, end = min(start, quote.start), max(end, quote.end)  # noqa: PLW2901
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return Candidate(
        head=candidate.head,
        cue=candidate.cue,
        source=candidate.source,
        content=tuple(ranges),
        frame=candidate.frame,
        origin=candidate.origin,
    )


def _is_question(between: str) -> bool:
    """Whether all that stands between two quotations is one short question in a paragraph of its own."""
    asked = between.strip()
    apart = between[:1] in "\n\r \t" and between[-1:] in "\n\r \t"
    return apart and asked.endswith("?") and "\n" not in asked and len(asked) <= _ASKED


def carried(view: View, number: int, after: int = 0) -> Iterator[int]:
    """Yield the quotations of later paragraphs that go on with quotation `number`: left open, opened again.

    A paragraph that is all quotation also goes on with the speaker of the one before, an interviewer's
    question between them or none; `after` is where the clause ends that credits `number`.
    """
    at = number
    text = view.document.text
    while at + 1 < len(view.quotes):
        quote, following = view.quotes[at], view.quotes[at + 1]
        between = text[max(after, quote.end) : following.start]
        if "\n" not in between or (between.strip() and not _is_question(between)):
            break
        line_end = text.find("\n", following.end)
        rest = text[following.end : line_end if line_end >= 0 else len(text)]
        if not following.continues and rest.strip():
            break
        at += 1
        yield at
