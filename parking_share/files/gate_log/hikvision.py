"""Hikvision: events of access controllers, and plates read by barrier cameras.

Events are the answers of `POST /ISAPI/AccessControl/AcsEvent?format=json`: pages of `AcsEvent`
with `InfoList`, each with `time` (with offset), `cardNo`, `doorNo`, `major`, `minor`. The minor
codes of major 5 are those of the SDK's header (MINOR_LEGAL_CARD_PASS 0x01 … MINOR_INVALID_CARD
0x09, open.hikvision.com/hardware/structures/NET_DVR_ACS_ALARM_INFO.html); 75 is a face accepted.
An event has no direction: door 1 is the entry and door 2 the exit, as the roster's export for
Hikvision sets them up.

Plates are the answers of `/ISAPI/Traffic/channels/1/vehicleDetect/plates`: `Plate` elements with
`plateNumber`, `captureTime` (`20260310T174502+0800`) and `direction`. A camera's `direction` is
as it was hung, so the entry and the exit have to be named.
"""

from __future__ import annotations

from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.register.gate_log.reasons import Reason

REFUSED = {
    "5/3": Reason.CODE,
    "5/4": Reason.CODE,
    "5/5": Reason.CODE,
    "5/6": Reason.NO_PERMISSION,
    "5/7": Reason.WRONG_TIME,
    "5/8": Reason.EXPIRED,
    "5/9": Reason.NOT_REGISTERED,
    "5/10": Reason.PASSBACK,
    "5/11": Reason.INTERLOCK,
    "5/12": Reason.MORE_CARDS,
    "5/13": Reason.WRONG_TIME,
    "5/14": Reason.MORE_CARDS,
    "5/15": Reason.MORE_CARDS,
}
"""By major and minor."""
EVENTS = VendorFormat(
    vendor="hikvision",
    title="Hikvision AcsEvent",
    marks=frozenset({"major", "minor", "time"}),
    mapping=LogMapping(
        time=("time",),
        card="cardNo",
        direction="doorNo",
        entry=("1",),
        exit=("2",),
        result=("major", "minor"),
        granted=("5/1", "5/2", "5/75"),
        refused=tuple(REFUSED),
        reasons={code: reason.value for code, reason in REFUSED.items()},
    ),
    ways_assumed=True,
)
PLATES = VendorFormat(
    vendor="hikvision",
    title="Hikvision vehicleDetect",
    marks=frozenset({"plateNumber", "captureTime"}),
    mapping=LogMapping(time=("captureTime",), plate="plateNumber", direction="direction"),
)
FORMATS = (EVENTS, PLATES)
