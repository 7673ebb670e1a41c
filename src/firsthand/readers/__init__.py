"""From the world to pages."""

from firsthand.readers.files import FORMATS, pages

__all__ = ["FORMATS", "pages"]
