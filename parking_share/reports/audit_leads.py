"""What `audit` says of its leads: what was seen, and how often chance alone gives as much."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from parking_share.audit.lead import NOT_PROOF, RARE, Lead, false_alarm, looks
from parking_share.language import Text
from parking_share.reports.audit_words import CHANCE_OF, LEAD_WORDS
from parking_share.reports.table import Table, Words

RAREST = 10**9
HEADING = Text("Leads: something to look at, not proof")
MOST_TICKETS = 8
"""Tickets of one lead on the terminal and on paper; the workbook and the JSON hold all."""


def leads_table(leads: Sequence[Lead], most: int | None = MOST_TICKETS) -> Table:
    """One row a look; `most` tickets of each are named, all where it is None."""
    return Table(
        HEADING,
        (
            Text("round"),
            Text("lead"),
            Text("what was seen"),
            Text("by chance alone"),
            Text("tickets"),
        ),
        tuple(
            (
                lead.round or Text("all"),
                Text("{lead} (a lead, not proof)", lead=LEAD_WORDS[lead.name]),
                _seen(lead),
                chance_words(lead),
                _tickets(lead.tickets, most),
            )
            for lead in leads
        ),
    )


def to_read(leads: Sequence[Lead]) -> list[Lead]:
    """The leads that stand out, and the looks that could not be taken."""
    return [lead for lead in leads if lead.stands_out or not lead.taken]


def lead_lines(leads: Sequence[Lead]) -> list[Text]:
    """What has to be known to read the leads: above all, how many looks there were."""
    number = looks(leads)
    if not number:
        return [NOT_PROOF]
    return [
        Text(
            "{n} looks were taken; standing out with a chance of 1 in {rare} or less: {out}. Where "
            "all is fair, at least one of so many still stands out in up to {share} of 100 audits.",
            n=number,
            out=sum(lead.chance is not None and lead.stands_out for lead in leads),
            rare=round(1 / RARE),
            share=round(100 * false_alarm(number)),
        ),
        Text("A lead says where to look. It proves nothing, and no audit fails for it."),
    ]


def meaning_lines(leads: Sequence[Lead]) -> list[Text]:
    """Of what each chance is the chance."""
    names = dict.fromkeys(lead.name for lead in leads)
    return [Text("{lead}: {chance}.", lead=LEAD_WORDS[n], chance=CHANCE_OF[n]) for n in names]


def lead_json(lead: Lead) -> dict[str, object]:
    """One look for other programs."""
    return {
        "lead": lead.name,
        "round": lead.round or None,
        "seen": str(lead.seen),
        "chance": lead.chance,
        "chance_words": str(chance_words(lead)),
        "taken": lead.taken,
        "stands_out": lead.stands_out,
        "tickets": list(lead.tickets),
        "note": str(NOT_PROOF),
    }


def chance_words(lead: Lead) -> Words:
    """How often chance alone gives as much, to two digits."""
    if not lead.taken:
        return Text("not looked at")
    if lead.chance is None:
        return ""
    if lead.chance > 1 / 2:
        return Text("more often than 1 in 2")
    if lead.chance * RAREST < 1:
        return Text("less often than 1 in {n}", n=f"{RAREST:,}")
    often = 1 / lead.chance
    digits = max(0, floor(log10(often)) - 1)
    return Text("1 in {n}", n=f"{round(often / 10**digits) * 10**digits:,}")


def _seen(lead: Lead) -> Text:
    return lead.seen if lead.taken else Text("not looked at: {why}", why=lead.seen)


def _tickets(tickets: Sequence[str], most: int | None) -> str:
    if most is None:
        return "; ".join(tickets)
    shown = list(tickets[:most])
    if len(shown) < len(tickets):
        shown.append(str(Text("and {n} more", n=len(tickets) - len(shown))))
    return "\n".join(shown)
