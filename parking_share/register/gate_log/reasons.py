"""Why a gate refused, in the words that all vendors' codes come down to."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One reason; a code that is none of these is passed on as the log has it."""

    NO_PERMISSION = "no permission at this door"
    WRONG_TIME = "outside the times of the card"
    EXPIRED = "card expired"
    NOT_REGISTERED = "card not registered"
    PASSBACK = "anti-passback: already inside, or already out"
    INTERLOCK = "another door is open"
    TOO_SOON = "read again too soon"
    CODE = "wrong password, or none in time"
    MORE_CARDS = "another card or a leader's card is needed first"
    LIMIT = "used as often as allowed"
    CLOSED = "the door is kept closed"
    REFUSED = "refused, no reason given"
