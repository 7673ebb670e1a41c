import gzip
import os

import pytest

from firsthand.errors import StoreError
from firsthand.store.blobs import Blobs, hash_of


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "pages")


def test_bytes_come_back_and_lie_compressed_under_their_hash(blobs):
    raw = b"<p>Ships wait.</p>" * 1000
    name = blobs.put(raw)
    assert name == hash_of(raw) == blobs.put(raw)
    assert blobs.get(name) == raw
    (file,) = blobs.folder.rglob("*.gz")
    assert gzip.decompress(file.read_bytes()) == raw
    assert file.stat().st_size < len(raw) / 10
    assert list(blobs.names()) == [name]


def test_a_write_that_fails_leaves_nothing_behind(blobs, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        blobs.put(b"page")
    assert not [path for path in blobs.folder.rglob("*") if path.is_file()]


def test_what_no_row_names_and_what_was_never_finished_is_collected(blobs):
    keep, orphan = blobs.put(b"keep"), blobs.put(b"orphan")
    unfinished = blobs.folder / keep[:2] / f"{keep}.0011.part"
    unfinished.write_bytes(b"half")
    assert blobs.collect({keep}) == 2
    assert blobs.has(keep)
    assert not blobs.has(orphan)
    assert not unfinished.exists()
    blobs.drop(keep)
    blobs.drop(keep)
    assert not blobs.has(keep)


@pytest.mark.parametrize(
    "damage", [b"", b"\x1f\x8b", gzip.compress(b"other")], ids=["empty", "cut", "another"]
)
def test_damaged_bytes_are_named_with_what_to_do(blobs, damage):
    name = blobs.put(b"page")
    next(blobs.folder.rglob("*.gz")).write_bytes(damage)
    with pytest.raises(StoreError, match=f"{name[:12]} is damaged .*put it back"):
        blobs.get(name)


def test_missing_bytes_are_named_with_what_to_do(blobs):
    with pytest.raises(StoreError, match=r"0000 is missing .*from a copy"):
        blobs.get("0" * 64)


def test_a_damaged_page_is_whole_again_when_it_is_added_again(tmp_path):
    blobs = Blobs(tmp_path)
    name = blobs.put(b"The ferry sailed.")
    file = next(tmp_path.rglob("*.gz"))
    file.write_bytes(file.read_bytes()[:-9])
    assert blobs.put(b"The ferry sailed.") == name
    assert blobs.get(name) == b"The ferry sailed."
