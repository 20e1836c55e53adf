from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from gate_orders import HOURS

from parking_share.access.insurer import KEYS, changes, insured, of_earlier_list
from parking_share.access.roster import Holder, validity
from parking_share.access.roster_diff import roster_difference
from parking_share.errors import InputError
from parking_share.files.earlier_list import read_earlier
from parking_share.files.spreadsheet import Grid, csv_bytes, xlsx_bytes
from parking_share.programme import Term

VALID = validity(Term(starts=date(2026, 3, 2), months=12, source="announcement"), HOURS)
MARCH = (
    Holder("T-1", "A02", "yard", "甲某", "13800000000", "浙B00001"),
    Holder("T-2", "A01", "yard", "乙某", "13800000001", "浙B00002"),
)
MAY = (MARCH[0], Holder("T-3", "A01", "yard", "=丙某", "13800000002", "浙B00003"))
FORMULA_STARTS = ["=1", "+1", "-1", "@a", "\ta", "\ra"]


def rows_of(holders: tuple[Holder, ...], last: tuple[Holder, ...] | None) -> list[tuple[str, ...]]:
    before = None if last is None else insured(last, VALID)
    return [(*one.cells, change) for one, change in changes(insured(holders, VALID), before)]


def test_a_first_list_is_all_additions_by_space() -> None:
    assert rows_of(MARCH, None) == [
        ("浙B00002", "乙某", "A01", "2026-03-02 17:15", "2027-03-02 07:45", "added"),
        ("浙B00001", "甲某", "A02", "2026-03-02 17:15", "2027-03-02 07:45", "added"),
    ]


def test_a_later_list_names_additions_and_cancellations() -> None:
    assert [(row[0], row[2], row[-1]) for row in rows_of(MAY, MARCH)] == [
        ("浙B00003", "A01", "added"),
        ("浙B00001", "A02", "unchanged"),
        ("浙B00002", "A01", "cancelled"),
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_list_sent_last_time_is_read_back(tmp_path: Path, suffix: str) -> None:
    grid = Grid(name="保险", headers=KEYS, rows=rows_of(MAY, MARCH), title="x", notes=["n"])
    path = tmp_path / f"last{suffix}"
    path.write_bytes(xlsx_bytes(grid) if suffix == ".xlsx" else csv_bytes(grid))
    assert set(of_earlier_list(read_earlier(path, KEYS))) == set(insured(MAY, VALID))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("name", FORMULA_STARTS)
def test_a_name_like_a_formula_comes_back_as_it_was(tmp_path: Path, suffix: str, name: str) -> None:
    row = ("浙B00001", name, "A01", "2026", "2027", "added")
    grid = Grid(name="保险", headers=KEYS, rows=[row], title="x")
    path = tmp_path / f"last{suffix}"
    path.write_bytes(xlsx_bytes(grid) if suffix == ".xlsx" else csv_bytes(grid))
    (read,) = of_earlier_list(read_earlier(path, KEYS))
    assert read.name.strip() == name.strip()


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    path.write_text('{"rows": [{"plate": "x"}]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"last\.json: this is no list"):
        read_earlier(path, KEYS)


def row(ticket: str, space: str, card: str) -> dict[str, str]:
    return {"ticket": ticket, "space": space, "card": card}


def test_a_difference_names_who_gains_who_loses_and_what_changes() -> None:
    old = [row("T-1", "A01", ""), row("T-2", "A02", "77"), row("T-4", "A04", "")]
    new = [row("T-1", "A01", "12"), row("T-3", "A02", "99"), row("T-4", "A04", "")]
    found = roster_difference(old, new)
    assert found.gains == (("T-3", "A02"),)
    assert found.loses == (("T-2", "A02"),)
    assert found.changes == (("T-1", "A01", ("card",)),)
    assert not found.none
    assert roster_difference(old, old).none
