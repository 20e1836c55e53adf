"""Vzenith (臻识) barrier cameras: white lists of plates as CSV, one dated push for each window.

A row has one start and one expiry with clock times and one daily period, but no weekdays and no
holidays. So the period stays off, start and expiry are one window of the hours, and the next one
is loaded after it has ended: on workdays, while the office is at work. The exit's list is loaded
once and stays.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from itertools import pairwise

from parking_share.access.gates.vendor import (
    Capability,
    ChangeSet,
    GateCard,
    Order,
    refuse_beyond,
    refuse_common,
)
from parking_share.access.windows import Window
from parking_share.errors import InputError
from parking_share.intake.documents.plate import Plate, read_plate
from parking_share.intake.sheet import Cell
from parking_share.language import Text

HEADER = (
    "ID",
    "车牌号",
    "是否启用",
    "生效时间",
    "过期时间",
    "启用时间段",
    "时间段",
    "是否黑名单",
    "车辆编码",
    "备注",
)
YES, NO = "是", "否"
COMMENT_CHARACTERS = 16


class Vzenith:
    """Cameras that import a white list."""

    name = "vzenith"
    title = "Vzenith CSV"
    capability = Capability(last_date=date(2037, 12, 31))
    check_list = (
        Text("Export a list from the camera and compare its heading line with these files."),
        Text("Check whether an import adds to the list or replaces it; either is fine here."),
        Text("Load each file in its time: the list opens nothing beyond the window it names."),
        Text("Set the device's clock by network time, zone +08:00, no daylight saving."),
        Text("Try the last minute before the morning end and the first one after it."),
        Text("Try the exit at noon of a workday: it must open."),
    )

    def change_sets(self, order: Order, capability: Capability) -> tuple[ChangeSet, ...]:
        """A push for every window, and the removal."""
        refuse_common(self.title, order, capability)
        longest = max((len(card.space) for card in order.cards), default=0)
        refuse_beyond(self.title, Text("characters in a name"), COMMENT_CHARACTERS, longest)
        for card in (*order.cards, *order.removed):
            _refuse_no_plate(card)
        valid, windows = order.hours.valid, order.hours.windows
        pushes = [_push(order, None, windows[0])]
        pushes += [_push(order, before, after) for before, after in pairwise(windows)]
        removal = _csv([_row(card, valid, enabled=False) for card in order.cards])
        last = ChangeSet(
            valid.ends,
            valid.ends,
            None,
            Text("Removal of {n} cards: the cover ends", n=len(order.cards)),
            {"entry.csv": removal, "exit.csv": removal},
        )
        return (*pushes, last)


def _push(order: Order, before: Window | None, window: Window) -> ChangeSet:
    rows = [_row(card, window, enabled=True) for card in order.cards]
    files = {"entry.csv": _csv(rows)}
    if before is None:
        gone = [_row(card, window, enabled=False) for card in order.removed]
        leave = [_row(card, order.hours.card_valid, enabled=True) for card in order.cards]
        files = {"entry.csv": _csv([*rows, *gone]), "exit.csv": _csv([*leave, *gone])}
    return ChangeSet(
        window.begins,
        before.ends if before else order.hours.not_before,
        window.begins,
        Text(
            "Window from {begins} to {ends}",
            begins=f"{window.begins:%Y-%m-%d %H:%M}",
            ends=f"{window.ends:%Y-%m-%d %H:%M}",
        ),
        files,
    )


def _refuse_no_plate(card: GateCard) -> None:
    """A text that is no plate could be taken for a formula, and opens for no car."""
    plate = read_plate(Cell(card.plate))
    if not isinstance(plate, Plate) or plate.number != card.plate:
        raise InputError(
            Text("Space {space}: its plate cannot be read as one.", space=card.space),
            Text("Correct it in the round before a plate list is exported."),
        )


def _row(card: GateCard, window: Window, *, enabled: bool) -> tuple[str, ...]:
    return (
        card.holder,
        card.plate,
        YES if enabled else NO,
        _moment(window.begins),
        _moment(window.ends),
        NO,
        "",
        NO,
        card.holder,
        card.space,
    )


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M:%S}"


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    return target.getvalue().encode("utf-8-sig")
