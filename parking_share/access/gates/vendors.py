"""Every gate the roster can be written for, and those it cannot, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from parking_share.access.gates.dahua import Dahua
from parking_share.access.gates.evaluate_dahua import DahuaDevices
from parking_share.access.gates.evaluate_hikvision import HikvisionDevice
from parking_share.access.gates.evaluate_onvif import OnvifDevice
from parking_share.access.gates.evaluate_uhppoted import UhppotedBoard
from parking_share.access.gates.evaluate_vzenith import VzenithCameras
from parking_share.access.gates.evaluate_zkteco import ZKTecoPanel
from parking_share.access.gates.hikvision import Hikvision
from parking_share.access.gates.onvif import Onvif
from parking_share.access.gates.uhppoted import Uhppoted
from parking_share.access.gates.vendor import Evaluator, Exporter
from parking_share.access.gates.vzenith import Vzenith
from parking_share.access.gates.zkteco import ZKTeco
from parking_share.errors import InputError
from parking_share.language import Text

_ONVIF, _ONVIF_EXTENDED = Onvif(extended=False), Onvif(extended=True)
EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        exporter.name: exporter
        for exporter in (
            Hikvision(),
            _ONVIF,
            _ONVIF_EXTENDED,
            ZKTeco(),
            Dahua(),
            Uhppoted(),
            Vzenith(),
        )
    }
)
"""By the word on the command line."""
EVALUATORS: Mapping[str, Callable[[], Evaluator]] = MappingProxyType(
    {
        "hikvision": HikvisionDevice,
        "onvif": OnvifDevice,
        "onvif-extended": OnvifDevice,
        "zkteco": ZKTecoPanel,
        "dahua": DahuaDevices,
        "uhppoted": UhppotedBoard,
        "vzenith": VzenithCameras,
    }
)
BY_PLATE = frozenset({"vzenith"})
"""Gates that know cars by their plates, not by cards."""
PLATE_LISTS = frozenset({"hikvision-plates", "dahua-plates"})
"""Barrier cameras whose lists have dates only."""


def exporter(name: str) -> Exporter:
    """The exporter of this name. Raises `InputError` for a gate that cannot carry the hours."""
    if name in PLATE_LISTS:
        raise InputError(
            Text(
                "{name}: a plate list has dates and no clock times, so it would open all day.",
                name=name,
            ),
            Text(
                "Let the parking platform decide, use an access controller, or a camera that takes"
                " dated pushes (--gate vzenith)."
            ),
        )
    if name not in EXPORTERS:
        raise InputError(
            Text("'{name}' is no gate.", name=name),
            Text("Use one of: {names}.", names=", ".join(EXPORTERS)),
        )
    return EXPORTERS[name]


def known_gap(name: str, second: int) -> Text | None:
    """Why a vendor's device may stay shut in a second of the day, where it cannot do better."""
    if name == "zkteco" and second >= 24 * 3600 - 60:
        return Text("the device knows no 24:00; its day ends at 23:59")
    return None
