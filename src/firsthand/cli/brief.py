"""``firsthand brief``: the written account of a story."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import HERE, DossierFolder, Json, Story, answer, complaints, opened, where

__all__ = ["brief"]


@app.command(
    epilog=examples(
        "firsthand brief --length short",
        "firsthand brief --story blockade --sources",
        "firsthand brief --length headline --json",
    )
)
def brief(
    dossier: DossierFolder = HERE,
    story: Story = "",
    length: Annotated[
        str, typer.Option("--length", metavar="LENGTH", help="headline, short, page or full.")
    ] = "full",
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", metavar="DIR", help="The dossier of the last version: what is new stands first."
        ),
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="Below each sentence the pages it cites.")
    ] = False,
    as_json: Json = False,
) -> None:
    """The written account of each story.

    What happened, why it matters, what is disputed, what changed on the way, who says so. The number behind
    a sentence counts its independent origins. In Python: firsthand.briefs(dossier), and with what is new
    first firsthand.briefs(dossier, since=firsthand.load(folder)).
    """
    import firsthand

    with complaints():
        earlier = opened(since) if since is not None else None
    answer(
        dossier,
        lambda found, **filters: firsthand.briefs(found, length=length, since=earlier, **filters),
        lambda rows, shelf, paper: _draw(rows, shelf, paper, sources=sources),
        where(story=story),
        noun="brief",
        as_json=as_json,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any, *, sources: bool) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import listed

    for number, row in enumerate(rows):
        if number:
            paper.gap()
            paper.line("─" * min(paper.width, 40))
            paper.gap()
        paper.line(marked(row.title, "bold"))
        for section in row.sections:
            paper.gap()
            paper.line(Text(section.name, "bold"))
            for sentence in section.sentences:
                text = marked(sentence.text)
                if sentence.origins:
                    text.append(" ").append(f"[{sentence.origins}]", "dim")
                paper.line(text, "  - ")
                if sources and sentence.citations:
                    cited = listed(shelf.called(span.doc) for span in sentence.citations)
                    paper.line(marked(cited, "dim"), "      ")
