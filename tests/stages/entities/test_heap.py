def named(entities):
    return {entity.name: entity for entity in entities}


def test_a_surname_joins_the_full_name_of_another_page_that_shares_its_company(heap):
    entities, _, _ = heap(
        "National Security Adviser Jake Corran met envoy Ada Quillan. Hale Birrin and the Tessick Institute objected.",
        "Corran told Ada Quillan that Hale Birrin was wrong. Corran left.",
    )
    assert len(named(entities)["Jake Corran"].documents) == 2


def test_a_surname_in_a_page_about_something_else_stays_alone(heap):
    entities, _, _ = heap(
        "National Security Adviser Jake Corran met envoy Ada Quillan.",
        "Corran scored twice for Westhaven on Sunday. Coach Pell Druin praised Corran.",
    )
    assert len(named(entities)["Jake Corran"].documents) == 1


def test_two_people_with_one_surname_are_kept_apart(heap):
    entities, _, _ = heap(
        "Mayor Orla Tamsin opened the bridge. Ada Quillan was there.",
        "Tomas Tamsin, a fisherman, saw the bridge. Ada Quillan was there.",
    )
    assert {"Orla Tamsin", "Tomas Tamsin"} <= named(entities).keys()


def test_roles_of_different_countries_keep_one_name_apart(heap):
    entities, _, _ = heap(
        "French Foreign Minister Luc Armand spoke.", "Canadian Foreign Minister Luc Armand spoke."
    )
    assert sum(entity.name == "Luc Armand" for entity in entities) == 2


def test_a_misspelt_name_meets_the_right_one_where_the_roles_agree(heap):
    entities, _, _ = heap(
        "Rikard Haass, president of the Harbour Council, spoke.",
        "Rikard Haas, president of the Harbour Council, spoke.",
    )
    (person,) = [entity for entity in entities if entity.kind == "person"]
    assert len(person.documents) == 2
    assert person.score < 1


def test_countries_meet_under_all_their_names(heap):
    entities, _, _ = heap(
        "The U.S. objected.", "Washington objected.", "The White House said the United States agreed."
    )
    (country,) = [entity for entity in entities if entity.kind == "government"]
    assert country.name == "United States"
    assert [(key.scheme, key.value) for key in country.identifiers] == [("iso3166-1", "US")]


def test_somebody_described_stays_with_the_page(heap):
    entities, _, _ = heap("A senior Chinese official said so.", "A senior Chinese official said so.")
    assert [e.documents for e in entities if e.kind == "person"].count(()) == 0
    assert sum(entity.kind == "person" for entity in entities) == 2


def test_every_mention_belongs_to_one_entity_and_order_changes_nothing(heap):
    from firsthand.stages.entities import entities as put_together

    texts = (
        "Ada Quillan warned Velmar’s government. Quillan left. She was late. Velmarian officials were in Velmar.",
        "Velmar replied to Ada Quillan. The secretary said nothing.",
        "Edo Varr met Quillan in Tessick.",
    )
    entities, found, pages = heap(*texts)
    spans = [span for entity in entities for span in entity.mentions]
    assert sorted(spans) == sorted(m.span for group in found.values() for m in group)
    assert put_together(dict(reversed(found.items())), dict(reversed(pages.items()))) == entities
    assert [entity.id for entity in entities] == sorted({entity.id for entity in entities})
