"""Words for what the analysis of a log names."""

from __future__ import annotations

import re

from parking_share.language import Text
from parking_share.register.gate_log.proposals import Kind
from parking_share.register.gate_log.reasons import Reason
from parking_share.register.gate_log.usage import DayGroup
from parking_share.reports.table import Words

KINDS = {
    Kind.OVERSTAY: Text("overstay"),
    Kind.ENTERED: Text("entered at a time when entering is not allowed"),
    Kind.LOST: Text("entered on a card reported lost"),
    Kind.VOID: Text("entered on a void card"),
    Kind.REPLACED: Text("entered on a replaced card"),
    Kind.ENDED: Text("entered after the card had ended"),
    Kind.EARLY: Text("entered before the card was valid"),
}
REASONS = {
    Reason.NO_PERMISSION: Text("no permission at this door"),
    Reason.WRONG_TIME: Text("outside the times of the card"),
    Reason.EXPIRED: Text("card expired"),
    Reason.NOT_REGISTERED: Text("card not registered"),
    Reason.PASSBACK: Text("anti-passback: already inside, or already out"),
    Reason.INTERLOCK: Text("another door is open"),
    Reason.TOO_SOON: Text("read again too soon"),
    Reason.CODE: Text("wrong password, or none in time"),
    Reason.MORE_CARDS: Text("another card or a leader's card is needed first"),
    Reason.LIMIT: Text("used as often as allowed"),
    Reason.CLOSED: Text("the door is kept closed"),
    Reason.REFUSED: Text("refused, no reason given"),
}
DAYS = {DayGroup.WORKDAY: Text("workdays"), DayGroup.REST_DAY: Text("rest days and holidays")}


def reason_words(reason: str) -> Words:
    """A reason in words: ours, the log's own, or a code that nobody explains."""
    if reason in set(Reason):
        return REASONS[Reason(reason)]
    return Text("code {code}", code=reason) if _CODE.fullmatch(reason) else reason


_CODE = re.compile(r"[0-9/]+")
