"""Which names a page shows to be outlets: "the magazine Tern", "the Orbis news agency", its own name."""

import re

from firsthand.stages.attribution.lexicon import people
from firsthand.text.days import MONTHS
from firsthand.text.names import bare_name, is_newsroom

__all__ = ["OUTLET_NOUN", "is_outlet", "shown_outlets"]

OUTLET_NOUN = (
    r"(?:news ?paper|magazine|news (?:agency|website|site|service|network|channel|outlet|programme|program)"
    r"|newswire|wire service|broadcaster"
    r"|(?:television|radio|TV|cable) (?:network|station|channel|program(?:me)?)"
    r"|radio station|TV station|sister paper|tabloid|broadsheet|website|network|agency|daily|weekly|monthly"
    r"|podcast|blog|journal|paper|station|channel)"
)
_NAME = r"(?P<name>[A-Z][\w’'&.-]*(?: (?:of |the )?[A-Z][\w’'&-]*){0,3})"
_BEFORE = re.compile(rf"\b{OUTLET_NOUN},? {_NAME}")
_AFTER = re.compile(rf"\b(?:[Tt]he )?{_NAME} {OUTLET_NOUN}\b")
_DATELINE = re.compile(rf"^[A-Z][^\n]{{0,60}}\({_NAME}\)", re.MULTILINE)
_PUBLISHED = re.compile(rf"\b(?:first )?(?:reported|published|aired|broadcast) (?:by|in|on) (?:the )?{_NAME}")
_GENERIC = re.compile(
    r"^(?:(?:this|the|that|our|your|a|an|his|her|their) )?"
    r"(?:(?:local|state|national|foreign|regional|public|government|semi-official|state-run|state-owned) )*"
    r"(?:(?:broadcaster|television|radio|tv|media|news ?paper|paper|magazine|news agency|website"
    r"|news site)s?)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"^(?:the )?(?:\w+ )?(?:news agency|press agency|broadcasting (?:service|corporation)) of ", re.IGNORECASE
)
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAYS = frozenset(day.lower() for day in (*MONTHS, *_WEEK))
_LEADS = frozenset({"channel", "radio", "tv", "televisión", "telewizja", "canal", "diario", "agence"})


def shown_outlets(text: str, own: str | None) -> frozenset[str]:
    """Folded names that `text` shows to be outlets, with the page's `own` name and its last word."""
    found: set[str] = set()
    for pattern in (_BEFORE, _AFTER, _DATELINE, _PUBLISHED):
        for match in pattern.finditer(text):
            name = bare_name(match.group("name"))
            if name and not name.isdigit() and name not in _DAYS:
                found.add(name)
    if own:
        bare = bare_name(own)
        found.add(bare)
        if len(bare.split()) > 1:
            found.add(bare.split()[-1])
    return frozenset(found)


def is_outlet(name: str, shown: frozenset[str]) -> bool:
    """Whether `name` is an outlet: listed, named like one, shown to be one, or a generic word for one."""
    if is_newsroom(name) or _GENERIC.match(name.strip()) or _AGENCY.match(name.strip()):
        return True
    bare = bare_name(re.sub(rf"\s+{OUTLET_NOUN}$", "", name))
    bare = re.sub(rf"^(?:.*\b)?{OUTLET_NOUN},? (?=\w)", "", bare)
    parts = bare.split()
    if len(parts) > 1 and parts[0] in _LEADS:
        return True
    return bool(parts) and bare in shown and parts[-1] not in people("person")
