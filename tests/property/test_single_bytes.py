"""Every byte of a small record, one at a time: no other byte in its place goes unnoticed."""

from __future__ import annotations

import pytest
from vector_records import assert_noticed, vector

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
