"""What the pages leave open is said: refused answers, days that cannot be, two days for one thing."""

import pytest

import firsthand
from firsthand.stages.brief import briefs

WIRE = """Lorn shuts its quay

LORN, March 11, 2031 - The port of Lorn closed its quay on March 10, 2031 after a crane had fallen, harbour master Ada Renn said.

Renn would not say how many ships were waiting. The owner of the crane, Quill Lifting, did not answer three calls.

Police declined to comment. It is not known who had left the brake off. The port of Lorn lies on the strait of Merrow, and ships from nine countries call there every day of the year.
"""


def gaps(*pages):
    heap = firsthand.read(
        [
            firsthand.Page(
                raw=text.encode(), address=f"{n}.txt", path=f"{n}.txt", outlet=outlet, published=day
            )
            for n, (text, outlet, day) in enumerate(pages)
        ]
    )
    full = next(brief for brief in briefs(heap) if brief.length == "full")
    part = next(part for part in full.sections if part.name == "What we do not know")
    return [s.text for s in part.sentences if s.citations]


@pytest.fixture(scope="module")
def open_questions():
    return gaps((WIRE, "Harbour Wire", "2031-03-11"), (WIRE, "Quick Brief", "2031-10-04"))


@pytest.mark.parametrize(
    "words",
    [
        "would not say how many ships were waiting",
        "did not answer three calls",
        "declined to comment",
        "not known who had left the brake off",
    ],
)
def test_what_nobody_would_say_is_said(open_questions, words):
    assert sum(words in text for text in open_questions) == 1


def test_a_copy_dated_months_after_its_source_is_doubted(open_questions):
    assert (
        "Quick Brief is dated 4 October 2031, but has the text of Harbour Wire of 11 March 2031: "
        "its day may be that of a reprint." in open_questions
    )


def test_what_is_known_is_no_gap(open_questions):
    assert not any("lies on the strait" in text for text in open_questions)
