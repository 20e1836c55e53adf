"""The database of a register: `register.sqlite` beside the programme, or a district's PostgreSQL.

SQLite keeps a write-ahead log and puts every commit on the disk (`synchronous = FULL`), so that a
power cut loses at most the unfinished command. A second process waits for the first.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parking_share.errors import RegisterError
from parking_share.files.atomic import SEALED
from parking_share.language import Text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FILE = "register.sqlite"
ONE_AT_A_TIME = 7275646
"""The advisory lock under which the tables of a PostgreSQL register are made."""
PATIENCE = 30
"""Seconds that a command waits for another one."""


def writable_engine(url: str | None, folder: Path) -> Engine:
    """The database, its tables made where they are missing."""
    from parking_share.files.register_tables import METADATA

    engine = _sqlite_engine(folder / FILE) if url is None else _server_engine(url)
    if not _has_tables(engine):
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
            METADATA.create_all(connection)
    return engine


def readable_engine(url: str | None, folder: Path) -> Engine | None:
    """The database to look at; None where there is no register yet."""
    if url is None and not (folder / FILE).is_file():
        return None
    engine = _sqlite_engine(folder / FILE) if url is None else _server_engine(url)
    return engine if _has_tables(engine) else None


def _has_tables(engine: Engine) -> bool:
    from sqlalchemy import inspect

    with engine.connect() as connection:
        found = inspect(connection)
        return found.has_table("entries") and found.has_table("contents")


def lock(connection: Connection) -> None:
    """Let nobody else write until this transaction ends; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE")


def _sqlite_engine(path: Path) -> Engine:
    from sqlalchemy import NullPool, create_engine, event

    _make_private(path)
    _refuse_unfinished(path)
    readable_only = _is_readable_only(path)
    suffix = "?mode=ro&immutable=1&uri=true" if readable_only else "?uri=true"
    engine = create_engine(
        f"sqlite:///{path.resolve().as_uri()}{suffix}",
        connect_args={"timeout": PATIENCE},
        poolclass=NullPool,
    )

    def opened(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
        # Transactions begin where we say, not where the driver guesses.
        connection.isolation_level = None
        if not readable_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")  # what is purged leaves no trace

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if readable_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", begun)
    return engine


def _is_readable_only(path: Path) -> bool:
    return not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def _refuse_unfinished(path: Path) -> None:
    """What a killed command has committed may still stand beside the file, and has to be read."""
    log = path.with_name(f"{path.name}-wal")
    if _is_readable_only(path) and log.exists() and log.stat().st_size:
        raise RegisterError(
            Text("{file}: a command was interrupted here.", file=path),
            Text("Open it once with the right to write, with `parking-share status`."),
        )


def _make_private(path: Path) -> None:
    """A new file for the office alone: plates and names of cards stand in it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SEALED))
    except FileExistsError:
        return
    except OSError as error:
        raise RegisterError(
            Text("{file} cannot be written: {reason}", file=path, reason=error.strerror or error)
        ) from None


def _server_engine(url: str) -> Engine:
    from sqlalchemy import NullPool, create_engine
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        return create_engine(url, poolclass=NullPool)
    except ModuleNotFoundError:
        raise RegisterError(
            Text("The program for PostgreSQL is not installed."),
            Text("Install it with: pip install 'parking-share[postgresql]'"),
        ) from None
    except (ArgumentError, NoSuchModuleError):
        raise RegisterError(
            Text("The key register of programme.toml is no address of a database."),
            Text("Write it as postgresql+psycopg://user@host/name, or leave it out."),
        ) from None
