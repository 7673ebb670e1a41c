import pytest

from firsthand.model.attribution import Attribution
from firsthand.model.copies import Copy, Family, Kinship
from firsthand.model.document import Document, Segment
from firsthand.model.entity import Entity
from firsthand.model.ids import span_id
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.claims import claims

ARMED = "Officials said Orlund has asked Kestria for sea mines."
DENIED = "Okell denied that Orlund had asked Kestria for sea mines."


def heap(*pages, entities=(), families=None, copies=(), drifts=()):
    """Pages as (id, text, [(content, speaker, polarity, anonymous)])."""
    documents = {}
    said = []
    for name, text, quotes in pages:
        documents[name] = Document(
            id=name, path_or_url=name, text=text, segments=(Segment(0, len(text), "body"),)
        )
        for content, speaker, polarity, anonymous in quotes:
            start = text.index(content)
            span = documents[name].span(start, start + len(content))
            said.append(
                Attribution(
                    id=span_id("a", [span]), doc=name, source=(), cue=(), content=(span,), kind="indirect",
                    speaker=speaker, speaker_entity=f"n-{speaker}", polarity=polarity, anonymous=anonymous,
                )
            )  # fmt: skip
    alone = tuple(Family(id=f"f-{name}", origin=f"o-{name}", documents=(name,)) for name in documents)
    kinship = Kinship(alignments=(), copies=copies, families=families or alone, origins=())
    annotated = {page.document.id: page for page in annotate(documents.values(), SpacyTagger())}
    return claims(documents, annotated, said, kinship, (), entities, drifts)


def one_claim(*pages, entities=(), families=None, copies=()):
    (claim,) = heap(*pages, entities=entities, families=families, copies=copies)
    return claim


def test_an_assertion_and_a_denial_of_one_proposition_are_one_disputed_claim():
    claim = one_claim(
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", DENIED, [("that Orlund had asked Kestria for sea mines", "Okell", "deny", False)]),
    )
    assert claim.status == "disputed"
    assert [witness.speaker for witness in claim.assertions] == ["officials"]
    assert [witness.speaker for witness in claim.denials] == ["Okell"]
    assert (claim.independent_origins.asserting, claim.independent_origins.denying) == (1, 1)
    assert claim.proposition == "Orlund has asked Kestria for sea mines."


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pryde said reports that Orlund had asked Kestria for sea mines were untrue.",
         "reports that Orlund had asked Kestria for sea mines were untrue"),
        ("Pryde said Orlund has not asked Kestria for sea mines.",
         "Orlund has not asked Kestria for sea mines"),
        ("Pryde said Orlund never asked Kestria for sea mines.",
         "Orlund never asked Kestria for sea mines"),
    ],
    ids=["refuted report", "negation", "never"],
)  # fmt: skip
def test_what_a_speaker_asserts_may_deny_the_claim(text, content):
    claim = one_claim(
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", text, [(content, "Pryde", "assert", False)]),
    )
    assert [witness.speaker for witness in claim.denials] == ["Pryde"]


def test_a_judgement_on_what_was_asked_denies_it():
    text = "Asked whether Orlund had asked Kestria for sea mines, Okell called the reports “fake news”."
    claim = one_claim(
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", text, [("the reports “fake news”", "Okell", "assert", False)]),
    )
    assert [witness.speaker for witness in claim.denials] == ["Okell"]


def test_two_claims_with_other_numbers_stay_apart():
    found = heap(
        ("a", "Vell said the ministry sold 8 tankers to Orlund.",
         [("the ministry sold 8 tankers to Orlund", "Vell", "assert", False)]),
        ("b", "Varn said the ministry sold 80 tankers to Orlund.",
         [("the ministry sold 80 tankers to Orlund", "Varn", "assert", False)]),
    )  # fmt: skip
    assert len(found) == 2


def test_asking_is_not_offering():
    found = heap(
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", "Vell said Kestria offered Orlund sea mines.",
         [("Kestria offered Orlund sea mines", "Vell", "assert", False)]),
    )  # fmt: skip
    assert len(found) == 2


def test_a_hedge_is_neither_assertion_nor_denial():
    claim = one_claim(
        ("a", "Vell said Orlund may have asked Kestria for sea mines.",
         [("Orlund may have asked Kestria for sea mines", "Vell", "assert", False)]),
    )  # fmt: skip
    assert (len(claim.assertions), len(claim.denials), len(claim.hedges)) == (0, 0, 1)


def test_the_order_of_pages_changes_nothing():
    pages = [
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", DENIED, [("that Orlund had asked Kestria for sea mines", "Okell", "deny", False)]),
    ]
    assert heap(*pages) == heap(*reversed(pages))


def test_an_entity_under_two_names_is_one_subject():
    texts = {"a": ARMED, "b": "Okell denied that Port Sael had asked Kestria for sea mines."}
    spans = []
    for doc, text in texts.items():
        name = "Orlund" if doc == "a" else "Port Sael"
        document = Document(id=doc, path_or_url=doc, text=text)
        spans.append(document.span(text.index(name), text.index(name) + len(name)))
    orlund = Entity(id="n-1", name="Orlund", kind="government", mentions=tuple(spans))
    claim = one_claim(
        ("a", texts["a"], [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", texts["b"], [("that Port Sael had asked Kestria for sea mines", "Okell", "deny", False)]),
        entities=(orlund,),
    )
    assert claim.status == "disputed"


def test_a_copy_that_drops_the_officials_is_no_second_witness():
    said = [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]
    documents = [("a", ARMED, said), ("b", "Orlund has asked Kestria for sea mines.", [])]
    family = Family(id="f-a", origin="o-a", documents=("a", "b"))
    claim = one_claim(*documents, families=(family,))
    assert len(claim.assertions) == 2
    assert claim.independent_origins.asserting == 1


def test_what_is_only_negated_is_asserted_as_it_stands():
    claim = one_claim(
        ("a", "Vell said the port did not close on Monday.",
         [("the port did not close on Monday", "Vell", "assert", False)]),
    )  # fmt: skip
    assert (len(claim.assertions), len(claim.denials)) == (1, 0)


def test_a_short_denial_denies_what_was_told_before_it():
    text = f"{ARMED} Okell said there was no request."
    claim = one_claim(
        ("a", text, [
            ("Orlund has asked Kestria for sea mines", "officials", "assert", True),
            ("there was no request", "Okell", "assert", False),
        ]),
    )  # fmt: skip
    assert [witness.speaker for witness in claim.denials] == ["Okell"]


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("Kestria faces “costs”", "Kestria faces “costs”."),
        ("Kestria faces “costs", "Kestria faces “costs”."),
        ("costs” would be paid by Kestria", "“Costs” would be paid by Kestria."),
        ("“Kestria sent the mines to Orlund,”", "Kestria sent the mines to Orlund."),
        ("but the port of Brannock closed its gates", "The port of Brannock closed its gates."),
    ],
)
def test_a_proposition_is_printed_with_its_marks_in_pairs(content, printed):
    text = f"Pryde said {content} on Monday."
    assert one_claim(("a", text, [(content, "Pryde", "assert", False)])).proposition == printed


def test_a_whole_clause_stands_for_the_claim_before_an_infinitive_and_a_pronoun():
    claim = one_claim(
        ("a", "Ostrek promised to publish the logs of all harbours in April.",
         [("to publish the logs of all harbours in April", "Ostrek", "assert", False)]),
        ("b", "Ostrek said that Ostrek’s office would publish the logs of all harbours in April.",
         [("that Ostrek’s office would publish the logs of all harbours in April", "Ostrek", "assert", False)]),
    )  # fmt: skip
    assert claim.proposition == "Ostrek’s office would publish the logs of all harbours in April."


def test_what_only_a_copy_turns_round_is_claimed_in_the_first_wording():
    claim = one_claim(
        ("a", "Torvane will allow tankers to refuel the blockade in Brannock.",
         [("Torvane will allow tankers to refuel the blockade in Brannock", "Torvane", "assert", False)]),
        ("b", "Torvane will not allow tankers to refuel the blockade in Brannock.",
         [("Torvane will not allow tankers to refuel the blockade in Brannock", "Torvane", "assert", False)]),
        copies=(Copy(id="c", child="a", parent="b", kind="spun", score=1.0, why=""),),
    )  # fmt: skip
    assert claim.proposition == "Torvane will not allow tankers to refuel the blockade in Brannock."
    assert [witness.span.doc for witness in claim.assertions] == ["b"]
    assert [witness.span.doc for witness in claim.denials] == ["a"]


@pytest.mark.parametrize(
    ("content", "taken_back"),
    [
        ("the Tern withdrew its report that Orlund closed the harbour of Lissmark", True),
        ("the Tern retracted a claim that Orlund closed the harbour of Lissmark", True),
        ("the Tern withdrew the report on Orlund", False),
        ("Orlund withdrew its patrols from Lissmark", False),
        ("the ruling corrected an old injustice in Lissmark", False),
    ],
)
def test_only_a_statement_can_be_retracted(content, taken_back):
    found = heap(("a", f"Okell said {content}.", [(content, "Okell", "assert", False)]))
    assert [claim.status == "retracted" for claim in found] == [taken_back]


def test_the_reason_counts_in_good_english():
    claim = one_claim(
        ("a", ARMED, [("Orlund has asked Kestria for sea mines", "officials", "assert", True)]),
        ("b", DENIED, [("that Orlund had asked Kestria for sea mines", "Okell", "deny", False)]),
    )
    assert "one independent origin asserts it, one independent origin denies it" in claim.why


@pytest.mark.parametrize(
    "content",
    [
        "we will not stand idly by and allow any port to supply Orlund with sea mines",
        "we will not sit back and let any port supply Orlund with sea mines",
    ],
)
def test_a_second_verb_keeps_the_refusal_of_the_first(content):
    claim = one_claim(("a", f"“Of course {content},” Pryde said.", [(content, "Pryde", "assert", False)]))
    assert claim.proposition == f"W{content[1:]}."
    assert [witness.speaker for witness in claim.assertions] == ["Pryde"]
