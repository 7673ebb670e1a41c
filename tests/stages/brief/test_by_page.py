from firsthand.stages.brief.by_page import ByPage


def test_each_story_sees_its_own_rows_once_and_in_their_order():
    rows = ByPage(["b a", "c", "a c", ""], str.split)
    assert rows.on(["c", "a"]) == ("b a", "c", "a c")
    assert rows.on(["b", "unknown"]) == ("b a",)
    assert rows.on([]) == ()
