"""Where a register may stand: a file beside the programme, or a database of the district."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest

ADDRESS = "PARKING_SHARE_TEST_POSTGRESQL"
"""An empty PostgreSQL database that these tests may fill."""
SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)


def settle(folder: Path, store: str) -> Path:
    """Let a programme folder keep its register there; a schema of its own in a database."""
    if store == POSTGRESQL:
        use_database(folder)
    return folder


def require(store: str) -> None:
    """Skip where this store is not there."""
    if store == POSTGRESQL and not os.environ.get(ADDRESS):
        pytest.skip(f"no PostgreSQL: {ADDRESS} is not set (see .ci/postgresql)")


def use_database(folder: Path) -> None:
    """Name a new schema of the test database in the programme file."""
    import psycopg

    require(POSTGRESQL)
    address = os.environ[ADDRESS]
    schema = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    key = f'register = "{address}&options=-csearch_path%3D{schema}"\n'
    path.write_text(key + text, encoding="utf-8")
