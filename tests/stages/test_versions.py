from firsthand.model.document import Document
from firsthand.stages.versions import versions


def page(name, address, published=None, path="p", text="Fog."):
    return Document(id=name, path_or_url=address, published=published, paths=(path,), text=text)


def test_equal_pages_are_one_document_whatever_came_with_them_and_in_whatever_order():
    a = page("x", "fog.txt", "2031-02-01", "a")
    b = page("x", "fog.txt", "2031-01-01", "b")
    assert versions([a, b]) == versions([b, a])
    (one,) = versions([a, b])
    assert (one.published, one.paths) == ("2031-01-01", ("a", "b"))


def test_a_later_page_at_one_url_is_a_version_of_the_earlier_one():
    url = "https://tern.example/fog"
    old, new = page("2", url, "2031-01-01"), page("1", url, "2031-01-02")
    assert [document.version_of for document in versions([new, old])] == ["2", None]


def test_equal_file_names_are_no_versions():
    assert all(
        document.version_of is None for document in versions([page("1", "i.html"), page("2", "i.html")])
    )
