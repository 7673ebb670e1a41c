"""The relation between a given source and target in one sentence, as one of fifteen PLOVER classes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firsthand.model.annotated import Parse
from firsthand.nlp.spacy import SpacyTagger
from firsthand.nlp.tagger import Tagger
from firsthand.options.events import EventOptions
from firsthand.stages.events.features import ROOTS, Evidence, evidence
from firsthand.weights import arrays

__all__ = ["code", "codes", "decide"]

_MODEL = "plover-v1"
_COOPERATION = np.array(
    [root in {"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"} for root in ROOTS], dtype=np.float64
)


def code(text: str, source: str, target: str, parse: Parse | None = None) -> str:
    """The class of what `source` does to `target` in `text`, one of ROOTS; quad and binary follow from it.

    What the rules over the parse find is weighed, beside the words, by a linear model that was
    trained on the public
    train part of the sets; without `parse` the sentence is parsed by spaCy.
    """
    return codes([(text, source, target)], parses=None if parse is None else [parse])[0]


def codes(
    rows: Sequence[tuple[str, str, str]], tagger: Tagger | None = None, parses: Sequence[Parse] | None = None
) -> tuple[str, ...]:
    """The classes of many (text, source, target), in their order; each distinct text is parsed once."""
    if parses is None:
        texts = sorted({text for text, _, _ in rows})
        parsed = dict(zip(texts, (tagger or SpacyTagger()).parse(texts), strict=True))
        parses = [parsed[text] for text, _, _ in rows]
    return tuple(
        decide(evidence(text, source, target, parse))
        for (text, source, target), parse in zip(rows, parses, strict=True)
    )


def decide(seen: Evidence, options: EventOptions | None = None) -> str:
    """The best class by the root model and the cooperation-or-conflict model, ties in the order of ROOTS."""
    chosen = options or EventOptions()
    stored = _model()
    roots = _log_softmax(_dot(stored["roots"], stored["roots_bias"], seen))
    side = float(_dot(stored["binary"], stored["binary_bias"], seen)[0])
    lean = np.where(_COOPERATION > 0, _log_sigmoid(side), _log_sigmoid(-side))
    scores = roots + chosen.binary_weight * lean
    return ROOTS[int(np.argmax(np.round(scores, 6)))]


@cache
def _model() -> dict[str, NDArray[np.float64]]:
    return arrays(_MODEL)


def _dot(weights: NDArray[np.float64], bias: NDArray[np.float64], seen: Evidence) -> NDArray[np.float64]:
    buckets = sorted(seen.features)
    values = np.array([seen.features[bucket] for bucket in buckets])
    total: NDArray[np.float64] = weights[:, buckets] @ values + bias
    return total


def _log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted = scores - scores.max()
    result: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum())
    return result


def _log_sigmoid(value: float) -> float:
    return float(-np.logaddexp(0.0, -value))
