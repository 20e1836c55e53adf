"""The attachments of a notice: lists with as few columns as will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parking_share.language import Text
from parking_share.lottery.tickets import Ticket
from parking_share.reports.notice import MOST_PRINTED, REASON_GROUPS, Line, Notice
from parking_share.reports.table import Table

TOO_LONG = "名单较长，见公开记录里的 CSV 文件。"
_REASON = {reason: zh for reason, zh, _ in REASON_GROUPS}


def result_lists(notice: Notice) -> tuple[Table, ...]:
    """附件1 to 3 of a result notice: awards, alternates, and who takes no part."""
    awards = [(str(line.number), line.ticket, line.name, line.space) for line in notice.awards]
    queue = [(str(line.number), line.ticket, line.name) for line in notice.alternates]
    passed = [(ticket, group.zh) for group in notice.passed for ticket in group.tickets]
    return (
        _table("中签名单", ("序号", "受理编号", "姓名", "车位号"), awards, named=notice.named),
        _table("候补名单", ("候补顺位", "受理编号", "姓名"), queue, named=notice.named),
        _table("未参加分配的申请", ("受理编号", "原因类别"), passed, named=True),
    )


def eligibility_lists(listed: Iterable[Ticket], names: Mapping[str, str]) -> tuple[Table, ...]:
    """The eligible applications, and the others with their group of reasons."""
    tickets = tuple(listed)
    eligible = [one.ticket for one in tickets if one.eligible]
    lines = [Line(n, ticket, names.get(ticket, "")) for n, ticket in enumerate(eligible, 1)]
    others = [(one.ticket, _REASON[one.reason]) for one in tickets if not one.eligible]
    return (
        _table(
            "审核合格名单",
            ("序号", "受理编号", "姓名"),
            [(str(line.number), line.ticket, line.name) for line in lines],
            named=bool(names),
        ),
        _table("未通过审核或者已撤回的申请", ("受理编号", "原因类别"), others, named=True),
    )


def _table(
    title: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, named: bool
) -> Table:
    if len(rows) > MOST_PRINTED:
        return Table(title, (TOO_LONG,), ())
    kept = [n for n, header in enumerate(headers) if named or header != "姓名"]
    return Table(
        title,
        tuple(headers[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
    )


def list_lines(tables: Iterable[Table]) -> list[str]:
    """The lists as lines of text, a tabulator between columns."""
    lines: list[str] = []
    for number, table in enumerate(tables, start=1):
        lines += ["", f"附件{number}", str(table.title), "\t".join(map(_said, table.headers))]
        lines += ["\t".join(map(_said, row)) for row in table.rows]
    return lines


def _said(cell: str | Text) -> str:
    return str(cell)
