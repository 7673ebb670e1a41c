"""Fifty additions stopped at any moment, then what is left of them: python bench/store/kills.py [--kills 50]

On SQLite the process is killed (SIGKILL); on PostgreSQL it is killed, and in a second round the server cuts
its connections. After each stop the store must be whole (integrity_check, index of words, a reading and a
searchable text for each page, all raw bytes); in the end its tables must be those of reading all at once.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import msgspec

import firsthand
from firsthand.nlp.rules import RulesTagger
from firsthand.store.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.postgres import server
from tests.store.killing import cut_connections, made_pages, run


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=18)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    pages = made_pages(options.pages)
    whole = firsthand.read(pages, tagger=RulesTagger())
    found = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="firsthand-kills-")))
        rounds = {"sqlite, killed": (str(folder / "store.db"), None)} if "sqlite" in options.databases else {}
        if "postgresql" in options.databases:
            url = stack.enter_context(server())
            join = "&" if "?" in url else "?"
            rounds["postgresql, killed"] = (f"{url}{join}schema=killed", None)
            rounds["postgresql, cut"] = (f"{url}{join}schema=cut", cut_connections(url))
        for name, (where, stop) in rounds.items():
            raw = folder / name.replace(", ", "-")
            stopped = run(where, raw, pages, options.kills, stop=stop)
            with open_store(where, pages=raw) as store:
                found[name] = {"stopped": stopped, **left(store, whole)}
            print(f"{name:20}", *(f"{key} {value:>3}" for key, value in found[name].items()), flush=True)
    print(json.dumps(found))


def left(store, whole):
    """How much of `store` is other than it should be after all that."""
    have = store.dossier()
    ids = {document.id for document in whole.documents}
    kept = [document.id for document in have.documents]
    bare = [msgspec.structs.replace(each, aliases=(), refused=()) for each in (have, whole)]
    tables = [name for name in have.__struct_fields__ if getattr(bare[0], name) != getattr(bare[1], name)]
    return {
        "pages": len(kept),
        "lost": len(ids - set(kept)),
        "twice": store.size().pages - len(ids),
        "partial": len(store.check()),
        "other tables": len(tables),
    }


if __name__ == "__main__":
    main()
