from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.stages.brief.fuse import fused


def tell(text, start=0, origins=1, claims=()):
    return Statement(text=text, citations=(Span("d", start, start + 5),), origins=origins, claims=claims)


def test_two_sentences_of_one_page_share_a_credit():
    first = tell("The dam was closed on 3 May, Gull Gazette reported.", claims=("c1",))
    second = tell("The ferry sailed, Gull Gazette reported.", 10, origins=2, claims=("c1", "c2"))
    (both,) = fused([first, second])
    assert both.text == "The dam was closed on 3 May; the ferry sailed, Gull Gazette reported."
    assert both.citations == (*first.citations, *second.citations)
    assert both.claims == ("c1", "c2")
    assert both.origins == 1


def test_each_sentence_is_joined_once_and_stands_where_the_first_stood():
    rows = [tell(f"Dam {n} broke, Gull Gazette reported.", n) for n in range(3)]
    other = tell("The mill closed, Wire reported.", 50)
    found = fused([rows[0], other, rows[1], rows[2]])
    assert [s.text for s in found] == [
        "Dam 0 broke; Dam 1 broke, Gull Gazette reported.",
        "The mill closed, Wire reported.",
        "Dam 2 broke, Gull Gazette reported.",
    ]


def test_quotations_other_credits_and_long_sentences_stay_apart():
    rows = [
        tell("“Come home,” she said, Gull Gazette reported."),
        tell("The dam broke, Gull Gazette reported.", 10),
        tell("The dam broke again, Gull Gazette reported, citing Wire.", 20),
        tell("Orla Venn said that the dam broke.", 30),
    ]
    assert fused(rows) == tuple(rows)
    long = [tell(f"The dam {'and the dam ' * 12}broke, Wire reported.", n) for n in (0, 10)]
    assert fused(long) == tuple(long)
    assert fused([]) == ()
