from firsthand.model.copies import Family, Origin
from firsthand.stages.stories.independence import counted


def family(name, *docs, root="", guests=()):
    return Family(id=f"f-{name}", origin=f"o-{name}", documents=docs, root=root or docs[0], guests=guests)


def origin(name, *, kind="document", outlet=None):
    called = f"the {outlet} report behind {name}.html" if kind == "upstream" else f"{name}.html"
    why = f"{name}.html credits {outlet}." if kind == "upstream" else "It holds most of what the others have."
    return Origin(id=f"o-{name}", kind=kind, name=called, documents=(), outlet=outlet, why=why)


def rows(docs, families, origins):
    return [
        (row.origins, row.why) for row in counted(frozenset(docs), families, {one.id: one for one in origins})
    ]


def test_each_family_is_one_origin_those_with_most_pages_first():
    found = rows("abc", [family("x", "a"), family("y", "b", "c")], [origin("x"), origin("y")])
    assert found == [
        (("o-y",), "y.html: it holds most of what the others have."),
        (("o-x",), "x.html: it holds most of what the others have."),
    ]


def test_families_that_credit_one_agency_are_one_origin():
    found = rows(
        "ab",
        [family("x", "a"), family("y", "b")],
        [origin("x", kind="upstream", outlet="AP"), origin("y", kind="upstream", outlet="Associated Press")],
    )
    assert found == [
        (("o-x", "o-y"), "AP: x.html; y.html credit it and count with it, no second source shows.")
    ]


def test_a_credit_to_an_outlet_whose_report_is_there_is_no_second_origin():
    found = rows(
        "ab",
        [family("x", "a"), family("y", "b")],
        [origin("x", outlet="Lantern Wire"), origin("y", kind="upstream", outlet="Lantern Wire")],
    )
    why = (
        "Lantern Wire: its own report is among the pages; y.html credits it and counts with it, "
        "no second source shows."
    )
    assert found == [(("o-x", "o-y"), why)]


def test_a_credited_upstream_alone_keeps_its_reason():
    found = rows("a", [family("x", "a")], [origin("x", kind="upstream", outlet="AP")])
    assert found == [(("o-x",), "the AP report: x.html credits AP.")]


def test_a_family_whose_root_tells_another_story_is_no_origin_of_this_one():
    merged = [family("x", "a", "m"), family("y", "z", "m", root="z")]
    assert [ids for ids, _ in rows("am", merged, [origin("x"), origin("y")])] == [("o-x",)]


def test_a_page_whose_roots_all_tell_another_story_counts_once():
    merged = [family("x", "q", "m", root="q"), family("y", "z", "m", root="z")]
    assert [ids for ids, _ in rows("m", merged, [origin("x"), origin("y")])] == [("o-x",)]


def test_a_story_without_known_families_counts_nothing():
    assert rows("ab", [], []) == []
