"""What a log says, as tables for the terminal: tickets, spaces and times, no card and no plate."""

from __future__ import annotations

from datetime import datetime

from parking_share.language import Text
from parking_share.register.gate_log.findings import Findings
from parking_share.register.gate_log.proposals import Kind
from parking_share.reports.gate_log.words import KINDS, reason_words
from parking_share.reports.table import Table, Words

MOST_ROWS = 20


def summary_table(found: Findings) -> Table:
    """Every finding and how many there are."""
    pairing = found.pairing
    by_kind = [
        (KINDS[kind], sum(1 for one in found.proposals if one.kind is kind)) for kind in Kind
    ]
    refused = sum(one.times for one in found.refusals)
    counted: list[tuple[Text, int]] = [
        (Text("stays"), len(pairing.stays)),
        *((words, n) for words, n in by_kind if n),
        (Text("stays with hours not known yet, for a person"), len(found.doubts)),
        (Text("refused attempts"), refused),
        (
            Text("refused while the card was allowed: the gate's fault"),
            sum(one.wrongly for one in found.refusals),
        ),
        (Text("entries without an exit"), len(pairing.entries_alone)),
        (Text("exits without an entry"), len(pairing.exits_alone)),
        (Text("still inside at the end of the log"), pairing.still_inside),
        (Text("reads of the same passage"), pairing.repeated),
        (Text("cards never used"), len(found.unused)),
        (Text("cards or plates that this round never issued"), len(found.strangers)),
    ]
    title = Text(
        "What the log says, {begins} to {ends}",
        begins=short(found.period.begins),
        ends=short(found.period.ends),
    )
    rows = tuple((words, str(n)) for words, n in counted)
    return Table(title, (Text("finding"), Text("number")), rows)


def proposals_table(found: Findings) -> Table:
    """The proposed violations, the longest first."""
    longest = sorted(found.proposals, key=lambda one: -one.minutes)
    rows: list[tuple[Words, ...]] = [
        (
            one.span.ticket,
            one.span.space,
            KINDS[one.kind],
            short(one.began),
            Text("still inside") if one.left is None else short(one.left),
            str(one.minutes),
        )
        for one in longest[:MOST_ROWS]
    ]
    headers = (
        *(Text("ticket"), Text("space"), Text("what")),
        *(Text("began"), Text("left"), Text("minutes")),
    )
    title = Text(
        "Proposed violations, for a person to confirm ({shown} of {n})",
        shown=len(rows),
        n=len(longest),
    )
    return Table(title, headers, tuple(rows))


def refusals_table(found: Findings) -> Table:
    """Refusals by holder and reason; those of cards never issued are one line a reason."""
    counted: dict[tuple[str, str, str], list[int]] = {}
    for one in found.refusals:
        ticket, space = (one.span.ticket, one.span.space) if one.span else ("", "")
        both = counted.setdefault((ticket, space, one.reason), [0, 0])
        both[0] += one.times
        both[1] += one.wrongly
    ordered = sorted(counted.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))
    rows: list[tuple[Words, ...]] = [
        (ticket or Text("not issued"), space, reason_words(reason), str(times), str(wrongly))
        for (ticket, space, reason), (times, wrongly) in ordered[:MOST_ROWS]
    ]
    headers = (
        *(Text("ticket"), Text("space"), Text("reason")),
        *(Text("how often"), Text("of these while allowed")),
    )
    return Table(Text("Refused attempts"), headers, tuple(rows))


def short(at: datetime) -> str:
    """A moment to the minute."""
    return f"{at:%Y-%m-%d %H:%M}"
