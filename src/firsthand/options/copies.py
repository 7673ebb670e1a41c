"""Thresholds of the copies stage."""

import msgspec

__all__ = ["CopiesOptions"]


class CopiesOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When two pages are called copies, and how a family is put together; set on the bench ``copies``.

    ``rare_load``: weight (log of rarity, three words) from which a shingle can bring two pages together.
    ``rare_word``: weight from which a word is one of two rare neighbours in a sentence, which can do so too.
    ``longest_posting``: pages; a shingle that stands in more is looked up among neighbours by sketch only.
    ``near``: how many next neighbours that are, and how many pages of one text are all held against others.
    ``least_shared``, ``least_share``: such keys in common, and their share of the smaller page, that make a
    pair a candidate.
    ``firm``: passage score (0 to 1) from which an aligned passage counts for the pair score.
    ``speech``: weight of quoted wording in the pair score, against 1 for narration.
    ``passage``: shingles in common from which pages that are not kin are aligned nevertheless (a quotation).
    ``kin``: pair score (0 to 1) from which two pages are linked at all.
    ``family``: mean pair score over all pairs of two groups from which the groups are one family.
    ``cohesion``: mean score of two groups, as a share of what holds the looser of them together, below which
    they stay apart.
    ``stray``: the same for a single page that would join a group.
    ``twin``: share of each of two pages that the other holds, from which they count once in a family.
    ``told``: share of the narration (outside quotation marks) that must be common, else only quotes are.
    ``solid``: passage score (0 to 1) from which a passage counts as taken from one of two upstreams.
    ``relatives``: how many relatives of a page are looked at for a second upstream.
    ``block``: share of a page that another family must explain alone to be its second upstream.
    ``home``: share of taken wording (shingles and passages, halved) from which a page may be one of two
    upstreams of another.
    ``sure``: pair score from which it may be so.
    ``borne``: share of a family's pages that must have the block which a merged page has from it.
    ``foreign``: the same share below which two pages that a third one holds count as strangers.
    ``parents``: how many candidate parents of a page enter the tree.
    ``credit``: what a credit to the parent's outlet adds, in log-odds.
    ``unmixed``: what a page of two upstreams loses as the root of one of them, in log-odds.
    ``quote``, ``reach``: score of a quoted passage and its distance (characters) from the credit.
    ``siblings``: how many younger siblings each page is aligned with.
    """

    rare_load: float = 7.0
    rare_word: float = 3.0
    longest_posting: int = 64
    near: int = 16
    least_shared: int = 3
    least_share: float = 0.028
    firm: float = 0.35
    speech: float = 0.5
    passage: int = 8
    kin: float = 0.1
    family: float = 0.45
    cohesion: float = 0.55
    stray: float = 0.5
    twin: float = 0.95
    told: float = 0.05
    solid: float = 0.5
    relatives: int = 48
    block: float = 0.05
    home: float = 0.2
    sure: float = 0.6
    borne: float = 0.3
    foreign: float = 0.05
    parents: int = 12
    credit: float = 1.5
    unmixed: float = 3.0
    quote: float = 0.4
    reach: int = 300
    siblings: int = 8
