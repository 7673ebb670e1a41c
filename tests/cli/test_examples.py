"""Every example in ``--help`` runs over the example corpus and says something."""

import re
import shlex

import pytest

from firsthand.cli import app
from firsthand.lexicon.templates import template_text

LINES = [
    line.strip()
    for command in app.registered_commands
    for line in (command.epilog or "").splitlines()
    if line.strip().startswith("firsthand ")
    and command.callback.__name__ not in {"add", "demo", "forget", "read", "watch"}
]


def test_every_command_has_an_example():
    assert all("firsthand " in command.epilog for command in app.registered_commands)
    assert len(LINES) > 20


FILES = {
    "outlets.csv": "outlet,letter\nMeridian Wire,B\n",
    "names.csv": "name\nEdda Torvane\n",
    "ours.toml": template_text("newsroom"),
}
"""What the examples take along."""


@pytest.mark.parametrize("line", LINES)
def test_an_example_runs_and_says_something(ask, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    alone = re.split(r" (?:\||\|\||>) ", line)[0]
    _, command, *arguments = shlex.split(alone)
    done = ask(command, *arguments)
    assert done.exit_code in ({0, 3} if command == "check" else {0}), done.stderr
    assert done.stdout or done.stderr
