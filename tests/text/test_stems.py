import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.stems import root, singular, stem

ONE_VERB = [
    "deny denies denied denying",
    "make makes made making",
    "stop stops stopped stopping",
    "plan plans planned planning",
    "win wins won winning",
    "agree agrees agreed agreeing",
    "free frees freed",
    "use uses used using",
    "need needs needed needing",
    "pass passes passed passing",
    "tell tells told telling",
    "control controls controlled controlling",
    "cancel cancels cancelled canceled",
    "go goes went going gone",
    "lie lies lied lying",
    "seize seizes seized seizing",
    "rise rises rose risen rising",
    "echo echoes echoed",
    "try tries tried trying",
    "warning warnings warn warned",
    "city cities",
    "woman women",
]
ONE_ROOT = [
    "negotiate negotiated negotiations negotiator negotiators",
    "announce announced announcement announcements",
    "export exports exporter exporters",
    "create created creation",
    "relate relation relations",
    "ship shipped shipment shipments",
    "organise organize organisation organizations",
    "accuse accused accusation",
    "general generally",
]


@pytest.mark.parametrize("forms", ONE_VERB)
def test_inflected_forms_share_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", [*ONE_ROOT, *ONE_VERB])
def test_derived_forms_share_one_root(forms):
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("pass", "past"),
        ("ship", "shop"),
        ("bring", "bred"),
        ("need", "new"),
        ("thing", "this"),
        ("nothing", "note"),
        ("crisis", "cry"),
        ("hundred", "hunt"),
        ("evening", "even"),
        ("sing", "sit"),
        ("export", "import"),
        ("promise", "compromise"),
        ("lead", "leave"),
    ],
)
def test_other_words_stay_apart_at_both_depths(a, b):
    assert stem(a) != stem(b)
    assert root(a) != root(b)


def test_a_stem_keeps_apart_what_only_derivation_joins():
    assert stem("negotiator") != stem("negotiated")
    assert root("negotiator") == root("negotiated")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cities", "city"),
        ("ports", "port"),
        ("crisis", "crisis"),
        ("census", "census"),
        ("pass", "pass"),
        ("gas", "gas"),
        ("denied", "denied"),
    ],
)
def test_singular_takes_plurals_alone(word, expected):
    assert singular(word) == expected


@pytest.mark.parametrize("word", ["", "a", "ss", "1944", "u.s", "%", "don't", "éclairs", "ing", "ed", "ies"])
def test_odd_words_come_back_whole_or_shorter(word):
    for reduced in (singular(word), stem(word), root(word)):
        assert len(reduced) <= len(word)
        assert bool(reduced) == bool(word)


@given(st.text(alphabet="abcdeginorsty", min_size=1, max_size=14))
def test_any_word_keeps_its_first_letters_unless_it_is_irregular(word):
    assert root(word)[:2] == stem(word)[:2]
    assert len(root(word)) <= len(stem(word))
    assert len(root(word)) >= min(len(word), 2)
