"""Read and write the register: events in, events out, each command one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.errors import RegisterError
from parking_share.files.atomic import SEALED, replace
from parking_share.files.entropy import fresh_nonce
from parking_share.files.register_engine import FILE, lock, readable_engine, writable_engine
from parking_share.language import Text
from parking_share.programme import Programme
from parking_share.register.event import Entry, Event, content_json, next_event
from parking_share.register.replay import REMOVED

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "register-head.txt"
"""Number and digest of the last entry: one that is taken away from the end shows."""


@dataclass
class Writing:
    """A register while one command writes to it; nobody else does."""

    connection: Connection
    programme: str
    events: list[Event] = field(default_factory=list)
    """All entries, those of this command at the end."""

    def write(self, entries: Iterable[Entry]) -> tuple[Event, ...]:
        """Add entries at the end, each with a fresh salt."""
        from parking_share.files.register_tables import CONTENTS, ENTRIES

        written = []
        for entry in entries:
            before = self.events[-1] if self.events else None
            made = next_event(self.programme, before, entry, fresh_nonce())
            self.connection.execute(ENTRIES.insert().values(_outline(self.programme, made)))
            self.connection.execute(CONTENTS.insert().values(_content(self.programme, made)))
            self.events.append(made)
            written.append(made)
        return tuple(written)

    def remove_contents(self, seqs: Sequence[int]) -> None:
        """Remove what these entries say; that they were made stays."""
        from parking_share.files.register_tables import CONTENTS

        columns = CONTENTS.c
        self.connection.execute(
            CONTENTS.delete().where(columns.programme == self.programme, columns.seq.in_(seqs))
        )


@contextmanager
def writing(rules: Programme, folder: Path) -> Iterator[Writing]:
    """The register of a programme folder, to write to; all of a command's entries or none.

    Raises `RegisterError` when the database cannot be reached or another command keeps it busy.
    """
    file = folder / FILE
    begins_here = rules.register_address is None and not file.exists()
    with _refusing():
        try:
            engine = writable_engine(rules.register_address, folder)
            with engine.begin() as connection:
                lock(connection)
                programme = rules.programme.id
                desk = Writing(connection, programme, list(_read(connection, programme)))
                yield desk
        except BaseException:
            if begins_here:
                file.unlink(missing_ok=True)  # a refused command leaves nothing behind
            raise
    if desk.events:
        last = desk.events[-1]
        replace(folder / HEAD, f"{last.seq} {last.digest}\n".encode(), SEALED)


def purge_contents(rules: Programme, folder: Path, round_id: str, at: str) -> None:
    """Remove what the entries of a round say; that they were made stays, and their chain.

    Asked again, it changes nothing.
    """
    if not entries_with_content(rules, folder, round_id):
        return
    with writing(rules, folder) as desk:
        desk.write([Entry(at, round_id, REMOVED, "", "")])
        desk.remove_contents([event.seq for event in desk.events if event.round == round_id])


def entries_with_content(rules: Programme, folder: Path, round_id: str) -> int:
    """How many entries of a round still say something."""
    events = read_events(rules, folder)
    return sum(event.round == round_id and not event.is_removed for event in events)


def read_events(rules: Programme, folder: Path) -> tuple[Event, ...]:
    """All entries of a programme, in their order; none where there is no register yet."""
    if rules.register_address is None and not (folder / FILE).is_file():
        return ()  # a draw does not wait for a database it does not need
    with _refusing():
        engine = readable_engine(rules.register_address, folder)
        if engine is None:
            return ()
        with engine.connect() as connection:
            return tuple(_read(connection, rules.programme.id))


def read_head(folder: Path) -> tuple[int, str] | None:
    """The last entry that was written from this folder, its number and digest."""
    try:
        seq, digest = (folder / HEAD).read_text("ascii").split()
        return int(seq), digest
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return 0, ""


def _read(connection: Connection, programme: str) -> Iterator[Event]:
    from sqlalchemy import and_, select

    from parking_share.files.register_tables import CONTENTS, ENTRIES

    same = and_(ENTRIES.c.programme == CONTENTS.c.programme, ENTRIES.c.seq == CONTENTS.c.seq)
    chosen = (
        select(ENTRIES, CONTENTS.c.salt, CONTENTS.c.content)
        .select_from(ENTRIES.outerjoin(CONTENTS, same))
        .where(ENTRIES.c.programme == programme)
        .order_by(ENTRIES.c.seq)
    )
    for row in connection.execute(chosen).mappings():
        kept = {key: row[key] for key in row if key not in {"programme", "salt", "content"}}
        said = row["content"]
        yield Event(
            **kept,
            salt=row["salt"] or "",
            content=None if said is None else _said(row["seq"], said),
        )


def _said(seq: int, text: str) -> dict[str, str]:
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if (
        isinstance(said, dict)
        and all(isinstance(value, str) for value in said.values())
        and content_json(said) == text
    ):
        return said
    return {"unreadable": f"{seq}: {text}"}


def _outline(programme: str, event: Event) -> dict[str, object]:
    names = ("seq", "at", "round", "kind", "ticket", "who", "content_digest", "previous", "digest")
    return {"programme": programme} | {name: getattr(event, name) for name in names}


def _content(programme: str, event: Event) -> dict[str, object]:
    text = content_json(event.content or {})
    return {"programme": programme, "seq": event.seq, "salt": event.salt, "content": text}


@contextmanager
def _refusing() -> Iterator[None]:
    """What the database refuses, said as a reason to stop."""
    from sqlalchemy.exc import DatabaseError, InterfaceError

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise RegisterError(
            Text("The register cannot be used: {reason}", reason=_first_line(error.orig or error)),
            Text("Wait for other commands, or see to the database; then run the command again."),
        ) from None


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
