"""S05–S07, S09: handed in on time, verified, agreed to, and not withdrawn."""

from __future__ import annotations

import re
from datetime import datetime

from parking_share.eligibility.rule import HOLDS, Verdict, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, plain, solid
from parking_share.language import Text
from parking_share.programme import Programme

_WITHDRAWN = re.compile(r"撤回|撤销|放弃|作废|取消|退出")
_SIGNED = re.compile(r"是|已.*|同意|有|签.*|[√✓✔☑YyVv]|yes", re.IGNORECASE)


@rule("S05", Field.SUBMITTED_AT)
def submitted_in_time(application: Application, programme: Programme) -> Verdict:
    """Handed in by the closing time; a time without an offset is local."""
    submitted = application.submitted
    if not isinstance(submitted, datetime):
        return cannot_tell(Text("the time of submission cannot be read"))
    closes = programme.programme.closes
    return HOLDS if submitted.replace(tzinfo=closes.tzinfo) <= closes else fails()


@rule("S06", Field.VERIFIED_BY)
def documents_verified(application: Application, _: Programme) -> Verdict:
    """Somebody compared the papers with the row."""
    verified_by = plain(application.text(Field.VERIFIED_BY))
    return HOLDS if verified_by and not is_placeholder(verified_by) else fails()


@rule("S07", Field.CONSENT)
def notice_signed(application: Application, _: Programme) -> Verdict:
    """The applicant signed the notice on personal data (PIPL art. 17)."""
    return HOLDS if _SIGNED.fullmatch(solid(application.text(Field.CONSENT))) else fails()


@rule("S09", Field.REMARKS)
def not_withdrawn(application: Application, _: Programme) -> Verdict:
    """Neither remarks nor comments nor the look of the row say that the applicant gave up."""
    marks = application.marks
    if _WITHDRAWN.search(application.text(Field.REMARKS)):
        return fails()
    if any(_WITHDRAWN.search(comment) for comment in marks.comments):
        return fails(Text("a comment on a cell"))
    if marks.struck:
        return fails(Text("the row is crossed out"))
    return fails(Text("the row is coloured")) if marks.coloured else HOLDS
