"""Hands that copy: the generator of the bench and variants of it that retell as other sites and people do.

Other boilerplate, synonyms, rates and clocks; people who pick paragraphs, add passages of their own and have
few dates; people who tell a report again in a few sentences, with own leads, credits, hedges and quotations
cut, and drop its dateline.
"""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import ModuleType
from typing import Any

from copies import CREDITS, hand

PLACES = ("WASHINGTON", "CHICAGO", "MIAMI", "DENVER, Colo.", "BOSTON", "LONDON", "PHOENIX")
WIRES = (" (AP)", " (Reuters)", "", "")
HEDGES = ("reportedly", "allegedly", "apparently", "supposedly")


def variants(generate: ModuleType, own: Sequence[str]) -> dict[str, type]:
    """The generator and its two variants; `own` are texts that rewriters take passages from."""

    class Other(generate.Gen):  # type: ignore[name-defined,misc]
        """Other boilerplate, other synonyms, other rates, worse clocks."""

        def __init__(self, seed: int, thes: Mapping[str, list[str]]) -> None:
            super().__init__(seed, thes)
            chance = random.Random(seed)
            self.thes = {word: found[::-1] for word, found in sorted(thes.items()) if chance.random() < 0.6}
            self.pools.update(
                share=[
                    "Tweet this article",
                    "5 minutes to read",
                    "Comments (12)",
                    "Print Email Save",
                    "Listen",
                ],
                tail=["What do you think? Tell us below.", "More on this story", "Thank you for reading."],
                ad=["You may like these offers", "Article continues after this message"],
                head=["The Daily Digest", "Top Stories", "Today in brief", "News and views"],
                seealso=["Don't miss: {h}", "Related coverage: {h}", "More: {h}"],
                outlets=[f"site{number}.example" for number in range(18)],
                truncate=["Full text on the site.", "More inside", "", ""],
            )
            rates = {"repost": 10, "truncate": 12, "reorder": 7, "light_edit": 20, "spin": 14, "merge": 7}
            rates |= {"translationese": 12, "paraphrase": 18}
            self.ops = {name: (made, rates[name]) for name, (made, _) in self.ops.items()}

        def add_boiler(self, page: Any, strength: float = 1.0) -> None:
            super().add_boiler(page, strength * 0.6)

        def shown_time(self, page: Any) -> str | None:
            chance, luck, when = self.rng, self.rng.random(), page.when
            page.time_note = "ok"
            if luck < (0.12 if page.parents else 0.08):
                page.time_note = "missing"
                return None
            if page.parents and luck < 0.2:
                when = page.parents[0].when - timedelta(hours=chance.uniform(0.5, 30))
            elif page.parents and luck < 0.3:
                when = page.when + timedelta(days=chance.uniform(1, 60))
            elif not page.parents and luck < 0.16:
                when = page.when + timedelta(hours=chance.uniform(3, 96))
            return str(when.strftime("%Y-%m-%d" if chance.random() < 0.4 else "%Y-%m-%dT%H:%M:00Z"))

    class Hard(Other):
        """People who rewrite: paragraphs picked and worded anew among passages of their own; few dates."""

        def __init__(self, seed: int, thes: Mapping[str, list[str]]) -> None:
            super().__init__(seed, thes)
            made = {"rewrite": (self.op_rewrite, 30), "excerpt": (self.op_excerpt, 10)}
            rates = {"repost": 8, "light_edit": 10, "spin": 6, "paraphrase": 12, "translationese": 6}
            rates |= {"truncate": 6, "merge": 4}
            self.ops = made | {name: (self.ops[name][0], rate) for name, rate in rates.items()}

        def pick(self, page: Any, least: int, low: float, high: float) -> bool:
            body = page.body()
            if len(body) < 4:
                return False
            kept = self.rng.sample(body, max(least, int(len(body) * self.rng.uniform(low, high))))
            names = set(map(id, kept))
            page.paras = [each for each in page.paras if each.kind != "body" or id(each) in names]
            return True

        def op_excerpt(self, page: Any, _: Any) -> bool | None:
            if not self.pick(page, 2, 0.2, 0.6):
                return False
            self.add_own(page, self.rng.randint(1, 5))
            return None

        def op_rewrite(self, page: Any, parent: Any) -> None:
            self.pick(page, 3, 0.35, 0.9)
            for _ in range(self.rng.randint(1, 2)):
                (self.op_spin if self.rng.random() < 0.5 else self.op_para)(page, parent)
            if self.rng.random() < 0.4:
                self.op_reorder(page, parent)
            self.add_own(page, self.rng.randint(1, 6))

        def add_own(self, page: Any, number: int) -> None:
            for _ in range(number):
                source = generate.parse(self.rng.choice(own), "own").body()
                if not source:
                    continue
                taken = [
                    generate.Sent([generate.T(t.s, t.sp, None, t.q) for t in sent.toks], None)
                    for sent in self.rng.choice(source).sents
                ]
                at = [place for place, each in enumerate(page.paras) if each.kind == "body"]
                place = (self.rng.choice(at) if at else 0) + self.rng.randint(0, 1)
                page.paras.insert(place, generate.Para(taken, "body", page.base))

        def shown_time(self, page: Any) -> str | None:
            if random.Random(page.base).random() < 0.6:
                page.time_note = "missing"
                return None
            return super().shown_time(page)

    class People(hand(generate)):  # type: ignore[misc]
        """People who tell a report again: few sentences, own leads, credits, hedges; few dates."""

        def __init__(self, seed: int, thes: Mapping[str, list[str]]) -> None:
            super().__init__(seed, thes, own)
            self.ops |= {"rewrite": (self.op_rewrite, 35), "summary": (self.op_summary, 15)}

        def op_rewrite(self, page: Any, parent: Any) -> None:
            self.bare(page)
            super().op_rewrite(page, parent)
            self.told(page)

        def op_summary(self, page: Any, parent: Any) -> None:
            """The first sentences of a few paragraphs in own words, with a credit."""
            self.bare(page)
            for paragraph in page.body():
                del paragraph.sents[self.rng.randint(1, 2) :]
            gone = set(map(id, page.body()[self.rng.randint(3, 7) :]))
            page.paras = [each for each in page.paras if id(each) not in gone]
            self.clip(page)
            self.op_para(page, parent)
            self.op_spin(page, parent, rate=self.rng.uniform(0.1, 0.4), protect=True)
            self.told(page)
            credit = self.rng.choice(CREDITS).format(paper=self.paper(parent))
            self.rng.choice(page.body()).sents.append(generate.Sent(generate.tokenize(credit)[0]))

        def bare(self, page: Any) -> None:
            """Take the dateline away."""
            first = page.body()[0].sents[0].toks
            at = next((place for place, token in enumerate(first[:8]) if token.s == "—"), None)
            if at is not None and len(first) > at + 5 and self.rng.random() < 0.85:
                del first[: at + 1]

        def told(self, page: Any) -> None:
            """Hedge some sentences, and end some quotations early."""
            for sent in page.sents():
                toks, places = sent.toks, [i for i, token in enumerate(sent.toks) if not token.q]
                verbs = [i for i in places if toks[i].s in {"was", "were", "is", "are", "has", "had"}]
                if verbs and self.rng.random() < 0.12:
                    toks.insert(verbs[0] + 1, generate.T(self.rng.choice(HEDGES), " "))
                quoted = [i for i, token in enumerate(toks) if token.q]
                if len(quoted) > 14 and self.rng.random() < 0.4:
                    del toks[quoted[7] : quoted[-3]]

        def shown_time(self, page: Any) -> str | None:
            if random.Random(page.base).random() < 0.7:
                page.time_note = "missing"
                return None
            return super().shown_time(page)  # type: ignore[no-any-return]

    return {"plain": generate.Gen, "other": Other, "hard": Hard, "people": People}


def placed(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts, half of them with a dateline in front."""
    found = {}
    for name, text in sorted(texts.items()):
        chance = random.Random(name)
        line = f"{chance.choice(PLACES)}{chance.choice(WIRES)} — " if chance.random() < 0.5 else ""
        found[name] = line + text
    return found
