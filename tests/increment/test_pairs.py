"""The pairs of a heap that grows and shrinks are those of looking all up at once, crowds and equal texts too."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engines import InProcess
from firsthand.increment import pairs as module
from firsthand.increment.draft import Draft
from firsthand.increment.postings import keys_of
from firsthand.model.document import Document
from firsthand.model.reading import Reading
from firsthand.options.copies import CopiesOptions
from firsthand.pipeline import silent
from firsthand.shelf import Alone, Layout, Place, Posting, Text, Ties
from firsthand.shelf.memory import MemoryShelf
from firsthand.stages import copies
from firsthand.stages.copies import Fingerprint

TIGHT = CopiesOptions(longest_posting=4, near=2, least_shared=2)


@pytest.fixture(scope="module", autouse=True)
def tight():
    patch = pytest.MonkeyPatch()
    patch.setattr(module, "CopiesOptions", lambda: TIGHT)
    patch.setattr(module, "compared", lambda heap, engine, told: [None] * len(heap))
    yield
    patch.undo()


class Heap:
    """Documents by the set of their shingles, on a shelf and in a dictionary."""

    def __init__(self):
        self.shelf = MemoryShelf()
        self.rows = {}

    def add(self, rows):
        for doc, row in rows.items():
            found = copies.texts([Fingerprint(doc=doc, shingles=np.array(sorted(row), dtype=np.uint64))])
            texts, postings = [], []
            for text in found:
                known = self.shelf.values(Text, [text.id])
                before = known[text.id].documents if known else ()
                docs = tuple(sorted({*before, doc}))
                raw = text.shingles.tobytes()
                texts.append(Text(id=text.id, sketch=text.sketch, shingles=raw, documents=docs))
                if not known:
                    postings = [Posting(key, text.sketch, text.id) for key in keys_of(texts[0])]
            document = Document(id=doc, path_or_url=doc, text=doc)
            alone = Alone(document=document, text=texts[0].id if texts else "", reading=Reading())
            self.shelf.keep_documents([alone], texts, postings)
        self.rows |= rows
        self.settle(sorted(rows), ())

    def forget(self, doc):
        layout = self.settle((), (doc,), keep=False)
        (alone,) = self.shelf.values(Alone, [doc]).values()
        left = None
        for text in self.shelf.values(Text, [alone.text]).values():
            docs = tuple(other for other in text.documents if other != doc)
            left = (
                Text(id=text.id, sketch=text.sketch, shingles=text.shingles, documents=docs) if docs else None
            )
        if alone.text:
            self.shelf.drop_document(doc, left, layout)
        self.rows.pop(doc)

    def settle(self, fresh, gone, *, keep=True):
        draft = Draft(self.shelf)
        module.pairs(draft, fresh, gone, InProcess(), silent)
        for doc, alone in draft.values(Alone, fresh).items():
            draft.put(Place(id=doc, component="", unit="", tale="", scope="", text=alone.text))
        draft.drop(Place, gone)
        layout = draft.layout((), (), fresh)
        if keep:
            self.shelf.keep_layout(layout)
        return layout

    def pairs(self):
        ties = self.shelf.values(Ties, self.rows)
        return {(doc, other) for doc, one in ties.items() for other in one.candidates if doc < other}

    def expected(self):
        prints = [
            Fingerprint(doc=doc, shingles=np.array(sorted(row), dtype=np.uint64))
            for doc, row in self.rows.items()
        ]
        return set(copies.candidates(prints, TIGHT))


rows = st.lists(
    st.one_of(
        st.sampled_from([frozenset({1, 2, 3}), frozenset({1, 2, 3, 4}), frozenset({2, 3, 9, 10})]),
        st.frozensets(st.integers(1, 14), min_size=1, max_size=7),
    ),
    min_size=4,
    max_size=18,
)


@settings(max_examples=40, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_pairs_are_those_of_one_go(found, chance):
    heap, named = Heap(), {f"{chance.randrange(10**6):06}-{at}": row for at, row in enumerate(found)}
    left = list(named)
    while left:
        size = chance.choice((1, 1, 2, 3, 6))
        heap.add({doc: named[doc] for doc in left[:size]})
        left = left[size:]
        if chance.random() < 0.4:
            heap.forget(chance.choice(sorted(heap.rows)))
        assert heap.pairs() == heap.expected()


def test_a_new_page_asks_only_for_its_own_keys_and_its_neighbours():
    heap = Heap()
    chance = random.Random(1)
    heap.add({f"p{at:04}": frozenset(range(20 * at, 20 * at + 12)) for at in range(200)})
    heap.add(
        {
            f"q{at:04}": frozenset({999_999, 999_998, *chance.sample(range(5000, 9000), 8)})
            for at in range(200)
        }
    )
    heap.shelf.touched.clear()
    heap.add({"new": frozenset({3, 4, 5, 999_999, 999_998})})
    touched = dict(heap.shelf.touched)
    assert heap.pairs() == heap.expected()
    assert touched["Text"] <= 12
    assert touched["Ties"] <= 12
    assert touched["texts held"] <= 60


def test_an_empty_layout_changes_nothing():
    shelf = MemoryShelf()
    shelf.keep_layout(Layout())
    assert shelf.unsettled() == shelf.stale() == shelf.scopes() == ()
