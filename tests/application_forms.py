"""Sound application forms and the programme they are handed in to; tests change one thing in them.

Nobody in them exists: the county code 330299 is unassigned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from parking_share.eligibility.decide import Assessment, assess
from parking_share.eligibility.lists import NO_LISTS, read_lists
from parking_share.intake.sheet import CellValue, Sheet, build_sheet
from parking_share.intake.table import Intake, read_table
from parking_share.programme import Programme, parse_programme

IDS = (
    "330299197503174514",
    "330299198209082023",
    "330299200002293333",
    "33029919790601008X",
    "330299193805010103",
)
"""The valid specimen numbers of adults."""
NAMES = ("王芳", "李建国", "张秀英", "陈伟", "赵敏")

Row = Mapping[str, CellValue]
NOTHING: Mapping[str, Sequence[Row]] = {}

PROGRAMME = """
[programme]
id = "t"
name = "错时共享停车"
organiser = "某局"
closes = 2026-02-27T17:00:00+08:00
[term]
starts = 2026-03-16
months = 12
source = "示例"
[community]
name = "银桂小区"
aliases = ["银桂新村", "银桂路12弄"]
source = "示例"
[documents]
ask = [{ask}]
source = "示例"
[policy]
{policy}
[[lots]]
lot = "general"
spaces = ["A01"]
[draw]
redraw_rule = "不重摇"
places = ["小区公告栏", "单位公告栏"]
[hours]
carry_to_morning = true
source = "示例"
[[hours.seasons]]
name = "全年"
begins = "01-01"
ends = "12-31"
evening = "17:15"
morning = "07:45"
source = "示例"
confirmed = true
"""


def sound(n: int = 0, **changes: CellValue) -> dict[str, CellValue]:
    """The n-th household's form with nothing wrong in it, but for the cells named."""
    form: dict[str, CellValue] = {
        "受理编号": f"T-{n + 1:04d}",
        "姓名": NAMES[n],
        "证件号码": IDS[n],
        "联系电话": f"1380000000{n}",
        "户籍地址": f"银桂小区{n + 1}幢2单元501室",
        "房产证号": f"浙(2021)宁波市(镇海)不动产权第001234{n}号",
        "房屋坐落": f"银桂小区{n + 1}幢2单元501室",
        "产权人": NAMES[n],
        "车牌号": f"浙B1234{n}",
        "行驶证所有人": NAMES[n],
        "提交时间": datetime(2026, 2, 10, 9, n),  # noqa: DTZ001 - a workbook's times have no zone
        "核验人": "受理员甲",
        "备注": "",
    }
    return form | changes


def programme(ask: Sequence[str], policy: str = "") -> Programme:
    """A programme that asks for these columns; `policy` holds lines of `[policy]`."""
    quoted = ", ".join(f'"{heading}"' for heading in ask)
    text = PROGRAMME.replace("{ask}", quoted).replace("{policy}", policy)
    return parse_programme(text, "programme.toml")


def sheet_of(rows: Sequence[Row], name: str = "报名表") -> Sheet:
    """A sheet with one header row and these rows under it, from row 2 on."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return build_sheet(name, [headings, *([row.get(h) for h in headings] for row in rows)], [])


def taken_in(rows: Sequence[Row], policy: str = "") -> tuple[Intake, Programme]:
    """The rows as read by a programme that asks for all their columns."""
    sheet = sheet_of(rows)
    rules = programme([cell.text for cell in sheet.rows[0].cells], policy)
    return read_table([sheet], rules, "applicants.xlsx"), rules


def judged(
    rows: Sequence[Row], policy: str = "", lists: Mapping[str, Sequence[Row]] = NOTHING
) -> tuple[Assessment, ...]:
    """What all rules say of the rows; `lists` holds the office's lists by their sheets' names."""
    intake, rules = taken_in(rows, policy)
    sheets = [sheet_of(entries, name) for name, entries in lists.items()]
    given = read_lists(sheets, rules.community.spellings, "lists.xlsx") if sheets else NO_LISTS
    return assess(intake.applications, rules, intake.fields, given)


def codes(assessment: Assessment) -> dict[str, str]:
    """Each finding's code with its severity."""
    return {finding.code: finding.severity.value for finding in assessment.findings}
