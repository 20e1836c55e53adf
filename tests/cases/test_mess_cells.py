"""DOMAIN §6.2, cases 30-67: cells as people and programs fill them.

Each row of the table: the case, what is changed in a sound form, the outcome, and the code with
which it is reached (none where the form stays sound).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from application_forms import codes, judged, sound
from office_workbooks import book, checked, column, data_of
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parking_share.fields import Field
from parking_share.files.spreadsheet import Grid, csv_bytes
from parking_share.intake.sheet import CellValue

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FINE = ("eligible", "")
ID = "证件号码"
Change = Mapping[str, CellValue]


def both(name: str, owner: str) -> Change:
    """An applicant's name, and how both documents print it."""
    return {"姓名": name, "产权人": owner, "行驶证所有人": owner}


RARE = "阿卜杜拉·买买提"
TABLE: list[tuple[str, Change, tuple[str, str]]] = [
    ("30", {ID: 3.30299197503174e17}, ("rejected", "F03")),
    ("31 passes as ...174000", {ID: 330299197503174000.0}, ("rejected", "F03")),
    ("32 refused by its type", {ID: 330299197503174514}, ("rejected", "F03")),
    ("33 leading mark", {ID: "'330299197503174514"}, FINE),
    ("33 trailing mark", {ID: "330299197503174514'"}, FINE),
    ("33 no-break space", {ID: "\u00a0330299197503174514 "}, FINE),
    ("33 zero width", {ID: "\u200b330299197503174514\u200b"}, FINE),
    ("33 from a phone", {ID: "\u202a330299197503174514\u202c"}, FINE),
    ("34 full width", {ID: "３３０２９９１９７５０３１７４５１４"}, FINE),
    ("34 small x", {ID: "33029919790601008x"}, FINE),
    ("34 wide X", {ID: "33029919790601008Ｘ"}, FINE),
    ("34 multiplication sign", {ID: "33029919790601008×"}, ("rejected", "F04")),
    ("34 star", {ID: "33029919790601008*"}, ("rejected", "F04")),
    ("35 blanks inside", {ID: "330299 19750317 4514"}, FINE),
    ("35 dashes inside", {ID: "330299-19750317-4514"}, FINE),
    ("36 O for 0", {ID: "33O299197503174514"}, ("rejected", "F04")),
    ("36 l for 1", {ID: "330299l97503174514"}, ("rejected", "F04")),
    ("37 as text", {ID: "330299750317451"}, ("review", "F07")),
    ("37 as a number", {ID: 330299750317451.0}, ("review", "F07")),
    ("38", {ID: "330299197503174514/330299198209082023"}, ("rejected", "F04")),
    ("39 the name's side", {"姓名": "330299197503174514", ID: "王芳"}, ("rejected", "F01")),
    ("39 the number's side", {"姓名": "330299197503174514", ID: "王芳"}, ("rejected", "F04")),
    ("40 a blank", both("王 芳", "王芳"), FINE),
    ("40 an ideographic blank", both("王\u3000芳", "王芳"), FINE),
    ("40 a note in brackets", both("王芳（户主）", "王芳"), FINE),
    *(("41 " + ascii(dot), both(RARE.replace("·", dot), RARE), FINE) for dot in "·•．.‧・"),
    ("42 private use", both("王\ue863", "王䶮"), ("review", "F17")),
    ("42 question mark", both("王？", "王䶮"), ("review", "F17")),
    ("42 box", both("王□", "王䶮"), ("review", "F17")),
    ("43", both("張偉", "张伟"), ("review", "E11")),
    ("44", both("施⽂⼥", "施文女"), FINE),
    ("45 small letter and dot", {"车牌号": "浙b·12345"}, FINE),
    ("45 blanks", {"车牌号": "浙 B 12345"}, FINE),
    ("45 full width", {"车牌号": "浙Ｂ１２３４５"}, FINE),
    ("45 a dash", {"车牌号": "浙B—12345"}, FINE),
    ("46", {"车牌号": "B12345"}, ("review", "F11")),
    ("47 I", {"车牌号": "浙B1234I"}, ("rejected", "F12")),
    ("47 O", {"车牌号": "浙BO1234"}, ("rejected", "F12")),
    ("48", {"车牌号": "浙B12345/浙BD12345"}, ("review", "F11")),
    ("49 new car", {"车牌号": "新车待上牌"}, ("review", "E16")),
    ("49 temporary", {"车牌号": "临牌"}, ("review", "E16")),
    ("50", {"联系电话": 13800000000.0}, FINE),
    ("51 with the country's", {"联系电话": "+86 138-0000-0000"}, FINE),
    ("51 two", {"联系电话": "13800000000、13900000000"}, FINE),
    ("52", {"联系电话": "0574-86250000"}, FINE),
    *(
        ("54 " + text, {"提交时间": text}, FINE)
        for text in ("2021.3.4", "2021年3月4日", "20210304", "2021/3/4")
    ),
    ("54 a month only", {"提交时间": "2021-3"}, ("review", "S05")),
    *(
        ("55 " + text, {"提交时间": text}, ("review", "S05"))
        for text in ("21.3.4", "2021/13/4", "长期")
    ),
    *(
        ("58 " + text, {"房产证号": text}, ("rejected", "F16"))
        for text in ("无", "/", "—", "暂无", "同上", "〃", "办理中")
    ),
    *(("58 optional " + text, {"备注": text}, FINE) for text in ("无", "/", "—")),
    ("59 〔〕", {"房产证号": "浙〔2021〕宁波市〔镇海〕不动产权第0012345号"}, FINE),
    ("59 ［］", {"房产证号": "浙［2021］宁波市［镇海］不动产权第0012345号"}, FINE),
    ("59 blanks", {"房产证号": "甬房权证 镇骆字 第 2008012345 号"}, FINE),
    ("59 no 第", {"房产证号": "浙2021宁波市镇海不动产权0012345"}, ("review", "F15")),
    ("60", {"房产证号": "甬房权证镇字第12345号、甬房权证镇字第12346号"}, ("review", "F15")),
    ("61 two owners", {"产权人": "王芳、李建国"}, ("eligible", "E07")),
    ("61 and another", {"产权人": "王芳等2人"}, ("eligible", "E07")),
    ("61 shared", {"产权人": "王芳(共有)"}, ("eligible", "E07")),
    ("62", {"行驶证所有人": "宁波某某汽车租赁有限公司"}, ("rejected", "E10")),
    ("66 line break", {"房屋坐落": "银桂小区1幢\n2单元501室"}, FINE),
    ("66 tab", {"户籍地址": "镇海区\t银桂小区1幢2单元501室"}, FINE),
    ("66 too long", {"户籍地址": "银桂小区1幢2单元501室" + "，" * 200}, ("review", "E01")),
    *(("67 " + text, {"备注": text}, FINE) for text in ("=1+1", "+复印件", "-", "@物业")),
]


@pytest.mark.parametrize(
    ("change", "expected"), [row[1:] for row in TABLE], ids=[f"case {row[0]}" for row in TABLE]
)
def test_case(change: Change, expected: tuple[str, str]) -> None:
    outcome, code = expected
    (one,) = judged([sound(0) | dict(change)])
    worst = {"eligible": "note", "review": "review", "rejected": "reject"}[outcome]
    assert one.outcome == outcome
    assert codes(one).get(code) == (worst if code else None)


def test_case_31_is_a_number_whose_digits_would_pass() -> None:
    """1 in 11: `330299197503170000` has a check digit that holds, and is refused all the same."""
    passing = next(
        n for n in range(330299197503001000, 330299197504000000, 1000) if _check_holds(str(n))
    )
    (one,) = judged([sound(0) | {ID: float(passing)}])
    assert codes(one)["F03"] == "reject"


def _check_holds(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(number, weights, strict=False))
    return "10X98765432"[total % 11] == number[17]


def test_case_32_written_as_an_exact_integer_in_the_file(tmp_path: Path) -> None:
    def number(data: bytes) -> bytes:
        return data.replace(b"<v>1.5</v>", b"<v>330299197503174514</v>")

    path = book(tmp_path / "a.xlsx", [sound(0) | {ID: 1.5}])
    read = checked(data_of(path, number, "xl/worksheets/sheet1.xml"))
    assert read.codes[0]["F03"] == "reject"


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_case_53_dates_by_the_workbooks_own_epoch(tmp_path: Path, *, epoch_1904: bool) -> None:
    path = tmp_path / "a.xlsx"
    made = openpyxl.load_workbook(book(path, [sound(0)]))
    if epoch_1904:
        made.epoch = CALENDAR_MAC_1904
    sheet = made["报名表"]
    sheet.cell(2, column("提交时间")).value = date(2021, 3, 3)
    made.save(path)
    submitted = checked(path).assessments[0].application.submitted
    assert submitted == datetime(2021, 3, 3)  # noqa: DTZ001


def test_case_56_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    def formula(sheet: Worksheet) -> None:
        sheet.cell(2, column("姓名")).value = '="王"&"芳"'

    read = checked(book(tmp_path / "a.xlsx", [sound(0)], formula))
    assert read.outcomes == ["review"]
    assert "never calculated" in str(read.assessments[0].findings[0].reason)


def test_case_57_an_error_in_a_cell(tmp_path: Path) -> None:
    for error in ("#N/A", "#REF!"):

        def put(sheet: Worksheet, error: str = error) -> None:
            cell = sheet.cell(2, column("户籍地址"))
            cell.value, cell.data_type = error, "e"

        read = checked(book(tmp_path / "a.xlsx", [sound(0)], put))
        assert read.codes == [{"F16": "reject"}]


@pytest.mark.parametrize(
    "text",
    [
        "银桂新村一号楼2-501",
        "银桂小区1-2-501",
        "银桂小区１幢２单元５０１室",
        "银桂路12弄1号2单元501",
    ],
)
def test_case_63_spellings_of_one_dwelling(text: str) -> None:
    assessed = judged([sound(0), sound(1, 房屋坐落=text)])
    assert [codes(one) for one in assessed] == [{"D04": "review"}] * 2


def test_case_64_a_stairwell_is_missing() -> None:
    assessed = judged(
        [sound(0, 房屋坐落="银桂小区3幢501"), sound(1, 房屋坐落="银桂小区3幢2单元501")]
    )
    assert [codes(one) for one in assessed] == [{"D06": "review"}] * 2


def test_case_65_a_relation_to_somebody_else() -> None:
    (one,) = judged(
        [sound(0) | {"行驶证所有人": "李建国", "与车主关系": "户主"}], 'owner_match = "lineal"'
    )
    assert codes(one)["E09"] == "review"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a"])
def test_case_67_a_formula_is_kept_as_text_and_escaped_in_exports(text: str) -> None:
    (one,) = judged([sound(0, 备注=text)])
    written = csv_bytes(Grid("t", ["备注"], [[one.application.text(Field.REMARKS)]]))
    assert f"'{text}" in written.decode("utf-8-sig")
