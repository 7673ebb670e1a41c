"""Sums of money, votes and counted parties, with what they are for."""

import re

from firsthand.model.annotated import Sentence
from firsthand.model.event import Amount
from firsthand.model.span import Span

__all__ = ["amounts"]

_SCALE = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "mn": 1e6,
    "tn": 1e12,
}
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_CURRENCY = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY",
    "yuan": "CNY", "rubles": "RUB", "roubles": "RUB", "rupees": "INR",
    "crowns": "crowns", "francs": "francs", "marks": "marks",
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_MONEY = re.compile(
    rf"(?P<sign>US\$|[$€£¥])\s?{_NUMBER}(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|mn|tn|m)\b)?"
    rf"|{_NUMBER.replace('number', 'number2')}(?:[\s-](?P<scale2>thousand|million|billion|trillion))?"
    rf"[\s-](?P<currency>{'|'.join(_CURRENCY)})\b"
)
_PURPOSE = re.compile(
    r"(?:\s+(?:in|worth of)\s+[\w-]+(?:\s+[\w-]+)?)?\s+(?P<purpose>(?:to|for)\s+[^,;.:]{3,120})"
)
_CUT = re.compile(r"\s+(?:and|but|while|which|who)\s+(?=[$€£]|US\$|\d)|\s+(?:said|says|according to)\b")
_COUNT = re.compile(
    r"\b(?P<number>\d{1,3})\s+(?P<unit>countries|nations|states|members|votes|lawmakers|senators|delegates)\b"
    r"(?P<rest>[^.;]{0,60})"
)
_TALLY = re.compile(r"\b(?P<yes>\d{1,3})\s?(?:-|–|to)\s?(?P<no>\d{1,3})\b")
_VOTE = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot|abstain(?:ed|ing)?|abstentions?)\b", re.IGNORECASE)
_SIDES = (
    (re.compile(r"\babsten|\babstain|\babstention", re.IGNORECASE), "abstain"),
    (re.compile(r"\bagainst\b|\bopposed\b", re.IGNORECASE), "against"),
    (re.compile(r"\bin favou?r\b|\bfor\b", re.IGNORECASE), "in favour"),
)


def amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """The sums and votes of a sentence in text order; other numbers are no amounts."""
    text = sentence.parse.text
    found = [*_money(sentence, text)]
    if _VOTE.search(text):
        found.extend(_votes(sentence, text))
    return tuple(sorted(found, key=lambda each: each.span))


def _money(sentence: Sentence, text: str) -> list[Amount]:
    found = []
    for match in _MONEY.finditer(text):
        number = match["number"] or match["number2"]
        scale = (match["scale"] or match["scale2"] or "").lower()
        unit = _SIGNS[match["sign"]] if match["sign"] else _CURRENCY[match["currency"]]
        value = float(number.replace(",", "")) * _SCALE.get(scale, 1.0)
        found.append(
            Amount(
                value=round(value, 4),
                unit=unit,
                purpose=_purpose(text, match.end()),
                span=_span(sentence, match),
            )
        )
    return found


def _purpose(text: str, end: int) -> str | None:
    match = _PURPOSE.match(text, end)
    if match is None:
        return None
    purpose = _CUT.split(match["purpose"])[0].strip(" ”\"'")
    return purpose or None


def _votes(sentence: Sentence, text: str) -> list[Amount]:
    found = []
    for match in _COUNT.finditer(text):
        side = next((name for pattern, name in _SIDES if pattern.search(match["rest"])), None)
        unit = match["unit"]
        found.append(
            Amount(value=float(match["number"]), unit=unit, purpose=side, span=_span(sentence, match, "unit"))
        )
    for match in _TALLY.finditer(text):
        for group, side in (("yes", "in favour"), ("no", "against")):
            span = Span(
                sentence.span.doc,
                sentence.span.start + match.start(group),
                sentence.span.start + match.end(group),
            )
            found.append(Amount(value=float(match[group]), unit="votes", purpose=side, span=span))
    return found


def _span(sentence: Sentence, match: re.Match[str], last: str | None = None) -> Span:
    end = match.end(last) if last else match.end()
    return Span(sentence.span.doc, sentence.span.start + match.start(), sentence.span.start + end)
