"""How anybody sees that a record comes from a rehearsal."""

from __future__ import annotations

from collections.abc import Container

MARK = "【演练】"
MARK_FILE = "演练-作废.txt"
"""Stands in the public folder of every rehearsal, and of nothing else."""


def is_rehearsal(files: Container[str]) -> bool:
    """Whether public files of these names come from a rehearsal."""
    return MARK_FILE in files
