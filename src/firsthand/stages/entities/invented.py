"""Countries, adjectives and capitals that no list knows, learned from how a document speaks of them.

``the Velmarian foreign ministry``, ``Velmar's government`` and ``Tessick, the Velmarian capital`` teach that
Velmar is a country, Velmarian its adjective and Tessick its capital. Nothing is remembered from one document
to the next.
"""

import re
from collections import Counter

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.text.names import Known, KnownKind, adjective, known, related, titles

__all__ = ["Learned", "learn"]

_CAP = r"[A-Z][\w’'-]*[a-z]"
_SEAT = (
    r"(?:(?:foreign|defen[cs]e|interior|finance|prime|deputy|central|trade|energy|senior|top|former|state|"
    r"armed|security)\s+)*"
    r"(?:governments?|ministry|ministers?|officials?|authorities|presidents?|premier|chancellor|"
    r"parliament|army|navy|"
    r"military|forces|troops|embassy|ambassador|envoys?|diplomats?|cabinet|bank|capital|leaders?|"
    r"delegation|spokes\w+|"
    r"negotiators?|king|queen)"
)
_ADJECTIVE = re.compile(rf"(?<![\w-])(?P<name>[A-Z][a-z]+(?:ian|an|ese|ish|ic|i))\s+(?i:{_SEAT})(?!\w)")
_POSSESSIVE = re.compile(
    rf"(?<![\w-])(?P<name>(?:North |South |East |West |New )?{_CAP})[’']s?\s+(?i:{_SEAT})(?!\w)"
)
_GOVERNMENT_OF = re.compile(
    rf"(?i:governments?|republic|kingdom|president|prime minister|foreign ministry) "
    rf"of (?P<name>{_CAP})"
)
_CAPITAL = re.compile(
    rf"(?P<name>{_CAP}), (?:the )?(?P<adjective>[A-Z][a-z]+)(?:[’']s)? capital|"
    rf"(?P<adjective2>[A-Z][a-z]+)(?:[’']s)? capital,? (?P<name2>(?!of\b){_CAP})|"
    rf"capital of (?P<adjective3>[A-Z][a-z]+), (?P<name3>{_CAP})"
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What one document teaches about words.

    Its own countries, and which words it writes with a capital inside sentences.
    """

    names: dict[str, tuple[KnownKind, str]] = {}
    vocabulary: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    def marks(self, text: str) -> tuple[Known, ...]:
        """The learned countries, adjectives and capitals in `text`."""
        found = []
        for name in sorted(self.names):
            kind, stands_for = self.names[name]
            pattern = rf"(?<![\w-]){re.escape(name)}(?![\w])"
            found += [
                Known(match.start(), match.end(), kind, stands_for) for match in re.finditer(pattern, text)
            ]
        return tuple(sorted(found))


def learn(annotated: Annotated) -> Learned:
    """What `annotated` teaches; from its read sentences alone."""
    texts = [sentence.parse.text for sentence in annotated.sentences]
    body = [sentence for sentence in annotated.sentences if sentence.label == "body"]
    vocabulary: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for sentence in body:
        for match in _WORD.finditer(sentence.parse.text):
            word = match.group().removesuffix("'s").removesuffix("’s")
            before = sentence.parse.text[: match.start()].rstrip()
            if word[0].islower():
                plain[word] += 1
            elif before and before[-1].isalnum() and not _in_title(word):
                vocabulary[word] += 1
    return Learned(names=_countries(texts), vocabulary=frozenset(vocabulary), plain=frozenset(plain))


def _in_title(word: str) -> bool:
    low = word.lower()
    return low in titles("office") or low in titles("modifier")


def _countries(texts: list[str]) -> dict[str, tuple[KnownKind, str]]:
    adjectives: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    capitals: dict[str, str] = {}
    for text in texts:
        adjectives.update(m["name"] for m in _ADJECTIVE.finditer(text) if _is_new(m["name"]))
        countries.update(m["name"] for m in _POSSESSIVE.finditer(text) if _is_new(m["name"]))
        countries.update(m["name"] for m in _GOVERNMENT_OF.finditer(text) if _is_new(m["name"]))
        for match in _CAPITAL.finditer(text):
            name = match["name"] or match["name2"] or match["name3"]
            of = match["adjective"] or match["adjective2"] or match["adjective3"]
            if _is_new(name):
                capitals[name] = of
    return _settle(texts, adjectives, countries, capitals)


def _settle(
    texts: list[str], adjectives: Counter[str], countries: Counter[str], capitals: dict[str, str]
) -> dict[str, tuple[KnownKind, str]]:
    """Pair adjectives with the names they are made of.

    A possessor without an adjective may as well be a person and is left out unless one is in it.
    """
    names: dict[str, tuple[KnownKind, str]] = {}
    words = sorted({word for text in texts for word in re.findall(_CAP, text) if _is_new(word)})
    for word in sorted({*adjectives, *capitals.values(), *_pairs(texts, words)} - {""}):
        if known(word) or not _is_new(word):
            continue
        if not adjective(word) and not any(related(word, name) for name in words):
            continue
        partners = [name for name in sorted({*words, *countries}) if related(word, name)]
        partners = [name for name in partners if not adjective(name) or name in countries]
        country = min(partners, key=lambda name: (-countries[name], len(name), name)) if partners else word
        names[word] = ("demonym", country)
        if partners:
            names[country] = ("alias", country)
    for country in sorted(countries):
        if country not in names and _looks_like_country(texts, country):
            names[country] = ("alias", country)
    for name, of in sorted(capitals.items()):
        listed = known(of)
        country = names[of][1] if of in names else listed[0].name if listed else of
        names.setdefault(name, ("capital", country))
        if not listed and of not in names:
            names[country] = ("alias", country)
    return names


def _pairs(texts: list[str], words: list[str]) -> set[str]:
    """Adjectives before small words whose country the text puts somewhere.

    ``a Karskian tug`` and ``from Karsk``.
    """
    found = set()
    for word in words:
        if not adjective(word) or not any(re.search(rf"\b{re.escape(word)} [a-z]", text) for text in texts):
            continue
        for name in words:
            if related(word, name) and not adjective(name) and _looks_like_country(texts, name):
                found.add(word)
    return found


def _looks_like_country(texts: list[str], name: str) -> bool:
    """Whether one is in, from or with `name`, which never follows another capitalised word as surnames do."""
    located = re.compile(
        rf"\b(?:in|inside|across|from|to|with|against|republic of|kingdom of) {re.escape(name)}\b",
        re.IGNORECASE,
    )
    surname = re.compile(rf"(?<![.!?:“\"] )\b[A-Z][\w.’'-]* {re.escape(name)}\b")
    return any(located.search(text) for text in texts) and not any(surname.search(text) for text in texts)


def _is_new(word: str) -> bool:
    """Whether the lists do not know `word`, and it is no office, day or body."""
    low = word.lower()
    if (
        low in titles("office")
        or low in titles("modifier")
        or low in titles("body")
        or low in titles("honorific")
    ):
        return False
    return not known(word)
