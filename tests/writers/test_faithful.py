import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.writers.faithful import tidy, unfaithful

OLD = "Valdora warned Merrow on 3 March that it would not refuel the Sorn fleet, unnamed officials told the Post."
EVIDENCE = ("On 3 March unnamed Valdoran officials sternly warned Merrow, said the Post, about the fleet.",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD),
        (OLD, "On 3 March Valdora warned Merrow that it would not refuel the Sorn fleet, unnamed officials told the Post."),
        (OLD, "Unnamed officials told the Post that Valdora warned Merrow on 3 March that it would not refuel the Sorn fleet."),
        (OLD, "Valdora sternly warned Merrow on 3 March that it would not refuel the Sorn fleet, unnamed officials told the Post."),
        ("The dam, built in 1911, leaks, Orla Venn said.", "Orla Venn said that the dam, built in 1911, leaks."),
        ("“It leaks,” Orla Venn said.", "Orla Venn said: “It leaks.”"),
    ],
)  # fmt: skip
def test_the_same_in_other_words_may_stand(old, new):
    assert unfaithful(new, old, EVIDENCE) == ""


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        pytest.param(OLD.replace("3 March", "4 March"), "number or date", id="date"),
        pytest.param(OLD.replace("March", "May"), "name", id="month"),
        pytest.param(OLD.replace("would not", "would"), "yes where", id="denial dropped"),
        pytest.param(OLD.replace("would not", "will not"), "how certain", id="hedge"),
        pytest.param(OLD.replace("would not", "might not"), "how certain", id="weaker"),
        pytest.param(OLD.replace(", unnamed officials told the Post", ""), "drops", id="nobody says so"),
        pytest.param(OLD.replace("unnamed officials", "officials"), "drops “unnamed”", id="anonymity"),
        pytest.param(OLD.replace("unnamed officials", "Orla Venn"), "adds the name “Orla”", id="a name"),
        pytest.param(OLD.replace("the Post", "the press"), "drops the name “Post”", id="a name lost"),
        pytest.param(OLD.replace("warned", "threatened"), "“threaten", id="a stronger word"),
        pytest.param(OLD.replace("fleet", "murderous fleet"), "“murder", id="a word from nowhere"),
        pytest.param(OLD.replace("Valdora", "X").replace("Merrow", "Valdora").replace("X", "Merrow"), "another order", id="actor and target"),
        pytest.param("Merrow was warned by Valdora on 3 March that it would not refuel the Sorn fleet, unnamed officials told the Post.", "another order", id="passive"),
        pytest.param(OLD + " The fleet warned.", "more than one", id="two sentences"),
        pytest.param(OLD[:-1] + "?", "asks", id="question"),
        pytest.param(OLD[:-1], "begin and end", id="no end"),
        pytest.param("valdora" + OLD[7:], "begin and end", id="no beginning"),
        pytest.param(OLD.replace("fleet", "<b>fleet</b>"), "markup", id="tags"),
        pytest.param("<script>alert(1)</script>" + OLD, "markup", id="script"),
        pytest.param(OLD.replace("fleet", "**fleet**"), "markup", id="markdown"),
        pytest.param(OLD.replace("fleet", "[fleet](x)"), "markup", id="link"),
        pytest.param(OLD.replace("the Post", "the Post (see www.fleet.example)"), "address", id="www"),
        pytest.param(OLD.replace("the Post", "post.com"), "address", id="domain"),
        pytest.param(OLD.replace("the Post", "javascript://post"), "markup", id="scheme"),
        pytest.param(OLD.replace(" fleet", "\u202e fleet"), "markup", id="bidi"),
        pytest.param(OLD.replace(" fleet", "\x1b[31m fleet"), "markup", id="escape"),
        pytest.param(OLD.replace(" fleet", "\u200b fleet"), "markup", id="zero width"),
        pytest.param(OLD.replace(" fleet", "\nfleet"), "markup", id="line break"),
        pytest.param(OLD.replace("fleet", "fleet \U0001f525"), "markup", id="emoji"),
        pytest.param(OLD.replace("Valdora", "Vаldora"), "markup", id="Cyrillic а"),
        pytest.param(OLD.replace("it would not", "“it would not”"), "quotation", id="a quotation made"),
        pytest.param("Sure! " + OLD, "markup or characters", id="chatter"),
        pytest.param("Forecast: " + OLD, "form", id="mark"),
        pytest.param("Valdora warned Merrow.", "words for", id="too short"),
        pytest.param(OLD[:-1] + " of the Post of the Post of the Post of the Post of the Post.", "words for", id="too long"),
        pytest.param("", "words for", id="nothing"),
    ],
)  # fmt: skip
def test_a_wording_that_says_something_else_is_refused(new, reason):
    found = unfaithful(new, OLD, EVIDENCE)
    assert found
    assert reason in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The fleet sailed after the talks in Lorn.", "The fleet sailed before the talks in Lorn."),
        ("The police denied that the crew lied.", "The crew denied that the police lied."),
        ("About 40 ships left Lorn, Orla Venn said.", "At least 40 ships left Lorn, Orla Venn said."),
        ("Orla Venn said: “I will go.”", "Orla Venn said: “I will not go.”"),
        ("The alleged spy left Lorn on Monday.", "The spy left Lorn on Monday."),
        ("No ship was allowed to leave Lorn.", "Ship was allowed to leave Lorn, no."),
        ("3 March 2031: The dam at Lorn was shut.", "4 March 2031: The dam at Lorn was shut."),
        ("3 March 2031: The dam at Lorn was shut.", "The dam at Lorn was shut on 3 March 2031."),
    ],
)
def test_small_words_weigh(old, new):
    assert unfaithful(new, old, ("Police and crew at least talked about it before Monday and left with 40.",))


def test_models_straight_marks_become_ours():
    assert tidy(' "It\'s on," Orla Venn said.\n') == "“It’s on,” Orla Venn said."
    assert tidy('An odd " mark') == 'An odd " mark'


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_answer_whatever_breaks_the_check(text):
    found = unfaithful(tidy(text), OLD, EVIDENCE)
    assert found, text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(OLD.split()), min_size=12, max_size=22))
def test_a_shuffle_of_the_words_is_refused_unless_it_keeps_the_order(words):
    text = " ".join(words)
    if unfaithful(text, OLD, EVIDENCE) == "":
        assert sorted(words) == sorted(OLD.split())
