"""S: was it handed in on time, verified, and not withdrawn?"""

from __future__ import annotations

import re
from datetime import datetime

from parking_share.eligibility.rule import HOLDS, Rule, Verdict, cannot_tell, fails, rule
from parking_share.fields import Field
from parking_share.intake.application import Application
from parking_share.intake.characters import is_placeholder, plain
from parking_share.language import Text
from parking_share.programme import Programme

_WITHDRAWN = re.compile(r"撤回|撤销|放弃|作废|取消|退出")


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


@rule("S09", Field.REMARKS)
def not_withdrawn(application: Application, _: Programme) -> Verdict:
    """The remarks do not say that the applicant gave up."""
    return fails() if _WITHDRAWN.search(application.text(Field.REMARKS)) else HOLDS


RULES: tuple[Rule, ...] = (submitted_in_time, documents_verified, not_withdrawn)
