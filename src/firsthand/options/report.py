"""How much of a big heap the report shows; the tables always have everything."""

import msgspec

__all__ = ["ReportOptions"]


class ReportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Caps of ``report.html``, so that a heap of a thousand pages stays under about 10 MB and scrolls well.

    ``rows`` is the number of rows of a list, ``pages`` the number of pages shown with their text,
    ``page_characters`` how much text of each, ``tree_nodes`` how many pages the large drawing holds,
    ``small_rows`` how many lines the small tree of the first screen has (22 fit 1280 x 800),
    ``passages`` how many passages stand under one sentence or claim, ``late_days`` after how many days a copy
    is named as dated long after its source.
    """

    rows: int = 150
    pages: int = 200
    page_characters: int = 16_000
    tree_nodes: int = 120
    small_rows: int = 22
    passages: int = 12
    stories: int = 50
    late_days: int = 60
