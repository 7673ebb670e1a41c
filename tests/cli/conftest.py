"""The example corpus as a dossier on disk, and the command line to ask it with."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import firsthand
from firsthand.cli import app


@pytest.fixture(scope="session")
def corpus(book, tmp_path_factory) -> Path:
    """The folder of the example corpus's dossier."""
    folder = tmp_path_factory.mktemp("corpus") / "dossier"
    firsthand.write(book.dossier, folder, {"version": firsthand.__version__})
    return folder


@pytest.fixture
def ask(corpus):
    """`ask("drift", "--possible")` runs a command over the example corpus within this process."""

    def run(command, *arguments, columns=100, **env):
        given = [command, "--dossier", str(corpus), *map(str, arguments)]
        return CliRunner().invoke(app, given, env={"COLUMNS": str(columns), **env})

    return run


@pytest.fixture
def program(corpus):
    """`program("drift", "--possible")` runs the real program over the example corpus, in a pipe."""

    def run(command, *arguments, **more):
        asked = [sys.executable, "-m", "firsthand", command, "--dossier", corpus, *map(str, arguments)]
        return subprocess.run(asked, capture_output=True, text=True, check=False, **more)

    return run
