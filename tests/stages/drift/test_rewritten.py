"""What people's rewrites look like: another name of one body, a quotation set off, a tense moved, a clause gone."""

import pytest
from tests.stages.drift.heaps import drifts, found, kinship, page

from firsthand.model.copies import Alignment, Copy
from firsthand.model.span import Span
from firsthand.stages.drift.aliases import is_one_name
from firsthand.stages.drift.omission import is_denial
from firsthand.stages.drift.pair import Side
from firsthand.stages.drift.reading import Reading

HARMLESS = [
    # one name in two forms
    ("The barge was seized by the Harbour Front (HF). HF men sank it.",
     "The barge was seized by the Harbour Front (HF). Harbour Front men sank it."),
    ("Clerks of the Northern Harbour Office (NHO) came. The NHO man signed it.",
     "Clerks of the Northern Harbour Office (NHO) came. The Harbour Office man signed it."),
    ("The pilot Ada Marr spoke. On Monday Miss Marr was put on a chair.",
     "The pilot Ada Marr spoke. On Monday Ada was put on a chair."),
    ("The chairman, Tol Yun-sen, fell ill. Aides of Yun-sen came.",
     "The chairman, Tol Yun-sen, fell ill. Aides of Tol came."),
    # hearsay in other words
    ("The miller allegedly told the crew to stay.", "The miller told the crew to stay, according to two of them."),
    ("The mill has reportedly been sold to a rival.", "It was reported that the mill has been sold to a rival."),
    ("The crew met the alleged thief at the old mill.", "The crew met at the old mill."),
    ("He can be heard on the tape with a woman.", "He could be heard on the tape with a woman."),
    ("He said that he would want a second mill.", "He says that he wants a second mill."),
    # negations that deny nothing of what was kept
    ("The guards did nothing and allowed him to leave the yard.", "The guards then allowed him to leave the yard."),
    ("We had no plan or no idea that this would happen.", "We had no plan or idea that this would happen."),
    ("They didn’t. Her father Bram made her laugh.", "Her father Bram made her laugh."),
    # a tag that went with what it says
    ("Ina Vell, head of the port of Harl, declined to say how many boats were sunk in the bay.",
     "Ina Vell, head of the port of Harl."),
    ("The family confirmed it in a note on the wall, saying they “have never been prouder of him.”",
     "The family confirmed it in a note on the wall."),
    # one person, one government
    ("The thief known as Old Tam has been named as Ira Quist. Old Tam first came to the bay of Harl in May.",
     "The thief known as Old Tam has been named as Ira Quist. Quist first came to the bay of Harl in May."),
    ("The US is looking into whether a shell sank the barge off the bay of Harl.",
     "The Pentagon is looking into whether a shell sank the barge off the bay of Harl."),
    # an outlet and a town fill two places
    ("“We ask that all of us be left in peace,” Ada Marr told the crowd, speaking from London.",
     "“We ask that all of us be left in peace,” Ada Marr told the crowd, speaking on Sky News."),
    # hearsay of hearsay, and what says itself that nothing is proven
    ("The clerks reportedly claimed that the fever had come to the yard.",
     "The clerks claimed that the fever had come to the yard."),
    ("A man who allegedly tried to rob a ferry was held by a crowd on the quay.",
     "A man accused of trying to rob a ferry was held by a crowd on the quay."),
    # a tense that grammar moves
    ("Vell said the port will ask pilots from abroad to help its own men.",
     "Vell said the port would ask pilots from abroad to help its own men."),
    # two places of one sentence
    ("Marr said she and her man were ready to sell their son to a good home, so that both live.",
     "Marr said she and her man were ready to sell their daughter’s brother to a good home, so that both live."),
    # the page itself is quoted
    ("It states that the “tale is still growing and all that is known is not yet proven by the yard.”",
     "This tale is still growing and all that is known is not yet proven by the yard."),
    # another deed on another day
    ("Two agencies on Wednesday verified the film of the wreck off Harl, where a pilot drowned.",
     "The owners put out a film on Tuesday, said to be of the wreck off Harl, where a pilot drowned."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), HARMLESS)
def test_a_rewrite_that_keeps_the_meaning_is_no_sure_change(a, b):
    assert not [row for row in found(a, b) if row[3] >= 0.6]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The mill has reportedly been sold to a rival.", "The mill has been sold to a rival.", "modality"),
        (
            "The vans left for the quay late on Saturday.",
            "The vans left for the quay late on Friday.",
            "date",
        ),
        ("The NHO closed the lock in May.", "The Guild closed the lock in May.", "actor"),
        ("The harbour office said that the lock is cracked.", "The lock is cracked.", "attribution"),
        ("There were no boats in the bay at dawn.", "There were boats in the bay at dawn.", "polarity"),
        ("Vell said the port would need two pilots.", "Vell said the port will need two pilots.", "modality"),
        (
            "The clerk reportedly saw it and claimed a reward.",
            "The clerk saw it and took a reward.",
            "modality",
        ),
        ("He sold the barge to his son in May.", "He sold the barge to his daughter in May.", "actor"),
        ("Seven girls came home from the bay.", "Eight girls came home from the bay.", "number"),
        (
            "“The lock is cracked in two places,” Vell wrote.",
            "The lock is cracked in two places.",
            "attribution",
        ),
    ],
)
def test_what_stands_beside_those_rules_is_still_found(a, b, kind):
    assert [row for row in found(a, b) if row[0] == kind and row[3] >= 0.6]


def side(text):
    reading = Reading(page("one", text))
    span = Span("one", 0, len(text))
    return Side(reading, span, reading.tokens(span))


@pytest.mark.parametrize(
    ("one", "two", "text", "expected"),
    [
        ("HF", "Harbour Front", "The HF came.", True),
        ("HFNO", "Harbour Front", "The HFNO came.", True),
        ("Marr", "Ada", "Ada Marr spoke.", True),
        ("Marr", "Ada", "Marr spoke to Ada.", False),
        ("Marr", "Ada", "Marr Beats Ada", False),
        ("Yun-sen", "Tol", "Tol Yun-sen spoke.", True),
        ("Gulls", "Harbour Front", "The Harbour Front, also known as the Gulls, came.", True),
        ("Gulls", "Harbour Front", "The Harbour Front met the Gulls.", False),
        ("Orlanda", "Tessaly", "Orlanda met Tessaly.", False),
        ("", "Tessaly", "Tessaly came.", False),
    ],
)
def test_two_names_of_one_body_are_one_name(one, two, text, expected):
    assert is_one_name(one, two, side(text), side(text)) is expected
    assert is_one_name(two, one, side(text), side(text)) is expected


SAID = "The lock is cracked beyond any repair and will stay shut."


@pytest.mark.parametrize(
    "kept",
    [
        f"The whole note stands below.\n\n{SAID} Ferries run.",
        f"{SAID}\n\nView on Picturewall\n\nFerries run.",
        f"The letter of the master reads:\n\n{SAID}\n\nFerries run.",
        f"The ruling opens a way.\n{SAID}\n– MASTER BRISK\nFerries run.",
        f"It was a long day.\n\n'We saw it at dawn.\n\n'{SAID}'\n\nFerries run.",
    ],
)
def test_a_quotation_that_is_set_off_has_not_lost_its_speaker_for_sure(kept):
    a = page("a", f"“{SAID[:-1]},” the master said. Ferries run.")
    b = page("b", kept)
    kin = kinship()
    start = kept.index(SAID)
    first = a.text.index(" Ferries")
    kin = type(kin)(
        alignments=(Alignment(Span("a", 0, first), Span("b", start, start + len(SAID)), 0.9),),
        copies=(Copy(id="c-1", child="b", parent="a", kind="edited", score=1.0, why=""),),
        families=(),
        origins=(),
    )
    assert not [d for d in drifts([a, b], kin) if d.material and d.type == "attribution"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yard rejected the claim as an invention.", True),
        ("The court dismissed 849 cases of theft in the port.", False),
        ("We asked him whether he would deny the figure.", False),
        ("The ministry declined to confirm or deny that it knew the name.", False),
        ("The office debunked the reports on Monday.", True),
        ("He went on telling the debunked tale.", False),
    ],
)
def test_a_denial_is_somebodys_and_of_something_said(text, expected):
    assert is_denial(text) is expected


def test_a_denial_that_stands_in_the_copy_in_other_words_is_not_left_out_for_sure():
    a = page(
        "a",
        "The yard sold fuel to the fleet of Orlund, two clerks say. The yard denied the report on Monday. "
        "The ministry froze three accounts. The ferries run as before.",
    )
    b = page(
        "b",
        "The yard sold fuel to the fleet of Orlund, two clerks say. The ministry froze three accounts. "
        "The ferries run as before. A man of the yard disputes any such sale of fuel.",
    )
    assert not [d for d in drifts([a, b], kinship((a, b), skip={1})) if d.type == "omission" and d.material]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Some 12 pilots and more than 100 rowers of the Harl fleet drowned in the bay of Orrin in May.",
         "In May, off the bay of Orrin, 12 pilots and 107 rowers of the Harl fleet were drowned, clerks said."),
        ("The Harl council has a $15 billion deal with the Orrin ferry guild for the whole bay.",
         "For the whole bay, the Orrin ferry guild got a deal of $15.2 billion with the Harl council."),
    ],
)  # fmt: skip
def test_a_bound_and_an_amount_near_it_agree(one, two):
    heap = [
        page("a", f"{one} The master spoke of the bay."),
        page("b", f"The master spoke of the bay. {two}"),
    ]
    assert not [d for d in drifts(heap) if d.type == "number"]


@pytest.mark.parametrize(
    ("tells", "sure"),
    [
        ("The ferries run as before.", True),
        ("Clerks doubt that any fuel was sold to the fleet of Orlund.", False),
        ("The sale of fuel to the fleet is a hoax, a pilot wrote.", False),
    ],
)
def test_a_copy_that_lets_doubt_be_heard_left_no_denial_out_for_sure(tells, sure):
    start = "The yard sold fuel to the fleet of Orlund, two clerks say."
    a = page(
        "a",
        f"{start} The yard denied the report of a fuel sale on Monday. The ministry froze three accounts. {tells}",
    )
    b = page("b", f"{start} The ministry froze three accounts. {tells}")
    left = [d for d in drifts([a, b], kinship((a, b), skip={1})) if d.type == "omission"]
    assert [d.material for d in left] == [sure]


@pytest.mark.parametrize(
    ("told", "sure"), [("There were 28 girls in the school.", False), ("It rained.", True)]
)
def test_an_amount_that_the_copied_page_has_for_the_same_thing_elsewhere_may_count_that(told, sure):
    a = page("a", f"Seven girls came home from a trip to the bay of Harl. {told}")
    b = page("b", f"28 girls came home from a trip to the bay of Harl. {told}")
    found_ = [d for d in drifts([a, b], kinship((a, b))) if d.type == "number"]
    assert [d.material for d in found_] == [sure]
