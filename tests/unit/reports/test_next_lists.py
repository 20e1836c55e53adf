"""The next term's lists: sanctions carried, and what an office wrote itself."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from application_forms import IDS, NAMES, programme, sheet_of, sound
from hypothesis import given
from hypothesis import strategies as st
from round_strategies import law

from parking_share.eligibility.decide import assess
from parking_share.eligibility.lists import ListKind, read_lists
from parking_share.errors import InputError
from parking_share.evidence.sealed import SealedApplication
from parking_share.fields import Field
from parking_share.intake.sheet import CellValue, Look, Sheet, build_sheet
from parking_share.intake.table import read_table
from parking_share.register.sanction import Sanction
from parking_share.reports.next_lists import (
    FROM_RECORDS,
    ListSheet,
    carried_sanctions,
    kept_by_hand,
    next_lists,
)

FIRST_DAY = date(2026, 3, 16)
"""Of the programme in `application_forms`."""
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def person(n: int, ticket: str) -> SealedApplication:
    form = {heading: str(value) for heading, value in sound(n).items()}
    return SealedApplication(
        *(ticket, "报名表", "2", "eligible", ""),
        name=form["姓名"],
        id_number=form["证件号码"],
        phone=form["联系电话"],
        plate=form["车牌号"],
        nonce="0" * 32,
        ruling="",
        reviewer="",
        reason="",
        evidence="",
    )


PEOPLE = {("2025", "T-0009"): person(0, "T-0009")}


@law
@given(days, st.none() | days)
def test_a_sanction_in_force_on_the_first_day_bars_its_household(
    begins: date, until: date | None
) -> None:
    """The list that carries it is read by the rules, which reject or do not."""
    sanction = Sanction("T-0009", "2025", begins, until, "超时")
    entries, unknown = carried_sanctions([sanction], PEOPLE, FIRST_DAY)
    assert unknown == []
    [barred] = next_lists([], {ListKind.BARRED: entries}, FIRST_DAY)
    rules = programme(list(sound()))
    lists = read_lists([read_back(barred)], rules.community.spellings, "lists.xlsx")
    intake = read_table([sheet_of([sound(0), sound(1)])], rules, "applicants.xlsx")
    judged = assess(intake.applications, rules, intake.fields, lists)
    in_force = begins <= FIRST_DAY and (until is None or until >= FIRST_DAY)
    assert ["S02" in [f.code for f in one.findings] for one in judged] == [in_force, False]
    assert "超时" not in str(barred.rows)


def read_back(sheet: ListSheet) -> Sheet:
    return build_sheet(sheet.name, sheet.rows, [])


def test_a_sanction_on_somebody_whose_papers_are_gone_is_said() -> None:
    sanction = Sanction("T-0001", "2019", date(2019, 5, 1), None, "转借")
    assert carried_sanctions([sanction], PEOPLE, FIRST_DAY) == ([], [sanction])


def test_computed_entries_are_replaced_and_others_stay() -> None:
    rows = [
        {"单位": "甲", "姓名": NAMES[0], "身份证号": IDS[0], "备注": "另一停车场"},
        {"单位": "", "姓名": NAMES[1], "身份证号": IDS[1], "备注": f"{FROM_RECORDS}：2025 期 T-1"},
    ]
    entry = {Field.NAME: NAMES[2], Field.PLATE: "浙B12342", Field.REMARKS: FROM_RECORDS}
    sheets = [sheet_of(rows, "持有人"), sheet_of(rows, "往期未中"), sheet_of(rows, "物业")]
    made = {s.name: s.rows for s in next_lists(sheets, {ListKind.HOLDERS: [entry]}, FIRST_DAY)}
    assert made.keys() == {"持有人", "物业"}
    header, *held = made["持有人"]
    assert header[:5] == ("单位", "姓名", "身份证号", "备注", "车牌号")
    assert [row[:5] for row in held] == [
        ("甲", NAMES[0], IDS[0], "另一停车场", ""),
        ("", NAMES[2], "", FROM_RECORDS, "浙B12342"),
    ]
    assert len(made["物业"]) == len(rows) + 1
    assert kept_by_hand(sheets, FIRST_DAY) == {ListKind.HOLDERS: 1}


def test_a_date_stays_a_date_and_a_lost_formula_is_refused() -> None:
    day = datetime(2027, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone
    lines: list[list[CellValue]] = [["姓名", "限制至"], [NAMES[0], day]]
    [barred] = next_lists([build_sheet("限制名单", lines, [])], {ListKind.BARRED: []}, FIRST_DAY)
    assert barred.rows[1][:2] == (NAMES[0], "2027-01-01")
    lines[1][1] = None
    look = Look(uncalculated=frozenset({(2, 1)}))
    with pytest.raises(InputError):
        next_lists([build_sheet("限制名单", lines, [], look)], {ListKind.BARRED: []}, FIRST_DAY)
