"""The minutes of a draw (摇号记录), to be printed and signed; always in Chinese.

What the record knows is filled in. People are left as lines: they sign with their own hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from parking_share.lottery.allocate import ALTERNATE, AWARD, lottery_was_needed
from parking_share.lottery.commitment import SPEC, short_digest
from parking_share.lottery.seed_values import UNWATCHED
from parking_share.reports.draw_report import DrawnRound

TEXT_FILE, DOCUMENT_FILE = "minutes.txt", "minutes.docx"
LINE = "________________"
PEOPLE = ("主持人", "操作人", "录入人（两人）", "监督人员（纪检监察）", "公证员", "居民代表")


@dataclass(frozen=True, slots=True)
class Minutes:
    """What stands in the minutes, from top to bottom."""

    title: str
    parts: tuple[tuple[str, str], ...]
    """Each heading with what stands beside it."""
    awards: tuple[tuple[str, str, str, str], ...]
    """Rank, ticket, lot and space of each award."""
    signatures: tuple[str, ...]


def minutes_of(drawn: DrawnRound, version: str, mark: str = "") -> Minutes:
    """The minutes of a finished draw; `mark` stands before the title of a rehearsal."""
    committed = drawn.commitment
    title = committed.organiser.removeprefix(mark)
    return Minutes(
        title=f"{mark}{title}共享停车位摇号记录（{committed.round} 轮）",
        parts=tuple(_parts(drawn, version)),
        awards=tuple(
            (str(place.rank), place.ticket, place.lot, place.space)
            for place in drawn.places
            if place.result == AWARD
        ),
        signatures=PEOPLE,
    )


def minutes_text(minutes: Minutes) -> str:
    """The minutes as plain text."""
    lines = [minutes.title, ""]
    lines += [f"{heading}：{content}" for heading, content in minutes.parts]
    lines += ["", "中签名单（名次　受理编号　车位组　车位）"]
    lines += ["　".join(award) for award in minutes.awards]
    lines += ["", "签字"]
    lines += [f"{who}：{LINE}　日期：{LINE}" for who in minutes.signatures]
    return "\n".join([*lines, ""])


def _parts(drawn: DrawnRound, version: str) -> Iterator[tuple[str, str]]:
    committed, taken = drawn.commitment, drawn.seed
    results = Counter(place.result for place in drawn.places)
    yield "时间", f"名单冻结 {committed.frozen_at}；种子录入 {taken.taken_at}；结束 {LINE}"
    yield "地点", LINE
    for who in PEOPLE:
        yield who, LINE
    yield "名单", f"收到 {committed.received} 份，其中合格 {committed.eligible} 份"
    yield "名单摘要值", f"{short_digest(drawn.commitment_digest)}（全文 {drawn.commitment_digest}）"
    yield "摘要张贴处", "、".join(committed.places)
    yield "当场核对", "屏幕上的名单摘要与张贴的是否一致：□ 一致　□ 不一致"
    for source, said in zip(committed.seed_sources, taken.sources, strict=True):
        witnessed = "，外人无法见证" if source.kind in UNWATCHED else ""
        note = f"；凭证 {said.note}" if said.note else ""
        yield (
            f"种子产生方式（{source.id}）",
            f"{source.describe}{witnessed}；结果 {said.values}{note}",
        )
    yield "种子", taken.string
    yield "密钥", drawn.key
    yield "程序版本", f"parking-share {version}，规则 {SPEC}"
    needed = "" if lottery_was_needed(drawn.places) else "；车位足够，无须摇号"
    yield "结果", f"中签 {results[AWARD]} 户，候补 {results[ALTERNATE]} 户{needed}"
    yield "异常情况", f"{LINE}{LINE}"
