import pytest


def sets(found):
    return sorted(tuple(doc.rstrip("0") for doc in story.documents) for story in found)


def test_pages_about_one_matter_are_one_story_and_another_page_is_not(make, bridge):
    one, two, other = (
        make.document(name, text * 2) for name, text in zip(("a", "b", "c"), bridge, strict=True)
    )
    assert sets(make.told(make.heap(one, two, other), make.kinship())) == [("a", "b"), ("c",)]


def test_a_story_may_last_for_years_but_an_episode_may_not(make, bridge):
    one, two = make.document("a", bridge[0], "2021-03-01"), make.document("b", bridge[0], "2023-03-01")
    (story,) = make.told(make.heap(one, two), make.kinship())
    assert (story.first, story.last) == ("2021-03-01", "2023-03-01")
    assert [episode.first for episode in story.episodes] == ["2021-03-01", "2023-03-01"]


def test_copies_stay_together_whatever_their_words_and_dates(make, bridge):
    root = make.document("a", bridge[0], "2021-03-01")
    copy = make.document("b", bridge[2], "2023-03-01")
    (story,) = make.told(make.heap(root, copy), make.kinship([(root, copy)]))
    assert len(story.episodes) == 1
    assert (story.first, story.last) == ("2021-03-01", "2021-03-01"), "a late copy tells nothing new"


def test_a_merged_page_goes_with_its_larger_part_and_welds_nothing(make, bridge):
    first = make.document("a", bridge[0] * 3)
    second = make.document("b", bridge[2])
    merged = make.document("m", bridge[0] * 3 + bridge[2])
    cut = len(bridge[0]) * 3
    copies = (make.copy(merged, first, 0, cut), make.copy(merged, second, cut, len(merged.text)))
    kinship = make.kinship([(first, merged), (second, merged)], copies)
    assert sets(make.told(make.heap(first, second, merged), kinship)) == [("a", "m"), ("b",)]


def test_names_bring_pages_together_that_use_other_words(make):
    one = make.document("a", "Ilka Torvane opened the sluice at dawn while gulls circled.")
    two = make.document("b", "Critics mocked the speech that Ilka Torvane gave in parliament.")
    three = make.document("c", "Bakers praised a rye loaf from the valley.")
    heap = make.heap(one, two, three)
    found = make.told(heap, make.kinship(), (make.named("Ilka Torvane", one, two),))
    assert sets(found) == [("a", "b"), ("c",)]
    assert "Ilka Torvane (2 pages)" in next(s.why for s in found if len(s.documents) == 2)


def test_the_title_comes_from_a_report_of_its_own(make, bridge):
    root = make.document("a", bridge[0], title="Rust found in the eastern pylon: swing bridge closed")
    spun = make.document(
        "b", bridge[0], title="Corrosion discovered inside the pylon of the bridge", machine_written=True
    )
    bare = make.document("c", bridge[1])
    (story,) = make.told(make.heap(spun, bare, root), make.kinship())
    assert story.title == root.title


def test_without_any_headline_the_title_is_the_beginning_of_the_text(make, bridge):
    (story,) = make.told(make.heap(make.document("a", bridge[0])), make.kinship())
    assert story.title.startswith("The harbour council of Ostrey closed")


def test_a_page_in_another_language_is_found_by_the_names_it_shares(make):
    english = make.document("a", "Torvane closed the port of Lissmark after Kestria sent tugs to Lissmark.")
    german = make.document(
        "b", "Torvane droht Kestria wegen der Blockade von Lissmark mit Kosten.", language="de"
    )
    (story,) = make.told(make.heap(english, german), make.kinship())
    assert len(story.documents) == 2


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_pages_changes_nothing_and_every_page_has_one_story(make, bridge, turn):
    pages = [
        make.document(f"{number}", bridge[number % 3] * 2, f"2024-01-0{number + 1}") for number in range(7)
    ]
    found = make.told(make.heap(*pages[::turn]), make.kinship())
    assert found == make.told(make.heap(*pages), make.kinship())
    assert sorted(doc for story in found for doc in story.documents) == sorted(page.id for page in pages)
    assert all(sorted(d for e in s.episodes for d in e.documents) == list(s.documents) for s in found)


def test_no_pages_have_no_stories(make):
    assert make.told({}, make.kinship()) == ()
