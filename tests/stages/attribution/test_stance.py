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
    ],
)
def test_polarity_and_act(annotated, text, cue, polarity, act):
    done = annotated(text)
    found = {
        " ".join(done.document.words(span) for span in one.cue): one for one in attributions(done, RULES)
    }
    assert cue in found, sorted(found)
    assert (found[cue].polarity, found[cue].speech_act) == (polarity, act)
