"""Pages out of nothing: invented words in the frequencies of a language, and all a shelf keeps of them."""

import numpy as np

from firsthand.increment.near import postings as near_postings
from firsthand.model.annotated import Parse
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim, Origins
from firsthand.model.copies import Kinship
from firsthand.model.document import Document, Segment
from firsthand.model.dossier import Dossier
from firsthand.model.ids import digest
from firsthand.model.page import Page
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.model.story import Story
from firsthand.shelf import (
    Alone,
    Component,
    Layout,
    Near,
    Place,
    Posting,
    Scope,
    Tale,
    Text,
    Ties,
    Unit,
    Written,
)
from firsthand.stages import stories
from firsthand.stages.copies import fingerprint

__all__ = ["WORDS", "Silent", "pages", "put", "raw"]

SEED = 7
SENTENCES, LENGTH = 20, 22
SYLLABLES = (
    "ba de fi go hu ka le mi no pu ra se ti vo wu ya bel dor fin gar hol kem lun mar nes pol rin sol tam ver"
).split()
COMMON = """
    the of and to in a is that for on with as was by it at from his an be has are have but not he will
    had they this which who or their its were been would more one after about out over all also than
    said there when other into up if her two new could last year years first some time people most many
    what may before between under while only day because made against state now during where three these
    since no so then she them president government country world week officials minister war trade talks
    security police court
"""
"""What fills a language: pages share these words, and phrases of them tie no pages together."""


def _words(number):
    """The common words and invented ones of two to four syllables, the commonest first."""
    rng = np.random.default_rng(SEED)
    found = dict.fromkeys(COMMON.split()) | dict.fromkeys(
        "".join(SYLLABLES[part] for part in rng.integers(0, len(SYLLABLES), size=2 + at % 3))
        for at in range(number * 2)
    )
    return list(found)[:number]


WORDS = _words(50_000)
"""The vocabulary: the word at rank r comes up about once in ``11 * (r + 2)`` words."""


def pages(first, number):
    """Pages ``first`` to ``first + number`` of the endless heap, each the same whatever is asked before."""
    shares = 1 / (np.arange(len(WORDS)) + 2.0)
    edges = np.cumsum(shares / shares.sum())
    for at in range(first, first + number):
        rng = np.random.default_rng([SEED, at])
        drawn = np.searchsorted(edges, rng.random(SENTENCES * LENGTH))
        names = [WORDS[min(rank, len(WORDS) - 1)] for rank in drawn.tolist()]
        lines = [" ".join(names[start : start + LENGTH]) for start in range(0, len(names), LENGTH)]
        text = " ".join(line[0].upper() + line[1:] + "." for line in lines)
        day = np.datetime64("2015-01-01") + int(rng.integers(0, 3650))
        yield Document(
            id=digest("page", str(at)),
            path_or_url=f"https://{WORDS[at % 400]}.example/{at}",
            outlet=WORDS[at % 400].title(),
            published=str(day),
            title=lines[0][:60],
            text=text,
            segments=(Segment(0, len(text), "body"),),
        )


class Silent:
    """A tagger that sees nothing: what is measured is the store, not the reading."""

    name = "silent"

    def parse(self, texts):
        """A parse without tokens for each of `texts`."""
        return tuple(Parse(text, ()) for text in texts)


def raw(document):
    """`document` as it would be received."""
    return Page(raw=document.text.encode(), address=document.path_or_url, path=document.path_or_url)


def put(shelf, documents):
    """Put pages without kin on a shelf as an addition leaves them: a story, two quotes, a claim each."""
    alone, texts, postings, layout, tables = [], [], [], [], []
    for document in documents:
        shingles = np.ascontiguousarray(fingerprint(document).shingles, dtype="<u8")
        raw = shingles.tobytes()
        text = Text(
            id=digest(raw.hex()), sketch=int(shingles[0]) >> 1, shingles=raw, documents=(document.id,)
        )
        said = _said(document)
        alone.append(Alone(document=document, text=text.id, reading=Reading(attributions=said)))
        texts.append(text)
        postings += [Posting(key, text.sketch, text.id) for key in np.frombuffer(raw, dtype="<i8").tolist()]
        layout.append(_values(alone[-1]))
        tables.append(_tables(document, said))
    shelf.keep_documents(alone, texts, postings)
    shelf.keep_layout(
        Layout(
            put=tuple(value for some, _ in layout for value in some),
            postings=tuple(posting for _, some in layout for posting in some),
            settled=tuple(document.id for document in documents),
        )
    )
    shelf.keep_scopes(tables)


def _said(document):
    ends = [at for at, letter in enumerate(document.text) if letter == "."]
    return tuple(
        Attribution(
            id=f"a-{document.id}-{number}",
            doc=document.id,
            source=(),
            cue=(Span(document.id, ends[number] + 2, ends[number] + 3),),
            content=(Span(document.id, ends[number] + 4, ends[number + 1] + 1),),
            kind="direct",
            speaker=f"{WORDS[300 + len(document.text) % 900].title()} {WORDS[900].title()}",
        )
        for number in (3, 9)
    )


def _values(alone):
    doc = alone.id
    vector = stories.centre([stories.alone(alone.document, (), ())])
    unit = Unit(id=doc, documents=(doc,), vector=vector)
    kinship = Kinship(alignments=(), copies=(), families=(), origins=())
    values = (
        Ties(id=doc),
        Component(id=doc, documents=(doc,), kinship=kinship),
        unit,
        Near(id=doc, floor=0.5),
        Tale(id=doc, units=(doc,)),
        Scope(id=doc, documents=(doc,), stories=((doc,),), needs=doc, done=doc, replaces=(doc,)),
        Place(id=doc, component=doc, unit=doc, tale=doc, scope=doc, text=alone.text, seen=alone.seen),
    )
    return values, near_postings([unit])


def _tables(document, said):
    doc = document.id
    claim = Claim(
        id=f"c-{doc}",
        proposition=document.text[said[0].content[0].start : said[0].content[0].end],
        spans=said[0].content,
        independent_origins=Origins(1, 0),
        status="single_source",
    )
    story = Story(id=f"s-{doc}", title=document.title, documents=(doc,), first=document.published)
    scope = Scope(id=doc, documents=(doc,), stories=((doc,),), needs=doc, done=doc, replaces=(doc,))
    return Written(scope=scope, tables=Dossier(attributions=said, claims=(claim,), stories=(story,)))
