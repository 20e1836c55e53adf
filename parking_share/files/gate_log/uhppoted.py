"""uhppoted: events of UHPPOTE (微耕) boards.

Two forms: the `get-events` reply of uhppoted-mqtt (its `.codegen/markdown/get-events.md`) and the
event entity of uhppoted-lib-go (`src/uhppoted/entities/event.go`). Type 1 is a card swipe; the
reason codes are those beside `GetEventResponse` in uhppote-core (`messages/get_event.go`). A card
number is the facility code and five digits. Times are the board's own clock; a zone's letters after
them are the host's and say nothing of it.
"""

from __future__ import annotations

from parking_share.access.cards import CardFormat
from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.register.gate_log.reasons import Reason

REASONS = {
    "5": Reason.REFUSED,
    "6": Reason.NO_PERMISSION,
    "7": Reason.CODE,
    "8": Reason.PASSBACK,
    "9": Reason.MORE_CARDS,
    "10": Reason.MORE_CARDS,
    "11": Reason.CLOSED,
    "12": Reason.INTERLOCK,
    "13": Reason.LIMIT,
    "15": Reason.WRONG_TIME,
    "18": Reason.REFUSED,
}


def _events(title: str, names: tuple[str, str, str, str, str]) -> VendorFormat:
    kind, granted, direction, card, reason = names
    return VendorFormat(
        vendor="uhppoted",
        title=title,
        marks=frozenset({kind, granted, direction, card, "timestamp"}),
        mapping=LogMapping(
            time=("timestamp",),
            card=card,
            card_format=CardFormat.W26_FACILITY,
            direction=direction,
            entry=("1",),
            exit=("2",),
            result=(kind, granted),
            granted=("1/true",),
            refused=("1/false",),
            reason=reason,
            reasons={code: one.value for code, one in REASONS.items()},
        ),
    )


FORMATS = (
    _events(
        "uhppoted-mqtt get-events",
        ("event-type", "access-granted", "direction", "card-number", "event-reason"),
    ),
    _events("uhppoted event", ("event", "granted", "direction", "card", "reason")),
)
