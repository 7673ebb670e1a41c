"""Transcripts: a line that opens with a speaker's name and a colon, and all that is said in that turn."""

import re
from collections.abc import Iterator

from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.view import View

__all__ = ["turn_candidates"]

_LABEL = re.compile(
    r"[\"“]?(?:(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR)[.:]"
    r"|[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,4}:"
    r"|(?:Mr|Ms|Mrs|Dr)\.? [A-Z][\w’'-]+:)(?= )"
)
_ASKS = frozenset({"Q", "QUESTION", "REPORTER"})
_LONGEST = 60  # sentences; a turn without an end is a page whose labels were lost


def turn_candidates(view: View, i: int) -> Iterator[Candidate]:
    """The turn that the colon at word `i` opens, up to the next label; a question has no named source."""
    word = view.words[i]
    if word.text != ":":
        return
    first, _ = view.bounds[word.sentence]
    text = view.document.text
    start = view.words[first].start
    label = _LABEL.match(text, start)
    if label is None or label.end() != word.end or (start > 0 and text[start - 1] not in "\n\r"):
        return
    name = tuple(j for j in range(first, i) if view.words[j].text not in {'"', "“"})
    content = _turn(view, word.end, word.sentence)
    if content and name:
        asks = view.words[name[0]].text.rstrip(".") in _ASKS
        cue = (*name, i) if asks else (i,)
        yield Candidate(
            head=i, cue=cue, source=() if asks else name, content=content, frame="turn", origin="turn"
        )


def _turn(view: View, start: int, sentence: int) -> tuple[tuple[int, int], ...]:
    """What is said from `start` on, a range for each paragraph."""
    sentences = view.annotated.sentences
    text = view.document.text
    found: list[tuple[int, int]] = []
    for number in range(sentence, min(len(sentences), sentence + _LONGEST)):
        span = sentences[number].span
        if number > sentence and (_LABEL.match(text, span.start) or sentences[number].label != "body"):
            break
        begin = max(span.start, start)
        while begin < span.end and text[begin].isspace():
            begin += 1
        if begin >= span.end:
            continue
        same = found and sentences[number - 1].paragraph == sentences[number].paragraph
        if same:
            found[-1] = (found[-1][0], span.end)
        else:
            found.append((begin, span.end))
    return tuple(found)
