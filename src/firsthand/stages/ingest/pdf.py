"""The one file that loads pypdf: the text layer of a PDF file."""

import logging
from io import BytesIO

__all__ = ["text_layer"]

MOST_PAGES = 400


def text_layer(raw: bytes) -> str:
    """The text layer, pages parted by empty lines; empty when there is none or the file is damaged."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(BytesIO(raw)).pages
        texts = [pages[number].extract_text() or "" for number in range(min(len(pages), MOST_PAGES))]
    except Exception:  # noqa: BLE001 a damaged file must not stop the others
        return ""
    return "\n\n".join(text.strip() for text in texts if text.strip())
