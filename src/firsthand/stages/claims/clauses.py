"""The clauses of a parsed sentence: which there are, what each takes in, and whether it can stand alone."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from firsthand.model.annotated import Sentence, Token
from firsthand.model.span import Span

__all__ = ["SUBJECTS", "Clause", "clauses", "inside", "pieces", "subtree", "wordless"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_BESIDE = frozenset({"advcl", "relcl", "parataxis"})
"""Clauses that stand beside the one they hang from: they qualify it and are printed, but are not compared."""


class Clause(msgspec.Struct, frozen=True):
    """One clause, by the indices of its tokens.

    ``core`` is what it says itself, ``extent`` all that belongs to it: conditions, relative clauses, further
    verbs of the same subject. ``whole``: it is finite, names what it is about, and neither asks nor is the
    tail of a relative sentence. ``shares``: the clause whose subject it goes on with, for the second verb of
    "she came and saw". ``raised``: the outer verb of "the mill is said to have burned".
    """

    root: int
    core: tuple[int, ...]
    extent: tuple[int, ...]
    whole: bool = True
    shares: int | None = None
    raised: int | None = None


def inside(sentence: Sentence, spans: Iterable[Span]) -> tuple[int, ...]:
    """The tokens of `sentence` that lie in `spans`."""
    base = sentence.span.start
    wanted = [(span.start - base, span.end - base) for span in spans if span.overlaps(sentence.span)]
    found = {
        index
        for start, end in wanted
        for index, token in enumerate(sentence.parse.tokens)
        if start <= token.start and token.end <= end
    }
    return tuple(sorted(found))


def wordless(token: Token) -> bool:
    """Whether a token is punctuation or white space."""
    return token.pos in {"PUNCT", "SPACE"}


def clauses(tokens: Sequence[Token], within: Iterable[int]) -> tuple[Clause, ...]:
    """The clauses that the tokens `within` make, in reading order of their verbs; a fragment may make none.

    Each coordinated verb with a subject of its own heads one. A verb that goes on with another's subject
    belongs to that one's extent, and heads a clause of its own as well, which is not whole.
    """
    chosen = [index for index in within if not wordless(tokens[index])]
    heads = _heads(tokens, chosen)
    found: list[Clause] = []
    for head in heads:
        others = frozenset(heads) - {head}
        extent = _extent(tokens, head, frozenset(chosen), others)
        core = _core(tokens, head, frozenset(chosen))
        raised = _raised(tokens, head, chosen)
        whole = raised is not None or _is_whole(tokens, head, core, extent)
        found.append(Clause(head, core, extent, whole, None, raised))
        found.extend(
            Clause(verb, _core(tokens, verb, frozenset(chosen)), (verb,), whole=False, shares=head)
            for verb in _further_verbs(tokens, head, extent)
        )
    return tuple(found)


def subtree(tokens: Sequence[Token], root: int, without: Collection[int] = ()) -> tuple[int, ...]:
    """`root` and all tokens below it, but for those `without` and below them, in reading order."""
    kids: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i and i not in without:
            kids.setdefault(token.head, []).append(i)
    found = [root]
    for each in found:
        found.extend([i for i in kids.get(each, ()) if i != root])
    return tuple(sorted(found))


def pieces(sentence: Sentence, clause: Clause, within: Collection[int]) -> tuple[Span, ...]:
    """Where the clause stands: one span, or several where "he said" or another clause breaks it up."""
    tokens = sentence.parse.tokens
    if clause.raised is not None:
        raised = next(i for i, t in enumerate(tokens) if t.head == clause.raised and t.dep == "nsubjpass")
        return (sentence.token_span(min(subtree(tokens, raised)), max(clause.extent)),)
    kept = list(clause.extent)
    while len(kept) > 1 and _ties(tokens, kept[0], clause.root):
        kept.pop(0)
    while len(kept) > 1 and tokens[kept[-1]].pos == "CCONJ":
        kept.pop()
    runs: list[list[int]] = [[kept[0], kept[0]]]
    for index in kept[1:]:
        between = range(runs[-1][1] + 1, index)
        if all(i in within and wordless(tokens[i]) for i in between):
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return tuple(sentence.token_span(first, last) for first, last in runs)


def _ties(tokens: Sequence[Token], index: int, root: int) -> bool:
    """Whether a first word only ties the clause to what stands before it: "that", "but"."""
    token = tokens[index]
    if token.pos == "CCONJ" or (token.lemma == "that" and token.dep not in {"det", *SUBJECTS}):
        return True
    return token.head == root and token.dep == "mark" and token.lemma in {"whether", "if"}


def _heads(tokens: Sequence[Token], chosen: Sequence[int]) -> list[int]:
    """The highest verb among `chosen`, then those coordinated with it that have a subject of their own."""
    within = frozenset(chosen)
    verbs = [
        i for i in chosen if tokens[i].pos in {"VERB", "AUX"} and tokens[i].dep not in {"aux", "auxpass"}
    ]
    tops = [i for i in verbs if tokens[i].head not in within or tokens[i].head == i]
    if not tops:
        return verbs[:1]
    with_subject = [i for i in tops if _subject_of(tokens, i, within) is not None]
    first = _unframed(tokens, (with_subject or tops)[0], within)
    heads = [first]
    for index in verbs:
        if index in heads or _subject_of(tokens, index, within) is None:
            continue
        dep, above = tokens[index].dep, _up(tokens, index)
        before = tokens[index].start < tokens[first].start
        if above & set(heads) and (dep == "conj" or (dep in {"ccomp", "parataxis"} and before)):
            heads.append(index)
    return heads


def _up(tokens: Sequence[Token], index: int) -> set[int]:
    """What a verb is coordinated with, directly or through other verbs."""
    found = {tokens[index].head}
    while tokens[index].dep == "conj" and tokens[index].head != index:
        index = tokens[index].head
        found |= {index, tokens[index].head}
        if len(found) > len(tokens):
            break
    return found


def _unframed(tokens: Sequence[Token], root: int, within: Collection[int]) -> int:
    """`root`, or the clause behind "the truth is that ..." and "what I can tell you is that ..."."""
    if tokens[root].lemma != "be":
        return root
    for index, token in enumerate(tokens):
        if index in within and token.head == root and token.dep == "ccomp" and index > root:
            marked = any(t.head == index and t.dep == "mark" and t.lemma == "that" for t in tokens)
            if marked and _subject_of(tokens, index, within) is not None:
                return index
    return root


def _subject_of(tokens: Sequence[Token], root: int, within: Collection[int]) -> int | None:
    return next((i for i in sorted(within) if tokens[i].head == root and tokens[i].dep in SUBJECTS), None)


def _extent(
    tokens: Sequence[Token], root: int, within: Collection[int], others: Collection[int]
) -> tuple[int, ...]:
    below = subtree(tokens, root, others)
    ties = {i for i in below if tokens[i].pos == "CCONJ" and any(_joins(tokens, i, o) for o in others)}
    return tuple(i for i in below if i in within and i not in ties)


def _joins(tokens: Sequence[Token], conjunction: int, other: int) -> bool:
    """Whether the "and" at `conjunction` only leads over to the clause of `other`."""
    start = min(subtree(tokens, other))
    return conjunction < start and not any(not wordless(tokens[i]) for i in range(conjunction + 1, start))


def _core(tokens: Sequence[Token], root: int, within: Collection[int]) -> tuple[int, ...]:
    """The tokens below `root`, without clauses that stand beside its own and without further verbs."""
    apart = {
        i
        for i in within
        if i != root
        and (tokens[i].dep in _BESIDE or (tokens[i].dep == "conj" and tokens[i].pos in {"VERB", "AUX"}))
    }
    return tuple(i for i in subtree(tokens, root, apart) if i in within)


def _further_verbs(tokens: Sequence[Token], root: int, extent: Collection[int]) -> Iterable[int]:
    return [
        i
        for i in extent
        if tokens[i].head == root
        and tokens[i].dep == "conj"
        and tokens[i].pos in {"VERB", "AUX"}
        and _subject_of(tokens, i, extent) is None
    ]


def _raised(tokens: Sequence[Token], root: int, chosen: Sequence[int]) -> int | None:
    """The outer verb that a content leaves out before an infinitive: "the mill | to have burned"."""
    outer = tokens[root].head
    if outer == root or outer in chosen or not _is_infinitive(tokens, root):
        return None
    passive = any(
        tokens[i].head == outer and tokens[i].dep == "nsubjpass" and tokens[i].tag not in _WH for i in chosen
    )
    return outer if passive else None


def _is_infinitive(tokens: Sequence[Token], root: int) -> bool:
    return any(token.head == root and token.dep == "aux" and token.lemma == "to" for token in tokens)


def _is_whole(tokens: Sequence[Token], root: int, core: Collection[int], extent: Sequence[int]) -> bool:
    subject = _subject_of(tokens, root, core)
    if subject is None or tokens[subject].tag in _WH or _is_infinitive(tokens, root):
        return False
    if any(tokens[i].head == root and tokens[i].dep == "mark" and tokens[i].lemma == "whether" for i in core):
        return True
    if _hangs(tokens, root, extent):
        return False
    if any(tokens[i].tag in _WH and i < root and _asks(tokens, i, root) for i in extent):
        return False
    helped = any(t.head == root and t.dep in {"aux", "auxpass"} and t.tag in _FINITE for t in tokens)
    active = tokens[root].tag == "VBN" and tokens[subject].dep == "nsubj"
    return tokens[root].tag in _FINITE or helped or active


def _hangs(tokens: Sequence[Token], root: int, extent: Sequence[int]) -> bool:
    """Whether the clause is only the rest of a sentence: "because it had rained", "so was the other"."""
    marks = [t for t in tokens if t.head == root and t.dep == "mark"]
    opening = tokens[extent[0]] if extent[0] < root or not extent[1:] else None
    inverted = tokens[extent[0]].lemma in {"so", "neither", "nor"} and tokens[extent[0]].dep == "advmod"
    return inverted or any(t.lemma.lower() not in {"that", "whether", "if"} and t is opening for t in marks)


def _asks(tokens: Sequence[Token], index: int, root: int) -> bool:
    """Whether the question word at `index` asks for a part of the clause of `root`: "where it had been"."""
    head = tokens[index].head
    return head == root or (tokens[head].head == root and tokens[index].dep in {"det", "advmod", "poss"})
