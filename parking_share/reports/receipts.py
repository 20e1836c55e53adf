"""The receipts of a closed list: a line each to cut off and hand over, always in Chinese.

A receipt lets its holder find the own line in the public list, prove whose it is, and work out
the own number after the draw. Nothing on it may be posted.
"""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.evidence.sealed import SealedApplication
from parking_share.lottery.commitment import SPEC, Commitment, short_digest

FILE = "receipts.xlsx"
SHEET = "受理回执"
HEADINGS = ("姓名", "受理编号", "回执码（请勿外传）", "名单摘要（前 20 位）", "怎样自己核对")

STEPS = """\
1. 公告上的名单摘要，前 20 位应与本回执相同。
2. 公开名单 tickets.csv 里有 {ticket} 这一行。
3. 摇号后，下面五行（每行末尾换行）的 SHA-256 就是密钥：
{spec}
draw:{programme}
round:{round}
commitment:名单摘要全文
seed:公布的种子
4. “密钥:{ticket}#1”的 SHA-256 就是自己的号码，应与 draw.csv 相同。同一顺位里，号码越小名次越前。\
名单上权重为 n 的，#1 到 #n 各算一次，取最小的。
5. 或用程序：parking-share verify 公开文件夹 --ticket {ticket} --receipt 回执码"""


def receipts_title(committed: Commitment) -> str:
    """The line above the receipts: whose round it is, and that this is not to be posted."""
    return (
        f"{committed.organiser}　{committed.programme} {committed.round} 轮受理回执"
        "（含个人信息，逐行裁开交本人，不得张贴）"
    )


def receipt_rows(
    sealed: Iterable[SealedApplication], committed: Commitment, digest: str
) -> list[tuple[str, ...]]:
    """A receipt for every application received, accepted or not, by ticket."""
    return [
        (one.name, one.ticket, one.nonce, short_digest(digest), _steps(one.ticket, committed))
        for one in sealed
    ]


def _steps(ticket: str, committed: Commitment) -> str:
    return STEPS.format(
        ticket=ticket, spec=SPEC, programme=committed.programme, round=committed.round
    )
