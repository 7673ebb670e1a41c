"""Whatever a user names, as pages: files, folders, standard input, addresses on servers."""

from collections.abc import Iterable, Iterator

from firsthand.model.page import Page, Refused
from firsthand.options.fetching import FetchOptions
from firsthand.options.reading import ReadingOptions
from firsthand.readers import files

__all__ = ["is_url", "pages"]


def pages(
    paths: Iterable[str], options: ReadingOptions | None = None, fetching: FetchOptions | None = None
) -> Iterator[Page | Refused]:
    """Yield a page, or why there is none, for everything that `paths` name, folders walked in name order.

    ``-`` is standard input; ``http://`` and ``https://`` are fetched, one at a time and politely. A path that
    does not exist, cannot be read, is empty or has an unknown ending, and an address that gives no page,
    yields a `Refused`; nothing is raised and the rest goes on.
    """
    listed = list(paths)
    if not any(map(is_url, listed)):
        yield from files.pages(listed, options)
        return
    from firsthand.readers.web import Fetcher

    with Fetcher(fetching) as web:
        for path in listed:
            if is_url(path):
                yield files.told(web.page(path))
            else:
                yield from files.pages([path], options)


def is_url(path: str) -> bool:
    """Whether `path` is the address of a page on a server rather than that of a file."""
    return path.lower().startswith(("http://", "https://"))
