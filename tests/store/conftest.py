"""Stores to test with: a SQLite file, or a schema of its own in a real PostgreSQL."""

import os
import secrets

import pytest

from tests.postgres import MissingError, server


@pytest.fixture(scope="session")
def postgres():
    """The address of a real PostgreSQL; without one the test is skipped, or fails where CI is set."""
    try:
        with server() as url:
            yield url
    except MissingError as error:
        if os.environ.get("CI", "").casefold() in {"1", "true"}:
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """What ``--store`` would be given, new for each test: once a file, once a schema."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    url = request.getfixturevalue("postgres")
    return f"{url}{'&' if '?' in url else '?'}schema=t{secrets.token_hex(6)}"
