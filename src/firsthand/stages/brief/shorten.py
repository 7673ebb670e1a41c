"""The same sentence in fewer words: what only describes goes, what is said stays."""

import re

__all__ = ["shorter"]

_KEPT = re.compile(
    r"\b(?:is|are|was|were|has|had|"
    r"sa(?:id|ys)|told|according|reported|citing|den(?:ied|ies)|describ\w+|warn(?:ed|s)|promis(?:ed|es)|not|never|no|would|"
    r"will|may|might|could)\b|[“”\"]|\d",
    re.IGNORECASE,
)
"""A description with one of these says something that a reader must have."""
_FRONTED = re.compile(
    r"^(?:\W*(?:on|in|at|after|before|among|despite|while|when|where|as|from|for|with|without|under|since|although|"
    r"though|if|by|soon|earlier|later|last|following|once|during|amid|instead|over|until|through|unlike|like|"
    r"because|just|every|also|known|unless|whether|across|beyond|even|far|now|then|to)\b|"
    r"\w+(?:ed|ing|ly|ful)\b|"
    r"\w+ (?:few |more )?(?:seconds|minutes|hours|days|weeks|months|years) (?:after|before|later|ago))",
    re.IGNORECASE,
)
"""How a sentence opens whose first comma ends an adverbial, so that commas do not come in pairs."""
_TIME = r"(?:day|night|morning|week|month|year|hour|minute|second|third|first|last|time|date)s?\b"
_CREDIT = r"(?=\.$|, [^,]+ (?:reported|said)(?:, citing [^,]+)?\.$)"
_REST = r"(?= (?!(?:and|or|but|an?|the|who|which|though|however)\b)[a-z])(?! [^,]+ (?:reported|said)\b)"
_RULES = (
    # Harl Yards, the largest yard in Kestria, was ...
    re.compile(
        rf"(?<![\w’])(?P<head>[A-Z][\w’-]+), (?:the|a|an) (?!{_TIME})(?P<gone>[^,“”;:]{{4,70}}),{_REST}"
    ),
    # the line, a telephone that links the two, was ...
    re.compile(
        rf"(?P<head>\b[a-z]+), (?:an?) (?!{_TIME})(?P<gone>\w+ (?:that|which) [^,“”;:]{{4,60}}),{_REST}"
    ),
    # the line, which links the coastguards, was ...
    re.compile(rf"(?P<head>[\w’]+), which (?P<gone>[^,“”;:]{{4,80}}),{_REST}"),
    # ... Kestria, the bluntest warning since the blockade began.
    re.compile(rf"(?P<head>[\w’]+), (?:the|a|an) (?!{_TIME})(?P<gone>\w+ [^,“”;:]{{4,120}}){_CREDIT}"),
    # ..., drawing a line ahead of the visit.
    re.compile(
        rf"(?P<head>[\w’]+), (?!includ|accord|cit|say|warn|deny|call|leav|kill|send)"
        rf"(?:potentially |partly )?[a-z]+ing (?P<gone>[^,“”;:]{{4,120}}){_CREDIT}"
    ),
    # ..., two days after leaving Norhaven, and ...
    re.compile(
        r"(?P<head>[\w’]+), (?:\w+ )?(?:day|hour|week|month|year)s? (?:after|before) "
        r"(?P<gone>[^,“”;:]{4,40}),(?= and [a-z])"
    ),
    # the republic (PRC)
    re.compile(r"(?P<head>\w) \((?P<gone>[A-Z][A-Z.]{1,6}|about [^()]{2,20})\)"),
)
_RUNNING = re.compile(
    r"\b(?:is|are|was|were|been)(?: \w+)? \w+ing\b|\binclud\w+|\b(?:such as|like|between)\b|;"
)
"""A row of participles or of examples, whose commas part its members."""
_PLACE = re.compile(r"^In [A-Z]\w+(?: [A-Z]\w+)?, (?=[A-Z]\w+ [A-Z]\w+,? )")
"""Where somebody spoke, before the name."""
_LEAST = 8
"""Words that must be left."""


def shorter(text: str) -> str:
    """`text` without appositions, describing clauses and trailing descriptions, eight words or more.

    Nothing goes that holds a number, a quotation, a denial or a word of speech or of certainty, and nothing
    from a sentence that opens with an adverbial or lists things: there commas do not come in pairs.
    """
    text = _PLACE.sub("", text)
    if _FRONTED.match(text):
        return text
    for rule in _RULES:
        for match in reversed(list(rule.finditer(text))):
            gone = slice(match.end("head"), match.end())
            if (
                _KEPT.search(match["gone"])
                or _RUNNING.search(text[: gone.start])
                or text[: match.start()].count("“") != text[: match.start()].count("”")
            ):
                continue
            cut = text[: gone.start] + text[gone.stop :]
            if len(cut.split()) >= _LEAST and text[: gone.start].count(",") <= 2:
                text = cut
    return text
