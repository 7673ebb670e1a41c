"""The example corpus, read once for all golden tests."""

import pytest

import firsthand
from firsthand import example
from tests.golden.matching import Book


@pytest.fixture(scope="session")
def book() -> Book:
    """The dossier of the example corpus, ready to be asked."""
    return Book(firsthand.read(firsthand.pages([str(example.pages())])))
