"""What a store costs as it grows: ten more pages, searches, bytes on the disk; SQLite and PostgreSQL.

python bench/store/run.py --out OUT [--sizes 1000 10000 100000] [--databases sqlite postgresql]

The pages are made up (`made.py`), 20 sentences of 22 words each in the frequencies of a language; they are
put into the store without being parsed, and ten further ones are added by `firsthand.add` with a tagger that
sees nothing. PostgreSQL is that of the tests: FIRSTHAND_TEST_PG_URL, the system's, or that of a package.
"""

import argparse
import json
import secrets
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, process_time

from drawn import drawn
from made import WORDS, Silent, pages, put, raw
from sqlalchemy import text

import firsthand
from firsthand.store.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.postgres import server

BATCH = 500
TEN = 10
ROUNDS = 3

SEARCHES = {
    "rare": [f"{WORDS[rank]}" for rank in range(20_000, 40_000, 1_000)],
    "rare pair": [f"{WORDS[rank]} {WORDS[rank + 7]}" for rank in range(1_000, 3_000, 100)],
    "common": [WORDS[rank] for rank in range(3, 23)],
    "common pair": [f"{WORDS[rank]} {WORDS[rank + 1]}" for rank in range(3, 23)],
    "phrase": [f'"{WORDS[rank]} {WORDS[rank + 1]}"' for rank in range(3, 23)],
}
"""What is searched for; the words of ranks 3 to 22 stand on one page in two or more."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2_000])
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    columns = ("pages", "put ms", "ten ms", "of cpu", "MB", *SEARCHES)
    print(f"{'store':12}", *(f"{name:>12}" for name in columns), flush=True)
    rows = []
    for database in options.databases:
        with ExitStack() as stack:
            for row in measured(database, sorted(options.sizes), stack):
                rows.append(row)
                keep = ("put_ms", "ten_ms", "ten_cpu_ms", "mb")
                figures = (*(row[name] for name in keep), *row["search_ms"].values())
                head = f"{database:12} {row['pages']:12,}"
                print(head, *(f"{each:12.1f}" for each in figures), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "store.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    (options.out / "store.svg").write_text(drawn(rows), "utf-8")
    print(json.dumps(summary(rows)))


def measured(database, sizes, stack):
    """Yield one row for each size of one growing store."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="firsthand-bench-")))
    where = str(folder / "store.db")
    if database == "postgresql":
        url = stack.enter_context(server())
        where = f"{url}{'&' if '?' in url else '?'}schema=b{secrets.token_hex(4)}"
    store = stack.enter_context(open_store(where, pages=folder / "pages", create=True))
    have = 0
    for size in sizes:
        began = perf_counter()
        added = size - have
        while have < size:
            some = list(pages(have, min(BATCH, size - have)))
            put(store.shelf, some)
            have += len(some)
            print(f"\r{database} {have:,}", end="", file=sys.stderr, flush=True)
        took = 1000 * (perf_counter() - began) / added
        settle(store)
        ten, ten_cpu, have = ten_more(store, have)
        yield (
            {
                "database": database,
                "pages": size,
                "put_ms": took,
                "ten_ms": ten,
                "ten_cpu_ms": ten_cpu,
                "mb": megabytes(store),
                "search_ms": {name: searched(store, queries) for name, queries in SEARCHES.items()},
            }
        )


def settle(store):
    """What a database does by itself in the quiet after a large load."""
    if not store.database.is_sqlite:
        engine = store.database._engine  # noqa: SLF001  no transaction may be open
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def ten_more(store, have):
    """Milliseconds in which ten further pages are added (wall and processor, the best of some rounds)."""
    wall, own = [], []
    for _ in range(ROUNDS):
        some = [raw(document) for document in pages(have, TEN)]
        began = perf_counter(), process_time()
        added = firsthand.add(store, some, tagger=Silent())
        wall.append(1000 * (perf_counter() - began[0]))
        own.append(1000 * (process_time() - began[1]))
        assert len(added.new) == TEN, added.refused
        have += TEN
    return min(wall), min(own), have


def searched(store, queries):
    """The median of the milliseconds that `queries` take, each the best of three times."""
    took = []
    for query in queries:
        times = []
        for _ in range(3):
            began = perf_counter()
            store.search(query)
            times.append(1000 * (perf_counter() - began))
        took.append(min(times))
    return statistics.median(took)


def megabytes(store):
    """What the rows and their indexes take on the disk."""
    if store.database.is_sqlite:
        return store.place.file.stat().st_size / 1e6
    sizes = (
        "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c "
        "WHERE relkind = 'r' AND relnamespace = CAST(:schema AS regnamespace)"
    )
    with store.database.reading() as connection:
        return float(connection.scalar(text(sizes), {"schema": store.place.schema})) / 1e6


def summary(rows):
    """The figures that are held against the floors."""
    found = {}
    for database in sorted({row["database"] for row in rows}):
        own = [row for row in rows if row["database"] == database]
        last = own[-1]
        found[database] = {
            "pages": last["pages"],
            "ten_growth": round(last["ten_ms"] / own[0]["ten_ms"], 2),
            "ten_cpu_growth": round(last["ten_cpu_ms"] / own[0]["ten_cpu_ms"], 2),
            "rare_ms": round(max(last["search_ms"][name] for name in ("rare", "rare pair")), 1),
            "common_ms": round(max(last["search_ms"][name] for name in ("common", "common pair")), 1),
        }
    return found


if __name__ == "__main__":
    main()
