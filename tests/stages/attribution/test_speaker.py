import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.entity import Entity, Role
from firsthand.model.span import Span
from firsthand.stages.attribution import speakers


def said(page, source, content, cue="said", **more):
    text = page.text
    at = lambda words: Span(page.id, text.index(words), text.index(words) + len(words))  # noqa: E731
    return Attribution(
        id="a-" + content[:12], doc=page.id, source=(at(source),) if source else (), cue=(at(cue),), content=(at(content),),
        kind="indirect", **more,
    )  # fmt: skip


def entity(name, kind, page, *mentions):
    spans = tuple(Span(page.id, page.text.index(m), page.text.index(m) + len(m)) for m in mentions)
    return Entity(id="n-" + name, name=name, kind=kind, mentions=spans, documents=(page.id,))


def test_the_person_and_not_the_palace(page):
    one = page("Lorn palace spokesman Ivo Bray said the port was shut.")
    found = speakers(
        [said(one, "Lorn palace spokesman Ivo Bray", "the port was shut")],
        [entity("Lorn", "place", one, "Lorn"), entity("Ivo Bray", "person", one, "Ivo Bray")],
        {one.id: one},
    )
    assert (found[0].speaker, found[0].speaker_entity) == ("Ivo Bray", "n-Ivo Bray")


def test_the_one_in_apposition(page):
    one = page("The union’s envoy in Lorn, Ivo Bray, said the port was shut.")
    found = speakers(
        [said(one, "The union’s envoy in Lorn, Ivo Bray", "the port was shut", anonymity="named")],
        [entity("Lorn", "place", one, "Lorn"), entity("Ivo Bray", "person", one, "Ivo Bray")],
        {one.id: one},
    )
    assert found[0].speaker == "Ivo Bray"


def test_an_unnamed_official_is_not_the_country(page):
    one = page("A senior Lornian official said the port was shut.")
    found = speakers(
        [
            said(
                one,
                "A senior Lornian official",
                "the port was shut",
                anonymous=True,
                anonymity="described_person",
            )
        ],
        [entity("Lorn", "government", one, "Lornian")],
        {one.id: one},
    )
    assert (found[0].speaker, found[0].speaker_entity, found[0].anonymous) == (
        "a senior Lornian official",
        None,
        True,
    )


def test_nobody_is_nobody(page):
    one = page("The port said was shut.")
    assert speakers([said(one, "", "was shut")], [], {one.id: one})[0].speaker is None


def test_where_a_person_works_does_not_speak(page):
    one = page("Ivo Bray of the Harbour Institute said the port was shut.")
    found = speakers(
        [said(one, "Ivo Bray of the Harbour Institute", "the port was shut")],
        [
            entity("Harbour Institute", "organisation", one, "Harbour Institute"),
            entity("Ivo Bray", "person", one, "Ivo Bray"),
        ],
        {one.id: one},
    )
    assert found[0].speaker == "Ivo Bray"


def test_two_speakers_are_no_single_one(page):
    one = page("Ivo Bray and Ann Lee said the port was shut.")
    found = speakers(
        [said(one, "Ivo Bray and Ann Lee", "the port was shut")],
        [entity("Ann Lee", "person", one, "Ann Lee"), entity("Ivo Bray", "person", one, "Ivo Bray")],
        {one.id: one},
    )
    assert (found[0].speaker, found[0].speaker_entity) == ("Ivo Bray and Ann Lee", None)


def test_a_long_description_ends_at_its_clause(page):
    one = page("The official, who asked for cover, said the port was shut.")
    found = speakers(
        [
            said(
                one,
                "The official, who asked for cover",
                "the port was shut",
                anonymous=True,
                anonymity="described_person",
            )
        ],
        [],
        {one.id: one},
    )
    assert found[0].speaker == "the official"


def test_a_pronoun_is_the_person_before(page):
    one = page("Ivo Bray said the port was shut. He said the boats had left.")
    second = Attribution(
        id="a-2", doc=one.id, source=(Span(one.id, 33, 35),), cue=(Span(one.id, 36, 40),),
        content=(Span(one.id, 41, 59),), kind="indirect",
    )  # fmt: skip
    found = speakers(
        [said(one, "Ivo Bray", "the port was shut"), second],
        [entity("Ivo Bray", "person", one, "Ivo Bray")],
        {one.id: one},
    )
    assert [one.speaker for one in found] == ["Ivo Bray", "Ivo Bray"]


def test_a_title_with_of_before_a_name_is_still_his(page):
    one = page("Secretary of State Ivo Bray said the port was shut.")
    role = Role(title="Secretary of State", date=None, span=Span(one.id, 0, 18))
    bray = msgspec.structs.replace(entity("Ivo Bray", "person", one, "Ivo Bray"), roles=(role,))
    found = speakers([said(one, "Secretary of State Ivo Bray", "the port was shut")], [bray], {one.id: one})
    assert found[0].speaker == "Ivo Bray"


def test_the_president_of_a_spokesman_does_not_speak(page):
    one = page("A spokesman for President Ivo Bray said the port was shut.")
    role = Role(title="President", date=None, span=Span(one.id, 16, 25))
    bray = msgspec.structs.replace(entity("Ivo Bray", "person", one, "Ivo Bray"), roles=(role,))
    found = speakers(
        [said(one, "A spokesman for President Ivo Bray", "the port was shut", anonymity="office")],
        [bray],
        {one.id: one},
    )
    assert found[0].speaker_entity is None


def test_two_bodies_that_speak_together_are_neither_alone(page):
    one = page("The Harbour Council and the Mill Board said the port was shut.")
    found = speakers(
        [said(one, "The Harbour Council and the Mill Board", "the port was shut")],
        [
            entity("Harbour Council", "organisation", one, "Harbour Council"),
            entity("Mill Board", "organisation", one, "Mill Board"),
        ],
        {one.id: one},
    )
    assert found[0].speaker_entity is None
    assert "Harbour Council and the Mill Board" in found[0].speaker


def test_somebody_described_is_not_named(page):
    one = page("A minister said the port was shut.")
    found = speakers(
        [said(one, "A minister", "the port was shut", anonymity="described_person", anonymous=True)],
        [entity("minister", "person", one, "minister")],
        {one.id: one},
    )
    assert (found[0].speaker, found[0].anonymity) == ("a minister", "described_person")


def test_he_after_a_relative_spoke_is_the_relative(page):
    one = page("Ivo Bray's brother said the port was shut. He added that it was full.")
    found = speakers(
        [
            said(one, "Ivo Bray's brother", "the port was shut", anonymity="named"),
            said(one, "He", "that it was full", cue="added"),
        ],
        [entity("Ivo Bray", "person", one, "He")],
        {one.id: one},
    )
    assert found[1].speaker == "Ivo Bray's brother"


def test_she_is_not_two_who_spoke_together(page):
    one = page("Ivo Bray and Ann Lee said the port was shut. She added that it was full.")
    found = speakers(
        [
            said(one, "Ivo Bray and Ann Lee", "the port was shut"),
            said(one, "She", "that it was full", cue="added"),
        ],
        [entity("Ivo Bray", "person", one, "Ivo Bray"), entity("Ann Lee", "person", one, "Ann Lee")],
        {one.id: one},
    )
    assert found[1].speaker == "an unnamed person"


def test_a_surname_that_is_a_place_is_the_person_named_before(page):
    one = page("Ellen London said the safe was bare. London denied that it was hers.")
    start = one.text.index("London denied")
    at = Span(one.id, start, start + len("London"))
    row = msgspec.structs.replace(said(one, "Ellen London", "that it was hers", cue="denied"), source=(at,))
    capital = Entity(id="n-uk", name="United Kingdom", kind="government", mentions=(at,), documents=(one.id,))
    people = [capital, entity("Ellen London", "person", one, "Ellen London")]
    assert speakers([row], people, {one.id: one})[0].speaker == "Ellen London"


def test_a_capital_is_no_person_where_nobody_bears_its_name(page):
    one = page("London denied that the safe was bare.")
    at = Span(one.id, 0, 6)
    row = msgspec.structs.replace(said(one, "London", "that the safe was bare", cue="denied"), source=(at,))
    capital = Entity(id="n-uk", name="United Kingdom", kind="government", mentions=(at,), documents=(one.id,))
    bearer = entity("Ellen London", "person", page("Ellen London slept.", "other"), "Ellen London")
    assert speakers([row], [capital, bearer], {one.id: one})[0].speaker == "United Kingdom"


def test_a_body_in_apposition_speaks_under_its_name(page):
    one = page("The ferry's owner, Brightwater Lines, said it had followed the rules.")
    found = speakers(
        [said(one, "The ferry's owner, Brightwater Lines", "it had followed the rules")],
        [entity("Brightwater Lines", "organisation", one, "Brightwater Lines")],
        {one.id: one},
    )
    assert found[0].speaker == "Brightwater Lines"
