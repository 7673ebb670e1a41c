"""Everything firsthand raises on purpose.

FirsthandError
├── SpanError        a span that is empty, reversed or outside its text (also a ValueError)
├── PageError        a page that cannot be read: empty, binary, too large, unreadable
├── TaggerError      a language model that is missing or not the one that was checked
├── WeightsError     a small trained model that is missing or not the one its card describes
├── LexiconError     a word list that does not have the form its stage expects
├── TemplateError    a template of a brief that is missing or not in the form of one (also a ValueError)
├── WriterError      a server that may rephrase: no address, or not on this machine
├── DossierError     a dossier that is missing, damaged or of another version, or a folder that is in the way
├── StoreError       a store that cannot be opened, read or written: missing, damaged, newer, full, lost
│   └── StoreBusyError   somebody else writes to it right now: the same command works a little later
└── OptionError      a setting with an impossible value (also a ValueError)
"""

__all__ = [
    "DossierError",
    "FirsthandError",
    "LexiconError",
    "OptionError",
    "PageError",
    "SpanError",
    "StoreBusyError",
    "StoreError",
    "TaggerError",
    "TemplateError",
    "WeightsError",
    "WriterError",
]


class FirsthandError(Exception):
    """The root of everything firsthand raises on purpose; its text says what to do."""


class SpanError(FirsthandError, ValueError):
    """A span is empty, reversed or outside its document."""


class PageError(FirsthandError):
    """A page cannot be read; the rest of the run goes on without it."""


class TaggerError(FirsthandError):
    """The language model is missing, or its weights are not the ones that were checked."""


class WeightsError(FirsthandError):
    """A trained model file is missing, or its hash is not the one on its card."""


class LexiconError(FirsthandError):
    """A word list cannot be read as the rows that its stage expects."""


class TemplateError(FirsthandError, ValueError):
    """A template of a brief cannot be used; the text names its file and line."""


class WriterError(FirsthandError):
    """A server that may rephrase cannot be used: its address is wrong or far."""


class DossierError(FirsthandError):
    """A dossier cannot be read or written where it was asked for."""


class StoreError(FirsthandError):
    """A store cannot be opened, read or written; what was in it before is as it was."""


class StoreBusyError(StoreError):
    """Somebody else writes to the store right now; nothing was changed."""


class OptionError(FirsthandError, ValueError):
    """A setting has a value that makes no sense; the text names the setting and the range."""
