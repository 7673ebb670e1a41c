"""How much a page says of who its source is: a name, an office, a description, a group, or nothing."""

from firsthand.model.attribution import Anonymity
from firsthand.model.span import Span
from firsthand.stages.attribution.lexicon import conditions, people
from firsthand.stages.attribution.view import View
from firsthand.text.names import known, titles

__all__ = ["affiliation", "anonymity", "condition", "conditions_in", "head_of", "is_pronoun"]

_PERSONAL = frozenset(
    "i he she we they you it who which that him her them us me his their our my its".split()
)
_POSTS = frozenset(
    "ambassador commander captain general envoy deputy coach manager chief boss head owner founder "
    "editor".split()
)
"""Persons of whom a body or ship has one: with "the" or an owner they are known without a name."""
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
"""Who speaks for a body on the record, named or not."""
_INDEFINITE = frozenset({"a", "an", "another", "one", "some"})
_BODIES = frozenset(
    {"court", "ministry", "department", "agency", "embassy", "committee", "commission", "university"}
)
"""Bodies that stay such in the plural: "courts have held" hides nobody."""
_HEAPS = frozenset({"combination", "mix", "lack", "variety"})
"""What is counted or mixed and says nothing by itself: "a combination of factors"."""
_OTHERS = frozenset({"other", "another", "second", "third", "latter", "former"})
_UNNAMED = frozenset({"unnamed", "anonymous", "unidentified", "undisclosed"})


def head_of(view: View, source: tuple[int, ...]) -> int:
    """The head word of a source phrase: of several whose head lies outside, the first noun."""
    inside = set(source)
    outer = [i for i in source if view.words[i].head not in inside or view.words[i].head == i]
    nouns = [i for i in outer if view.words[i].pos in {"NOUN", "PROPN", "PRON"}]
    return (nouns or outer or [-1])[0]


def is_pronoun(view: View, source: tuple[int, ...]) -> bool:
    """Whether the source is a bare personal pronoun."""
    return len(source) == 1 and view.words[source[0]].low in _PERSONAL


def anonymity(view: View, source: tuple[int, ...]) -> Anonymity:
    """The class of a source phrase; ``impersonal`` where nobody is credited or a paper speaks."""
    if not source:
        return "impersonal"
    words = view.words
    head = words[head_of(view, source)]
    person = any(words[i].ent.endswith("-PERSON") and words[i].pos == "PROPN" for i in source)
    unnamed = any(words[i].low in _UNNAMED for i in source)
    plural = head.tag in {"NNS", "NNPS"}
    if head.lemma in _POSTS and not plural and not person and words[source[0]].low not in _INDEFINITE:
        return "office"
    if head.lemma in _HEAPS and not plural:
        return "impersonal"
    surname = len(source) == 1 and head.tag == "NNP" and head.ent.endswith("-PERSON")
    if (
        head.lemma in people("person")
        and head.pos != "PRON"
        and not surname
        and not (person and _in_apposition(view, source, head.i))
    ):
        return "group" if plural or head.lemma == "people" else "described_person"
    if words[source[0]].low == "one" and len(source) > 1 and words[source[1]].low == "of":
        return "described_person"
    if head.low in _OTHERS and head.pos != "PROPN":
        return "described_person"  # "One official said X. The other said Y."
    if unnamed:
        return "group" if plural else "described_person"
    indefinite = words[source[0]].low in {"a", "an", "another"} and head.pos == "NOUN"
    if indefinite and not plural and not (person and _in_apposition(view, source, head.i)):
        listed = people("office") | people("document") | people("crowd")
        if head.lemma not in listed or (head.lemma in titles("office") and head.lemma not in _VOICES):
            return "described_person"  # "a former minister"
    if head.pos == "PROPN" or person:
        return "office" if head.lemma in people("office") else "named"
    if is_pronoun(view, source):
        return "named"
    return _of_lemma(head.lemma, plural=plural)


def _of_lemma(lemma: str, *, plural: bool) -> Anonymity:
    if lemma in people("document"):
        return "impersonal"
    if plural and lemma in _BODIES:
        return "office"
    if plural:
        return "group"
    if lemma in people("office"):
        return "office"
    return (
        "group" if lemma in people("crowd") else "described_person" if lemma in people("person") else "office"
    )


def _in_apposition(view: View, source: tuple[int, ...], head: int) -> bool:
    """Whether the description comes with the person's name: "the official, Ann Lee", "aide Ann Lee"."""
    words = view.words
    for i in source:
        if words[i].ent.endswith("-PERSON") and words[i].pos == "PROPN":
            link = i
            while (
                words[link].dep in {"compound", "flat"}
                and words[link].head in source
                and words[link].head != link
            ):
                link = words[link].head
            if link == head or (words[link].head == head and words[link].dep == "appos"):
                return True
    return False


def condition(view: View, source: tuple[int, ...], sentence: int) -> tuple[Span, ...]:
    """The words that give the condition or the reason of anonymity.

    They stand in the sentence itself or, where it gives none, in the next one of the paragraph, if that is
    about the same source: "a clerk said. He asked not to be named."
    """
    if not source:
        return ()
    found = _conditions(view, sentence)
    following = sentence + 1
    if found or following >= len(view.bounds) or view.paragraph(following) != view.paragraph(sentence):
        return found
    return _conditions(view, following) if _goes_on_about(view, source, following) else ()


def _conditions(view: View, sentence: int) -> tuple[Span, ...]:
    span = view.annotated.sentences[sentence].span
    text = view.document.text[span.start : span.end]
    return tuple(
        view.span(span.start + match.start(), span.start + match.end())
        for match in conditions().finditer(text)
    )


def _goes_on_about(view: View, source: tuple[int, ...], sentence: int) -> bool:
    """Whether a sentence opens with a pronoun for `source` or with its head word again ("The official")."""
    words = view.words
    first, last = view.bounds[sentence]
    head = words[head_of(view, source)]
    plural = head.tag in {"NNS", "NNPS"} or head.lemma == "people"
    if words[first].low in (
        {"they", "both", "all", "none", "neither", "some"} if plural else {"he", "she", "they"}
    ):
        return True
    return words[first].low in {"the", "that", "this", "these", "those"} and any(
        word.lemma == head.lemma for word in words[first + 1 : min(first + 6, last)]
    )


def conditions_in(view: View) -> tuple[tuple[int, int], ...]:
    """Character ranges of every stated condition or reason of anonymity in the document."""
    return tuple(match.span() for match in conditions().finditer(view.document.text))


def _body(view: View, indices: list[int]) -> str:
    """The first run of words that is tagged as a body: several words or an acronym, lest a title pass."""
    run: list[int] = []
    for i in indices:
        if run and i != run[-1] + 1:
            break
        if run or view.words[i].low != "the":
            run.append(i)
    if not run:
        return ""
    text = view.document.text[view.words[run[0]].start : view.words[run[-1]].end]
    return text if len(run) > 1 or (text.isupper() and len(text) > 2) else ""


def affiliation(view: View, source: tuple[int, ...]) -> str | None:
    """Whose official it is, as printed: the country or body that stands with the description, else null."""
    if not source:
        return None
    words = view.words
    start, end = words[source[0]].start, words[source[-1]].end
    head = head_of(view, source)
    body = _body(view, [i for i in source if words[i].ent.endswith("-ORG") and i < head])
    if body:
        return body
    found = [name for name in known(view.document.text[start:end]) if name.kind != "newsroom"]
    if found:
        return view.document.text[start + found[0].start : start + found[0].end]
    if any(words[i].ent.endswith("-PERSON") for i in source):
        return None  # a place before a name is as often part of a title
    for i in source:
        if words[i].ent.endswith(("-NORP", "-GPE")) and len(source) > 1 and i != head:
            return words[i].text
    return None
