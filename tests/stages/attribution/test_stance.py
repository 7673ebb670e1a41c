import pytest

from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions

RULES = AttributionOptions(judge="rules")


@pytest.mark.parametrize(
    ("text", "cue", "polarity", "act"),
    [
        ("The ministry denied that it had asked for boats.", "denied", "deny", "statement"),
        ("The ministry said that the report was untrue.", "said", "assert", "statement"),
        (
            "The envoy said it was a rumour but did not deny it outright.",
            "did not deny",
            "decline",
            "declined",
        ),
        ("The spokesman declined to comment on the boats.", "declined", "decline", "declined"),
        ("Reporters asked whether the ferry was safe.", "asked", "question", "statement"),
        ("Tarvia asked Lorn for boats.", "asked", "assert", "demand"),
        ("The premier warned that the strait would close.", "warned", "assert", "warning"),
        ("The premier vowed to reopen the strait.", "vowed", "assert", "promise"),
        ("The council called for calm.", "called for", "assert", "demand"),
        ("The navy did not say whether the boats had left.", "did not say", "decline", "declined"),
        ("The mayor did not know whether the boats had left.", "did not know", "question", "statement"),
        ("The captain told him to stop.", "told", "assert", "demand"),
        (
            "The mayor would not be drawn on whether the boats had left.",
            "would not be drawn",
            "decline",
            "declined",
        ),
        (
            "Pressed on who signed the lease, Orr would not be drawn.",
            "would not be drawn",
            "decline",
            "declined",
        ),
        ("Traders fear the stoppage could cost the port a year.", "fear", "assert", "forecast"),
        ("Traders fear the stoppage has cost the port a year.", "fear", "assert", "statement"),
    ],
)
def test_polarity_and_act(annotated, text, cue, polarity, act):
    done = annotated(text)
    found = {
        " ".join(done.document.words(span) for span in one.cue): one for one in attributions(done, RULES)
    }
    assert cue in found, sorted(found)
    assert (found[cue].polarity, found[cue].speech_act) == (polarity, act)


def test_to_rule_out_is_to_deny(annotated):
    (one,) = attributions(annotated("The minister has ruled out meeting the envoy alone."))
    assert one.polarity == "deny"
