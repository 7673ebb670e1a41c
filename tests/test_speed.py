"""How the work of `read` grows with the heap, counted in calls: no clock, so any machine gives one answer."""

import random
import sys
from collections import Counter

import firsthand
from firsthand.model.annotated import Parse
from firsthand.nlp.rules import RulesTagger

SYLLABLES = "bar del fin gor hal ket lom mar nes pol qui ras sev tol ulm ver wen yar zel dorn".split()


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3))


def page(rng: random.Random) -> str:
    """Seven sentences in words of their own."""
    name, town, thing = f"{word(rng)} {word(rng)}".title(), word(rng).title(), word(rng)
    lines = [f"{town} {thing} {word(rng)}"]
    for _ in range(3):
        lines.append(f"The {thing} of {town} {word(rng)}ed {word(rng)}s on {rng.randint(1, 28)} March.")
        lines.append(f"“{word(rng).title()} {word(rng)}ed the {word(rng)},” said {name}.")
    return "\n\n".join(lines)


def heap(number: int) -> list[firsthand.Page]:
    found = []
    for at in range(number):
        raw = page(random.Random(at)).encode()
        found.append(firsthand.Page(raw=raw, address=f"p{at}.txt", path=f"p{at}.txt", published="2024-03-11"))
    return found


def calls(pages: list[firsthand.Page]) -> int:
    """How many calls of our own functions reading `pages` takes."""
    made = Counter()

    def seen(frame, event, _argument):
        if event == "call" and "firsthand" in frame.f_code.co_filename:
            made["calls"] += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        firsthand.read(pages, tagger=RulesTagger())
    finally:
        sys.setprofile(before)
    return made["calls"]


def test_work_grows_with_the_heap_and_not_with_its_square():
    pages = heap(16)
    firsthand.read(pages[:2], tagger=RulesTagger())  # lexica are loaded once
    small, large = calls(pages[:8]), calls(pages)
    assert small > 1000
    assert large < 2.6 * small


class Counting:
    """A tagger that counts the sentences it is given."""

    name = "counting"

    def __init__(self) -> None:
        self.rules, self.asked = RulesTagger(), Counter[str]()

    def parse(self, texts) -> tuple[Parse, ...]:
        self.asked.update(texts)
        return self.rules.parse(texts)


def test_copies_cost_no_second_parse():
    pages = heap(3)
    copies = [
        firsthand.Page(raw=one.raw, address=f"copy{at}.txt", path=f"copy{at}.txt", published="2024-03-12")
        for at, one in enumerate(pages * 4)
    ]
    alone, all_ = Counting(), Counting()
    firsthand.read(pages, tagger=alone)
    firsthand.read([*pages, *copies], tagger=all_)
    assert alone.asked == all_.asked
    assert max(all_.asked.values()) == 1
