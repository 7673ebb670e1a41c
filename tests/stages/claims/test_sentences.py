"""Invented sentences of many matters: what becomes a claim, in which words, asserted and denied by whom."""

import pytest

CLAIMS = [
    pytest.param(
        "The union said that the strike would go on until the night shifts were shortened.",
        ["The strike would go on until the night shifts were shortened."], id="an until-clause stays",
    ),
    pytest.param(
        "“If the river rises another foot, we will open the gates,” said Marta Quill, the dam keeper.",
        ["If the river rises another foot, we will open the gates."], id="a condition stays",
    ),
    pytest.param(
        "The coroner said the driver had left a bar that closes at ten.",
        ["The driver had left a bar that closes at ten."], id="a relative clause stays",
    ),
    pytest.param(
        "Nurse Ada Prull said the ward had run out of beds and turned away nine patients.",
        ["The ward had run out of beds and turned away nine patients."], id="a second verb stays",
    ),
    pytest.param(
        "The orders, Dr Oda Lenk said, came from the ministry of health.",
        ["The orders came from the ministry of health."], id="she said inside a statement goes",
    ),
    pytest.param(
        "What the mayor told reporters is that the bridge was closed in May.",
        ["The bridge was closed in May."], id="the frame of a statement goes",
    ),
    pytest.param(
        "Minister Rolf Tamm said the truth is that the budget has a hole of 40 million crowns.",
        ["The budget has a hole of 40 million crowns."], id="the truth is that",
    ),
    pytest.param(
        "Two clerks said that a judge had told the jury that the photographs were lost.",
        ["The photographs were lost."], id="a report of a report is left to the inner one",
    ),
    pytest.param("Reporters asked whether the ferry had sunk.", [], id="a question is no claim"),
    pytest.param("The mayor would not say where the money had gone.", [], id="a refused answer is no claim"),
    pytest.param("“Who will pay for the bridge?” asked Lena Holt, a teacher.", [], id="nor an asked quotation"),
    pytest.param(
        "“I decline to comment on the fire,” said Petra Moll, the mill's director.", [], id="nor a refusal",
    ),
    pytest.param(
        "“We said it before,” said Petra Moll, the mill's director.", [], id="nor what says nothing",
    ),
    pytest.param(
        "The mill is said to have burned down in March.",
        ["The mill is said to have burned down in March."], id="a raised subject stays with its verb",
    ),
    pytest.param(
        "The health board warned that the wells were unsafe, and nobody came to the meeting.",
        ["The wells were unsafe."], id="what the writer adds is not the board's",
    ),
    pytest.param(
        "Captain Jan Strell said that the leak was not the first of the year.",
        ["The leak was not the first of the year."], id="that is no part of it",
    ),
    pytest.param(
        "Ilvania said that it had closed its border with Morrow.",
        ["[Ilvania] had closed its border with Morrow."], id="it of a body is the body",
    ),
    pytest.param(
        "The coast guard said that it had found no wreck near the lighthouse.",
        ["[The coast guard] had found no wreck near the lighthouse."], id="it of a described body",
    ),
    pytest.param(
        "Karel Vost, the coach, said that he had trained the team for eleven years.",
        ["[Karel Vost] had trained the team for eleven years."], id="he is named",
    ),
    pytest.param(
        'The clerk said she had been told to call the payments "harbour dues".',
        ['She had been told to call the payments "harbour dues".'], id="marks stand in pairs",
    ),
    pytest.param(
        "Inspector Hal Brock said “because the brakes had failed”.", [], id="a loose because-clause is none",
    ),
    pytest.param(
        "The minister said the new law, which takes effect in June, would halve the fines.",
        ["The new law, which takes effect in June, would halve the fines."], id="an inserted clause stays",
    ),
    pytest.param("(The hearing ended at noon, the usher said.)", [], id="what stands in brackets is nobody's"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_what_a_sentence_claims_and_in_which_words(ledger, text, expected):
    assert sorted(claim.proposition for claim in ledger({"a": text})) == sorted(expected)


DISPUTES = [
    pytest.param(
        "Engineer Petra Skov said the gates had been opened on time. Governor Nils Aare said the gates had been "
        "opened too late.",
        id="on time and too late",
    ),
    pytest.param(
        "The company's director said the dam was inspected in May. The river board rejected that.",
        id="rejected that",
    ),
    pytest.param(
        "The tenants said the landlord had cut the heating. The landlord rejected the claim.",
        id="rejected the claim",
    ),
    pytest.param(
        "The tenants said the landlord had cut the heating. “That is a lie,” said Otto Renk, the landlord.",
        id="a lie",
    ),
    pytest.param(
        "Two officials said Ilvania had asked Morrow for grain. Morrow denied having received any request.",
        id="received any request",
    ),
    pytest.param(
        "Two officials said Ilvania had turned to Morrow for grain. “Nobody has asked,” said Ida Falk, "
        "a spokeswoman for Morrow.",
        id="turned to for, nobody asked",
    ),
    pytest.param(
        "Mayor Kirsti Lunde called the strike illegal. The union said the strike was consistent with the law.",
        id="illegal against consistent with the law",
    ),
    pytest.param(
        "Mayor Kirsti Lunde said the march was lawful. Police said the march violated the law.",
        id="lawful against violated the law",
    ),
    pytest.param(
        "A witness said the captain was alive. The navy said the captain was dead.", id="alive against dead",
    ),
    pytest.param(
        "His lawyer said Jens Okkel was ill. Two neighbours said Jens Okkel was not ill on Monday.",
        id="ill against not ill",
    ),
    pytest.param(
        "An adviser said Oskar Melin had asked the army to guard the polling stations. The army said it had "
        "received no such request.",
        id="no such request",
    ),
    pytest.param(
        "One of the advisers said Oskar Melin had telephoned Liv Harstad on Monday. Her spokesman said there had "
        "been no call.",
        id="there had been no call",
    ),
    pytest.param(
        "The hospital said two children had died of the fever. The ministry said reports that two children had "
        "died of the fever were untrue.",
        id="reports were untrue",
    ),
    pytest.param(
        "A chemist said the pumps had not been cleaned since May. Karl Brom, the mayor, said the pumps had been "
        "cleaned in June.",
        id="cleaned in June against not since May",
    ),
    pytest.param(
        "Norvia claims sovereignty over the island of Tell, a claim rejected by Morrow.", id="a claim rejected by",
    ),
    pytest.param(
        "The hospital said that the ward was closed. Asked whether the ward was closed, the minister said no.",
        id="asked whether, he said no",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", DISPUTES)
def test_a_dispute_is_seen(ledger, text):
    assert "disputed" in [claim.status for claim in ledger({"a": text})]


APART = [
    pytest.param(
        "Two officials said Ilvania had asked Morrow for economic support. A diplomat said Ilvania had asked "
        "Morrow for military equipment.",
        id="economic and military",
    ),
    pytest.param(
        "The operator said a third of the trams were running. The union said half of the trams were running.",
        id="a third and half",
    ),
    pytest.param(
        "The hospital said four people had died in the flood. The governor said eight people had died in the "
        "flood.",
        id="four and eight",
    ),
    pytest.param(
        "The minister said the schools of Selby would close. The minister said the wells of Selby would close.",
        id="schools and wells",
    ),
    pytest.param(
        "The court said the clerk would be tried in May. The court said the clerk had been tried in 2019.",
        id="will be and has been",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", APART)
def test_two_statements_of_different_things_stay_apart(ledger, text):
    found = ledger({"a": text})
    assert len(found) == 2
    assert not [claim for claim in found if claim.status == "disputed"]


TOGETHER = [
    pytest.param(
        "Two officials said Ilvania had turned to Morrow for sea mines.",
        "A diplomat said Ilvania had requested sea mines from Morrow.", id="turned to for, requested from",
    ),
    pytest.param(
        "Two officials said Ilvania had asked Morrow for sea mines.",
        "A diplomat said Ilvania had made a request to Morrow for sea mines.", id="asked, made a request",
    ),
    pytest.param(
        "The navy said the strait of Tell would stay open to ferries.",
        "The coast guard said that the strait of Tell will remain open to ferries.", id="stay and remain open",
    ),
    pytest.param(
        "Police said 40 people had been arrested at the harbour of Selby.",
        "The interior ministry said forty people had been arrested at the harbour of Selby.", id="40 and forty",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_two_wordings_of_one_thing_are_one_claim(ledger, a, b):
    (claim,) = ledger({"a": a, "b": b})
    assert {witness.span.doc for witness in claim.assertions} == {"a", "b"}


def test_a_headline_and_the_sentence_under_it_are_one_claim(ledger):
    from firsthand.model.document import Segment

    head = "Okkel will testify, lawyer says"
    text = f"{head}\n\nJens Okkel, the owner of Arkline, will testify next week, his lawyer said on Monday."
    labels = (Segment(0, len(head) + 2, "headline"), Segment(len(head) + 2, len(text), "body"))
    assert len(ledger({"a": text}, labels={"a": labels})) == 1


def test_who_only_asks_is_no_voice_of_a_claim(ledger):
    text = "Reporters asked whether the ferry had hit a rock. Ida Falk, the captain, said the ferry had lost its rudder."
    (claim,) = ledger({"a": text})
    assert [witness.speaker for witness in claim.assertions] == ["Ida Falk"]
    assert not claim.hedges


def test_the_first_person_of_a_comment_is_its_author(ledger, tagger):
    from firsthand.model.document import Document, Segment
    from firsthand.nlp import annotate
    from firsthand.stages import attribution
    from firsthand.stages.claims.judged import stated
    from firsthand.stages.claims.names import Names

    text = "I believe that the harbour of Selby was sold too cheaply."
    page = Document(
        id="a", path_or_url="a", text=text, authors=("Una Tolm",), segments=(Segment(0, len(text), "body"),)
    )
    (read,) = annotate([page], tagger)
    assert {one.speaker for one in stated(attribution.attributions(read), read, Names())} == {"Una Tolm"}


@pytest.mark.parametrize(
    "text",
    ["", "“", "Said said said.", "“I,” he said, “I,” she said, “I.”", "Denied. Denied that. Denied it? No.",
     "He said that that that.", "\u200b\u00a0", "((((((", "X said " * 40],
)  # fmt: skip
def test_hostile_text_is_read_without_harm(ledger, text):
    for claim in ledger({"a": text}):
        assert claim.proposition.endswith((".", "?", "!", "”", '"'))
