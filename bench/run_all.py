"""Run every bench, write RESULTS.md, and hold the scores against the floors.

    python bench/run_all.py [--shared ../shared/bench] [--only copies,lines]

Each bench prints one table and one last line of JSON; a bench whose data is absent says so and is left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared" / "bench"
OWN = frozenset({"brief", "growth", "speakers", "speed", "store", "utterances"})
"""Benches on data of our own, or on that of other benches, which they find themselves."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=DEFAULT, help="folder with the data of each bench")
    parser.add_argument("--only", default="", help="some benches, with commas between")
    parser.add_argument("--no-write", action="store_true", help="leave RESULTS.md as it is")
    options = parser.parse_args()
    wanted = {name for name in options.only.split(",") if name}
    found: dict[str, dict] = {}
    parts = ["# Results\n", "Made by `make bench`: our figures beside the peers', on the developers' data.\n"]
    for script in sorted(HERE.glob("*/run.py")):
        name = script.parent.name
        if wanted and name not in wanted:
            continue
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory() as out:
            data = [] if name in OWN else ["--data", str(options.shared / name)]
            command = [sys.executable, str(script), "--out", out, *data]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        printed = done.stdout.replace(out, "OUT")
        print(printed, end="")
        if done.returncode:
            print(done.stderr, end="")
            print(f"{name}: failed with exit code {done.returncode}")
            found[name] = {"failed": done.returncode}
            continue
        *table, last = printed.strip().splitlines()
        found[name] = json.loads(last)
        parts.append(f"## {name}\n\n```\n" + "\n".join(table) + "\n```\n")
    if not options.no_write and not wanted:
        (HERE / "RESULTS.md").write_text("\n".join(parts), encoding="utf-8")
    return gate(found)


def _value(scores: dict, name: str) -> float | None:
    """The score of that name; "date.f1" may also stand as f1 under date."""
    if name in scores or "." not in name:
        return scores.get(name)
    head, _, rest = name.partition(".")
    return _value(scores.get(head, {}), rest)


def gate(found: dict[str, dict]) -> int:
    """1 when a bench failed or a score fell below its floor by more than the stated noise."""
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    bad = [f"{name} failed" for name, result in found.items() if "failed" in result]
    for name, scores in floors.items():
        result = found.get(name, {})
        for score, floor in scores.items():
            value = _value(result.get("scores", {}), score)
            if value is not None and value < floor["value"] - floor["noise"]:
                bad.append(f"{name} {score} {value} is under its floor {floor['value']} +- {floor['noise']}")
    for line in bad:
        print(f"floor: {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
