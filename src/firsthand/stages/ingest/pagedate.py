"""The one file that loads htmldate: the day that a library reads out of the markup."""

from typing import Any

__all__ = ["library_day"]


def library_day(page: Any, url: str | None) -> str | None:
    """The day of first publication as htmldate reads it from the parsed page; None when it finds none."""
    from htmldate import find_date

    try:
        found = find_date(page, url=url, original_date=True, extensive_search=True, max_date="2079-12-31")
    except Exception:  # noqa: BLE001 a hostile page must not stop the others
        return None
    return str(found) if found else None
