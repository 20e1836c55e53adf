"""Amending a round step by step gives the files of the vectors, made by another program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parking_share.errors import InputError, RoundError
from parking_share.evidence.amend import Amended, amend_round
from parking_share.evidence.record import SUMS, Record, sha256sums
from parking_share.evidence.verify import verify
from parking_share.lottery.allocate import allocation_csv
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


def moved(done: Amended) -> list[tuple[str, str]]:
    return [(was.ticket, now.ticket) for was, now in done.moved]


def changed_lines(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """The tickets on the lines that differ between two allocations."""
    pairs = zip(before.decode().splitlines(), after.decode().splitlines(), strict=True)
    return [(was.split(",")[1], now.split(",")[1]) for was, now in pairs if was != now]


@pytest.mark.parametrize("name", ["amended", "amended-before-and-after"])
def test_row_by_row_the_files_are_those_of_the_vector(name: str) -> None:
    due = files_of(name)
    files = as_drawn(due)
    early = len(parse_amendments(files[FILE])) if FILE in files else 0
    rows = parse_amendments(due[FILE])[early:]
    assert rows
    standing = due["allocation.csv"]
    for row in rows:
        done = amend_round(files, row.change, row.ticket, row.reason, instant(row.at))
        now = due[f"allocation-{row.seq}.csv"]
        assert done.row == row
        assert moved(done) == changed_lines(standing, now)
        assert (allocation_csv(done.before), allocation_csv(done.after)) == (standing, now)
        files |= done.files
        standing = now
        assert verify(Record(files)).passed
    assert files == due


def test_the_same_row_again_changes_nothing_and_still_says_who_moved() -> None:
    due = files_of("amended")
    last = parse_amendments(due[FILE])[-1]
    again = amend_round(due, last.change, last.ticket, last.reason, instant(last.at))
    assert (again.row, again.files) == (last, {})
    assert allocation_csv(again.before) == due["allocation-7.csv"]
    assert allocation_csv(again.after) == due["allocation-8.csv"]


def test_a_row_from_before_the_draw_moves_nobody_when_it_is_asked_for_again() -> None:
    files = as_drawn(files_of("amended-before-and-after"))
    last = parse_amendments(files[FILE])[-1]
    again = amend_round(files, last.change, last.ticket, last.reason, instant(last.at))
    assert (again.row, again.files, again.moved) == (last, {}, ())
    assert allocation_csv(again.before) == allocation_csv(again.after) == files["allocation.csv"]


FROZEN_AT, TAKEN_AT, LATER = (
    datetime.fromisoformat(f"2026-03-{day}+08:00") for day in ("02T09:00", "05T10:00", "30T10:00")
)
IN, OUT = "SP26-000001", "SP26-000007"
"""Eligible, and rejected, on the list of the vector."""


def frozen() -> dict[str, bytes]:
    """A round before its draw."""
    files = files_of("spare")
    return {name: files[name] for name in ("tickets.csv", "commitment.json")}


def drawn() -> dict[str, bytes]:
    files = files_of("spare")
    kept = {name: files[name] for name in (*frozen(), "seed.json", "draw.csv", "allocation.csv")}
    return {**kept, SUMS: sha256sums(kept)}


def test_before_the_draw_an_amendment_is_one_row_and_moves_nobody() -> None:
    first = amend_round(frozen(), "strike", IN, "waived", FROZEN_AT)
    header = b"seq,at,ticket,change,reason\n"
    line = f"1,2026-03-02T09:00:00+08:00,{IN},strike,waived\n".encode()
    assert first.files == {FILE: header + line}
    assert (first.row.seq, first.row.ticket) == (1, IN)
    assert (first.before, first.after, first.moved) == ((), (), ())
    again = amend_round({**frozen(), **first.files}, "strike", IN, "waived", LATER)
    assert (again.row, again.files, again.before, again.after) == (first.row, {}, (), ())


@pytest.mark.parametrize("start", [frozen, drawn])
@given(changes=st.lists(st.tuples(st.sampled_from(["strike", "reinstate"]), st.booleans())))
@settings(deadline=None, max_examples=30)
def test_only_who_takes_part_is_struck_and_only_who_does_not_comes_back(
    start: Callable[[], dict[str, bytes]], changes: list[tuple[str, bool]]
) -> None:
    files = start()
    takes_part = {IN: True, OUT: False}
    for n, (change, first) in enumerate(changes):
        ticket = IN if first else OUT
        if (change == "strike") == takes_part[ticket]:
            files |= amend_round(files, change, ticket, f"reason {n}", LATER).files
            takes_part[ticket] = change == "reinstate"
        else:
            word = "in" if takes_part[ticket] else "out of"
            with pytest.raises(RoundError, match=f"{ticket} is {word} the round already"):
                amend_round(files, change, ticket, f"reason {n}", LATER)


def test_whoever_is_not_on_the_list_is_not_amended() -> None:
    with pytest.raises(InputError, match="SP26-000099 is not on the ticket list of this round"):
        amend_round(frozen(), "strike", "SP26-000099", "waived", LATER)


def test_no_amendment_is_dated_back() -> None:
    amended = {**drawn(), **amend_round(drawn(), "strike", IN, "waived", LATER).files}
    for files, latest in ((frozen(), FROZEN_AT), (drawn(), TAKEN_AT), (amended, LATER)):
        assert amend_round(files, "reinstate", OUT, "upheld", latest).row.at == latest.isoformat()
        with pytest.raises(RoundError, match="cannot be dated back before") as refused:
            amend_round(files, "reinstate", OUT, "upheld", latest - timedelta(seconds=1))
        assert latest.isoformat() in str(refused.value)


def test_what_is_later_is_told_by_instants_and_not_by_their_digits() -> None:
    in_an_hour = (FROZEN_AT + timedelta(hours=1)).astimezone(timezone(-timedelta(hours=11)))
    assert in_an_hour.isoformat() < FROZEN_AT.isoformat()
    done = amend_round(frozen(), "reinstate", OUT, "upheld", in_an_hour)
    with pytest.raises(RoundError, match="cannot be dated back"):
        amend_round({**frozen(), **done.files}, "strike", IN, "waived", FROZEN_AT)


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
