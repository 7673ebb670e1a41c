"""The date of one act: the time named for it, else that of what came before or of the page."""

from collections.abc import Mapping

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.event import When
from firsthand.stages.events.asides import to_come
from firsthand.stages.events.coding import Coded
from firsthand.stages.events.scene import Scene
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.when import (
    Told,
    at_writing,
    hangs_on,
    moment,
    named_day,
    on_page,
    sentence_dates,
)
from firsthand.text.dates import DateExpression, Tense

__all__ = ["dated", "dates_of"]

_ABOUT_LATER = frozenset({"REJECT", "AGREE", "REQUEST", "THREATEN"})
_AT_ONCE = frozenset({"as", "while", "when"})
_COMING = frozenset({"come", "follow"})

Dates = Mapping[int, tuple[DateExpression, ...]]


def dates_of(scene: Scene, here: Tree, acts: tuple[Coded, ...]) -> Dates:
    """The times that the sentence names, by the token of the act that each dates."""
    return sentence_dates(scene.sentence, sorted({token for each in acts for token in _dated_at(here, each)}))


def dated(scene: Scene, here: Tree, act: Coded, dates: Dates) -> tuple[Coded, tuple[When | None, str]]:
    """The act, planned where its time is still to come, and its date or why it has none.

    Its own time first; else the day of what was told just before, where it was done "as" that came; else the
    day of the page, for what the lead tells as new and for what is told as going on.
    """
    sentence = scene.sentence
    own = tuple(each for token in _dated_at(here, act) for each in dates.get(token, ()))
    act = to_come(act, own)
    tense: Tense = "future" if own and _due_later(sentence, act, own[0]) else act.mood.tense
    when = _not_ahead(moment(sentence, own, scene.told, tense, scene.reference), act, scene.told)
    if own:
        return act, when
    before = named_day(scene.previous, scene.told) if _came_as(here, act) and scene.previous else None
    if before is not None:
        why = f"as what was told just before; {before.why}"
        return act, (msgspec.structs.replace(before, why=why), "")
    if scene.lead and _is_news(here, act):
        return act, on_page(sentence, scene.told) or when
    if _is_going_on(here, act):
        return act, at_writing(scene.told)
    return act, when


def _dated_at(here: Tree, act: Coded) -> tuple[int, ...]:
    """The tokens that a date of the act may hang on, the nearest first.

    What is planned is dated by "planned" too, what somebody is told of by "told".
    """
    verb = act.trigger.token
    found = [verb, *([act.trigger.noun] if act.trigger.noun is not None else [])]
    if act.status in {"planned", "postponed"} and act.mood.governor is not None:
        found.append(act.mood.governor)
    if act.root == "THREATEN" and act.base != "THREATEN" and act.mood.governor is None:
        found.append(here.tokens[verb].head)
    return tuple(found)


def _due_later(sentence: Sentence, act: Coded, expression: DateExpression) -> bool:
    """Whether a time belongs to what is refused, promised or asked for and is still to come.

    "declined an invitation to a meeting in April": the meeting is in April.
    """
    if act.root not in _ABOUT_LATER or act.mood.negated:
        return False
    before = sentence.parse.text[: expression.start].rstrip().removesuffix(" the").casefold()
    if act.root != act.base or before.endswith((" for", " by", " before", " until")):
        return True
    return not hangs_on(sentence, expression, act.trigger.token)


def _is_news(here: Tree, act: Coded) -> bool:
    """Whether an act is told as just done: in the past, by the main clause or by what is said there."""
    verb = act.trigger.token
    token = here.tokens[verb]
    if act.status != "happened" or act.trigger.nominal:
        return False
    if act.base == "THREATEN" and token.tag != "VBZ":
        return False
    main = token.dep == "ROOT" or (token.dep in {"conj", "ccomp"} and here.tokens[token.head].dep == "ROOT")
    perfect = any(here.lemma(kid) == "have" for kid in here.children(verb, "aux"))
    return main and not perfect and token.tag in {"VBD", "VBN", "VBZ"}


def _is_going_on(here: Tree, act: Coded) -> bool:
    """Whether an act is told in the present progressive: "is arming", "are being armed"."""
    verb = act.trigger.token
    if act.status != "happened" or act.trigger.nominal or act.mood.effects:
        return False
    aux = [here.tokens[kid] for kid in here.children(verb, "aux", "auxpass")]
    now = any(each.tag in {"VBZ", "VBP"} and each.lemma.lower() == "be" for each in aux)
    return now and (here.tokens[verb].tag == "VBG" or any(each.text.lower() == "being" for each in aux))


def _came_as(here: Tree, act: Coded) -> bool:
    """Whether an act is told as what was going on when the thing told of just before came.

    "The announcement came as the two met": the subject points back, the verb only ties.
    """
    verb = act.trigger.token
    token = here.tokens[verb]
    if act.status != "happened" or act.trigger.nominal or token.dep != "advcl":
        return False
    marks = {here.lemma(kid) for kid in here.children(verb, "mark", "advmod")}
    subject = here.child(token.head, "nsubj")
    if not marks & _AT_ONCE or here.lemma(token.head) not in _COMING or subject is None:
        return False
    pointing = {here.lemma(kid) for kid in here.children(subject, "det")} & {"the", "this", "that", "these"}
    return bool(pointing) or here.lemma(subject) in {"this", "that", "it"}


def _not_ahead(when: tuple[When | None, str], act: Coded, told: Told) -> tuple[When | None, str]:
    """The date of an act; a time still to come on its page is when something is due, not when it was done."""
    date = when[0]
    if act.status != "happened" or date is None or told.anchor is None:
        return when
    today = told.anchor.last.isoformat()
    if date.start > today or (date.start == today < date.end):
        return None, "the time named is still to come on this page"
    return when
