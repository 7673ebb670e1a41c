#!/usr/bin/env python3
"""Measure the brief: facts told, seeded errors caught by a second reader and the gate, unsupported sentences.

bench/brief/run.py [--data DIR] [--out OUT] [--show]

DIR holds heaps of pages to read beside the example corpus (default ../shared/seeds; left out when missing).
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from pathlib import Path

import firsthand
from firsthand.model.story import Brief, Statement
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.gate import Support, reasons

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from checker import faults  # noqa: E402  # stands beside this script
from heaps import heaps as public_heaps  # noqa: E402  # stands beside this script
from seeding import seeded  # noqa: E402  # stands beside this script


def told(brief: Brief, facts: list[dict]) -> tuple[list[str], list[str]]:
    """The facts that `brief` does not tell, and those of which it tells what is wrong."""
    lines = [s.text.casefold() for section in brief.sections for s in section.sentences]

    def holds(line: str, fact: dict) -> bool:
        return all(any(word in line for word in need.split("|")) for need in fact["needs"])

    missed = [f["fact"] for f in facts if not any(holds(line, f) for line in lines)]
    own = [
        line for line in lines if "it prints “" not in line
    ]  # a change shown with both wordings is not told
    wrong = [f["fact"] for f in facts for word in f["wrong"] if any(holds(x, f) and word in x for x in own)]
    return missed, wrong


def statements(dossier: firsthand.Dossier) -> list[Statement]:
    """The sentences of all page and full briefs that cite something, each once."""
    full = [brief for brief in dossier.briefs if brief.length in {"page", "full"}]
    rows = {
        s.text: s
        for b in full
        for x in b.sections
        if x.name != "Headline"
        for s in x.sentences
        if s.citations
    }
    return list(rows.values())


def against(heaps: list[firsthand.Dossier], show: bool) -> dict[str, float]:
    """Shares of seeded errors caught and of sound sentences blamed, for the second reader and the gate."""
    caught: dict[str, Counter] = {"checker": Counter(), "gate": Counter()}
    blamed, total, kinds = Counter(), 0, Counter()
    for dossier in heaps:
        evidence = Evidence(dossier)
        people = sorted({e.name for e in dossier.entities if len(e.mentions) > 1 and e.name[:1].isupper()})
        for row in statements(dossier):
            total += 1
            found = faults(row, dossier)
            blamed["checker"] += bool(found)
            blamed["gate"] += bool(reasons(Support(row, evidence)))
            if show and found:
                print("BLAMED", found, row.text)
            for kind, text in seeded(row.text, people):
                bad = Statement(text=text, citations=row.citations, claims=row.claims, origins=row.origins)
                kinds[kind] += 1
                new = set(faults(bad, dossier)) - set(found)
                caught["checker"][kind] += bool(new)
                caught["gate"][kind] += bool(reasons(Support(bad, evidence)))
                if show and not new:
                    print("MISSED", kind, text)
    scores = {"sentences": total, "seeded": kinds.total()}
    for who, counts in caught.items():
        scores[f"{who}_caught"] = round(counts.total() / max(1, kinds.total()), 4)
        scores[f"{who}_blamed"] = round(blamed[who] / max(1, total), 4)
        scores |= {f"{who}_{k.replace(' ', '_')}": round(counts[k] / n, 4) for k, n in sorted(kinds.items())}
    scores |= {"unsupported": blamed["gate"], "doubted": blamed["checker"]}
    return scores


def facts_of(dossier: firsthand.Dossier, name: str, *, prefix: str = "") -> dict[str, float]:
    """How many of the listed facts each length of the largest story's brief tells, and in how many words."""
    facts = tomllib.loads((HERE / f"facts-{name}.toml").read_text("utf-8"))["fact"]
    main_story = max(dossier.stories, key=lambda story: (len(story.documents), story.id)).id
    scores: dict[str, float] = {}
    for brief in dossier.briefs:
        if brief.story == main_story:
            missed, wrong = told(brief, facts)
            scores[f"{prefix}{brief.length}_facts"] = len(facts) - len(missed)
            scores[f"{prefix}{brief.length}_wrong"] = len(wrong)
            words = sum(len(s.text.split()) for x in brief.sections for s in x.sentences)
            scores[f"{prefix}{brief.length}_words"] = words
            if brief.length in {"page", "full"}:
                print(name, brief.length, "misses:", *missed, sep="\n  ")
    return scores


def unsupported(data: Path) -> dict[str, float]:
    """Sentences of the briefs of twenty public heaps, and those that the second reader or the gate blames."""
    counts = Counter()
    for name, heap in public_heaps(data):
        dossier = firsthand.read(heap)
        evidence = Evidence(dossier)
        counts["public_heaps"] += 1
        for row in statements(dossier):
            found = faults(row, dossier)
            refused = reasons(Support(row, evidence))
            counts["public_sentences"] += 1
            counts["public_doubted"] += bool(found)
            counts["public_unsupported"] += bool(refused)
            for why in (*found, *refused):
                print(f"{name}: {why}: {row.text}")
    names = ("heaps", "sentences", "doubted", "unsupported")
    return {f"public_{name}": counts[f"public_{name}"] for name in names}


def pages(folder: Path) -> list[firsthand.Page]:
    """The files of `folder` as pages."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return [firsthand.Page(raw=path.read_bytes(), address=path.name, path=path.name) for path in files]


def main() -> None:
    """Print the figures; the last line is JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "seeds")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--public", type=Path, nargs="?", const=ROOT.parent / "shared" / "bench")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    example = firsthand.read(pages(ROOT / "src" / "firsthand" / "example" / "pages"))
    scores = facts_of(example, "example")
    heaps = [example]
    if args.data.is_dir():
        heaps.append(firsthand.read(pages(args.data)))
        scores |= facts_of(heaps[1], "seeds", prefix="seeds_")
    scores |= against(heaps, args.show)
    if args.public is not None:
        scores |= unsupported(args.public)
    line = json.dumps({"bench": "brief", "scores": scores})
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
        (args.out / "brief.json").write_text(line + "\n", encoding="utf-8")
    print(line)


if __name__ == "__main__":
    main()
