"""The two tables of a register, and what keeps them append-only in SQLite and PostgreSQL.

`entries` has the outline of every event and is never changed. `contents` has what an entry says,
with its salt; a line is removed when its retention date is over, and never changed.
"""

from __future__ import annotations

from sqlalchemy import DDL, Column, Integer, MetaData, Table, Text, UniqueConstraint, event

METADATA = MetaData()
_TEXTS = ("at", "round", "kind", "ticket", "who", "content_digest", "previous", "digest")
ENTRIES = Table(
    "entries",
    METADATA,
    Column("programme", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in _TEXTS),
    UniqueConstraint("programme", "previous"),  # no entry has two that follow it
)
CONTENTS = Table(
    "contents",
    METADATA,
    Column("programme", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False),
    Column("content", Text, nullable=False),
)
_FORBIDDEN = {ENTRIES: ("UPDATE", "DELETE"), CONTENTS: ("UPDATE",)}
_REFUSAL = "the register is append-only"


def _sqlite(table: Table, change: str) -> str:
    return (
        f"CREATE TRIGGER {table.name}_no_{change.lower()} BEFORE {change} ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _postgresql(table: Table, change: str, each: str) -> str:
    return (
        f"CREATE TRIGGER {table.name}_no_{change.lower()} BEFORE {change} ON {table.name} "
        f"FOR EACH {each} EXECUTE FUNCTION parking_share_refuse()"
    )


def _when_made(made: MetaData | Table, moment: str, statement: str, dialect: str) -> None:
    ddl = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy has no types there
    event.listen(made, moment, ddl.execute_if(dialect=dialect))


_when_made(
    METADATA,
    "before_create",
    "CREATE OR REPLACE FUNCTION parking_share_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "postgresql",
)
for _table, _changes in _FORBIDDEN.items():
    _when_made(_table, "after_create", _postgresql(_table, "TRUNCATE", "STATEMENT"), "postgresql")
    for _change in _changes:
        _when_made(_table, "after_create", _sqlite(_table, _change), "sqlite")
        _when_made(_table, "after_create", _postgresql(_table, _change, "ROW"), "postgresql")
