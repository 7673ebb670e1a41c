from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, families, kin, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, compare, fingerprint
from firsthand.stages.copies.families import neighbours, pedigrees

MILL = (
    "Flour from the last windmill of Harrowdeep won a gold medal at the grain fair in Sundermark.",
    "Its owner grinds rye at night, when the wind from the estuary blows without gusts.",
    "Four sails of larch were hoisted in April by a crew of retired shipwrights.",
    "A school class counts the turns and posts the sum on a slate beside the gate.",
    "Bakers from three parishes have ordered sacks up to the second week of November.",
    "The heritage fund wants a fireproof stair before it pays the second half of its grant.",
)
WHOLE = (*FERRY, *OTHER)


def by_root(*pages, **options):
    chosen = CopiesOptions(**options)
    known = {one.id: one for one in pages}
    met = [compare(known[a], known[b]) for a, b in candidates([fingerprint(one) for one in pages])]
    return pedigrees(sorted(known), neighbours(met, chosen), chosen)


def test_a_merged_page_is_a_guest_where_its_lead_is_not_from():
    found = kin(page("a", *FERRY), page("b", *CHOIR), page("m", *CHOIR[:4], *FERRY[:6]))
    guests = {family.documents: family.guests for family in found.families}
    assert guests == {("a", "m"): ("m",), ("b", "m"): ()}


def test_the_lead_decides_even_when_the_other_story_fills_more_of_the_page():
    lead_first = by_root(page("a", *FERRY), page("b", *CHOIR), page("m", *FERRY[:3], *CHOIR))
    assert {one.documents: one.guests for one in lead_first} == {("a", "m"): (), ("b", "m"): ("m",)}


def test_a_family_of_suspects_still_takes_its_merged_pages_in():
    """Two merged pages that took different blocks of it make the whole page a suspect as well."""
    heap = [
        page("w1", *WHOLE),
        page("w2", *WHOLE, "A later edition adds the number of the hotline for relatives."),
        page("c1", *CHOIR),
        page("c2", *CHOIR[:6]),
        page("d1", *MILL),
        page("d2", *MILL[:5]),
        page("m", *CHOIR[:5], *FERRY[3:8]),
        page("n", *MILL[:5], *OTHER),
    ]
    assert [set(one.documents) for one in by_root(*heap)] == [
        {"c1", "c2", "m"},
        {"d1", "d2", "n"},
        {"m", "n", "w1", "w2"},
    ]


def test_a_copy_of_a_merged_page_has_both_families_too():
    merged = (*FERRY[:5], *CHOIR[:4])
    found = kin(
        page("a", *FERRY),
        page("a2", *SPUN),
        page("b", *CHOIR),
        page("m", *merged),
        page("n", *merged, "The desk thanks its readers for many letters about both stories."),
    )
    assert [family for family in families(found) if "n" in family] == [
        ("a", "a2", "m", "n"),
        ("b", "m", "n"),
    ]


def test_one_page_of_a_family_with_a_common_notice_is_no_home():
    notice = "The regional desk collects hints about water damage under the number of the old lighthouse."
    heap = [page(f"c{number}", *CHOIR[: 8 - number]) for number in range(4)]
    heap.append(page("c9", *CHOIR[:5], notice, notice.replace("water", "storm")))
    found = by_root(*heap, page("a", *FERRY), page("m", *FERRY[:4], notice, notice.replace("water", "storm")))
    assert [one.documents for one in found if "m" in one.documents] == [("a", "m")]


def test_guests_are_merged_and_merged_are_members():
    for one in by_root(page("a", *FERRY), page("b", *CHOIR), page("m", *FERRY[:5], *CHOIR[:5])):
        assert set(one.guests) <= set(one.merged) <= set(one.documents)
