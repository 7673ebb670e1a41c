"""Small trained models as plain files: ``NAME.npz`` (arrays, no pickles) or ``NAME.txt``, and a card.

The card names corpus, script, seed, scores and the sha256 of the file; a file that differs is refused.
"""

from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.errors import WeightsError

__all__ = ["Arrays", "Card", "arrays", "card", "text"]

Arrays = dict[str, NDArray[np.float64]]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The papers of a model: its corpus, script, seed, scores and hash."""

    name: str
    file: str
    sha256: str
    corpus: str
    licence: str
    script: str
    seed: int
    scores: dict[str, float]
    note: str = ""


def card(name: str) -> Card:
    """The card of model `name`.

    Raises:
        WeightsError: when there is none or it is not readable.
    """
    entry = files("firsthand.weights").joinpath(f"{name}.card.toml")
    try:
        return msgspec.toml.decode(entry.read_bytes(), type=Card)
    except FileNotFoundError as error:
        raise WeightsError(f"there is no model {name!r} in firsthand.weights: reinstall firsthand") from error
    except msgspec.ValidationError as error:
        raise WeightsError(f"the card of model {name} is damaged ({error}): reinstall firsthand") from error


def arrays(name: str) -> Arrays:
    """The arrays of model `name`, by their names.

    Raises:
        WeightsError: when the file is missing or its hash is not the one on the card.
    """
    with np.load(BytesIO(_checked(name)), allow_pickle=False) as stored:
        return {key: stored[key].astype(np.float64) for key in stored.files}


def text(name: str) -> str:
    """The text of model `name` (a dump that its own library reads).

    Raises:
        WeightsError: when the file is missing or its hash is not the one on the card.
    """
    return _checked(name).decode("utf-8")


def _checked(name: str) -> bytes:
    paper = card(name)
    try:
        raw = files("firsthand.weights").joinpath(paper.file).read_bytes()
    except FileNotFoundError as error:
        raise WeightsError(f"the model file {paper.file} is missing: reinstall firsthand") from error
    found = sha256(raw).hexdigest()
    if found != paper.sha256:
        raise WeightsError(
            f"{paper.file} is not the file that its card describes (sha256 {found[:12]}..., "
            f"expected {paper.sha256[:12]}...): reinstall firsthand"
        )
    return raw
