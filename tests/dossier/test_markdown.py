import re

import msgspec

from firsthand.dossier.markdown import markdown
from firsthand.model.dossier import Dossier


def test_every_footnote_is_cited_and_told(heap):
    text = markdown(heap)
    cited = set(re.findall(r"(?<!^)\[\^(\d+)\]", text, re.MULTILINE))
    told = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert cited == told
    assert len(told) > 20


def test_markup_of_hostile_pages_is_escaped(heap):
    assert not re.search(r"(?<!\\)<", markdown(heap))


def test_it_is_the_full_brief_of_the_largest_story(heap):
    assert markdown(heap).startswith("# Valdora warns Merrow over fuel for the Sorn fleet\n")
    assert "## What we do not know" in markdown(heap)


def test_numbers_at_the_start_do_not_become_lists(heap):
    brief = heap.briefs[-1]
    statement = msgspec.structs.replace(brief.sections[0].sentences[0], text="3. Ferries sail.", citations=())
    section = type(brief.sections[0])("Headline", (statement,))
    one = msgspec.structs.replace(brief, sections=(section,))
    assert "- 3\\. Ferries sail." in markdown(msgspec.structs.replace(heap, briefs=(one,)))


def test_no_story():
    assert "No story was found" in markdown(Dossier())
