"""The sheet of proposed violations: a row each, with empty columns for a person's decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from parking_share.access.windows import Window
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.proposals import Doubt, Kind, Proposal

TICKET, CARD, SPACE, KIND = "受理编号", "卡号或车牌", "车位", "类别"
BEGAN, LEFT, OVER, GRACE = "开始时间", "驶离时间", "超时分钟", "宽限分钟"
SOURCE = "来源"
RULING, REVIEWER, REASON = "决定", "经办人", "理由"
COLUMNS = (
    TICKET,
    CARD,
    SPACE,
    KIND,
    BEGAN,
    LEFT,
    OVER,
    GRACE,
    SOURCE,
    RULING,
    REVIEWER,
    REASON,
)
REQUIRED = (TICKET, KIND, BEGAN, RULING, REVIEWER, REASON)
RULING_CHOICES = ("成立", "不成立")
KIND_WORDS = {
    Kind.OVERSTAY: "超时停放",
    Kind.ENTERED: "不准进入的时间进入",
    Kind.LOST: "挂失的卡进入",
    Kind.VOID: "作废的卡进入",
    Kind.REPLACED: "已换发的旧卡进入",
    Kind.ENDED: "使用期满后进入",
    Kind.EARLY: "使用期开始前进入",
}
STILL_INSIDE = "记录结束时仍未驶离"
DOUBT_COLUMNS = (TICKET, SPACE, BEGAN, "至", SOURCE)


def proposal_rows(proposals: Iterable[Proposal]) -> list[tuple[str, ...]]:
    """The rows under `COLUMNS`."""
    return [
        (
            one.span.ticket,
            one.entry.shown,
            one.span.space,
            KIND_WORDS[one.kind],
            moment(one.began),
            STILL_INSIDE if one.left is None else moment(one.left),
            str(one.minutes),
            str(one.grace),
            "；".join(source(passage) for passage in (one.entry, one.exit) if passage),
            *([""] * len((RULING, REVIEWER, REASON))),
        )
        for one in proposals
    ]


def doubt_rows(doubts: Iterable[Doubt]) -> list[tuple[str, ...]]:
    """The stays under hours that nobody knows yet, a row a stretch, under `DOUBT_COLUMNS`."""
    return [
        (one.span.ticket, one.span.space, *_edges(part), source(one.entry))
        for one in doubts
        for part in one.parts
    ]


def source(passage: Passage) -> str:
    """Where in which file a passage stands."""
    return f"{passage.file} 第{passage.line}行"


def moment(at: datetime) -> str:
    """A moment to the second, as the workbook has it."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _edges(part: Window) -> tuple[str, str]:
    return moment(part.begins), moment(part.ends)
