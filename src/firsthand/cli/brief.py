"""``firsthand brief``: the written account of a story."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import HERE, DossierFolder, Json, Story, answer, complaints, opened, where
from firsthand.cli.entities import given

__all__ = ["brief"]


Length = Annotated[str, typer.Option("--length", metavar="LENGTH", help="headline, short, page or full.")]
Earlier = Annotated[
    Path | None,
    typer.Option("--since", metavar="DIR", help="The dossier of the last version: what is new stands first."),
]
Named = Annotated[
    str,
    typer.Option(
        "--template", metavar="NAME|FILE", help="newsroom, intelligence, compliance, or a file of yours."
    ),
]
Names = Annotated[
    Path | None,
    typer.Option(
        "--list", metavar="FILE", help="A list of names (CSV) to compare with, in the compliance note."
    ),
]
Sources = Annotated[bool, typer.Option("--sources", help="Below each sentence the pages it cites.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="As Markdown, the cited passages as footnotes.")]
Listing = Annotated[
    bool, typer.Option("--list-templates", help="Only say what templates and materials there are.")
]
Copying = Annotated[
    str, typer.Option("--copy-template", metavar="NAME", help="Only print that template, to edit.")
]


@app.command(
    epilog=examples(
        "firsthand brief --length short",
        "firsthand brief --story blockade --sources",
        "firsthand brief --template intelligence --length page",
        "firsthand brief --template compliance --list names.csv --markdown",
        "firsthand brief --copy-template newsroom > ours.toml",
        "firsthand brief --template ours.toml --json",
    )
)
def brief(
    dossier: DossierFolder = HERE,
    story: Story = "",
    length: Length = "full",
    since: Earlier = None,
    template: Named = "",
    names: Names = None,
    sources: Sources = False,
    as_markdown: Markdown = False,
    list_templates: Listing = False,
    copy_template: Copying = "",
    as_json: Json = False,
) -> None:
    """The written account of each story.

    What happened, why it matters, what is disputed, what changed on the way, who says so. The number behind
    a sentence counts its independent origins. A template decides which sections there are and in which order;
    it can print no sentence that its pages do not support. In Python: firsthand.briefs(dossier), with what is
    new first firsthand.briefs(dossier, since=firsthand.load(folder)), and in other sections
    firsthand.briefs(dossier, template=firsthand.brief_template("intelligence")).
    """
    import firsthand

    if list_templates or copy_template:
        _templates(copy_template)
        return
    with complaints():
        earlier = opened(since) if since is not None else None
        wanted = template or ("compliance" if names is not None else "")
        chosen = firsthand.brief_template(wanted) if wanted else None
    rows = given(names) if names is not None else ()
    answer(
        dossier,
        lambda found, **filters: firsthand.briefs(
            found, length=length, since=earlier, template=chosen, listed=rows, **filters
        ),
        lambda briefs, shelf, paper: (
            _print(briefs, shelf) if as_markdown else _draw(briefs, shelf, paper, sources=sources)
        ),
        where(story=story),
        noun="brief",
        as_json=as_json,
    )


def _templates(name: str) -> None:
    """Print the template of that name as a file, or, without a name, what there is."""
    from rich.text import Text

    from firsthand.cli.paper import Paper, marked, write_text
    from firsthand.lexicon.templates import template, template_names, template_text
    from firsthand.model.template import MATERIALS

    if name:
        with complaints():
            write_text(template_text(name))
        return
    paper = Paper()
    for each in template_names():
        paper.line(marked(template(each).about), Text(f"{each:14}", "bold"))
    paper.gap()
    paper.line(marked("A section can hold:"))
    for word, meaning in MATERIALS.items():
        paper.line(marked(meaning), Text(f"  {word:13}", "bold"))
    paper.close()


def _print(rows: Sequence[Any], shelf: Any) -> None:
    from firsthand.cli.paper import write_text
    from firsthand.dossier.markdown import brief_markdown

    write_text("\n".join(brief_markdown(row, shelf.dossier) for row in rows))


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
            under = ""
            for sentence in section.sentences:
                if sentence.under != under:
                    under = sentence.under
                    paper.line(marked(under, "italic"), "  ")
                text = marked(sentence.text)
                if sentence.origins:
                    text.append(" ").append(f"[{sentence.origins}]", "dim")
                paper.line(text, "  - ")
                if sources and sentence.citations:
                    cited = listed(shelf.called(span.doc) for span in sentence.citations)
                    paper.line(marked(cited, "dim"), "      ")
