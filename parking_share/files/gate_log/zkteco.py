"""ZKTeco C3 and inBio panels: the `transaction` table of the PULL SDK.

Columns, event types and directions are those of bdragon300/pyzkaccess (`tables.py`, `enums.py`,
2024-11): `Time_second` counts seconds since 2000 as if every month had 31 days; `InOutState` is 0
for entry, 1 for exit, 2 for none.
"""

from __future__ import annotations

from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.register.gate_log.reasons import Reason

GRANTED = ("0", "1", "2", "3", "14", "15", "16", "17", "18", "19", "203")
"""Opened by a card or finger, in one way or another."""
REFUSED = {
    "20": Reason.TOO_SOON,
    "21": Reason.WRONG_TIME,
    "22": Reason.WRONG_TIME,
    "23": Reason.NO_PERMISSION,
    "24": Reason.PASSBACK,
    "25": Reason.INTERLOCK,
    "26": Reason.MORE_CARDS,
    "27": Reason.NOT_REGISTERED,
    "29": Reason.EXPIRED,
    "30": Reason.CODE,
}
"""By event type."""
TRANSACTION = VendorFormat(
    vendor="zkteco",
    title="ZKTeco transaction",
    marks=frozenset({"Cardno", "EventType", "InOutState", "Time_second"}),
    mapping=LogMapping(
        time=("Time_second",),
        time_format="zkteco",
        card="Cardno",
        direction="InOutState",
        entry=("0",),
        exit=("1",),
        result=("EventType",),
        granted=GRANTED,
        refused=tuple(REFUSED),
        reasons={code: reason.value for code, reason in REFUSED.items()},
    ),
)
FORMATS = (TRANSACTION,)
