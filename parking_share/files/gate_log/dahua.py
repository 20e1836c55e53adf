"""Dahua access controllers: card records.

They are the answers of `recordFinder.cgi?action=find&name=AccessControlCardRec`:
lines such as `records[0].CardNo=…`, `.CreateTime=` (seconds since 1970, on some firmware local
time in words), `.Type=Entry|Exit`, `.Status=1|0`, `.ErrorCode=`, as the vendor's HTTP API document
and public clients have them. What the error codes mean is not published with it, so they are
passed on as they stand. The card number is decimal where AccessControl[0].CardStoreFormat is 1, as
the roster's export asks for, and hexadecimal where it is 0.
"""

from __future__ import annotations

from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.vendor_format import VendorFormat

RECORDS = VendorFormat(
    vendor="dahua",
    title="Dahua AccessControlCardRec",
    marks=frozenset({"CardNo", "CreateTime", "Type"}),
    mapping=LogMapping(
        time=("CreateTime",),
        time_format="unix",
        card="CardNo",
        direction="Type",
        entry=("Entry",),
        exit=("Exit",),
        result=("Status",),
        granted=("1",),
        refused=("0",),
        reason="ErrorCode",
    ),
)
FORMATS = (RECORDS,)
