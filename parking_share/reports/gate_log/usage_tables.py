"""How the spaces were used, in tables and in sentences."""

from __future__ import annotations

from parking_share.language import Text
from parking_share.register.gate_log.usage import DayGroup, HourOfDay, Usage
from parking_share.reports.chances_plot import bar
from parking_share.reports.gate_log.summary import short
from parking_share.reports.gate_log.words import DAYS
from parking_share.reports.table import Table, Words

BAR_WIDTH = 20


def hours_table(used: Usage, *, bars: bool = False) -> Table:
    """Cars inside at each full hour, for each kind of day."""
    groups = [group for group in DayGroup if group in used.hours]
    headers: list[Words] = [Text("hour")]
    for group in groups:
        headers += [DAYS[group], Text("most")]
        if bars:
            headers[-1] = Text("0 to {end}", end=len(used.spaces))
    rows = tuple(
        (f"{hour:02d}:00", *(cell for group in groups for cell in _cells(used, group, hour, bars)))
        for hour in range(24)
        if groups
    )
    return Table(Text("Cars inside at the full hour, on average"), tuple(headers), rows)


def _cells(used: Usage, group: DayGroup, hour: int, bars: bool) -> tuple[str, str]:  # noqa: FBT001
    at: HourOfDay = used.hours[group][hour]
    end = max(len(used.spaces), at.most, 1)
    return f"{at.mean:.1f}", bar(at.mean, end, BAR_WIDTH) if bars else str(at.most)


def spaces_table(used: Usage) -> Table:
    """Every space, the least used first."""
    rows = tuple(
        (
            one.space,
            str(one.stays),
            str(one.days_used),
            str(one.days_held),
            f"{100 * one.share:.0f}%",
            "" if one.last is None else short(one.last),
            Text("never used") if not one.stays else Text("rarely used") if one.is_rare else "",
        )
        for one in sorted(used.spaces, key=lambda one: (one.share, one.space))
    )
    headers = (
        *(Text("space"), Text("stays"), Text("days used"), Text("days held")),
        *(Text("share of days"), Text("last entry"), Text("remark")),
    )
    return Table(Text("Use of the spaces"), headers, rows)


def usage_sentences(used: Usage) -> list[Text]:
    """The peak, and the spaces that nobody or hardly anybody used."""
    said: list[Text] = []
    if used.peak_at is not None:
        said.append(
            Text(
                "Most cars at a full hour: {n} of {spaces} spaces, on {at}.",
                n=used.peak,
                spaces=len(used.spaces),
                at=short(used.peak_at),
            )
        )
    never = [one.space for one in used.spaces if not one.stays]
    rarely = [one.space for one in used.spaces if one.stays and one.is_rare]
    if never:
        said.append(Text("Never used: {spaces}.", spaces=", ".join(never)))
    if rarely:
        said.append(Text("Used on fewer than one day in five: {spaces}.", spaces=", ".join(rarely)))
    if used.days_unknown:
        said.append(
            Text(
                "{n} days are in no average: no holiday notice says yet what they are.",
                n=used.days_unknown,
            )
        )
    return said
