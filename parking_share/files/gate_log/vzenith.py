"""Vzenith (臻识) barrier cameras, and others that push in their form: `AlarmInfoPlate`.

A push is JSON: `AlarmInfoPlate` with `deviceName` and `result.PlateResult`, in which `license` is
the plate and `timeStamp.Timeval.sec` seconds since 1970; in the `ivs_result` message of the MQTT
form the plate is in Base64. `_无_` stands for no plate. Public receivers of such pushes agree on
this. A log is any number of them, one after the other. A push says that a plate was read, not that
the barrier opened; and it says which camera, not which way, so the cameras have to be named.
"""

from __future__ import annotations

import base64
import binascii
import contextlib

from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat

NO_PLATE = "_无_"
_PLATE = "AlarmInfoPlate.result.PlateResult"


def plate_text(text: str) -> str:
    """The plate, out of its Base64 where it is in it; blank where none was read."""
    # A plate as it stands is refused: its first character is Chinese, and Base64 has none.
    with contextlib.suppress(binascii.Error, ValueError):
        text = base64.b64decode(text, validate=True).decode()
    return "" if text == NO_PLATE else text


def _pushes(before: str) -> VendorFormat:
    plate = f"{before}{_PLATE}.license"
    seconds = f"{before}{_PLATE}.timeStamp.Timeval.sec"
    return VendorFormat(
        vendor="vzenith",
        title="Vzenith AlarmInfoPlate",
        marks=frozenset({plate, seconds}),
        mapping=LogMapping(
            time=(seconds,),
            time_format="unix",
            plate=plate,
            direction=f"{before}AlarmInfoPlate.deviceName",
        ),
        plate_text=plate_text,
    )


FORMATS = (_pushes(""), _pushes("payload."))
