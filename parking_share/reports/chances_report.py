"""What `chances` says: every group of tickets, its chance, and what the order of lots does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parking_share.language import Text
from parking_share.lottery import reserves as reserved
from parking_share.lottery.chances import SEED, Chance, Chances
from parking_share.lottery.commitment import Lot
from parking_share.lottery.reserves import Reserve
from parking_share.reports.chances_plot import bar, label, percent, scale, with_error
from parking_share.reports.table import Table, Words

ORDER_WORDS = {
    reserved.AS_LISTED: Text("as it is now"),
    reserved.FIRST: Text("first: a guarantee"),
    reserved.LAST: Text("last: an extra"),
}
LONGEST_FRACTION = 24


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything there is to say of a list before its seed."""

    lots: tuple[Lot, ...]
    found: Chances
    reserves: tuple[Reserve, ...]
    in_review: int = 0
    """Applications that no rule and no person has decided yet."""
    if_admitted: Chances | None = None
    """The chances if all of those were admitted."""

    @property
    def eligible(self) -> int:
        """How many tickets compete."""
        return competing(self.found)

    @property
    def spaces(self) -> int:
        """How many spaces there are."""
        return sum(len(lot.spaces) for lot in self.lots)


def competing(found: Chances) -> int:
    """How many tickets these chances are of."""
    return sum(len(one.group.tickets) for one in found.chances)


def average(found: Chances) -> float:
    """The chance of a ticket about which nothing is known."""
    awards = sum(one.award * len(one.group.tickets) for one in found.chances)
    return float(awards / competing(found))


def headline(outlook: Outlook) -> Text:
    """The list in one sentence."""
    return Text(
        "{spaces} spaces for {eligible} eligible tickets: {chance} on average.",
        spaces=outlook.spaces,
        eligible=outlook.eligible,
        chance=percent(average(outlook.found)),
    )


def method(found: Chances) -> Text:
    """How the figures came about."""
    if found.runs is None:
        return Text("Exact: every way to hand out the spaces was counted.")
    return Text(
        "Simulated: {runs} draws under keys made from the text “{seed}”; ± is the standard error.",
        runs=found.runs,
        seed=SEED,
    )


def chances_table(outlook: Outlook) -> Table:
    """A bar for each group of tickets that the draw cannot tell apart."""
    found = outlook.found
    end = scale(found)
    return Table(
        Text("Chance of a space"),
        (
            Text("tickets alike"),
            Text("number"),
            Text("chance"),
            Text("0 to {end}", end=f"{100 * end:g}%"),
        ),
        tuple(
            (
                label(one),
                str(len(one.group.tickets)),
                with_error(one, simulated=found.runs is not None),
                bar(float(one.award), end),
            )
            for one in found.chances
        ),
    )


def lots_table(outlook: Outlook) -> Table:
    """The chance in each lot; empty where there is only one."""
    lots = [lot.lot for lot in outlook.lots]
    rows: list[tuple[Words, ...]] = [
        (label(one), *(_in_lot(one, lot) for lot in lots)) for one in outlook.found.chances
    ]
    headers: tuple[Words, ...] = (Text("tickets alike"), *lots)
    return Table(Text("Chance by lot"), headers, tuple(rows) if len(lots) > 1 else ())


def reserve_table(reserve: Reserve) -> Table:
    """What the place of one reserved lot in its holders' lists does."""
    return Table(
        Text(
            "Lot {lot}: {spaces} spaces that {holders} tickets may have and {others} may not",
            lot=reserve.lot.lot,
            spaces=len(reserve.lot.spaces),
            holders=reserve.holders,
            others=reserve.others,
        ),
        (
            Text("holders list it"),
            Text("spaces to them"),
            Text("their chance"),
            Text("the others' chance"),
        ),
        tuple(
            (
                ORDER_WORDS[one.order],
                f"{float(one.spaces):.2f}",
                percent(float(one.holder)),
                percent(float(one.other)),
            )
            for one in reserve.orders
        ),
    )


def outlook_lines(outlook: Outlook) -> list[Text]:
    """What else has to be said of the chances."""
    lines = [method(outlook.found)]
    if all(one.award == 1 for one in outlook.found.chances):
        lines.append(Text("Every eligible ticket gets a space; no lottery is needed."))
    if outlook.reserves:
        lines.append(
            Text(
                "Listed first, a reserve is a guarantee: its holders fill it before they take "
                "other spaces. Listed last, it is an extra: they try for the other spaces with "
                "everybody, and the reserve comes on top."
            )
        )
    elif len(outlook.lots) > 1:
        lines.append(
            Text(
                "Every ticket lists the same lots: their order changes nobody's chance of a space, "
                "only which space it is."
            )
        )
    if outlook.if_admitted is not None:
        lines.append(
            Text(
                "{n} applications are still in review. If all of them are admitted, the chance "
                "is {chance} on average.",
                n=outlook.in_review,
                chance=percent(average(outlook.if_admitted)),
            )
        )
    return lines


def ticket_line(outlook: Outlook, ticket: str) -> Text:
    """The chance of one ticket."""
    chance = outlook.found.of(ticket)
    if chance is None:
        return Text("Ticket {ticket} is not eligible: it gets no space.", ticket=ticket)
    said = with_error(chance, simulated=outlook.found.runs is not None)
    return Text("Ticket {ticket}: {chance}", ticket=ticket, chance=said)


def chances_json(outlook: Outlook) -> dict[str, object]:
    """Everything for other programs."""
    runs = outlook.found.runs
    return {
        "eligible": outlook.eligible,
        "spaces": outlook.spaces,
        "in_review": outlook.in_review,
        "average": average(outlook.found),
        "average_if_admitted": (
            None if outlook.if_admitted is None else average(outlook.if_admitted)
        ),
        "exact": runs is None,
        "runs": runs,
        "seed": None if runs is None else SEED,
        "groups": [_group_json(one) for one in outlook.found.chances],
        "reserves": _reserves_json(outlook.reserves),
    }


def _group_json(one: Chance) -> dict[str, object]:
    return {
        "tier": one.group.tier,
        "weight": one.group.weight,
        "lots": list(one.group.lots),
        "tickets": list(one.group.tickets),
        "chance": float(one.award),
        "fraction": _fraction(one.award) if one.error == 0 else None,
        "standard_error": one.error,
        "by_lot": {lot: float(share) for lot, share in one.by_lot.items()},
    }


def _fraction(share: Fraction) -> str | None:
    """The exact fraction, where a person can read it."""
    said = f"{share.numerator}/{share.denominator}"
    return said if len(said) <= LONGEST_FRACTION else None


def _reserves_json(found: Iterable[Reserve]) -> Sequence[dict[str, object]]:
    return [
        {
            "lot": reserve.lot.lot,
            "spaces": len(reserve.lot.spaces),
            "holders": reserve.holders,
            "others": reserve.others,
            "orders": {
                one.order: {
                    "spaces_to_holders": float(one.spaces),
                    "chance_of_a_holder": float(one.holder),
                    "chance_of_the_others": float(one.other),
                }
                for one in reserve.orders
            },
        }
        for reserve in found
    ]


def _in_lot(one: Chance, lot: str) -> str:
    return percent(float(one.by_lot[lot])) if lot in one.by_lot else "–"
