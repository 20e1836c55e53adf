"""The sheet of proposed violations: a row each, with empty columns for a person's decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from parking_share.access.windows import Window
from parking_share.register.card_span import CardSpan
from parking_share.register.gate_log.findings import Stranger
from parking_share.register.gate_log.passages import Passage
from parking_share.register.gate_log.proposals import Doubt, Kind, Proposal
from parking_share.register.gate_log.refusals import Refusals
from parking_share.register.gate_log.stays import Pairing

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
_RECORDS = (".json", ".xml")
DOUBT_COLUMNS = (TICKET, SPACE, BEGAN, "至", SOURCE)
REFUSAL_COLUMNS = (TICKET, CARD, SPACE, "原因", "次数", "其中应放行", "首次", "末次")
ALONE_COLUMNS = (CARD, "时间", "情形", SOURCE)
UNUSED_COLUMNS = (TICKET, CARD, SPACE)
STRANGER_COLUMNS = (CARD, "次数", "首次", "末次")


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


def refusal_rows(
    refusals: Iterable[Refusals], words: Callable[[str], str]
) -> list[tuple[str, ...]]:
    """Every refused card and reason, under `REFUSAL_COLUMNS`; `words` says a reason."""
    return [
        (
            one.span.ticket if one.span else "",
            one.shown,
            one.span.space if one.span else "",
            words(one.reason),
            str(one.times),
            str(one.wrongly),
            moment(one.first),
            moment(one.last),
        )
        for one in refusals
    ]


def alone_rows(pairing: Pairing) -> list[tuple[str, ...]]:
    """Entries and exits that have no counterpart, under `ALONE_COLUMNS`, in order of time."""
    alone = [(one, "有进无出") for one in pairing.entries_alone]
    alone += [(one, "有出无进") for one in pairing.exits_alone]
    return [(one.shown, moment(one.at), what, source(one)) for one, what in sorted(alone)]


def unused_rows(spans: Iterable[CardSpan]) -> list[tuple[str, ...]]:
    """Cards that nobody used, or the plate of a holder without a card, under `UNUSED_COLUMNS`."""
    return [(one.ticket, one.card or one.plate, one.space) for one in spans]


def stranger_rows(strangers: Iterable[Stranger]) -> list[tuple[str, ...]]:
    """Cards and plates that the round never issued, under `STRANGER_COLUMNS`."""
    return [
        (one.shown, str(one.passages), moment(one.first), moment(one.last)) for one in strangers
    ]


def source(passage: Passage) -> str:
    """Where in which file a passage stands: on which line, or as which record."""
    unit = "条" if passage.file.lower().endswith(_RECORDS) else "行"
    return f"{passage.file} 第{passage.line}{unit}"


def moment(at: datetime) -> str:
    """A moment to the second, as the workbook has it."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _edges(part: Window) -> tuple[str, str]:
    return moment(part.begins), moment(part.ends)
