import pytest

from firsthand.lexicon import load
from firsthand.stages.ingest import label_lines
from firsthand.stages.ingest.captions import caption_score
from firsthand.stages.ingest.phrases import Phrase, fixed, is_ad

BODY = [
    "The harbour office of Lorn said on Monday that two ferries had been kept in port because of the storm.",
    "“We will not send a crew out in this,” said Ada Renn, the harbour master, who has run the office for nine years.",
    "The ferries carry most of the grain that the island eats, and the storm is expected to last until Thursday.",
    "A spokesman for the ministry said that the island had flour for two weeks and that nobody would go hungry.",
]
PHRASES = [(row.label, text) for row in load("residue", Phrase) for text in row.examples]
COUNTER = [(row.label, text) for row in load("residue", Phrase) for text in row.not_examples]


def labelled(*lines):
    return dict(zip(lines, label_lines(lines), strict=True))


@pytest.mark.parametrize(("label", "line"), PHRASES)
def test_each_example_of_the_phrase_list_gets_its_label(label, line):
    assert fixed(line) == label


@pytest.mark.parametrize(("label", "line"), COUNTER)
def test_no_counter_example_of_the_phrase_list_gets_the_label(label, line):
    assert fixed(line) != label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param("See Also: Baker's Cousin Wins Dance Contest In Vestria", "see_also", id="see also"),
        pytest.param(
            "See also  Queen of Vestria names a lighthouse after her dog", "see_also", id="no colon"
        ),
        pytest.param("Leave a Reply", "comment_form", id="comment form"),
        pytest.param("Revealed: The Trick Our Members Used To Save $900", "ad", id="advertisement"),
        pytest.param("Ada Renn|AFP|Getty Images", "credit", id="photo credit"),
        pytest.param(
            "This story has been updated with a comment from the ministry.", "update_note", id="update"
        ),
        pytest.param("LNN’s Tor Vell and Ida Moss contributed to this report.", "credit", id="contributors"),
        pytest.param("Engineered by Quillwire Neuro, Edited by Pavla Dorn", "generator_note", id="generator"),
    ],
)
def test_residue_inside_an_article_is_set_apart(line, label):
    found = labelled(*BODY[:2], line, *BODY[2:])
    assert found[line] == label
    assert [found[text] for text in BODY] == ["body"] * 4


def test_a_headline_speaks_of_what_the_text_speaks_of():
    assert (
        labelled("Two ferries kept in port as storm nears Lorn", *BODY)[
            "Two ferries kept in port as storm nears Lorn"
        ]
        == "headline"
    )


def test_counters_teasers_and_advertisements_stand_between_headline_and_text():
    lines = (
        "Storm keeps ferries of Lorn in port",
        "0",
        "134",
        "Vestrian tennis star marries childhood sweetheart on mountain top",
        "Exposed: The Account Our Readers Use To Double Their Cash",
        *BODY,
    )
    assert label_lines(lines)[:5] == ("headline", "counter", "counter", "teaser_other_story", "ad")


def test_a_ticker_of_other_stories_is_no_text():
    ticker = (
        "Will Vestria's king abdicate before the winter? Ten lakes to swim in this autumn… Tennis star marries on "
        "mountain Why is butter so dear? Chess champion loses to schoolgirl… The best hats of the season according "
        "to our editors"
    )
    assert labelled("Breaking News", ticker, *BODY)[ticker] == "teaser_other_story"


def test_a_paragraph_of_questions_is_text():
    asked = "Who keeps the ferries in port? Who feeds the island while the storm lasts? The harbour office does not say."
    assert labelled(*BODY, asked, BODY[0] + " Again.")[asked] == "body"


def test_date_site_name_and_repeated_headline():
    head = "Storm keeps ferries of Lorn in port"
    lines = ("May 4, 2031", "Whole Island News", head, head, *BODY)
    assert label_lines(lines)[:4] == ("date", "site_name", "headline", "headline")


def test_a_short_line_before_a_paragraph_is_a_subhead():
    assert labelled(*BODY[:2], "flour for two weeks", *BODY[2:])["flour for two weeks"] == "subhead"


@pytest.mark.parametrize(
    ("line", "near", "caption"),
    [
        ("A diver climbs out of the harbour basin in Lorn, Vestria, March 3, 2031.", False, True),
        ("Harbour master Ada Renn speaks to reporters on the quay of Lorn on June 9, 2031.", True, True),
        ("The envoy said on Monday that the ferry would sail on March 3, 2031.", False, False),
        ("“The ferry sails,” said Ada Renn.", True, False),
        ("The plan is seen as a vote of confidence in the harbour.", False, False),
    ],
)
def test_captions_tell_what_a_picture_shows(line, near, caption):
    assert (caption_score(line, near_credit=near) >= 3) is caption


@pytest.mark.parametrize(
    "line",
    [
        "Revealed: ministers hid the $3 million cost of the bridge",
        "You will not get our ferries, the crews said",
    ],
)
def test_a_headline_is_no_advertisement(line):
    assert not is_ad(line)


def test_empty_lines_are_furniture_and_keep_their_places():
    assert label_lines(["", BODY[0], " "])[0::2] == ("furniture", "furniture")
    assert label_lines([]) == ()
