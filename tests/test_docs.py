"""The documents say what the program does: references are fresh, and the README shows real output."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.cli.summary import as_text

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def shown(name):
    block = README.partition(f"<!-- output: {name} -->")[2].partition("<!-- end -->")[0]
    return block.strip().removeprefix("```text\n").removesuffix("\n```")


def test_the_reference_is_fresh():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_shows_what_the_demo_prints(book):
    assert shown("demo") == as_text(book.dossier)


def test_the_readme_shows_what_its_python_prints(book):
    numbers = [change.why for change in book.dossier.drift if change.material and change.type == "number"]
    head = f"{len(book.dossier.documents)} pages, {len(book.dossier.families)} families"
    assert shown("python") == "\n".join([head, *numbers])


def test_the_readme_is_short():
    prose = re.sub(r"<!-- output.*?<!-- end -->|```.*?```", "", README, flags=re.DOTALL)
    assert len(prose.split()) <= 550


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page):
    known = set(
        re.findall(r"^## firsthand (\w+)$", (ROOT / "docs/reference/cli.md").read_text("utf-8"), re.MULTILINE)
    )
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    for command in re.findall(r"^firsthand (\w+)", "\n".join(blocks), re.MULTILINE):
        assert command in known


def test_dependencies_each_have_a_reason():
    named = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=\[ ]", requirement)[0]
        assert f"| {name} |" in named, f"docs/dependencies.md does not say why {name} is there"
