"""A dossier as a folder: written whole or not at all, and read back as the value it was."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec

from firsthand.dossier import jsonl, parquet, report
from firsthand.dossier.codec import texts, to_row
from firsthand.dossier.markdown import markdown
from firsthand.dossier.summary import summary
from firsthand.errors import DossierError
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.page import Refused
from firsthand.model.story import Brief

__all__ = ["FILES", "Format", "load", "write"]

Format = Literal["jsonl", "parquet"]

_FORMATS: dict[str, ModuleType] = {"jsonl": jsonl, "parquet": parquet}

FILES: tuple[str, ...] = tuple(
    sorted(
        [f"{name}{kind.SUFFIX}" for name in TABLES for kind in _FORMATS.values()]
        + ["briefs.json", "brief.md", "report.html", "run.json"]
    )
)
"""Every file that a dossier may consist of; with ``force`` these are replaced and nothing else is touched."""


class _Run(msgspec.Struct, frozen=True):
    """The part of ``run.json`` that belongs to the dossier itself."""

    notes: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def write(
    dossier: Dossier,
    out: Path,
    manifest: Mapping[str, Any],
    *,
    fmt: Format = "jsonl",
    force: bool = False,
) -> None:
    """Write `dossier` into the folder `out`, with `manifest` (version, options, timings) in ``run.json``.

    All is written beside `out` first and moved there when complete, so a failure leaves `out` as it was.

    Raises:
        DossierError: when `out` holds files and `force` is not given, or the disk refuses.
    """
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise DossierError(f"{out} is a file: name a folder that is new or empty")
    if fmt not in _FORMATS:
        raise DossierError(f"there is no format {fmt!r}: use one of {', '.join(_FORMATS)}")
    with _said(out):
        if out.is_dir() and not force and any(out.iterdir()):
            raise DossierError(
                f"{out} exists and is not empty: nothing was written; name another folder, or use --force "
                "to replace the dossier in it (other files in it stay)"
            )
        with _beside(out) as scratch:
            _fill(dossier, scratch, manifest, _FORMATS[fmt])
            _move(scratch, out)


def load(path: Path | str) -> Dossier:
    """The dossier in the folder `path`, of either format.

    Raises:
        DossierError: when there is none, a table is missing, or one is damaged.
    """
    path = Path(path)
    kind = next((kind for kind in _FORMATS.values() if (path / f"documents{kind.SUFFIX}").is_file()), None)
    if kind is None:
        raise DossierError(f"{path} holds no dossier (no documents.jsonl): make one with firsthand read")
    tables = {}
    for name, row in TABLES.items():
        file = path / f"{name}{kind.SUFFIX}"
        if not file.is_file():
            raise DossierError(f"{file} is missing: write the dossier again with firsthand read --force")
        tables[name] = kind.read_table(file, row)
    run = _decoded(path / "run.json", _Run)
    briefs = _decoded(path / "briefs.json", tuple[Brief, ...])
    return Dossier(**tables, briefs=briefs, refused=run.refused, notes=run.notes)


def _fill(dossier: Dossier, folder: Path, manifest: Mapping[str, Any], kind: ModuleType) -> None:
    words = texts(dossier)
    for name, row in TABLES.items():
        values = sorted(getattr(dossier, name), key=_key)
        kind.write_table([to_row(value, words) for value in values], folder / f"{name}{kind.SUFFIX}", row)
    briefs = [to_row(brief, words) for brief in dossier.briefs]
    run = {
        **manifest,
        "counts": msgspec.to_builtins(summary(dossier)),
        "notes": list(dossier.notes),
        "refused": msgspec.to_builtins(dossier.refused),
    }
    (folder / "briefs.json").write_bytes(_pretty(briefs))
    (folder / "run.json").write_bytes(_pretty(run))
    (folder / "brief.md").write_text(markdown(dossier), encoding="utf-8")
    (folder / "report.html").write_text(report.render(dossier, manifest), encoding="utf-8")


def _key(value: Any) -> str:
    return str(value.old if hasattr(value, "old") else value.id)


def _pretty(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _decoded(file: Path, kind: Any) -> Any:
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise DossierError(
            f"{file} is missing: write the dossier again with firsthand read --force"
        ) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise DossierError(f"{file}: {error}: write the dossier again with firsthand read --force") from error


@contextmanager
def _said(out: Path) -> Iterator[None]:
    """Turn what the disk says into what to do."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        advice = "free some space" if full else "choose a folder that you may write to"
        reason = "the disk is full" if full else (error.strerror or str(error))
        raise DossierError(
            f"cannot write the dossier to {out}: {reason}; nothing was changed: {advice}"
        ) from error


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A new folder next to `out`, gone afterwards unless it was moved."""
    out.parent.mkdir(parents=True, exist_ok=True)
    scratch = out.parent / f".{out.name}.{secrets.token_hex(4)}.part"
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _move(scratch: Path, out: Path) -> None:
    """Put the complete files in place; each is replaced in one step, files of an older dossier go."""
    if not out.exists():
        scratch.rename(out)
        return
    made = sorted(file.name for file in scratch.iterdir())
    for name in made:
        (scratch / name).replace(out / name)
    for name in FILES:
        if name not in made:
            (out / name).unlink(missing_ok=True)
