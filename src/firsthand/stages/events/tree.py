"""The dependency tree of one sentence, with the questions that coding an event asks of it."""

from functools import lru_cache

import msgspec

from firsthand.model.annotated import Parse, Token

__all__ = ["Tree", "after_noun", "beside_agent", "led_to", "tree"]

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_COORDINATION = frozenset({"conj", "cc", "appos", "punct", "preconj"})


class Tree(msgspec.Struct, frozen=True):
    """One parse with the label above and the children below each of its tokens; tokens go by their index."""

    parse: Parse
    tokens: tuple[Token, ...]
    deps: tuple[str, ...]
    kids: tuple[tuple[int, ...], ...]

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """The children of token `index`, in text order; only those with one of `deps` when any is given."""
        kids = self.kids[index]
        if not kids or not deps:
            return kids
        named = self.deps
        return tuple([kid for kid in kids if named[kid] in deps])

    def child(self, index: int, *deps: str) -> int | None:
        """The first child of token `index` with one of `deps`."""
        named = self.deps
        for kid in self.kids[index]:
            if named[kid] in deps:
                return kid
        return None

    def lemma(self, index: int) -> str:
        """The lemma of token `index` in lower case; the word itself where the tagger gives none."""
        token = self.tokens[index]
        return (token.lemma or token.text).lower()

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """The tokens under `index`, itself included, in text order.

        Not below children with a dep in `without`.
        """
        found = [index]
        for each in found:
            found.extend([kid for kid in self.kids[each] if self.deps[kid] not in without])
        return tuple(sorted(found))

    def phrase(self, index: int) -> tuple[int, int]:
        """First and last token of the noun phrase of `index`: no clauses, coordinates, place or time."""
        inside = self.subtree(index, _CLAUSES | _COORDINATION | {"neg"})
        timed = {
            below
            for kid in self.children(index, "prep", "npadvmod")
            for below in self.subtree(kid)
            if self.lemma(kid) in {"in", "at", "on", "near", "during"}
            or any(self.tokens[each].ent.endswith("DATE") for each in (kid, *self.children(kid, "pobj")))
        }
        members = set(inside) - timed
        first = last = index
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        while first < index and self.tokens[first].pos in {"PUNCT", "SPACE", "ADV", "ADP"}:
            first += 1
        return first, last

    def extent(self, index: int, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """First and last token of the subtree of `index`, punctuation at both ends trimmed."""
        inside = self.subtree(index, without)
        first, last = inside[0], inside[-1]
        while first < last and self.tokens[first].pos in {"PUNCT", "SPACE"}:
            first += 1
        while last > first and self.tokens[last].pos in {"PUNCT", "SPACE"}:
            last -= 1
        return first, last

    def path(self, index: int) -> tuple[int, ...]:
        """The heads of token `index` from the nearest to the root."""
        found: list[int] = []
        while self.tokens[index].head != index and len(found) <= len(self.tokens):
            index = self.tokens[index].head
            found.append(index)
        return tuple(found)

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """Token `index` and what is coordinated with it, in text order."""
        found = [index]
        for each in found:
            found.extend(self.children(each, "conj"))
        return tuple(found)

    def is_passive(self, verb: int) -> bool:
        """Whether `verb` is passive; a bare participle ("sanctions imposed by") counts."""
        if self.children(verb, "nsubjpass", "auxpass", "agent", "csubjpass"):
            return True
        token = self.tokens[verb]
        return (
            token.dep in {"acl", "amod", "advcl"}
            and token.tag == "VBN"
            and not self.children(verb, "nsubj", "aux")
        )

    def subject(self, verb: int) -> int | None:
        """The surface subject of `verb`, inherited through coordination, control and relative clauses."""
        token = self.tokens[verb]
        subjects = self.children(verb, "nsubj", "nsubjpass")
        if subjects:  # of "the tanker Grey Heron", told apart by the parser, the name
            named = [each for each in subjects if self.tokens[each].pos == "PROPN"]
            own = named[-1] if len(subjects) > 1 and named else subjects[0]
            return self._antecedent(own, verb)
        head = token.head
        if head == verb:
            return None
        one = self.one_of(verb)
        if one is not None:
            return one
        if token.dep == "xcomp" and self.tokens[head].pos in {"VERB", "AUX"}:
            controlled = self.child(head, "dobj", "dative")
            return controlled if controlled is not None else self.subject(head)
        if token.dep == "conj" and self._resumes(verb):
            return self.subject(self.tokens[head].head)
        if token.dep in {"conj", "advcl", "xcomp", "dep"} and self.tokens[head].pos in {"VERB", "AUX", "ADJ"}:
            return self.subject(head)
        if token.dep == "pcomp":
            return self._through_preposition(head)
        if token.dep == "acl":
            return head if token.tag != "VB" else self._owner(head)
        return head if token.dep == "relcl" and token.tag in {"VBG", "VB"} else None

    def one_of(self, verb: int) -> int | None:
        """Who is one of those to do what `verb` says: "X was the first to sail", "one of six to sail"."""
        token = self.tokens[verb]
        if token.dep not in {"relcl", "acl", "xcomp", "advcl"} or token.tag != "VB":
            return None
        above = (token.head, *self.path(token.head)[:3])
        be = next((each for each in above if self.lemma(each) == "be"), None)
        if be is None or self.child(be, "neg") is not None:
            return None
        inside = [self.lemma(each) for each in self.subtree(be) if be < each < verb]
        if not {"one", "first", "last", "only", "latest", "among"} & set(inside):
            return None
        return self.child(be, "nsubj")

    def _resumes(self, verb: int) -> bool:
        """Whether a coordinate goes on with the verb above its neighbour ("said that it sails and warned").

        The parser joins "warned" to "sails"; a past beside a present, under a past, belongs to the latter.
        """
        neighbour = self.tokens[verb].head
        above = self.tokens[neighbour].head
        return (
            self.tokens[verb].tag in {"VBD", "VBN"}
            and not self.children(verb, "aux", "auxpass")
            and self.tokens[neighbour].tag in {"VBZ", "VBP"}
            and self.tokens[neighbour].dep == "ccomp"
            and self.tokens[above].tag in {"VBD", "VBN"}
        )

    def _through_preposition(self, preposition: int) -> int | None:
        """The subject of the verb that a preposition with a gerund hangs on ("by sending", "of sending")."""
        above = self.tokens[preposition].head
        if self.tokens[above].pos not in {"VERB", "AUX"}:
            return self._owner(above)
        blaming = self.lemma(preposition) in {"of", "for", "from", "against", "into"}
        accused = self.child(above, "dobj") if blaming else None
        return accused if accused is not None else self.subject(above)

    def _antecedent(self, subject: int, verb: int) -> int:
        """The noun that a relative pronoun stands for."""
        if self.tokens[verb].dep == "relcl" and self.tokens[subject].tag in {"WDT", "WP"}:
            return self.tokens[verb].head
        return subject

    def _owner(self, noun: int) -> int | None:
        """Whose `noun` it is: its possessor.

        Else the subject of the verb it depends on ("its decision to").
        """
        owner = self.child(noun, "poss")
        if owner is not None:
            return owner
        head = self.tokens[noun].head
        return self.subject(head) if head != noun and self.tokens[head].pos in {"VERB", "AUX"} else None


@lru_cache(maxsize=256)  # the questions about one sentence come close together; a long run stays small
def tree(parse: Parse) -> Tree:
    """The tree of `parse`."""
    kids: list[list[int]] = [[] for _ in parse.tokens]
    for index, token in enumerate(parse.tokens):
        if token.head != index:
            kids[token.head].append(index)
    deps = tuple(token.dep for token in parse.tokens)
    return Tree(parse, parse.tokens, deps, tuple(tuple(each) for each in kids))


def led_to(tree: Tree, index: int, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    """What stands after one of `prepositions` under `index`, nearest first, through nouns, not clauses."""
    found: list[int] = []
    layer = [index]
    for _ in range(3):
        following: list[int] = []
        for each in layer:
            for kid in tree.children(each, "prep", "dobj", "pobj", "nsubjpass", "agent", "attr", "dative"):
                if tree.tokens[kid].pos == "ADP" or tree.tokens[kid].dep in {"prep", "agent", "dative"}:
                    pobjs = tree.children(kid, "pobj")
                    if tree.lemma(kid) in prepositions:
                        found.extend(pobjs)
                    following.extend(pobjs)
                else:
                    following.append(kid)
        layer = following
    return tuple(found)


def after_noun(tree: Tree, noun: int, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    """What stands after one of `prepositions` right under `noun`."""
    return tuple(
        pobj
        for kid in tree.children(noun, "prep")
        if tree.lemma(kid) in prepositions
        for pobj in tree.children(kid, "pobj")
    )


def beside_agent(tree: Tree, verb: int, prepositions: tuple[str, ...]) -> tuple[int, ...]:
    """What follows the second of two agents: "imposed by X and its allies against Y"."""
    agents = (pobj for kid in tree.children(verb, "agent") for pobj in tree.children(kid, "pobj"))
    return tuple(
        pobj
        for agent in agents
        for one in tree.conjuncts(agent)[1:]
        for pobj in led_to(tree, one, prepositions)
    )
