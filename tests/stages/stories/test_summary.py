from firsthand.stages.stories import Article, summary

ARTICLES = [
    Article(
        "2024-03-12", ("Velmar closed the strait on Monday.", "Ships waited outside the strait of Velmar.")
    ),
    Article("2024-03-13", ("The strait of Velmar was closed on Monday.", "Bakers sold rye loaves.")),
    Article("2024-03-20", ("Velmar reopened the strait on Tuesday.", "The pilot boats left Velmar first.")),
]


def test_the_day_most_spoken_of_comes_first_and_days_stand_in_order():
    assert [day for day, _ in summary(ARTICLES, 1, 1)] == ["2024-03-11"]
    days = [day for day, _ in summary(ARTICLES, 5, 1)]
    assert days == sorted(days)
    assert "2024-03-19" in days


def test_a_day_has_no_more_sentences_than_asked_for_and_none_twice():
    for _, told in summary(ARTICLES, 4, 2, ("velmar",)):
        assert 0 < len(told) <= 2
        assert len(set(told)) == len(told)


def test_the_order_of_articles_changes_nothing():
    assert summary(ARTICLES[::-1], 3, 2) == summary(ARTICLES, 3, 2)


def test_no_articles_have_no_summary():
    assert summary([], 3, 2) == ()


def test_only_what_lies_between_the_days_asked_for_is_told():
    told = summary(ARTICLES, 9, 1, between=("2024-03-12", "2024-03-19"))
    assert [day for day, _ in told] == ["2024-03-12", "2024-03-13"]
    assert summary(ARTICLES, 9, 1, between=("2023-01-01", "2023-02-01")) == ()


def test_a_full_sentence_tells_a_day_before_a_stump():
    full = (
        "Velmar closed the strait to every grain ship on Monday after its navy had counted forty tankers that "
        "carried fuel for the island under a false flag"
    )
    article = Article("2024-03-11", ("Velmar closed strait.", full, "The strait of Velmar is narrow."))
    assert summary([article], 1, 1) == (("2024-03-11", (full,)),)
