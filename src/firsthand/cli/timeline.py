"""``firsthand timeline``: how a story unfolded."""

from collections.abc import Sequence
from typing import Any

from firsthand.cli.app import app, examples
from firsthand.cli.asking import (
    HERE,
    Doc,
    DossierFolder,
    Find,
    Json,
    Limit,
    Outlet,
    Since,
    Story,
    Until,
    answer,
    where,
)
from firsthand.cli.events import interval

__all__ = ["timeline"]


@app.command(
    epilog=examples(
        "firsthand timeline --story blockade",
        "firsthand timeline --since 2024-03-20",
    )
)
def timeline(
    dossier: DossierFolder = HERE,
    story: Story = "",
    doc: Doc = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """How each story unfolded, by date.

    Behind each line stands the number of its independent origins. In Python: firsthand.timeline(dossier,
    story="blockade").
    """
    import firsthand

    answer(
        dossier,
        firsthand.timeline,
        _draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="dated line",
        as_json=as_json,
        limit=limit,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import GLUE

    titles = {story.id: story.title for story in shelf.dossier.stories}
    room = max((len(interval(*_ends(row.date))) for row in rows), default=0) + 2
    last = None
    for row in rows:
        if row.story != last:
            if last is not None:
                paper.gap()
            paper.line(marked(titles.get(row.story, row.story), "bold"))
            last = row.story
        text = marked(row.text)
        count = len(row.origins)
        if count:
            text.append("  ").append(f"[{count}{GLUE}origin{'s' if count > 1 else ''}]", "dim")
        paper.line(text, Text(f"  {interval(*_ends(row.date)):{room}}", "dim"))


def _ends(date: str) -> tuple[str, str]:
    first, _, last = date.partition("/")
    return first, last or first
