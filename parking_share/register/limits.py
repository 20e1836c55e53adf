"""What the programme allows of a holder's year: deadlines, vehicles, violations.

The same functions refuse an entry before it is written and find it in an audit years later. Each
answers a sentence when something is not allowed, and None when it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from parking_share.language import Text
from parking_share.programme import YearRules
from parking_share.register.conduct import Violation
from parking_share.register.holding import FORFEITED, Holding
from parking_share.register.year import Year

ONE_YEAR = relativedelta(months=12)


def too_late(holding: Holding, on: date) -> Text | None:
    """Why a space can no longer be claimed on a day."""
    if holding.due is None or on <= holding.due:
        return None
    return Text("the last day to claim was {due}", due=holding.due)


def too_early(holding: Holding, on: date) -> Text | None:
    """Why a space cannot be forfeited on a day."""
    if holding.due is None:
        return Text("its deadline is not settled: a holiday notice is missing")
    if on <= holding.due:
        return Text("it can be claimed until {due}", due=holding.due)
    return None


def no_other_vehicle(holding: Holding, rules: YearRules, on: date) -> Text | None:
    """Why a holder's vehicle cannot be changed on a day."""
    if rules.vehicle_change == "forbidden":
        return Text("the programme allows no other vehicle than the one drawn")
    recent = [one.on for one in holding.changes if on - ONE_YEAR < one.on <= on]
    if rules.vehicle_change == "yearly" and recent:
        return Text(
            "the programme allows one change in twelve months; the last was {day}", day=recent[-1]
        )
    return None


def broken_by_anyone(year: Year, rules: YearRules) -> list[tuple[str, Text]]:
    """What of a year is outside the deadlines and limits of the programme, with its ticket."""
    return [(held.ticket, broken) for held in year.holdings for broken in _broken(held, rules)]


def _broken(held: Holding, rules: YearRules) -> Iterator[Text]:
    late = None if held.claimed is None else too_late(held, held.claimed)
    if late is not None:
        yield Text("claimed on {day}: {reason}", day=held.claimed, reason=late)
    if held.how == FORFEITED and held.ended is not None:
        early = too_early(held, held.ended.date())
        if early is not None:
            yield Text("forfeited on {day}: {reason}", day=held.ended.date(), reason=early)
    for place, change in enumerate(held.changes):
        before = replace(held, changes=held.changes[:place])
        forbidden = no_other_vehicle(before, rules, change.on)
        if forbidden is not None:
            yield Text("vehicle changed on {day}: {reason}", day=change.on, reason=forbidden)


def sanction_due(violations: Iterable[Violation], rules: YearRules, today: date) -> dict[str, int]:
    """How many violations count for each ticket that has as many as bring a sanction."""
    since = today - relativedelta(months=rules.within_months)
    counts: dict[str, int] = {}
    for one in violations:
        if since < one.at.date() <= today:
            counts[one.ticket] = counts.get(one.ticket, 0) + 1
    return {ticket: n for ticket, n in counts.items() if n >= rules.violations}
