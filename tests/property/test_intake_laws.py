"""Whatever stands in a workbook: every row ends in one outcome or one named skip, never a crash."""

from __future__ import annotations

import random
from datetime import datetime

from application_forms import IDS, NAMES, programme, sound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parking_share.eligibility.decide import assess
from parking_share.errors import ParkingShareError
from parking_share.findings import Outcome
from parking_share.intake.headers import find_header
from parking_share.intake.sheet import CellValue, Merge, Sheet, build_sheet
from parking_share.intake.table import read_table

EVERYTHING: dict[str, CellValue] = {
    "户别": "家庭户",
    "户号": "012345",
    "不动产单元号": "330211001002GB00003F00030501",
    "产权人证件号码": "",
    "与产权人关系": "本人",
    "共有情况": "单独所有",
    "车辆识别代号": "LZZ5ELND7LA000001",
    "与车主关系": "本人",
    "车辆类型": "小型轿车",
    "核定载人数": 5.0,
    "使用性质": "非营运",
    "外廓尺寸": "4600×1800×1480",
    "检验有效期至": "2027-03-31",
    "交强险有效期至": "2027-03-31",
    "已有车位": "无",
    "居委会意见": "属实",
    "告知同意": "已签署",
}
POLICY = """
owner_match = "lineal"
county_codes = ["3302"]
highest_mm = 1900
own_space = "later"
adults_only = true
"""
ASK = (*sound(), *EVERYTHING)
MESS: tuple[CellValue, ...] = (
    *("", "无", "/", "同上", "—", "#N/A", "=1+1", "王芳/李建国", "王\u3000芳", "張三", "王\ue863"),
    *(3.30299197503174e17, 330299750317451.0, 44258.0, 1.38e10, -1.0, 0.0, True, False),
    *("330299750317451", "3.30299E+17", "330299197503174515", "330299 19750317 4514"),
    *("浙B1234I", "浙B123456", "B12345", "临牌", "浙b·12345", "浙B12345/浙BD12345", "WJ00000"),
    *("银桂小区3幢501", "银桂新村三号楼2-501", "海棠新村5幢302", "同上", "银桂小区3幢车库"),
    *("2021-3", "长期", "2021.3.4", datetime(2026, 2, 9), datetime(2099, 1, 1)),  # noqa: DTZ001
    *("张三等2人", "某某有限公司", "张三、李四", "已撤回", "²④", "\u202e\u0000", "x" * 300, "'"),
)
JUNK_ROWS: tuple[list[CellValue], ...] = (
    [],
    ["合计 37 人"],
    [None, "总计"],
    ["填表人：某某"],
    ["示例：张三", "330299197503174514"],
    [*ASK],
    ["第二批"],
    [None, None, "?"],
)

cells = st.one_of(
    st.sampled_from((*MESS, *IDS, *NAMES)),
    st.none(),
    st.text(max_size=12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.booleans(),
)


@st.composite
def forms(draw: st.DrawFn) -> list[CellValue]:
    """One household's row with some of its cells replaced."""
    form = sound(draw(st.integers(0, 4)), 受理编号=None) | EVERYTHING
    for heading in draw(st.lists(st.sampled_from(ASK[1:]), max_size=4)):
        form[heading] = draw(cells)
    return list(form.values())


@st.composite
def merges(draw: st.DrawFn) -> Merge:
    """A merged range, perhaps beyond the table's edge."""
    top, left = draw(st.integers(0, 12)), draw(st.integers(0, 14))
    return Merge(top, left, top + draw(st.integers(0, 3)), left + draw(st.integers(0, 14)))


@st.composite
def messy_sheets(draw: st.DrawFn) -> Sheet:
    """Titles, a header, rows of forms and junk in any order, merged anyhow."""
    titles = draw(st.lists(st.just(["标题"]), max_size=2))
    rows = draw(st.lists(forms() | st.sampled_from(JUNK_ROWS), max_size=10))
    return build_sheet("表", [*titles, [*ASK], *rows], draw(st.lists(merges(), max_size=2)))


@given(messy_sheets())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_ends_in_one_outcome_or_one_named_skip(sheet: Sheet) -> None:
    rules = programme(ASK, POLICY)
    try:
        intake = read_table([sheet], rules, "messy.xlsx")
    except ParkingShareError:
        return
    assessed = assess(intake.applications, rules, intake.fields)
    header = find_header(sheet)
    assert header is not None
    below = [row.number for row in sheet.rows[header.last_row :] if not row.is_blank]
    ended = [one.application.row for one in assessed] + [row.row for row in intake.skipped]
    assert sorted(ended) == below
    assert all(one.outcome in set(Outcome) for one in assessed)
    assert all(str(finding.reason) for one in assessed for finding in one.findings)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.lists(st.tuples(st.sampled_from(ASK[1:]), cells), max_size=3)
        ),
        min_size=2,
        max_size=7,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_the_rows_changes_no_outcome(
    recipes: list[tuple[int, list[tuple[str, CellValue]]]], chance: random.Random
) -> None:
    rows = [
        list(({**sound(n), **EVERYTHING, **dict(changes), "受理编号": f"T-{place:04d}"}).values())
        for place, (n, changes) in enumerate(recipes)
    ]
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert outcomes(rows) == outcomes(shuffled)


def outcomes(rows: list[list[CellValue]]) -> dict[str, tuple[Outcome, list[tuple[str, str]]]]:
    """Each application's outcome and findings by its acceptance number."""
    rules = programme(ASK, POLICY)
    try:
        intake = read_table([build_sheet("表", [[*ASK], *rows], [])], rules, "messy.xlsx")
    except ParkingShareError:
        return {}
    return {
        one.application.ticket: (one.outcome, [(f.code, f.severity) for f in one.findings])
        for one in assess(intake.applications, rules, intake.fields)
    }
