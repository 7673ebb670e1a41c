"""Invented pages for the tests of the copies stage."""

from firsthand.model.document import Document, Segment, Upstream
from firsthand.stages.copies import candidates, compare, fingerprint, kinship

FERRY = (
    "The night ferry to Quillan ran aground on a sandbank off Tarn Point early on Thursday with 212 people aboard.",
    "Nobody was hurt, and the passengers were carried ashore in fishing boats before sunrise.",
    "The master had left the marked channel to avoid a drifting log, the port office said.",
    "Salvage tugs from two neighbouring islands are expected to pull the vessel free at the spring tide.",
    "The company cancelled every crossing until Monday and promised to pay for hotel rooms.",
    "An inquiry by the marine board will look at the depth charts, which were drawn nineteen years ago.",
    "Fishermen had complained about the moving sandbank at three council meetings since the autumn.",
    "The ferry was launched in a northern yard and had passed its yearly inspection in February.",
)
CHOIR = (
    "The cathedral choir of Ostermay will sing in the ruined abbey again after a silence of sixty years.",
    "Masons finished the new vault last week, using limestone from the quarry that the monks had opened.",
    "Tickets for the first evening were gone within eleven minutes, the festival office reported.",
    "Its conductor chose a mass that was written for the abbey and found in a baker's attic.",
    "The bishop paid for the restoration by selling a vineyard on the southern slope.",
    "Swallows nest above the altar, so the organ will stay covered until the middle of September.",
    "A grandson of the last abbey organist will turn the pages for the young soloist.",
    "Trains from the valley will run until two in the morning on all three evenings.",
)
OTHER = (
    "Beekeepers in the high meadows lost a third of their hives to a late frost, a survey shows.",
    "The cooperative wants the state to share the cost of winter feed for two more seasons.",
    "Prices for chestnut honey have doubled since the spring market in Aldermoor.",
    "Scientists advise planting willows, because their pollen comes before everything else.",
)
SPUN = (
    "The nocturnal ferry to Quillan ran ashore on a sandbar off Tarn Point betimes on Thursday with 212 souls aboard.",
    "Nobody was injured, and the voyagers were borne ashore in angling boats before daybreak.",
    "The skipper had departed the marked channel to evade a drifting timber, the port bureau stated.",
    "Salvage tugboats from two neighbouring islands are anticipated to tow the vessel free at the spring tide.",
    "The firm scrapped every crossing until Monday and vowed to reimburse hotel chambers.",
    "An inquest by the marine board will scrutinise the depth charts, which were sketched nineteen years ago.",
)


def page(
    name, *sentences, published=None, outlet=None, upstreams=(), language="en", residue="", version_of=None
):
    body = "\n\n".join(sentences)
    text = body + (f"\n\n{residue}" if residue else "")
    segments = [Segment(0, len(body), "body")] if body else []
    if residue:
        segments.append(Segment(len(body), len(text), "see_also"))
    return Document(
        id=name,
        path_or_url=f"{name}.html",
        text=text,
        segments=tuple(segments),
        published=published,
        outlet=outlet,
        language=language,
        version_of=version_of,
        upstreams=tuple(Upstream(upstream) for upstream in upstreams),
    )


def kin(*pages):
    known = {document.id: document for document in pages}
    pairs = candidates([fingerprint(document) for document in pages])
    return kinship(known, [compare(known[a], known[b]) for a, b in pairs])


def families(found):
    return sorted(family.documents for family in found.families)


def parents(found):
    return {(copy.child, copy.parent): copy.kind for copy in found.copies}
