"""No byte of a record is changed unnoticed: every one of a small record, a sample of the others."""

from __future__ import annotations

import random

import pytest
from vector_records import SOUND, assert_noticed, vector

PLACES = [(name, file) for name in ("one", "spare") for file in sorted(vector(name))]
OTHERS = {"one": (0x30, 0x0A, 0xFF), "spare": (0x31,)}
"""What is put in its place; spare has amendments, and more bytes."""


@pytest.mark.parametrize(("name", "file"), PLACES)
def test_any_changed_byte_is_noticed_where_it_belongs(name: str, file: str) -> None:
    files = vector(name)
    data = files[file]
    for at, byte in enumerate(data):
        for other in OTHERS[name]:
            changed = bytearray(data)
            changed[at] = other if other != byte else other ^ 1
            assert_noticed(file, {**files, file: bytes(changed)})


@pytest.mark.parametrize("name", SOUND)
def test_a_changed_byte_of_any_record_is_noticed_where_it_belongs(name: str) -> None:
    chosen = random.Random(name)  # the same bytes in every run
    files = vector(name)
    for _ in range(20):
        file = chosen.choice(sorted(files))
        changed = bytearray(files[file])
        changed[chosen.randrange(len(changed))] ^= 1 << chosen.randrange(8)
        assert_noticed(file, {**files, file: bytes(changed)})
