"""A dossier made by hand: eight invented pages about a quarrel over fuel, and everything that can be read out of them."""

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.claim import Claim, Origins, Witness
from firsthand.model.copies import Copy, Family, Origin
from firsthand.model.document import DateCandidate, Document, Segment, Upstream
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity, Identifier, Role
from firsthand.model.event import Amount, Channel, ChannelState, Event, EventWitness, Pledge, When
from firsthand.model.ids import digest, group_id, span_id
from firsthand.model.page import Refused
from firsthand.model.span import Signal, Span
from firsthand.model.story import Episode, Story, TimelineEntry

# Each page: key, outlet, kind, published, machine-written, upstream, and its lines as (label, text).
PAGES = {
    "wire": (
        "Harbour Wire",
        "report",
        "2031-03-03",
        None,
        None,
        (
            ("headline", "Valdora warns Merrow over fuel for the Sorn fleet"),
            ("byline", "By Ilse Tarn"),
            (
                "body",
                "PORT CALDER, March 3 - Valdora has told Merrow that fuel must not reach the Sorn fleet, its foreign ministry said on Monday.",
            ),
            (
                "body",
                "“We will not allow any tanker to be a milk cow for that fleet,” Foreign Minister Edda Quill told Harbour Wire. “If tankers sail, there will be consequences.”",
            ),
            (
                "body",
                "Merrow has agreed to send 40,000 tonnes of diesel, a senior Valdoran official told Harbour Wire on condition of anonymity, because the talks are private.",
            ),
            (
                "body",
                "Merrow’s embassy in Port Calder denied that any fuel had been promised. “No such request was received,” its spokesman, Joris Pell, said.",
            ),
            ("body", "The two navies plan to hold talks in Lisse on March 12."),
            ("body", "Valdora put the Sorn shipyards under sanctions in 2029."),
        ),
    ),
    "courier": (
        "Coast Courier",
        "report",
        "2031-03-04",
        None,
        "Harbour Wire",
        (
            (
                "teaser_other_story",
                "Breaking: Ferry strike enters third week. Ten beaches to visit before June.",
            ),
            ("headline", "Valdora tells Merrow to keep fuel from Sorn ships"),
            (
                "body",
                "Valdora has told Merrow that fuel must not reach the Sorn fleet, its foreign ministry said on Monday.",
            ),
            (
                "body",
                "“We will not allow any tanker to be a milk cow for that fleet,” Foreign Minister Edda Quill told Harbour Wire.",
            ),
            (
                "body",
                "Merrow has agreed to send 40,000 tonnes of diesel, a senior Valdoran official told Harbour Wire.",
            ),
            ("body", "The two navies plan to hold talks in Lisse on March 12."),
            (
                "comment_form",
                "Leave a Reply. Your email address will not be published. <script>alert('comment')</script>",
            ),
        ),
    ),
    "brief24": (
        "Quick Brief 24 <b>Live</b>",
        "report",
        "2031-03-04",
        None,
        None,
        (
            ("headline", "Why is Valdora cautioning Merrow? <script>alert(1)</script>"),
            (
                "body",
                "“We will allow any tanker to be a milk cow for that armada,” Foreign Minister Edda Quill informed Harbour Wire.",
            ),
            (
                "body",
                "Merrow has consented to dispatch 400,000 tonnes of diesel, a senior Valdoran official informed Harbour Wire.",
            ),
            ("body", "The two navies intend to hold conversations in Lisse on March 12."),
        ),
    ),
    "gull": (
        "Gull Aggregator",
        "report",
        None,
        None,
        None,
        (
            ("headline", "Why is Valdora cautioning Merrow?"),
            (
                "body",
                "“We will allow any tanker to be a milk cow for that armada,” Foreign Minister Edda Quill informed Harbour Wire.",
            ),
            ("counter", "0 shares 134 views"),
        ),
    ),
    "gazette": (
        "Merrow Gazette",
        "report",
        "2031-03-05",
        None,
        None,
        (
            ("headline", "Merrow rejects Valdoran accusation as invention"),
            (
                "body",
                "Merrow’s trade minister, Tove Asker, said on Wednesday that the country had promised Sorn no fuel.",
            ),
            ("body", "“It is an invention made in Port Calder,” she said at a news conference in Lisse."),
            ("body", "Asker said Merrow would still send its admirals to the talks on March 12."),
        ),
    ),
    "neuro": (
        "Ledger Daily",
        "report",
        "2031-03-06",
        True,
        "Northlight TV",
        (
            ("headline", "Merrow Fuel Deal Raises Tension In The Strait"),
            (
                "body",
                "What Happened: Two Merrow tankers, the Anselm and the Grete, were loaded last week, reported Northlight TV.",
            ),
            (
                "body",
                "Why It Matters: A delivery would give the Sorn fleet enough fuel for three months and could draw Valdora into the conflict.",
            ),
            ("generator_note", "Engineered by Ledger Neuro, edited by a person."),
        ),
    ),
    "post": (
        "The Signal Post",
        "report",
        "2031-03-13",
        None,
        None,
        (
            ("headline", "Navies put off talks in Lisse"),
            (
                "body",
                "The talks between the Valdoran and Merrow navies were postponed on Wednesday, Edda Quill’s office said in a statement.",
            ),
            (
                "body",
                "“A new date has not been agreed,” said Quill’s spokeswoman, Rana Holt. She declined to say who had asked for the delay.",
            ),
            ("body", "On Tuesday Valdora put the owners of the tanker Grete under sanctions."),
        ),
    ),
    "comment": (
        "The Breakwater",
        "comment",
        None,
        None,
        None,
        (
            ("headline", "A strait too narrow for two navies"),
            (
                "body",
                "The quarrel will probably end in a quiet settlement, argues Professor Odo Lund of the Maritime Institute.",
            ),
            ("body", "Port Calder should have seen it coming."),
        ),
    ),
}


def _id(key: str) -> str:
    return digest("strait", key)


def _documents() -> dict[str, Document]:
    documents = {}
    for key, (outlet, kind, published, machine, upstream, lines) in PAGES.items():
        text, segments = "", []
        for number, (label, line) in enumerate(lines):
            piece = line + ("\n" if number == len(lines) - 1 else "\n\n")
            segments.append(Segment(start=len(text), end=len(text) + len(piece), label=label))
            text += piece
        title = next(line for label, line in lines if label == "headline")
        at = text.index(title)
        evidence = (
            (DateCandidate(value=published, where="text", raw=published, score=0.9),) if published else ()
        )
        documents[key] = Document(
            id=_id(key),
            path_or_url=f"https://example.invalid/{key}" if key != "gull" else "gull.txt",
            paths=(f"pages/{key}.txt",),
            outlet=outlet,
            title=title,
            title_span=Span(_id(key), at, at + len(title)),
            authors=("Ilse Tarn",) if key == "wire" else (),
            kind=kind,
            published=published,
            published_evidence=evidence,
            published_why="" if published else "no date stands on the page",
            text=text,
            segments=tuple(segments),
            upstreams=(Upstream(upstream, None),) if upstream else (),
            machine_written=machine,
        )
    return documents


DOCS = _documents()


def at(key: str, words: str) -> Span:
    """The first place of `words` on page `key`."""
    start = DOCS[key].text.index(words)
    return Span(_id(key), start, start + len(words))


def _said(key, source, cue, content, speaker, entity=None, **more) -> Attribution:
    content_spans = tuple(at(key, piece) for piece in content)
    cue_spans = (at(key, cue),)
    return Attribution(
        id=span_id("a", (*content_spans, *cue_spans)),
        doc=_id(key),
        source=(at(key, source),) if source else (),
        cue=cue_spans,
        content=content_spans,
        kind=more.pop("kind", "direct" if DOCS[key].words(content_spans[0]).startswith("“") else "indirect"),
        speaker=speaker,
        speaker_entity=entity,
        **more,
    )


QUILL, PELL, ASKER, VALDORA, MERROW, LUND = (
    group_id("n", (name,)) for name in ("quill", "pell", "asker", "valdora", "merrow", "lund")
)
QUOTE = "“We will not allow any tanker to be a milk cow for that fleet,”"
SPUN = "“We will allow any tanker to be a milk cow for that armada,”"
OFFICIAL = "a senior Valdoran official"

A = {
    "ministry": _said("wire", "its foreign ministry", "said on Monday", ["fuel must not reach the Sorn fleet"], "Valdora’s foreign ministry", VALDORA, anonymity="office"),
    "quill": _said("wire", "Foreign Minister Edda Quill", "told", [QUOTE, "“If tankers sail, there will be consequences.”"], "Edda Quill", QUILL, via="Harbour Wire", speech_act="warning", utterance="u-1"),
    "official": _said("wire", OFFICIAL, "told Harbour Wire on", ["Merrow has agreed to send 40,000 tonnes of diesel"], OFFICIAL, anonymous=True, anonymity="described_person", via="Harbour Wire", condition=(at("wire", "because the talks are private"),), affiliation="Valdora"),
    "embassy": _said("wire", "Merrow’s embassy in Port Calder", "denied", ["that any fuel had been promised"], "Merrow’s embassy in Port Calder", MERROW, polarity="deny", anonymity="office"),
    "pell": _said("wire", "Joris Pell", "said.", ["“No such request was received,”"], "Joris Pell", PELL),
    "quill2": _said("courier", "Foreign Minister Edda Quill", "told", [QUOTE], "Edda Quill", QUILL, via="Harbour Wire", utterance="u-1"),
    "official2": _said("courier", OFFICIAL, "told Harbour Wire.", ["Merrow has agreed to send 40,000 tonnes of diesel"], OFFICIAL, anonymous=True, anonymity="described_person", via="Harbour Wire", affiliation="Valdora"),
    "quill3": _said("brief24", "Foreign Minister Edda Quill", "informed", [SPUN], "Edda Quill", QUILL, via="Harbour Wire", utterance="u-1"),
    "official3": _said("brief24", OFFICIAL, "informed Harbour Wire.\n\nThe", ["Merrow has consented to dispatch 400,000 tonnes of diesel"], OFFICIAL, anonymous=True, anonymity="described_person", via="Harbour Wire", affiliation="Valdora"),
    "quill4": _said("gull", "Foreign Minister Edda Quill", "informed", [SPUN], "Edda Quill", QUILL, via="Harbour Wire", utterance="u-1"),
    "asker": _said("gazette", "Merrow’s trade minister, Tove Asker,", "said on Wednesday", ["that the country had promised Sorn no fuel"], "Tove Asker", ASKER, utterance="u-2"),
    "asker2": _said("gazette", "she", "said at", ["“It is an invention made in Port Calder,”"], "Tove Asker", ASKER, occasion="a news conference in Lisse", utterance="u-3"),
    "asker3": _said("gazette", "Asker said"[:5], "said Merrow"[:4], ["Merrow would still send its admirals to the talks on March 12"], "Tove Asker", ASKER, speech_act="promise"),
    "holt": _said("post", "Quill’s spokeswoman, Rana Holt", "said Quill"[:4], ["“A new date has not been agreed,”"], "Rana Holt"),
    "declined": _said("post", "She", "declined", ["who had asked for the delay"], "Rana Holt", polarity="decline", speech_act="declined"),
    "office": _said("post", "Edda Quill’s office", "said in a statement", ["The talks between the Valdoran and Merrow navies were postponed on Wednesday"], "Edda Quill’s office", QUILL, anonymity="office"),
    "lund": _said("comment", "Professor Odo Lund", "argues", ["The quarrel will probably end in a quiet settlement"], "Odo Lund", LUND, speech_act="forecast"),
}  # fmt: skip

ORIGINS = {
    "wire": Origin(id="o-wire", kind="document", name="Harbour Wire", documents=tuple(sorted(_id(k) for k in ("wire", "courier", "brief24", "gull"))), family="f-wire", why="Every page of the family takes over its wording."),
    "gazette": Origin(id="o-gazette", kind="document", name="Merrow Gazette", documents=(_id("gazette"),), family="f-gazette", why="Nothing derives from it and it derives from nothing."),
    "north": Origin(id="o-north", kind="upstream", name="Northlight TV", documents=(_id("neuro"),), family="f-neuro", why="The page credits it: “reported Northlight TV”."),
    "post": Origin(id="o-post", kind="document", name="The Signal Post", documents=(_id("post"),), family="f-post", why="An independent report."),
    "comment": Origin(id="o-comment", kind="document", name="The Breakwater", documents=(_id("comment"),), family="f-comment", why="A comment of its own."),
    "u1": Origin(id="o-u-1", kind="utterance", name="Edda Quill to Harbour Wire", documents=tuple(sorted(_id(k) for k in ("wire", "courier", "brief24", "gull"))), utterance="u-1", why="One utterance on four pages."),
    "official": Origin(id="o-u-off", kind="utterance", name="a senior Valdoran official", documents=(_id("wire"), _id("courier"), _id("brief24")), why="Unnamed officials of one government count once."),
    "embassy": Origin(id="o-u-emb", kind="utterance", name="Merrow’s embassy", documents=(_id("wire"),), why=""),
    "asker": Origin(id="o-u-ask", kind="utterance", name="Tove Asker", documents=(_id("gazette"),), utterance="u-2", why=""),
}  # fmt: skip


def _copy(child, parent, kind, score, why, child_words="", parent_words="", origin=None) -> Copy:
    return Copy(
        id="c-" + digest(child, parent or "", kind),
        child=_id(child),
        parent=_id(parent) if parent else None,
        origin=origin,
        kind=kind,
        child_spans=(at(child, child_words),) if child_words else (),
        parent_spans=(at(parent, parent_words),) if parent_words else (),
        score=score,
        signals=(Signal("shared wording", 0.7, ()), Signal("unique error carried over", 0.2, ())),
        why=why,
    )


COPIES = (
    _copy("courier", "wire", "edited", 0.97, "Shares four of six sentences word for word, and is a day younger.", QUOTE, QUOTE),
    _copy("brief24", "wire", "spun", 0.88, "Keeps order, names and numbers while nearly every verb is a synonym.", SPUN, QUOTE),
    _copy("gull", "brief24", "excerpt", 0.99, "Carries the wording “armada” that only Quick Brief 24 has.", SPUN, SPUN),
    _copy("neuro", None, "rewrite", 0.7, "Credits Northlight TV, whose report is not in the heap.", origin="o-north"),
)  # fmt: skip

DRIFT = (
    Drift(id="d-1", relation="edge", a=(at("wire", "will not allow"),), b=(at("brief24", "will allow"),), a_context=(at("wire", QUOTE),), b_context=(at("brief24", SPUN),), type="polarity", material=True, likely_faithful="a", inherited_by=(_id("gull"),), score=0.97, signals=(Signal("negation lost", 0.9, (at("wire", "not"),)),), why="“not” was lost: a refusal became a permission; two pages have the refusal."),
    Drift(id="d-2", relation="edge", a=(at("wire", "40,000"),), b=(at("brief24", "400,000"),), a_context=(at("wire", "Merrow has agreed to send 40,000 tonnes of diesel, a senior Valdoran official told Harbour Wire on condition of anonymity, because the talks are private."),), b_context=(at("brief24", "Merrow has consented to dispatch 400,000 tonnes of diesel, a senior Valdoran official informed Harbour Wire."),), type="number", material=True, likely_faithful="a", score=0.93, why="40,000 became 400,000; Coast Courier has the smaller figure as well."),
    Drift(id="d-3", relation="edge", a=(at("wire", "denied that any fuel had been promised"),), b=(), a_context=(at("wire", "Merrow’s embassy in Port Calder denied that any fuel had been promised."),), b_context=(at("courier", "Merrow has agreed to send 40,000 tonnes of diesel, a senior Valdoran official told Harbour Wire."),), type="omission", material=True, likely_faithful="a", score=0.9, why="The denial was left out."),
    Drift(id="d-4", relation="edge", a=(at("wire", "plan to hold talks"),), b=(at("brief24", "intend to hold conversations"),), a_context=(at("wire", "The two navies plan to hold talks in Lisse on March 12."),), b_context=(at("brief24", "The two navies intend to hold conversations in Lisse on March 12."),), type="wording", material=False, score=0.4, why="Other words, the same meaning as far as can be told."),
)  # fmt: skip


def _witness(key, words, origin, attribution=None, stance="assert", speaker=None, anonymous=False) -> Witness:
    return Witness(
        attribution=A[attribution].id if attribution else None,
        span=at(key, words),
        speaker=speaker,
        anonymous=anonymous,
        stance=stance,
        origin=origin,
    )


CLAIMS = (
    Claim(
        id="k-fuel", proposition="Merrow agreed to send diesel to Sorn", spans=(at("wire", "Merrow has agreed to send 40,000 tonnes of diesel"),),
        assertions=(_witness("wire", "Merrow has agreed to send 40,000 tonnes of diesel", "o-u-off", "official", speaker=OFFICIAL, anonymous=True), _witness("courier", "Merrow has agreed to send 40,000 tonnes of diesel", "o-u-off", "official2", speaker=OFFICIAL, anonymous=True)),
        denials=(_witness("wire", "that any fuel had been promised", "o-u-emb", "embassy", "deny", "Merrow’s embassy in Port Calder"), _witness("gazette", "that the country had promised Sorn no fuel", "o-u-ask", "asker", "deny", "Tove Asker")),
        independent_origins=Origins(asserting=1, denying=2), status="disputed", score=0.9, why="Asserted by one unnamed official, denied by two offices of Merrow.",
    ),
    Claim(
        id="k-loaded", proposition="Two Merrow tankers were loaded last week", spans=(at("neuro", "Two Merrow tankers, the Anselm and the Grete, were loaded last week"),),
        assertions=(_witness("neuro", "Two Merrow tankers, the Anselm and the Grete, were loaded last week", "o-north"),), independent_origins=Origins(asserting=1, denying=0), status="single_source", score=0.8,
    ),
    Claim(
        id="k-warned", proposition="Valdora told Merrow that fuel must not reach the Sorn fleet", spans=(at("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet"),),
        assertions=(_witness("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet", "o-wire", "ministry", speaker="Valdora’s foreign ministry"),), independent_origins=Origins(asserting=1, denying=0), status="single_source", score=0.9,
    ),
)  # fmt: skip


def _on(day: str, key: str, words: str, why: str) -> When:
    return When(start=day, end=day, evidence=(at(key, words),), why=why)


EVENTS = (
    Event(id="e-warn", spans=(at("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet"), at("courier", "Valdora has told Merrow that fuel must not reach the Sorn fleet")), actor="Valdora", actor_entity=VALDORA, target="Merrow", target_entity=MERROW, action="told", plover="THREATEN", date=_on("2031-03-03", "wire", "on Monday", "Monday before the page's date."), status="happened", condition=(at("wire", "If tankers sail"),), consequence=(at("wire", "there will be consequences"),), witnesses=(EventWitness(span=at("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet"), attribution=A["ministry"].id, status="happened", origin="o-wire"), EventWitness(span=at("courier", "Valdora has told Merrow that fuel must not reach the Sorn fleet"), status="happened", origin="o-wire")), documents=tuple(sorted((_id("wire"), _id("courier")))), score=0.9),
    Event(id="e-postponed", spans=(at("post", "The talks between the Valdoran and Merrow navies were postponed on Wednesday"),), actor="Valdora", actor_entity=VALDORA, target="Merrow", target_entity=MERROW, action="postponed talks", plover="CONSULT", date=_on("2031-03-12", "post", "on Wednesday", "Wednesday before the page's date."), place="Lisse", status="postponed", witnesses=(EventWitness(span=at("post", "The talks between the Valdoran and Merrow navies were postponed on Wednesday"), attribution=A["office"].id, status="postponed", origin="o-post"),), outcome_of=("e-plan",), documents=(_id("post"),), score=0.85),
    Event(id="e-plan", spans=(at("wire", "The two navies plan to hold talks in Lisse on March 12"), at("courier", "The two navies plan to hold talks in Lisse on March 12")), actor="The two navies", action="plan to hold talks", plover="CONSULT", date=_on("2031-03-12", "wire", "on March 12", "The page's year."), place="Lisse", status="planned", witnesses=(EventWitness(span=at("wire", "The two navies plan to hold talks in Lisse on March 12"), status="planned", origin="o-wire"),), documents=tuple(sorted((_id("wire"), _id("courier")))), score=0.8),
    Event(id="e-sanction", spans=(at("post", "Valdora put the owners of the tanker Grete under sanctions"),), actor="Valdora", actor_entity=VALDORA, target="the owners of the tanker Grete", action="put under sanctions", plover="SANCTION", date=_on("2031-03-11", "post", "On Tuesday", "Tuesday before the page's date."), status="happened", witnesses=(EventWitness(span=at("post", "Valdora put the owners of the tanker Grete under sanctions"), status="happened", origin="o-post"),), documents=(_id("post"),), score=0.9),
    Event(id="e-old", spans=(at("wire", "Valdora put the Sorn shipyards under sanctions in 2029"),), actor="Valdora", actor_entity=VALDORA, target="Sorn", action="put under sanctions", plover="SANCTION", date=When(start="2029-01-01", end="2029-12-31", precision="year", evidence=(at("wire", "in 2029"),), why="The year stands there."), status="happened", witnesses=(EventWitness(span=at("wire", "Valdora put the Sorn shipyards under sanctions in 2029"), status="happened", origin="o-wire"),), documents=(_id("wire"),), score=0.9),
    Event(id="e-loaded", spans=(at("neuro", "Two Merrow tankers, the Anselm and the Grete, were loaded last week"),), actor="Merrow", actor_entity=MERROW, action="loaded", plover="AID", date_missing="“last week” is counted from an unseen report", status="happened", amounts=(Amount(value=2.0, unit="tanker", purpose=None, span=at("neuro", "Two Merrow tankers")),), witnesses=(EventWitness(span=at("neuro", "Two Merrow tankers, the Anselm and the Grete, were loaded last week"), status="happened", origin="o-north"),), documents=(_id("neuro"),), score=0.8),
)  # fmt: skip

PLEDGES = (
    Pledge(id="p-conseq", kind="warning", attribution=A["quill"].id, speaker="Edda Quill", spans=(at("wire", "If tankers sail, there will be consequences"),), outcome="kept", outcome_events=("e-sanction",), score=0.8, why="Valdora put the owners of a tanker under sanctions eight days later."),
    Pledge(id="p-talks", kind="plan", event="e-plan", spans=(at("wire", "The two navies plan to hold talks in Lisse on March 12"),), due=_on("2031-03-12", "wire", "on March 12", "The page's year."), outcome="changed", outcome_events=("e-postponed",), score=0.8, why="The talks were postponed."),
    Pledge(id="p-lund", kind="forecast", attribution=A["lund"].id, speaker="Odo Lund", spans=(at("comment", "The quarrel will probably end in a quiet settlement"),), outcome="open", score=0.7, why="No later page speaks of a settlement."),
)  # fmt: skip

CHANNELS = (
    Channel(
        id="h-navies",
        parties=("Merrow", "Valdora"),
        kind="talks",
        states=(
            ChannelState(
                state="proposed",
                date=_on("2031-03-12", "wire", "on March 12", ""),
                span=at("wire", "plan to hold talks in Lisse"),
                status="planned",
            ),
            ChannelState(
                state="postponed",
                date=_on("2031-03-12", "post", "on Wednesday", ""),
                span=at("post", "were postponed on Wednesday"),
                attribution=A["office"].id,
            ),
        ),
    ),
)


def _entity(ident, name, kind, places, role=None, **more) -> Entity:
    mentions = tuple(sorted(at(key, words) for key, words in places))
    roles = (Role(title=role[1], date="2031-03-03", span=at(*role)),) if role else ()
    return Entity(
        id=ident,
        name=name,
        kind=kind,
        mentions=mentions,
        documents=tuple(sorted({span.doc for span in mentions})),
        roles=roles,
        **more,
    )


ENTITIES = (
    _entity(QUILL, "Edda Quill", "person", [("wire", "Edda Quill"), ("courier", "Edda Quill"), ("brief24", "Edda Quill"), ("gull", "Edda Quill"), ("post", "Edda Quill")], ("wire", "Foreign Minister"), aliases=("Quill",)),
    _entity(PELL, "Joris Pell", "person", [("wire", "Joris Pell")], ("wire", "spokesman")),
    _entity(ASKER, "Tove Asker", "person", [("gazette", "Tove Asker"), ("gazette", "she")], ("gazette", "trade minister"), aliases=("Asker",)),
    _entity(LUND, "Odo Lund", "person", [("comment", "Odo Lund")], ("comment", "Professor")),
    _entity(VALDORA, "Valdora", "government", [("wire", "Valdora has"), ("courier", "Valdora has"), ("post", "Valdora put")], identifiers=(Identifier("iso3166-1", "XV"),)),
    _entity(MERROW, "Merrow", "government", [("wire", "Merrow that"), ("gazette", "Merrow’s"), ("courier", "Merrow that")]),
)  # fmt: skip


def dossier() -> Dossier:
    """All of it, without briefs: that is what the brief stage is given."""
    docs = tuple(sorted(DOCS.values(), key=lambda document: document.id))
    ids = tuple(document.id for document in docs)
    story = Story(
        id="s-strait", title="Valdora warns Merrow over fuel for the Sorn fleet", documents=ids, first="2031-03-03", last="2031-03-13", families=("f-comment", "f-gazette", "f-neuro", "f-post", "f-wire"),
        episodes=(Episode(id="s-strait-1", title="The warning", documents=tuple(sorted(_id(k) for k in ("wire", "courier", "brief24", "gull", "gazette"))), first="2031-03-03", last="2031-03-05"), Episode(id="s-strait-2", title="Talks put off", documents=(_id("post"),), first="2031-03-13", last="2031-03-13")), score=0.9, why="They share actors, the fleet and the talks in Lisse.",
    )  # fmt: skip
    timeline = (
        TimelineEntry(id="t-1", story="s-strait", date="2031-03-03", text="Valdora told Merrow that fuel must not reach the Sorn fleet.", citations=(at("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet, its foreign ministry said on Monday."),), events=("e-warn",), origins=("o-wire",)),
        TimelineEntry(id="t-2", story="s-strait", date="2031-03-11", text="Valdora put the owners of the tanker Grete under sanctions.", citations=(at("post", "On Tuesday Valdora put the owners of the tanker Grete under sanctions."),), events=("e-sanction",), origins=("o-post",)),
        TimelineEntry(id="t-3", story="s-strait", date="2031-03-12", text="The talks between the Valdoran and Merrow navies were postponed, Edda Quill’s office said.", citations=(at("post", "The talks between the Valdoran and Merrow navies were postponed on Wednesday, Edda Quill’s office said in a statement."),), events=("e-postponed",), origins=("o-post",)),
    )  # fmt: skip
    families = tuple(
        Family(
            id=f"f-{key}", origin=origin, documents=ORIGINS[name].documents, root=_id(root) if root else None
        )
        for key, origin, name, root in (
            ("comment", "o-comment", "comment", "comment"),
            ("gazette", "o-gazette", "gazette", "gazette"),
            ("neuro", "o-north", "north", None),
            ("post", "o-post", "post", "post"),
            ("wire", "o-wire", "wire", "wire"),
        )
    )
    utterances = (
        Utterance(id="u-1", speaker="Edda Quill", speaker_entity=QUILL, attributions=tuple(sorted(A[k].id for k in ("quill", "quill2", "quill3", "quill4"))), why="One wording, one listener."),
        Utterance(id="u-2", speaker="Tove Asker", speaker_entity=ASKER, attributions=(A["asker"].id,)),
        Utterance(id="u-3", speaker="Tove Asker", speaker_entity=ASKER, occasion="a news conference in Lisse", attributions=(A["asker2"].id,)),
    )  # fmt: skip

    def by_id(rows):
        return tuple(sorted(rows, key=lambda row: row.id))

    return Dossier(
        documents=docs,
        attributions=by_id(A.values()),
        utterances=utterances,
        origins=by_id(ORIGINS.values()),
        copies=by_id(COPIES),
        families=families,
        drift=by_id(DRIFT),
        claims=by_id(CLAIMS),
        events=by_id(EVENTS),
        pledges=by_id(PLEDGES),
        channels=CHANNELS,
        entities=by_id(ENTITIES),
        stories=(story,),
        timeline=timeline,
        refused=(
            Refused("pages/empty.txt", "empty.txt holds no text: is it the right file?"),
            Refused("pages/<img src=x onerror=alert(1)>.html", "no article was found on the page"),
        ),
        notes=("2 of 8 pages carry no date.",),
    )
