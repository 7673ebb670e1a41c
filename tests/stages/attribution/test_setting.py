import pytest

from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions

RULES = AttributionOptions(judge="rules")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Bray told the Lorn Gazette that the port was shut.", "via", "the Lorn Gazette"),
        ("In an interview with CNN, Bray said the port was shut.", "via", "CNN"),
        ("Bray told Dana Orr on CNN’s “Harbour Hour” that the port was shut.", "addressee", "Dana Orr"),
        ("The ministry said in a statement that the port was shut.", "occasion", "statement"),
        ("Bray told a regular press conference that the port was shut.", "occasion", "news conference"),
        ("Bray told staff in a letter that the port was shut.", "occasion", "letter"),
        ("Bray told this newspaper that the port was shut.", "via", "this newspaper"),
        ("The port is shut, the magazine Tern reported. Bray told Tern that it was late.", "via", "Tern"),
        ("Bray told Radio Lorn that the port was shut.", "via", "Radio Lorn"),
        ("Bray told Dana Orr that the port was shut.", "via", None),
        ("“The port is shut,” Bray said, according to a translation by the Tern.", "translated_by", "Tern"),
        ("“The port is shut,” Bray said at a press conference.", "occasion", "news conference"),
        ("Bray said on March 3, 2031 that the port was shut.", "date", "2031-03-03"),
        ("“The port is shut,” Bray said, according to a CNBC translation.", "translated_by", "CNBC"),
    ],
)
def test_where_and_to_whom(annotated, text, field, value):
    found = attributions(annotated(text), RULES)
    assert value in {getattr(one, field) for one in found}


@pytest.mark.parametrize(
    ("text", "anonymity", "anonymous", "affiliation"),
    [
        (
            "A senior US official familiar with the matter said the port was shut.",
            "described_person",
            True,
            "US",
        ),
        ("Officials said the port was shut.", "group", True, None),
        ("The ministry said the port was shut.", "office", False, None),
        ("Harbour master Ann Lee said the port was shut.", "named", False, None),
        ("Ann Lee, a US official, said the port was shut.", "named", False, "US"),
        ("The survey said the port was shut.", "impersonal", False, None),
    ],
)
def test_how_much_is_said_of_the_source(annotated, text, anonymity, anonymous, affiliation):
    (one, *_) = attributions(annotated(text), RULES)
    assert (one.anonymity, one.anonymous, one.affiliation) == (anonymity, anonymous, affiliation)


def test_the_condition_of_anonymity_is_kept(annotated):
    done = annotated("The port was shut, said an official, who spoke on condition of anonymity.")
    (one, *_) = attributions(done, RULES)
    assert "condition of anonymity" in done.document.words(one.condition[0])
