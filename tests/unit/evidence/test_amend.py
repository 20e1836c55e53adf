"""Amending a round step by step gives the files of the vectors, made by another program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from parking_share.errors import InputError, RoundError
from parking_share.evidence.amend import amend_round
from parking_share.evidence.record import SUMS, Record, sha256sums
from parking_share.evidence.verify import verify
from parking_share.lottery.amendments import FILE, amendments_csv, parse_amendments
from parking_share.lottery.plain_text import instant
from parking_share.lottery.seed import FILE as SEED
from parking_share.lottery.seed import parse_seed

VECTORS = Path(__file__).parents[2] / "vectors"


def files_of(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (VECTORS / name).iterdir()}


def as_drawn(files: dict[str, bytes]) -> dict[str, bytes]:
    """The record before its first amendment after the draw."""
    taken = instant(parse_seed(files[SEED]).taken_at)
    early = [row for row in parse_amendments(files[FILE]) if row.earlier_than(taken)]
    kept = {name: data for name, data in files.items() if not name.startswith("allocation-")}
    if early:
        kept[FILE] = amendments_csv(early)
    else:
        del kept[FILE]
    return {**kept, SUMS: sha256sums(kept)}


@pytest.mark.parametrize("name", ["amended", "amended-before-and-after"])
def test_row_by_row_the_files_are_those_of_the_vector(name: str) -> None:
    due = files_of(name)
    files = as_drawn(due)
    done = len(parse_amendments(files[FILE])) if FILE in files else 0
    rows = parse_amendments(due[FILE])[done:]
    assert rows
    for row in rows:
        at = instant(row.at)
        files |= amend_round(files, row.change, row.ticket, row.reason, at).files
        assert verify(Record(files)).passed
    assert files == due


def test_the_same_row_again_changes_nothing_and_still_says_who_moved() -> None:
    due = files_of("amended")
    last = parse_amendments(due[FILE])[-1]
    again = amend_round(due, last.change, last.ticket, last.reason, instant(last.at))
    assert again.files == {}
    assert any(now.ticket == last.ticket for _, now in again.moved)


def test_an_interrupted_draw_is_finished_first() -> None:
    files = as_drawn(files_of("amended"))
    del files[SUMS]
    with pytest.raises(RoundError, match="interrupted"):
        amend_round(
            files, "strike", "A-0001", "a", datetime.fromisoformat("2030-01-01T00:00+08:00")
        )


def test_a_reason_on_two_lines_is_refused() -> None:
    due = files_of("amended")
    row = parse_amendments(due[FILE])[0]
    files = as_drawn(due)
    with pytest.raises(InputError, match="control character"):
        amend_round(files, row.change, row.ticket, "a\nb", instant(row.at))
