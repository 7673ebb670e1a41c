"""How long a brief is and how strictly its sentences are chosen."""

import msgspec

__all__ = ["BriefOptions"]


class BriefOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of briefs and limits of their sentences; set by reading the briefs of the example corpus.

    ``short_words`` is the length of the short brief in words. ``page_words`` that of the page.
    ``page_items`` is how often a page comes round to a section, ``full_items`` the most sentences in one
    section of the full brief (What happened has four times as many). ``longest`` and ``shortest`` bound
    a sentence that is taken over, in words. ``repeat`` is the share of content words (0 to 1) from which
    a sentence tells what another one told. ``same_page`` is what each further sentence of one origin
    weighs less (a lead sentence weighs 3.0). ``background_days`` is how long before the story's first day
    something must lie to be background. ``citations`` is the most passages cited for one sentence.
    ``sure`` is the score (0 to 1) from which claims and pledges are used, ``surest`` the one from which a
    change is told.

    ``judgements`` is the most key judgements of an intelligence summary, ``high_origins`` the independent
    origins from which confidence in one is high (two are moderate, one is low: ICD 203 leaves the scale to
    the house).

    ``lead_items`` is how many sentences of What happened stand first at full length, before the rest by day;
    with fewer than ``grouped_from`` in all there are no days.

    ``late_days`` is after how many days a page is named as dated long after what it copies or tells,
    ``unsaid`` the most refused answers told among what is not known.

    What a page takes (all set on the facts of ``bench/brief``): ``lead`` is what the first sentence of What
    happened weighs more than one far down, ``lead_fades`` the places in which that falls to a third;
    ``fades`` what each further place of another section weighs (0 to 1); ``outdated`` what a plan weighs
    whose day or outcome is past; ``recency`` what the last day of the story adds to a weight of one;
    ``again`` what a sentence weighs whose events are all told; ``familiar`` what one weighs whose words are
    all told; ``length`` the power of its words by which a weight is divided; ``central`` what a sentence made
    of the words that most origins use adds to its weight (a lead sentence weighs 3.0); ``least`` the value
    below which a statement is no news, and the rest of the page stays empty (the first is worth about 0.35).
    """

    short_words: int = 100
    page_words: int = 500
    page_items: int = 4
    full_items: int = 8
    longest: int = 55
    shortest: int = 6
    repeat: float = 0.55
    same_page: float = 0.4
    background_days: int = 45
    citations: int = 6
    sure: float = 0.5
    surest: float = 0.6
    lead: float = 2.0
    lead_fades: float = 9.0
    fades: float = 0.85
    outdated: float = 0.3
    recency: float = 0.6
    again: float = 0.3
    familiar: float = 0.8
    length: float = 0.7
    central: float = 2.0
    least: float = 0.06
    judgements: int = 10
    high_origins: int = 3
    lead_items: int = 4
    grouped_from: int = 10
    late_days: int = 60
    unsaid: int = 8
