"""Invented pages of several stories, with copies, a merged page, a late version and equal texts."""

import random

from firsthand.model.page import Page

NAMES = "Torvane Quill Marrow Ostrey Lissmark Kestria Velmar Pellmouth Hallow Brandt Sorrel Dunmore".split()
WORDS = (
    "harbour pylon rust inspector sluice bakery loaf caraway vineyard bishop organ tugboat sandbank ferry "
    "beekeeper hive frost chestnut willow lantern quarry mason vault choir abbey swallow marsh heron dyke "
    "turbine cable switch reactor gauge valve tanker diesel convoy envoy treaty ballot recount clerk ledger"
).split()


def sentences(story, number, seed):
    """Sentences of a story from its own names and words, the same for the same seed."""
    chance = random.Random(f"{story} {seed}")
    names = [NAMES[(3 * story + at) % len(NAMES)] for at in range(3)]
    words = [WORDS[(11 * story + at) % len(WORDS)] for at in range(14)]
    return [
        f"{chance.choice(names)} said the {' '.join(chance.sample(words, 4))} near {chance.choice(names)} "
        f"would cost {chance.randint(2, 90)} {chance.choice(words)}s."
        for _ in range(number)
    ]


def strange(story, seed):
    """Sentences of a story whose words no other story has."""
    chance = random.Random(f"{story} {seed}")
    words = [f"{word}{NAMES[story % len(NAMES)].lower()}" for word in WORDS[:20]]
    return [
        f"{chance.choice(words).capitalize()} said {' '.join(chance.sample(words, 9))}." for _ in range(5)
    ]


def page(name, lines, day=None, address=None):
    head = f"{name.capitalize()} report\n\n"
    return Page(
        raw=(head + " ".join(lines) + "\n").encode(),
        address=address or f"{name}.txt",
        path=f"heap/{name}",
        published=day,
    )


def heap(stories=3, pages=2, seed=0):
    """Pages of `stories` stories: of each some of its own, a copy, and a rewrite; and some that tie two."""
    found = []
    for story in range(stories):
        first = sentences(story, 8, seed)
        found.append(page(f"first{story}", first, "2031-03-02"))
        found.append(page(f"copy{story}", [*first[:6], *sentences(story, 2, f"copy {seed}")], "2031-03-03"))
        found += [
            page(f"own{story}x{number}", sentences(story, 7, f"{number} {seed}"))
            for number in range(pages - 2)
        ]
    one, other = sentences(0, 8, seed), sentences(1 % stories, 8, seed)
    found.append(page("merged", [*one[:5], *other[:6]], "2031-03-04"))
    third = sentences(2 % stories, 8, seed)
    found += [
        page(f"both{number}", [*other[number : 5 + number], *third[: 6 - number]], "2031-03-04")
        for number in range(2)
    ]
    found.append(page("again", sentences(0, 8, seed), "2031-03-05", "https://news.example/a"))
    late = [*sentences(0, 7, seed), "Torvane denied it."]
    found.append(page("later", late, "2031-03-06", "https://news.example/a"))
    return found
