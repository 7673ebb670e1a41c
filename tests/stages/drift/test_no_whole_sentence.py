"""A copy that kept no whole sentence (bullets, a glued line without stops) is no crash."""

import firsthand
from firsthand.model.page import Page
from firsthand.nlp.rules import RulesTagger

LINES = [
    "The harbour council closed the northern mole to every ferry on Monday",
    "Three tugs and a crane were moved to the inner basin before noon",
    "The ferry lords denied that they had asked for the mole to be closed",
    "Fishing boats may still use the southern gate until the end of the month",
]


def test_a_denial_dropped_by_a_copy_without_full_stops():
    parent = "\n\n".join(f"{line}." for line in LINES)
    copy = "\n\n".join(line for line in LINES if "denied" not in line)
    pages = [Page(raw=text.encode(), address=name, path=name) for name, text in (("a", parent), ("b", copy))]
    assert len(firsthand.read(pages, tagger=RulesTagger()).documents) == 2
