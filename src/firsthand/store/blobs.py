"""The raw bytes of pages, by hash, compressed, in a folder beside the rows.

A file is written under another name, forced to the disk and renamed: it is there whole or not at all. Bytes
are written before the row that names them is committed, so a kill leaves at worst a file without a row, which
`Blobs.collect` removes.
"""

import gzip
import hashlib
import os
import secrets
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from firsthand.errors import StoreError

__all__ = ["Blobs", "hash_of"]

_SUFFIX = ".gz"
_PART = ".part"


def hash_of(raw: bytes) -> str:
    """The name of `raw`: SHA-256 in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


class Blobs:
    """A folder of gzip files named by the hash of what they hold: ``ab/ab12....gz``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, raw: bytes) -> str:
        """Keep `raw` and give its hash; what is there already, whole, is not written again.

        Raises:
            OSError: when the disk refuses.
        """
        name = hash_of(raw)
        target = self._file(name)
        with suppress(StoreError):
            self.get(name)
            return name
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{name}.{secrets.token_hex(4)}{_PART}")
        try:
            with part.open("wb") as stream:
                stream.write(gzip.compress(raw, compresslevel=6, mtime=0))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _settle(target.parent)
        return name

    def get(self, name: str) -> bytes:
        """The bytes with hash `name`.

        Raises:
            StoreError: when they are not there, or are not the ones that were written.
        """
        file = self._file(name)
        try:
            raw = gzip.decompress(file.read_bytes())
        except FileNotFoundError as error:
            raise StoreError(
                f"the raw page {name[:12]} is missing ({file}): put the folder {self.folder} back from a "
                "copy, or name it with --pages"
            ) from error
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise StoreError(_damaged(file, name)) from error
        if hash_of(raw) != name:
            raise StoreError(_damaged(file, name))
        return raw

    def has(self, name: str) -> bool:
        """Whether the bytes with hash `name` are here."""
        return self._file(name).exists()

    def drop(self, name: str) -> None:
        """Remove the bytes with hash `name`; nothing happens when they are not here."""
        self._file(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The hashes of all that is here, in order."""
        for file in sorted(self.folder.glob(f"??/*{_SUFFIX}")):
            yield file.name.removesuffix(_SUFFIX)

    def collect(self, known: Collection[str]) -> int:
        """Remove what no row names (`known`: the hashes of rows) and the unfinished; how many.

        Only the one writer may call this: another one's bytes may still wait for their row.
        """
        gone = [self._file(name) for name in self.names() if name not in known]
        gone.extend(sorted(self.folder.glob(f"??/*{_PART}")))
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def _file(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}{_SUFFIX}"


def _damaged(file: Path, name: str) -> str:
    return f"the raw page {name[:12]} is damaged ({file}): put it back from a copy, or add the page again"


def _settle(folder: Path) -> None:
    """Force the new name of a file to the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
