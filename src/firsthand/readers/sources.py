"""Feeds, addresses and folders that are looked at again and again, each time for what is new."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from firsthand.errors import PageError
from firsthand.model.page import Page, Refused
from firsthand.options.reading import ReadingOptions
from firsthand.readers import files

if TYPE_CHECKING:
    from firsthand.readers.web import Fetched, Fetcher, Validators

__all__ = ["Memory", "Polled", "Sources", "poll"]

_LATER = ("try again later", "come back")


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at: addresses of feeds, addresses of pages, and folders into which pages are dropped."""

    feeds: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.feeds or self.pages or self.folders)


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """What is known from earlier looks, so that nothing is fetched or read twice.

    ``answers``: by address the ETag and Last-Modified of its last answer. ``seen``: by feed the addresses of
    its entries that were fetched, or will never be, as far as the feed still names them. ``files``: by path
    size (bytes) and time of change (nanoseconds) of files that were read.
    """

    answers: dict[str, tuple[str | None, str | None]] = {}
    seen: dict[str, tuple[str, ...]] = {}
    files: dict[str, tuple[int, int]] = {}


class Polled(msgspec.Struct, frozen=True, kw_only=True):
    """What one look brought: new pages, what could not be had, and what to remember once they are kept."""

    pages: tuple[Page, ...]
    refused: tuple[Refused, ...]
    memory: Memory


def poll(sources: Sources, memory: Memory, web: "Fetcher", options: ReadingOptions | None = None) -> Polled:
    """What `sources` have that `memory` does not know, one request at a time.

    A source that cannot be had is told in ``refused`` and the others go on; an entry of a feed whose server
    asks to come back later is fetched at the next look. `memory` is not changed: remember the new one after
    the pages are kept, and a run that dies between the two only looks again.
    """
    limits = options or ReadingOptions()
    look = _Look(memory, web)
    found = [
        *(one for feed in sources.feeds for one in look.feed(feed, limits.entries)),
        *(one for url in sources.pages for one in look.page(url)),
        *(one for folder in sources.folders for one in look.folder(Path(folder), limits)),
    ]
    return Polled(
        pages=tuple(one for one in found if isinstance(one, Page)),
        refused=tuple(one for one in found if isinstance(one, Refused)),
        memory=Memory(answers=look.answers, seen=look.seen, files=look.files),
    )


class _Look:
    """One look at all sources, and what is to be remembered of it."""

    def __init__(self, memory: Memory, web: "Fetcher") -> None:
        self.answers, self.seen, self.files = dict(memory.answers), dict(memory.seen), dict(memory.files)
        self._web = web

    def feed(self, url: str, most: int) -> Iterator[Page | Refused]:
        """The pages that the feed at `url` names for the first time, at most `most` of them at once."""
        from firsthand.readers.web import Fetched, entries

        answer = self._asked(url)
        if not isinstance(answer, Fetched):
            yield from [answer] if answer is not None else []
            return
        try:
            named = entries(answer.raw, answer.url)
        except PageError as error:
            self.answers.pop(url, None)
            yield Refused(url, str(error))
            return
        known = set(self.seen.get(url, ()))
        new = [entry for entry in named if entry.url not in known]
        for entry in new[:most]:
            page = self._web.page(entry.url)
            if isinstance(page, Refused):
                if not any(sign in page.reason for sign in _LATER):
                    known.add(entry.url)
                else:
                    self.answers.pop(url, None)  # the feed is read again, though it may not have changed
                yield page
                continue
            known.add(entry.url)
            yield msgspec.structs.replace(page, published=entry.published)
        if len(new) > most:
            self.answers.pop(url, None)
            yield Refused(url, f"names {len(new) - most} more new pages: they are fetched at the next look")
        self.seen[url] = tuple(entry.url for entry in named if entry.url in known)

    def page(self, url: str) -> Iterator[Page | Refused]:
        """The page at `url`, where it has changed since the last look."""
        from firsthand.readers.web import Fetched

        answer = self._asked(url)
        if isinstance(answer, Fetched):
            yield answer.page(url)
        elif answer is not None:
            yield answer

    def folder(self, folder: Path, limits: ReadingOptions) -> Iterator[Page | Refused]:
        """The pages in `folder` and the folders in it whose files are new or have changed."""
        if not folder.is_dir():
            yield Refused(str(folder), "there is no such folder: check the spelling, or make it")
            return
        inside = sorted(file for file in folder.rglob("*") if files.is_wanted(file, folder))
        top = folder.resolve()
        here = {file: files.spelt(str(file.resolve())) for file in inside}
        for file, place in here.items():
            state = _state(file)
            if state is not None and self.files.get(place) != state:
                yield from files.pages([str(file)], limits)
                self.files[place] = state
        known = set(here.values())
        for gone in [path for path in self.files if Path(path).is_relative_to(top) and path not in known]:
            del self.files[gone]

    def _asked(self, url: str) -> "Fetched | Refused | None":
        """What stands at `url`, or why not; None where it is as it was."""
        from firsthand.readers.web import Unchanged, Validators

        known = self.answers.get(url)
        answer = self._web.fetch(url, Validators(etag=known[0], modified=known[1]) if known else None)
        if isinstance(answer, Unchanged):
            return None
        if not isinstance(answer, Refused):
            self._remember(url, answer.validators)
        return answer

    def _remember(self, url: str, validators: "Validators") -> None:
        self.answers.pop(url, None)
        if validators.etag or validators.modified:
            self.answers[url] = (validators.etag, validators.modified)


def _state(file: Path) -> tuple[int, int] | None:
    """Size and time of change of `file`; None where it has gone in the meantime."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
