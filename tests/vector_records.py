"""The sound vectors as records, and the steps that each of their files belongs to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from parking_share.evidence.record import SUMS, Record
from parking_share.evidence.verify import verify

VECTORS = Path(__file__).parent / "vectors"
SOUND = sorted(path.name for path in VECTORS.iterdir() if path.is_dir())
OWNERS = {
    SUMS: {"V1"},
    "commitment.json": {"V1", "V2"},
    "tickets.csv": {"V1", "V2", "V3"},
    "seed.json": {"V1", "V4"},
    "draw.csv": {"V1", "V5"},
    "allocation.csv": {"V1", "V6"},
}


def vector(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (VECTORS / name).iterdir()}


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files under digests that fit."""
    lines = [
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n"
        for name in sorted(files)
        if name != SUMS
    ]
    return {**files, SUMS: "".join(lines).encode()}


def owners(file: str) -> set[str]:
    return OWNERS.get(file, {"V1", "V7"})


def assert_noticed(file: str, files: dict[str, bytes]) -> None:
    """The record fails, and at every step that the changed file belongs to."""
    verification = verify(Record(files))
    assert not verification.passed
    assert owners(file) <= set(verification.failures), (file, verification.failures)
