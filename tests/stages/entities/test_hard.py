"""Hard names: people named like places, titles without a name, forty namesakes."""

FIRST = (
    "Ada Bruno Clara Dario Edith Felix Greta Hugo Irene Jonas Karin Lukas Marta Nils Olga Pavel Rosa Simon Tilda Ulrich "
    "Anton Boris Celia Dmitri Elena Fabian Gloria Henrik Isabel Julius Klara Leonid Miriam Norbert Oskar Paula Robert Sonia Theo Vera"
).split()


def people(entities):
    return {entity.name: entity for entity in entities if entity.kind == "person"}


def test_a_person_named_like_a_place_is_a_person_and_the_place_a_place(heap):
    found, _, _ = heap(
        "Senator Paris Holt flew to Paris on Monday. Senator Holt met the mayor of Paris. “It rained,” Holt said."
    )
    assert "Paris Holt" in people(found)
    assert {entity.kind for entity in found if entity.name == "Paris"} <= {"place", "government"}


def test_a_title_without_a_name_names_nobody(heap):
    found, mentions, _ = heap("The prime minister spoke. The Foreign Minister did not. A spokesman said so.")
    assert people(found).keys() <= {"prime minister", "Foreign Minister", "spokesman"}
    for each in (one for page in mentions.values() for one in page):
        assert each.kind != "name" or each.entity_kind != "person"


def test_forty_of_one_surname_stay_forty(heap):
    pages = [
        f"{first} Tamsin, a farmer, met {second} Tamsin, a pilot."
        for first, second in zip(FIRST, FIRST[::-1], strict=True)
    ]
    found, _, _ = heap(*pages)
    named = [entity for entity in found if entity.name.endswith("Tamsin")]
    assert {entity.name for entity in named} == {f"{first} Tamsin" for first in FIRST}
    assert all(len(entity.documents) <= 2 for entity in named)


def test_a_bare_surname_among_many_namesakes_is_given_to_none_of_them(heap):
    pages = [f"{first} Tamsin, a farmer, spoke at the market." for first in FIRST]
    found, _, ids = heap(*pages, "Tamsin left the harbour on Monday, police said.")
    last = max(ids)
    named = [entity for entity in found if entity.name.endswith(" Tamsin")]
    assert len(named) == len(FIRST)
    assert not [entity.name for entity in named if last in entity.documents]
