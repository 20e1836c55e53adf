"""Columns to passages: times at once by pandas, the few different cards and doors once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

from parking_share.access.cards import CardFormat, card_number
from parking_share.files.gate_log.columns import Columns
from parking_share.files.gate_log.mapping import LogMapping
from parking_share.files.gate_log.times import local_times
from parking_share.files.gate_log.vendor_format import VendorFormat
from parking_share.intake.characters import MIDDLE_DOT, solid
from parking_share.language import Text
from parking_share.register.gate_log.passages import Key, Passage, Way
from parking_share.register.gate_log.reasons import Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NO_CARD = frozenset({"", "0", "--", "-"})
"""What stands in a line that is about no card."""
FIRST_YEAR, LAST_YEAR = 2000, 2099
_FACILITY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class NotRead:
    """A line that could not be understood."""

    file: str
    line: int
    why: Text


def passages_of(
    columns: Columns, form: VendorFormat, file: str
) -> tuple[list[Passage], int, tuple[NotRead, ...]]:
    """The passages of a log, how many lines are about something else, and those not understood."""
    import numpy as np
    import pandas as pd

    mapping = form.mapping
    keys = _coded(columns.credential, lambda text: _key(text, form))
    ways = _coded(columns.direction, lambda text: _way(text, mapping, file))
    granted = _coded(columns.result, lambda text: _granted(text, mapping))
    about_a_card = granted.are_not(None) & keys.are_not(_NONE)
    times = local_times(pd.Series(columns.time, dtype=str), mapping.time_format)
    year = times.dt.year
    timely = ((year >= FIRST_YEAR) & (year <= LAST_YEAR)).to_numpy(dtype=bool)
    wrong = (
        (~timely, Text("the time cannot be read")),
        (~keys.are_not(None), Text("the card number cannot be read")),
        (~ways.are_not(None), Text("the direction is neither entry nor exit")),
    )
    fine = about_a_card & timely & keys.are_not(None) & ways.are_not(None)
    chosen = np.flatnonzero(fine)
    at = times.to_numpy(dtype="datetime64[us]")[chosen].tolist()
    why = _coded(columns.reason, lambda text: mapping.reasons.get(text, text) or Reason.REFUSED)
    passages = list(
        map(
            Passage,
            at,
            ways.of(chosen),
            _strings(columns.credential, chosen),
            granted.of(chosen),
            _reasons(granted.of(chosen), why.of(chosen)),
            repeat(file),
            np.asarray(columns.lines)[chosen].tolist(),
            keys.of(chosen),
        )
    )
    not_read = _not_read(columns, file, about_a_card, wrong)
    return passages, int((~about_a_card).sum()), not_read


@dataclass(frozen=True, slots=True)
class _Coded:
    """A column by its different values: what each means, and which stands where."""

    meanings: list[Any]
    codes: NDArray[np.intp]

    def are_not(self, meaning: object) -> NDArray[np.bool_]:
        """Where another meaning stands."""
        import numpy as np

        return np.array([one is not meaning for one in self.meanings], dtype=bool)[self.codes]

    def of(self, chosen: NDArray[np.intp]) -> list[Any]:
        """The meanings at some places."""
        meanings = self.meanings
        return [meanings[code] for code in self.codes[chosen].tolist()]


def _coded(texts: Sequence[str], meaning: Callable[[str], object]) -> _Coded:
    import numpy as np
    import pandas as pd

    codes, different = pd.factorize(np.array(texts, dtype=object))
    return _Coded([meaning(str(text).strip()) for text in different], codes)


def _strings(texts: Sequence[str], chosen: NDArray[np.intp]) -> list[str]:
    return [texts[place].strip() for place in chosen.tolist()]


def _reasons(granted: Sequence[bool], reasons: Sequence[str]) -> list[str]:
    return ["" if passed else why for passed, why in zip(granted, reasons, strict=True)]


_NONE = object()
"""The meaning of a blank card."""


def _key(text: str, form: VendorFormat) -> Key | object | None:
    """What a card or plate is known by; None where it is none."""
    if form.mapping.plate is not None:
        plate = solid(form.plate_text(text)).upper().replace(MIDDLE_DOT, "")
        return plate.replace(".", "").replace("-", "") or _NONE
    if text in NO_CARD:
        return _NONE
    how = form.mapping.card_format
    if how is CardFormat.W26_FACILITY and text.isdigit():
        text = text.zfill(_FACILITY_DIGITS)
    try:
        return card_number(text, how).value
    except ValueError:
        return None


def _way(text: str, mapping: LogMapping, file: str) -> Way | None:
    if text in mapping.entry or file in mapping.entry:
        return Way.IN
    return Way.OUT if text in mapping.exit or file in mapping.exit else None


def _granted(text: str, mapping: LogMapping) -> bool | None:
    """Whether the gate opened; None for an event that is about no card."""
    if not mapping.result or text in mapping.granted:
        return True
    return False if mapping.refused is None or text in mapping.refused else None


def _not_read(
    columns: Columns,
    file: str,
    about_a_card: NDArray[np.bool_],
    wrong: Sequence[tuple[NDArray[np.bool_], Text]],
) -> tuple[NotRead, ...]:
    """Each line with the first reason for which it could not be understood, in their order."""
    import numpy as np

    found = {line: Text("it ends too soon") for line in columns.short}
    for mask, why in reversed(wrong):
        found |= {
            columns.lines[place]: why for place in np.flatnonzero(mask & about_a_card).tolist()
        }
    return tuple(NotRead(file, line, why) for line, why in sorted(found.items()))
