from firsthand.model.entity import Mention
from firsthand.model.span import Span
from firsthand.stages.stories import alone, likeness


def mention(document, words, cluster=0, kind="name", entity_kind="person", name=None):
    start = document.text.index(words)
    span = Span(document.id, start, start + len(words))
    return Mention(span=span, kind=kind, entity_kind=entity_kind, name=name or words, cluster=cluster)


def test_a_person_goes_by_the_surname(make):
    one = make.document("a", "Dr. Ilka Torvane spoke.")
    two = make.document("b", "Torvane left.")
    first = alone(one, [mention(one, "Dr. Ilka Torvane")])
    second = alone(two, [mention(two, "Torvane")])
    assert "n torvane" in first
    assert "n torvane" in second
    assert likeness(first, second) > likeness(alone(one, []), alone(two, []))


def test_what_is_only_described_is_no_name(make):
    page = make.document("a", "The envoy spoke. He left.")
    found = alone(page, [mention(page, "The envoy", kind="description"), mention(page, "He", kind="pronoun")])
    assert not [key for key in found if key.startswith("n ")]


def test_names_in_a_part_from_elsewhere_do_not_count(make):
    page = make.document("a", "Ilka Torvane spoke. Marn Quill baked.")
    named = [mention(page, "Ilka Torvane", 0), mention(page, "Marn Quill", 1)]
    found = alone(page, named, (Span(page.id, 20, len(page.text)),))
    assert "n torvane" in found
    assert "n quill" not in found
    assert "baked" not in found


def test_a_page_without_words_has_no_vector(make):
    assert alone(make.document("a", "..."), []) == {}
