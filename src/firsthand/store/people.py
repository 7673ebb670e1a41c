"""What people leave in a store: judgements, tombstones, marks; and the log of runs."""

from collections.abc import Collection
from typing import Any, TypeVar

from sqlalchemy import insert, select, update

from firsthand.model.judgement import Alias, Judgement
from firsthand.model.span import DocId
from firsthand.store import tables as t
from firsthand.store.database import Database
from firsthand.store.pack import pack, unpack
from firsthand.store.sql import fetched, put

__all__ = ["People"]

T = TypeVar("T")


class People:
    """Everything in a store that no page says. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def judge(self, judgement: Judgement) -> None:
        """Append `judgement`; it has reached the disk on return. The same id again changes nothing."""
        row = {"id": judgement.id, "value": pack(judgement)}
        with self._database.writing(durable=True) as connection:
            put(connection, t.judgements, [row], key=("id",), change=())

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were made."""
        query = select(t.judgements.c.value).order_by(t.judgements.c.number)
        with self._database.reading() as connection:
            return tuple(unpack(value, Judgement) for value in connection.scalars(query))

    def aliases(self) -> tuple[Alias, ...]:
        """Which groups have other ids now, by the old id."""
        with self._database.reading() as connection:
            rows = connection.execute(select(t.aliases)).all()
        return tuple(sorted((Alias(old=row.old, new=row.new, reason=row.reason) for row in rows), key=_old))

    def bury(self, doc: DocId, sha256: str, at: str, why: str) -> None:
        """Say that the page `doc` was removed for good: when (ISO instant) and why."""
        row = {"id": doc, "sha256": sha256, "at": at, "why": why}
        with self._database.writing(durable=True) as connection:
            put(connection, t.tombstones, [row], change=())

    def buried(self, docs: Collection[DocId]) -> dict[DocId, tuple[str, str]]:
        """When and why those of `docs` that were removed for good were removed."""
        size = self._database.options.chunk
        with self._database.reading() as connection:
            rows = fetched(connection, select(t.tombstones), t.tombstones.c.id, docs, size)
            return {row.id: (row.at, row.why) for row in rows}

    def remember(self, name: str, value: Any) -> None:
        """Keep `value` under `name`."""
        with self._database.writing() as connection:
            put(connection, t.marks, [{"name": name, "value": pack(value)}])

    def remembered(self, name: str, kind: type[T]) -> T | None:
        """What was kept under `name`; None when nothing was."""
        with self._database.reading() as connection:
            value = connection.scalar(select(t.marks.c.value).where(t.marks.c.name == name))
        return None if value is None else unpack(value, kind)

    def begin(self, command: str, version: str, at: str) -> int:
        """Write down that a run begins at `at` (ISO instant); its number."""
        row = {"command": command, "version": version, "started": at}
        with self._database.writing() as connection:
            return int(connection.scalars(insert(t.runs).returning(t.runs.c.number), row).one())

    def end(self, run: int, at: str) -> None:
        """Write down that `run` came to its end."""
        with self._database.writing() as connection:
            connection.execute(update(t.runs).where(t.runs.c.number == run).values(finished=at))

    def cut_off(self) -> str:
        """The command of the last run where that never came to its end, else empty."""
        query = select(t.runs.c.finished, t.runs.c.command).order_by(t.runs.c.number.desc()).limit(1)
        with self._database.reading() as connection:
            last = connection.execute(query).first()
        return str(last.command) if last is not None and last.finished is None else ""


def _old(alias: Alias) -> str:
    return alias.old
