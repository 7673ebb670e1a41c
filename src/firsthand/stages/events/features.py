"""What the relation coder sees of a sentence, its source and its target: rule findings and hashed words."""

import re
from collections.abc import Sequence
from zlib import crc32

import msgspec

from firsthand.model.annotated import Parse
from firsthand.stages.events.coding import Coded, coded
from firsthand.stages.events.modality import COOPERATIVE, Mood
from firsthand.stages.events.relations import Place, around, deed, head_of
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import effects

__all__ = ["BUCKETS", "ROOTS", "Evidence", "evidence", "folded", "hashed"]

ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
    "PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
BUCKETS = 1 << 16
_RULE = 0.316  # the lists behind the rules know the train part too well: at 1.0 they cost .03 root on dev
_CLASSES = 1.414
_WORD = re.compile(r"[A-Za-z']+")
_CONFLICT = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION", "THREATEN"}
)


class Evidence(msgspec.Struct, frozen=True):
    """The root that the rules find (empty when none), and the features, hashed, with their weights."""

    rule: str
    features: dict[int, float]


def folded(root: str) -> str:
    """The class of a PLOVER root among the fifteen of the relation task."""
    return {"CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(root, root)


def hashed(feature: str) -> int:
    """The bucket of a feature: CRC-32, the same on every machine."""
    return crc32(feature.encode()) % BUCKETS


def evidence(text: str, source: str, target: str, parse: Parse) -> Evidence:
    """The features of one relation.

    Those of rule, governing verb and neighbouring words, each on a scale of its own.
    """
    here = tree(parse)
    a, b = _place(text, source), _place(text, target)
    acts = coded(here, everything=True)
    best = _chosen(here, acts, a, b)
    rule = "REQUEST" if _demands(here, a, b) else _class(best) if best is not None else ""
    found: dict[int, float] = {}
    for group, scale, bound in (
        (_rule_features(here, best, rule), _RULE, False),
        (_governing(here, a, b), 1.0, False),
        (_window(text, a, b), 1.0, True),
        (_whole(text), 1.0, True),
        (_pieces(text), 1.0, True),
        (around(here, a, b), _CLASSES, True),
        (deed(here, a), _CLASSES, True),
        (_all_acts(here, acts, a, b), 1.0, True),
    ):
        norm = max(1.0, sum(weight * weight for weight in group.values()) ** 0.5) if bound else 1.0
        for name, weight in group.items():
            bucket = hashed(name)
            found[bucket] = found.get(bucket, 0.0) + scale * weight / norm
    return Evidence(rule, found)


def _place(text: str, words: str) -> Place:
    start = text.find(words.strip()) if words.strip() else -1
    return (start, start + len(words.strip())) if start >= 0 else None


def _chosen(here: Tree, acts: Sequence[Coded], a: Place, b: Place) -> Coded | None:
    """The act between the two: by whom it is done, then to whom, then how near it stands to the source."""
    best: tuple[float, int, Coded] | None = None
    for act in acts:
        score = 0.0
        score += 2.0 * _inside(here, act.actor, a) + 1.0 * _inside(here, act.target, b)
        score -= 0.5 * _inside(here, act.actor, b) + 0.5 * _inside(here, act.target, a)
        token = here.tokens[act.trigger.token]
        if a is not None:
            score -= abs(token.start - a[1]) / 400 + (0.3 if token.start < a[0] else 0.0)
        score -= 0.4 if act.trigger.nominal else 0.0
        for place in (a, b):
            if place is not None and place[0] <= token.start < place[1]:
                score -= 0.7
        if best is None or (score, -act.trigger.token) > best[:2]:
            best = (score, -act.trigger.token, act)
    return best[2] if best is not None else None


def _demands(here: Tree, a: Place, b: Place) -> bool:
    """Whether the source says what the target must do ("said that Tessaly must free the crew")."""
    if a is None or b is None:
        return False
    for verb, token in enumerate(here.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep != "ccomp":
            continue
        subject = here.child(verb, "nsubj", "nsubjpass")
        bound = any(here.lemma(kid) in {"must", "should"} for kid in here.children(verb, "aux"))
        if bound and _inside(here, subject, b) and _inside(here, here.subject(token.head), a):
            return True
    return False


def _inside(here: Tree, token: int | None, place: Place) -> bool:
    return token is not None and place is not None and place[0] <= here.tokens[token].start < place[1]


def _class(act: Coded) -> str:
    """The class that an act comes to when promises, refusals and threats are deeds of their own."""
    base, how = folded(act.base), act.mood
    seen = frozenset(how.effects)
    kind = base in {folded(each) for each in COOPERATIVE}
    no = how.negated or how.outer_negated
    if (
        "refuse" in seen
        or "fail" in seen
        or (no and (how.tense == "future" or seen & {"offer", "plan"} or how.modal))
    ):
        return "REJECT" if not (no and seen & {"refuse", "fail"}) else base
    if "threaten" in seen:
        return "THREATEN"
    if "stop" in seen or "lift" in seen:
        return folded(act.root) if act.status == "happened" else base
    if "request" in seen or how.obliged:
        return "REQUEST"
    if "cancel" in seen:
        return "REJECT"
    if how.tense == "future" or seen & {"offer", "plan", "permit"}:
        return "AGREE" if kind else _threatened(base, how)
    return base


def _threatened(base: str, how: Mood) -> str:
    return "THREATEN" if base in _CONFLICT - {"REJECT", "ACCUSE"} and "permit" not in how.effects else base


def _rule_features(here: Tree, best: Coded | None, rule: str) -> dict[str, float]:
    if best is None:
        return {"rule:none": 1.0}
    found = {
        f"rule:{rule}": 2.0,
        f"base:{folded(best.base)}": 1.0,
        f"mode:{best.trigger.action.mode}:{rule}": 1.0,
        f"trigger:{here.lemma(best.trigger.token)}": 1.0,
        f"tense:{best.mood.tense}": 0.5,
        f"negated:{best.mood.negated}": 0.5,
    }
    if best.trigger.noun is not None:
        found[f"with:{here.lemma(best.trigger.token)}:{here.lemma(best.trigger.noun)}"] = 1.0
        found[f"noun:{here.lemma(best.trigger.noun)}"] = 1.0
    for effect in best.mood.effects:
        found[f"effect:{effect}"] = 1.0
    return found


def _all_acts(here: Tree, acts: Sequence[Coded], a: Place, b: Place) -> dict[str, float]:
    """The classes of all acts of the sentence, told apart by whether source or target has a part in them."""
    found: dict[str, float] = {}
    for act in acts:
        part = "part" if _inside(here, act.actor, a) or _inside(here, act.target, b) else "else"
        found[f"{part}:{_class(act)}"] = 1.0
        found[f"{part}:base:{folded(act.base)}"] = 0.5
    return found


def _governing(here: Tree, a: Place, b: Place) -> dict[str, float]:
    """The verbs that the source is the subject of and the target hangs on.

    With their auxiliaries and objects.
    """
    found: dict[str, float] = {}
    for role, place in (("s", a), ("t", b)):
        head = head_of(here, place)
        if head is None:
            continue
        found[f"{role}:dep:{here.tokens[head].dep}"] = 0.5
        for steps, above in enumerate(here.path(head)[:3]):
            weight = 1.0 / (1 + steps)
            found.setdefault(f"{role}:up:{here.lemma(above)}", weight)
            if role == "s" and steps == 0:
                for kid in here.children(above, "aux", "neg", "dobj", "prep", "xcomp", "ccomp"):
                    found[f"{role}:{here.tokens[kid].dep}:{here.lemma(kid)}"] = 0.7
                    effect = effects().get(here.lemma(kid))
                    if effect:
                        found[f"{role}:below:{effect}"] = 0.7
    return found


def _window(text: str, a: Place, b: Place) -> dict[str, float]:
    """Words and pairs of words between source and target, and the first ones after the source."""
    found: dict[str, float] = {}
    if a is None:
        return found
    after = [word.lower() for word in _WORD.findall(text[a[1] : a[1] + 80])][:8]
    for step, word in enumerate(after):
        found[f"a:{word}"] = found.get(f"a:{word}", 0.0) + 1.0 / (1 + step) ** 0.5
        if step:
            found[f"a2:{after[step - 1]} {word}"] = 0.7
        for size in (4, 5, 6):
            if len(word) > size:
                found[f"a:{word[:size]}*"] = found.get(f"a:{word[:size]}*", 0.0) + 0.5
    if b is not None:
        between = text[min(a[1], b[1]) : max(a[0], b[0])]
        order = ">" if a[0] < b[0] else "<"
        words = [word.lower() for word in _WORD.findall(between)]
        found[f"order:{order}"] = 0.5
        for word in words[:20]:
            found[f"b{order}:{word[:6]}"] = 0.5
    return found


def _whole(text: str) -> dict[str, float]:
    """All words, their stems and pairs, weak."""
    found: dict[str, float] = {}
    words = [word.lower() for word in _WORD.findall(text)]
    for step, word in enumerate(words):
        found[f"w:{word}"] = 1.0
        found[f"p:{word[:5]}"] = 1.0
        if step:
            found[f"w2:{words[step - 1][:6]} {word[:6]}"] = 0.5
    return found


def _pieces(text: str) -> dict[str, float]:
    """Pieces of four letters of all words: what "bomber", "bombing" and "bombarded" have in common."""
    found: dict[str, float] = {}
    for word in _WORD.findall(text.lower()):
        padded = f"_{word}_"
        for start in range(max(1, len(padded) - 3)):
            name = f"c:{padded[start : start + 4]}"
            found[name] = found.get(name, 0.0) + 1.0
    return {name: 1.0 + 0.5 * (weight > 1.0) for name, weight in found.items()}
