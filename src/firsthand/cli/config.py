"""Settings from the environment and from files, as if they had been typed.

The nearest word counts: a flag, then ``FIRSTHAND_COMMAND_OPTION`` and ``FIRSTHAND_OPTION``, then
``firsthand.toml`` in this folder or one above, then the user's own ``config.toml``.
"""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from firsthand.errors import OptionError

__all__ = ["FILE", "defaults", "here"]

FILE = "firsthand.toml"
"""The file with a project's settings: options of every command at the top, of one command in its table."""

_PREFIX = "FIRSTHAND"
_PATHS = {"DIR", "FILE", "PLACE"}


def defaults(
    commands: Mapping[str, Any], given: str, here: Path, environment: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """For each command the values of its options that the environment and files set, by parameter name.

    `given` is a file named by the user, which stands in for the one that is looked for from `here` upwards.

    Raises:
        OptionError: when a file is missing, is no TOML, or sets what no command has; the text names the file.
    """
    options = {name: _options(command) for name, command in commands.items()}
    found: dict[str, dict[str, Any]] = {name: {} for name in commands}
    for file in _files(given, here, environment):
        for name, values in _of_file(file, options).items():
            found[name].update(values)
    for name, known in options.items():
        found[name].update(_of_environment(name, known, environment))
    return {name: values for name, values in found.items() if values}


def _options(command: Any) -> dict[str, Any]:
    """The options of `command` by their long names without dashes."""
    return {
        opt.removeprefix("--"): parameter
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.name != "help"
        for opt in parameter.opts
        if opt.startswith("--")
    }


def _files(given: str, here: Path, environment: Mapping[str, str]) -> list[Path]:
    """The files that count, the weakest first."""
    base = environment.get("XDG_CONFIG_HOME") or str(
        Path(environment.get("HOME") or "~").expanduser() / ".config"
    )
    own = Path(base) / "firsthand" / "config.toml"
    found = [own] if own.is_file() else []
    if given:
        if not Path(given).is_file():
            raise OptionError(f"there is no file {given}: check --config, or leave it out")
        return [*found, Path(given)]
    near = next((file for folder in (here, *here.parents) if (file := folder / FILE).is_file()), None)
    return [*found, near] if near else found


def _of_file(file: Path, options: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    try:
        settings = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise OptionError(f"{file} cannot be read as settings ({error}): mend it or move it away") from error
    found: dict[str, dict[str, Any]] = {name: {} for name in options}
    for key, value in settings.items():
        if isinstance(value, dict):
            _check(file, key, options, "command")
            for option, inner in value.items():
                _check(file, option, options[key], f"setting of [{key}]")
                found[key][options[key][option].name] = _value(file, option, inner, options[key][option])
            continue
        holders = [name for name, known in options.items() if key in known]
        _check(file, key, {one: None for known in options.values() for one in known}, "setting")
        for name in holders:
            found[name].setdefault(options[name][key].name, _value(file, key, value, options[name][key]))
    return found


def _check(file: Path, key: str, known: Mapping[str, Any], what: str) -> None:
    if key in known:
        return
    near = get_close_matches(key, list(known), 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
    raise OptionError(f"{file}: {key} is no {what}: {hint}")


def _value(file: Path, key: str, value: Any, option: Any) -> Any:
    """`value` as click takes it; relative paths are meant from the folder of `file`."""
    if isinstance(value, list) != bool(option.multiple):
        wanted = "a list" if option.multiple else "one value"
        raise OptionError(f"{file}: {key} takes {wanted}")
    if option.metavar not in _PATHS and not isinstance(option.default, Path):
        return value
    return [_near(file, one) for one in value] if isinstance(value, list) else _near(file, value)


def _near(file: Path, value: Any) -> Any:
    if not isinstance(value, str) or not value or "://" in value:
        return value
    slash = "/" if value.endswith("/") else ""  # a folder still to be made
    return f"{file.parent / Path(value).expanduser()}{slash}"


def _of_environment(command: str, known: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for option, parameter in known.items():
        for name in (f"{_PREFIX}_{command}_{option}", f"{_PREFIX}_{option}"):
            text = environment.get(name.upper().replace("-", "_"))
            if text is not None:
                found[parameter.name] = text.split() if parameter.multiple else text
                break
    return found


def here() -> Path:
    """The folder in which the program runs; the root where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)
