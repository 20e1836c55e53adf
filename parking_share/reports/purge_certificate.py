"""The certificate of a purge: what was removed, when and why, and what is kept as proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from parking_share.programme import Programme
from parking_share.reports.notice import chinese_date

ENCRYPTED = ".age"
"""The end of the name of an encrypted file."""


class Removed(Protocol):
    """A file that is removed, by its name, size and digest."""

    @property
    def name(self) -> str:
        """Its name in the sealed folder."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def digest(self) -> str:
        """SHA-256."""


def purge_certificate(
    programme: Programme,
    round_id: str,
    removed: tuple[Sequence[Removed], int],
    at: datetime,
    sums: str,
) -> str:
    """The text to print, sign and file.

    `removed` are the files, and how many entries of the register lose what they say; `sums` is
    the SHA-256 of the record's `SHA256SUMS`.
    """
    files, entries = removed
    until = chinese_date(programme.kept_until)
    ends, months = chinese_date(programme.term.last_day), programme.privacy.keep_months
    listed = [f"{one.digest}  {one.size:>9}  {one.name}" for one in files]
    whole = [line for line in listed if line.endswith(ENCRYPTED)]
    return "\n".join(
        [
            "个人信息删除证明",
            "",
            f"单位：{programme.programme.organiser}",
            f"项目：{programme.programme.name}（{round_id} 期）",
            f"删除时间：{at:%Y-%m-%d %H:%M}",
            f"依据：使用期满日 {ends}，期满后保存 {months} 个月，至 {until}止。",
            "",
            f"删除的文件（SHA-256、字节数、文件名），共 {len(listed)} 个：",
            *listed,
            *(["（该文件是加密的整个封存文件夹，里面的文件没有解开逐一列出。）"] if whole else []),
            f"登记簿：清除 {entries} 条登记的内容，只留时间、种类、受理编号、经办人和摘要值。",
            "",
            "保留的证据：public 文件夹里的公开记录，其中没有未脱敏的个人信息，仍然可以验证。",
            f"公开记录 SHA256SUMS 的 SHA-256：{sums}",
            "",
            "说明：文件已从封存文件夹删除。原始报名表、备份、打印件、门禁设备里的数据不在其内，请另行清理；",
            "需要不可恢复的，按本单位存储介质的管理办法处理。",
            "",
            "经办人：＿＿＿＿＿＿　监督人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
            "",
        ]
    )
