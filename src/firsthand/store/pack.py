"""Values as bytes and back: msgpack, compressed where that pays."""

import hashlib
import zlib
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from firsthand.errors import StoreError
from firsthand.model.annotated import Parse, Token

__all__ = ["pack", "pack_parse", "sentence_hash", "unpack", "unpack_parse"]

T = TypeVar("T")

_LONG = 200
"""Bytes from which a value is compressed."""

_ZLIB = 0x78
"""The first byte of a compressed value; no msgpack of a struct, a text or a list begins so."""

_encode = msgspec.msgpack.Encoder().encode


def pack(value: Any) -> bytes:
    """`value` as msgpack, compressed where it is long."""
    data = _encode(value)
    return zlib.compress(data, 3) if len(data) > _LONG else data


def unpack(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` that `data` was made from; fields that later versions add are ignored.

    Raises:
        StoreError: when it is damaged.
    """
    try:
        found: T = _decoder(cast("Any", kind)).decode(_plain(data))
    except (msgspec.DecodeError, zlib.error) as error:
        raise StoreError(
            f"a {kind.__name__} in the store is damaged ({error}): put the store back from a copy"
        ) from error
    return found


def sentence_hash(text: str) -> bytes:
    """What stands for a sentence in the store: 16 bytes of the hash of its text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def pack_parse(parse: Parse) -> bytes:
    """`parse` as a list of columns: a third of the size of its fields with their names."""
    columns = [[getattr(token, field) for token in parse.tokens] for field in Token.__struct_fields__]
    return pack([parse.text, *columns])


def unpack_parse(data: bytes) -> Parse | None:
    """The parse that `data` was made from; None when tokens had other fields then."""
    text, *columns = msgspec.msgpack.decode(_plain(data))
    if len(columns) != len(Token.__struct_fields__):
        return None
    return Parse(text, tuple(Token(*token) for token in zip(*columns, strict=True)))


def _plain(data: bytes) -> bytes:
    return zlib.decompress(data) if data[:1] and data[0] == _ZLIB else data


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
