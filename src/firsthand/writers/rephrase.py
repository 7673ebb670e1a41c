"""The brief in other words: each sentence asked for, checked, and taken or left as it was."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from firsthand.model.dossier import Dossier
from firsthand.model.story import Brief, Section, Statement
from firsthand.options.writing import WritingOptions
from firsthand.stages.brief import Evidence
from firsthand.stages.brief.frames import framed
from firsthand.stages.brief.gate import Support, reasons
from firsthand.writers.faithful import tidy, unfaithful
from firsthand.writers.server import Unanswered

__all__ = ["Refusal", "Rephrased", "Writer", "rephrase"]

_PRINTED = frozenset({"Headline"})
"""Sections whose words are printed as a page has them."""


class Writer(Protocol):
    """Whoever puts a sentence into other words; what comes back is checked, so it need not be trusted."""

    @property
    def name(self) -> str:
        """Who it is, as a reader is told."""

    def rephrase(self, sentence: str, evidence: Sequence[str]) -> str | Unanswered:
        """`sentence`, which rests on the passages `evidence`, in other words, or why there are none."""


class Refusal(msgspec.Struct, frozen=True):
    """A sentence that stands as it was, and why. ``answered`` is false where no answer came at all."""

    sentence: str
    reason: str
    answered: bool


class Rephrased(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier whose brief was rephrased by `writer`, with what became of each sentence.

    ``asked`` counts the sentences that may be rephrased, ``taken`` those with a new wording, ``same`` those
    that came back unchanged; `refused` holds the rest, in the order in which they were asked.
    """

    dossier: Dossier
    writer: str
    asked: int
    taken: int
    same: int
    refused: tuple[Refusal, ...]

    @property
    def summary(self) -> str:
        """What was rephrased and how much fell back, in one or two sentences for a reader."""
        head = f"Rephrased by {self.writer}: {self.taken} of {self.asked} sentences of the briefs"
        if not self.refused:
            return f"{head}; {self.same} came back unchanged."
        silent = Counter(refusal.reason for refusal in self.refused if not refusal.answered)
        failed = sum(refusal.answered for refusal in self.refused)
        parts = [f"{failed} answers did not pass the gate"] if failed else []
        parts += [f"{count} had no answer ({reason})" for reason, count in silent.most_common()]
        return (
            f"{head}; {self.same} came back unchanged and {len(self.refused)} fell back to the first "
            f"wording: {', '.join(parts)}."
        )


def rephrase(
    dossier: Dossier,
    writer: Writer,
    *,
    options: WritingOptions | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Rephrased:
    """`dossier` with the sentences of its briefs in the words of `writer` wherever these pass every check.

    Sentences that report on the pages in a fixed form (who denies what, what a copy changed) and headlines
    stay as they are. Each other sentence is asked for once, one after the other, and an answer is taken only
    when it is one plain sentence that keeps what the first one says and passes the same gate on the same
    citations. ``Statement.original`` then holds the first wording. Nothing that a writer does stops the run.
    """
    options, told = options or WritingOptions(), progress or _silent
    evidence = Evidence(dossier)
    statements = _open(dossier.briefs)
    told("writer", 0, len(statements))
    new: dict[Statement, Statement] = {}
    refused: list[Refusal] = []
    silent = 0
    for done, statement in enumerate(statements, start=1):
        found = (
            Refusal(statement.text, "it stopped answering and was asked no more", answered=False)
            if silent >= options.patience
            else _asked(statement, writer, evidence, options)
        )
        silent = silent + 1 if isinstance(found, Refusal) and not found.answered else 0
        if isinstance(found, Refusal):
            refused.append(found)
        else:
            new[statement] = found
        told("writer", done, len(statements))
    taken = sum(before.text != after.text for before, after in new.items())
    briefs = tuple(_reworded(brief, new) for brief in dossier.briefs)
    result = Rephrased(
        dossier=msgspec.structs.replace(dossier, briefs=briefs),
        writer=writer.name,
        asked=len(statements),
        taken=taken,
        same=len(new) - taken,
        refused=tuple(refused),
    )
    notes = (*dossier.notes, result.summary)
    return msgspec.structs.replace(result, dossier=msgspec.structs.replace(result.dossier, notes=notes))


def _open(briefs: Iterable[Brief]) -> tuple[Statement, ...]:
    """The sentences that may be rephrased, each once, in the order in which the briefs have them."""
    return tuple(
        dict.fromkeys(
            statement
            for brief in briefs
            for section in brief.sections
            if section.name not in _PRINTED
            for statement in section.sentences
            if statement.citations and set(framed(statement.text).names) <= {"dated"}
        )
    )


def _asked(
    statement: Statement, writer: Writer, evidence: Evidence, options: WritingOptions
) -> Statement | Refusal:
    """The statement in new words, the same statement where nothing changed, or why it stands as it was."""
    passages = _passages(statement, evidence)
    answer = writer.rephrase(statement.text, passages[: options.evidence])
    if isinstance(answer, Unanswered):
        return Refusal(statement.text, answer.reason, answered=False)
    text = tidy(answer)
    if text == statement.text:
        return statement
    reason = unfaithful(text, statement.text, passages, options)
    if reason:
        return Refusal(statement.text, reason, answered=True)
    new = msgspec.structs.replace(statement, text=text, original=statement.text)
    for reason in reasons(Support(new, evidence)):
        return Refusal(statement.text, reason, answered=True)
    return new


def _passages(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """The sentences that a statement cites, each once."""
    known = [span for span in statement.citations if span.doc in evidence.documents]
    return tuple(dict.fromkeys(evidence.words(evidence.around(span) or span) for span in known))


def _reworded(brief: Brief, new: dict[Statement, Statement]) -> Brief:
    sections = tuple(
        section
        if section.name in _PRINTED
        else Section(section.name, tuple(new.get(statement, statement) for statement in section.sentences))
        for section in brief.sections
    )
    return msgspec.structs.replace(brief, sections=sections)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
