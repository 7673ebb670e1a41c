"""The tutorial shows what its commands really print."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "tutorial.md").read_text("utf-8")

SHOWN = {
    "copies": ("copies", "--doc", "World Ticker"),
    "trace": ("trace", "Velmaria approved Ferrant"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_block_is_the_output_of_its_command(ask, name):
    block = PAGE.partition(f"<!-- output: {name} -->")[2].partition("<!-- end -->")[0].strip()
    command, *arguments = SHOWN[name]
    assert (
        " ".join((f"firsthand {command}", *(f'"{word}"' if " " in word else word for word in arguments)))
        in PAGE
    )
    assert _unscored(block.removeprefix("```text\n").removesuffix("\n```")) == _unscored(
        ask(command, *arguments, columns=80).stdout.rstrip()
    )


def _unscored(text):
    """Scores move with every model; what the tree looks like does not."""
    return re.sub(r"\b[01]\.\d\d\b", "0.00", text)
