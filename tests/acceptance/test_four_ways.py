"""Ways to draw again, on all vectors: the package, the stand-alone program, a shell, SQL.

The vectors come from a program that shares nothing with any of them.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import psycopg
import pytest
import registers
from vector_records import SOUND, VECTORS, vector

import parking_share.lottery
from parking_share.evidence.record import Record
from parking_share.evidence.verify import verify

PROGRAM = VECTORS.parents[1] / "examples" / "verify_by_hand.py"
BLOCK = re.DOTALL | re.MULTILINE
KEYS = dict(line.split() for line in (VECTORS / "keys.txt").read_text("utf-8").splitlines())
SPEC = (Path(parking_share.lottery.__file__).parent / "SPEC.md").read_text("utf-8")
KEY_LINE, *_, RANKING = re.findall(r"^```sh\n(.*?)^```$", SPEC.partition("## §6")[0], BLOCK)
(SQL,) = re.findall(r"^```sql\n(.*?)^```$", SPEC, BLOCK)
has_sha256sum = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")


def drawn(name: str) -> list[tuple[int, str, str]]:
    """Rank, ticket and number as the vector has them."""
    with (VECTORS / name / "draw.csv").open(encoding="utf-8", newline="") as lines:
        return [(int(row["rank"]), row["ticket"], row["number"]) for row in csv.DictReader(lines)]


def test_every_vector_has_its_key() -> None:
    assert sorted(KEYS) == SOUND


@pytest.mark.parametrize("name", SOUND)
def test_the_package_says_that_the_vector_is_right(name: str) -> None:
    assert verify(Record(vector(name))).passed


@pytest.mark.parametrize("name", SOUND)
def test_the_stand_alone_program_says_so_and_finds_the_key(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", PROGRAM, VECTORS / name],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.split()[-1] == KEYS[name]
    assert "FAILS" not in done.stdout


def in_a_shell(text: str, name: str) -> str:
    return subprocess.run(
        ["sh", "-c", text],
        cwd=VECTORS / name,
        env=os.environ | {"KEY": KEYS[name]},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@has_sha256sum
@pytest.mark.parametrize("name", SOUND)
def test_the_shell_line_gives_the_key(name: str) -> None:
    """The line of the worked example, with the values of the vector in their places."""
    promise = json.loads((VECTORS / name / "commitment.json").read_bytes())
    seed = json.loads((VECTORS / name / "seed.json").read_bytes())
    programme, committed, said, sha256 = KEY_LINE.strip().split(" \\\n  ")
    assert re.fullmatch(r"[0-9a-f]{64} dice=[1-6.]+/", f"{committed} {said}")
    line = " ".join(
        [
            programme.replace("draw:yingui", f"draw:{promise['programme']}").replace(
                "round:2026", f"round:{promise['round']}"
            ),
            '"$(sha256sum < commitment.json | cut -c 1-64)"',
            shlex.quote(seed["string"]),
            sha256,
        ]
    )
    assert in_a_shell(line, name).split()[0] == KEYS[name]


@has_sha256sum
@pytest.mark.parametrize("name", SOUND)
def test_the_shell_line_ranks_the_same(name: str) -> None:
    ranked = [line.split() for line in in_a_shell(RANKING, name).splitlines()]
    assert [
        (rank, ticket, number) for rank, (_, number, ticket) in enumerate(ranked, start=1)
    ] == drawn(name)


@pytest.mark.parametrize("name", SOUND)
def test_the_sql_line_ranks_the_same(name: str) -> None:
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE tickets AS SELECT ticket, tier::BIGINT AS tier, weight::BIGINT AS weight "
            "FROM read_csv(?, header = true, all_varchar = true)",
            [str(VECTORS / name / "tickets.csv")],
        )
        assert database.execute(SQL, {"key": KEYS[name]}).fetchall() == drawn(name)


def in_postgresql(sql: str) -> str:
    """The line as the text beside it says that PostgreSQL has it; `key` as a parameter."""
    told = SPEC.partition("```sql")[0].rpartition("In PostgreSQL")[2]
    spelling, collation = re.findall(r"`(encode\(.*?'hex'\)|COLLATE \"C\")`", told)
    (hashed,) = re.findall(r"sha256\((.*?\|\| j)\)", sql)
    spelt = sql.replace(f"sha256({hashed})", spelling.replace("x", hashed, 1))
    ordered = spelt.replace(
        "tier, number, ticket)", f"tier, number {collation}, ticket {collation})"
    )
    return ordered.replace("$key", "%(key)s::text")


@pytest.mark.parametrize("name", SOUND)
def test_the_sql_line_ranks_the_same_in_postgresql(name: str) -> None:
    registers.require(registers.POSTGRESQL)
    address = os.environ[registers.ADDRESS].replace("+psycopg", "")
    with (VECTORS / name / "tickets.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["ticket"], row["tier"], row["weight"]) for row in csv.DictReader(lines)]
    with psycopg.connect(address) as database, database.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE tickets (ticket text, tier bigint, weight bigint)")
        cursor.executemany("INSERT INTO tickets VALUES (%s, %s, %s)", rows)
        cursor.execute(in_postgresql(SQL).encode(), {"key": KEYS[name]})
        assert cursor.fetchall() == drawn(name)
