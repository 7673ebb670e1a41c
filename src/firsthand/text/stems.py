"""Word forms brought together, at three depths: `singular`, `stem` (inflection) and `root` (derivation too).

All three take one lower-case word, are pure arithmetic on its letters, and give the same answer on both
sides of a comparison; what comes out need not be a word. Measured on words alone they are crude: `stem` is
for "is this the same word", `root` for "is this about the same thing" in short texts.
"""

from functools import lru_cache

__all__ = ["root", "singular", "stem"]

_LEAST = 3
"""Letters that must be left of a word."""

_VOWELS = frozenset("aeiouy")
_WHOLE = frozenset(
    "nothing something everything anything evening morning during ceiling sibling sterling hundred indeed "
    "always perhaps besides series species news politics means sometimes".split()
)
"""Words that end like an inflected form and are none."""

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "die": "dies died dying",
        "do": "does did done doing",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "fight": "fought",
        "find": "found",
        "fly": "flew flown flies",
        "forbid": "forbade forbidden",
        "freeze": "froze frozen",
        "get": "got gotten",
        "give": "gave given",
        "go": "goes went gone going",
        "grow": "grew grown",
        "have": "has had having",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lie": "lies lied lying",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "shoot": "shot",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "tie": "ties tied tying",
        "understand": "understood",
        "wear": "wore worn",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "life": "lives",
        "wife": "wives",
        "foot": "feet",
    }.items()
    for form in forms.split()
}

_EED = frozenset(
    "bleed breed creed deed exceed feed greed heed need proceed reed seed speed steed succeed weed".split()
)
"""Verbs and nouns in -eed; any other word in -eed is the past of one in -ee."""

_DERIVED = tuple("ational ization isation izer ators ator ation ment ion at er ly al iz is".split())
"""Endings that make one word of another, as they stand on a stem, the longer ones first."""


def singular(word: str) -> str:
    """`word` without the ending of a plural: ``cities`` gives ``city``, ``crisis`` stays."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """`word` without its inflection: one answer for ``deny denies denied denying``, ``make made making``."""
    word = _IRREGULAR.get(word, word).removesuffix("'s")
    if len(word) <= _LEAST or not word.isalpha() or word in _WHOLE:
        return word
    return _bare(_uninflected(word))


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """`stem` of `word` without what derives it: ``negotiations``, ``negotiator`` and ``negotiated`` are one.

    Coarser than `stem`, and wrong more often: ``mission`` and ``miss`` fall together.
    """
    kept = stem(word)
    if not kept.isalpha() or word in _WHOLE or word in _IRREGULAR:
        return kept
    while ending := next((each for each in _DERIVED if kept[_LEAST + 1 :].endswith(each)), ""):
        kept = kept[: -len(ending)]
    return _bare(kept)


def _uninflected(word: str) -> str:
    """`word` without a regular ending of plural, past or participle."""
    for ending in ("ies", "ied", "ying"):
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return word[: -len(ending)] + "y"
    if word.endswith("eed"):
        return word if word in _EED else word[:-1]
    for ending in ("ings", "ing", "ed"):
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= 2 and not _VOWELS.isdisjoint(kept):
            return kept if len(kept) > 2 else kept + "e"  # used, aged, owing
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    return singular(word)


def _bare(word: str) -> str:
    """`word` without a last e, and with one letter where it ends in two."""
    if len(word) > _LEAST and word.endswith("e"):
        word = word[:-1]
    doubled = len(word) > _LEAST and word[-1] == word[-2]
    if doubled and (word[-1] not in "ls" or len(word) > 5):
        return word[:-1]
    return word
