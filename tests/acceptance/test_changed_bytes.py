"""One changed byte anywhere in the example's record makes `verify` fail, and at the right step.

Small files are changed at every byte, the larger ones at their ends and at 300 places taken by a
seeded generator. V1 always fails, and beside it the step of the changed file. After a changed
`commitment.json` neither the seed, which names its digest, nor the draw can pass. An entry of
`SHA256SUMS` that was changed speaks against the file it stands for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from parking_share.evidence.record import Record
from parking_share.evidence.verification import StepOutcome
from parking_share.evidence.verify import verify
from parking_share.files.record import read_record

if TYPE_CHECKING:
    from desk import Run

STEPS_OF = {
    "SHA256SUMS": {"V1"},
    "programme.toml": {"V1"},
    "commitment.json": {"V1", "V2"},
    "tickets.csv": {"V1", "V2", "V3"},
    "seed.json": {"V1", "V4"},
    "draw.csv": {"V1", "V5"},
    "allocation.csv": {"V1", "V6"},
    "notice.html": {"V1"},
}
"""The steps that fail for certain when one byte of the file is another one."""
CONSEQUENCES = {
    "SHA256SUMS": {"V2", "V3", "V4", "V5", "V6", "V7"},
    "programme.toml": set(),
    "commitment.json": {"V3", "V4", "V5", "V6"},
    "tickets.csv": {"V5", "V6"},
    "seed.json": {"V5", "V6"},
    "draw.csv": set(),
    "allocation.csv": set(),
    "notice.html": set(),
}
"""The steps that may fail with it: what is worked out again from another value differs."""
SHAKEN = {"commitment.json": {"V4", "V5"}}
"""The steps that cannot pass any more: they fail, or cannot even be run."""
EVERY_BYTE_UP_TO = 2000
PLACES = 300


@pytest.fixture(scope="module")
def sound(record: Path) -> Record:
    return read_record(record)


def places(data: bytes) -> list[int]:
    """Every place of a small file; both ends and a sample of a large one."""
    if len(data) <= EVERY_BYTE_UP_TO:
        return list(range(len(data)))
    sample = random.Random(len(data)).sample(range(1, len(data) - 1), PLACES)
    return [0, *sorted(sample), len(data) - 1]


def changed(record: Record, file: str, seed: int) -> Iterator[tuple[int, Record]]:
    """The record with one byte of one file changed to a random other one, place by place."""
    chance = random.Random(seed)
    data = record.files[file]
    for place in places(data):
        other = bytes([data[place] ^ chance.randrange(1, 256)])
        tampered = data[:place] + other + data[place + 1 :]
        yield place, Record({**record.files, file: tampered})


def test_every_file_of_the_record_is_changed_here(sound: Record) -> None:
    assert verify(sound).passed
    assert STEPS_OF.keys() == sound.files.keys()


@pytest.mark.parametrize("file", STEPS_OF)
def test_a_changed_byte_fails_at_the_step_of_its_file(sound: Record, file: str) -> None:
    certain, possible = STEPS_OF[file], STEPS_OF[file] | CONSEQUENCES[file]
    wrong = {}
    for place, record in changed(sound, file, seed=20260306):
        verification = verify(record)
        failures = set(verification.failures)
        held = {step.name for step in verification.steps if step.outcome is StepOutcome.PASSED}
        shaken = SHAKEN.get(file, set())
        if verification.passed or not certain <= failures <= possible or held & shaken:
            wrong[place] = sorted(failures)
    assert wrong == {}


@pytest.mark.parametrize("file", [file for file in STEPS_OF if file != "SHA256SUMS"])
def test_a_changed_digest_speaks_against_its_own_file(sound: Record, file: str) -> None:
    lines = sound.files["SHA256SUMS"].decode().splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.endswith(f"  {file}\n"))
    lines[place] = ("1" if lines[place][0] == "0" else "0") + lines[place][1:]
    record = Record({**sound.files, "SHA256SUMS": "".join(lines).encode()})
    assert set(verify(record).failures) == STEPS_OF[file]


@pytest.mark.parametrize("file", STEPS_OF)
def test_a_missing_or_longer_file_fails(sound: Record, file: str) -> None:
    without = {name: data for name, data in sound.files.items() if name != file}
    longer = {**sound.files, file: sound.files[file] + b"\n"}
    for files in (without, longer):
        assert "V1" in verify(Record(files)).failures


def test_a_file_that_nobody_named_fails(sound: Record) -> None:
    assert verify(Record({**sound.files, "notes.txt": b""})).failures == ("V1",)


@pytest.mark.parametrize(
    ("file", "step"),
    [("tickets.csv", "V3"), ("seed.json", "V4"), ("draw.csv", "V5"), ("allocation.csv", "V6")],
)
def test_the_command_says_which_step_failed(run: Run, drawn: Path, file: str, step: str) -> None:
    path = drawn / "rounds" / "2026" / "public" / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    said = run("verify", path.parent, "--json", cwd=drawn)
    assert (said.code, said.json["passed"]) == (1, False)
    failed = {one["step"]: one for one in said.json["steps"] if one["outcome"] == "failed"}
    assert {"V1", step} <= failed.keys()
    assert failed[step]["expected"]
    assert failed[step]["found"]
