"""One document's attributions, from its sentences and quotation marks."""

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution, AttributionKind
from firsthand.model.ids import span_id
from firsthand.model.span import Span
from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution.anonymity import affiliation, anonymity, condition, is_pronoun
from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.generate import candidates
from firsthand.stages.attribution.judge import Judge, LearnedJudge, RulesJudge
from firsthand.stages.attribution.nested import with_parents
from firsthand.stages.attribution.select import carry, chains, choose
from firsthand.stages.attribution.setting import setting
from firsthand.stages.attribution.stance import stance
from firsthand.stages.attribution.view import View

__all__ = ["attributions"]


_DEFAULT = AttributionOptions()


def attributions(annotated: Annotated, options: AttributionOptions = _DEFAULT) -> tuple[Attribution, ...]:
    """Who is credited with what in one document, in text order; speakers are still as printed.

    Direct, mixed and indirect speech, beliefs and expectations; ``source`` is empty where nobody is named.
    What stands in residue is no sentence of `annotated` and yields nothing. An unattributed quotation is
    not an attribution with an empty source: it is a scare quote, a title or a loss, and is left out.
    """
    if not annotated.sentences:
        return ()
    view = View(annotated)
    judge: Judge = LearnedJudge(options.hopeless) if options.judge == "learned" else RulesJudge()
    groups = candidates(view, judge.is_hopeless)
    chosen = choose(view, groups, judge.scores(view, groups), options)
    chosen = [*chosen, *chains(view, groups, RulesJudge().scores(view, groups), chosen, options)]
    chosen = [*chosen, *carry(view, chosen)]
    found: dict[str, Attribution] = {}
    for score, candidate in chosen:
        attribution = _attribution(view, candidate, score)
        if attribution.id not in found:
            found[attribution.id] = attribution
    ordered = sorted(found.values(), key=lambda one: (one.extent, one.content, one.id))
    return with_parents(ordered)


def _attribution(view: View, candidate: Candidate, score: float) -> Attribution:
    words = view.words
    cue = _spans(view, candidate.cue)
    content = tuple(view.span(start, end) for start, end in candidate.content)
    polarity, act = stance(view, candidate)
    where = setting(view, candidate)
    sentence = words[candidate.head].sentence
    kind_of_source = anonymity(view, candidate.source)
    hidden = kind_of_source in {"described_person", "group"}
    stated = condition(view, candidate.source, sentence)
    return Attribution(
        id=span_id("a", (*content, *cue)),
        doc=view.document.id,
        source=_spans(view, candidate.source),
        cue=cue,
        content=content,
        kind=kind(view, candidate),
        speaker=_printed(view, candidate),
        anonymous=hidden,
        anonymity=kind_of_source,
        condition=stated if hidden else (),
        affiliation=affiliation(view, candidate.source),
        via=where.via,
        via_span=where.via_span,
        occasion=where.occasion,
        occasion_span=where.occasion_span,
        addressee=where.addressee,
        date=where.date,
        polarity=polarity,
        speech_act=act,
        translated_by=where.translated_by,
        score=round(min(1.0, max(0.0, score)), 4),
    )


def _spans(view: View, indices: tuple[int, ...]) -> tuple[Span, ...]:
    """Spans of neighbouring words."""
    found: list[Span] = []
    last = -2
    for i in sorted(indices):
        word = view.words[i]
        if i == last + 1 and found:
            found[-1] = msgspec.structs.replace(found[-1], end=word.end)
        else:
            found.append(view.span(word.start, word.end))
        last = i
    return tuple(found)


def kind(view: View, candidate: Candidate) -> AttributionKind:
    """Direct when every word of the content is in quotation marks, indirect when none is, mixed otherwise."""
    inside = outside = False
    text = view.document.text
    for start, end in candidate.content:
        at = start
        for quote in view.quotes_within(start, end):
            first, last = max(start, quote.start), min(end, quote.end)
            outside = outside or any(map(str.isalnum, text[at:first]))
            inside = inside or any(map(str.isalnum, text[first:last]))
            at = last
        outside = outside or any(map(str.isalnum, text[at:end]))
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"


def _printed(view: View, candidate: Candidate) -> str | None:
    """The source as printed, white space closed up; null where it is empty."""
    if not candidate.source:
        return None
    if is_pronoun(view, candidate.source):
        return view.words[candidate.source[0]].text
    first, last = view.words[min(candidate.source)], view.words[max(candidate.source)]
    return " ".join(view.document.text[first.start : last.end].split())
