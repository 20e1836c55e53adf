"""What `verify` says to one person."""

from __future__ import annotations

from parking_share.evidence.own_line import OwnLine
from parking_share.language import Text
from parking_share.lottery.allocate import ALTERNATE, AWARD
from parking_share.lottery.tickets import ELIGIBLE, REJECTED, WITHDRAWN
from parking_share.reports.amendment_line import amendment_line

OUTCOMES = {
    ELIGIBLE: Text("eligible"),
    REJECTED: Text("rejected"),
    WITHDRAWN: Text("withdrawn"),
}


def own_lines(own: OwnLine) -> list[Text]:
    """The own line, whose it is, the own number and rank, and the result."""
    lines = [
        Text(
            "Ticket {ticket} is on the list: {outcome}; tier {tier}, weight {weight}.",
            ticket=own.ticket.ticket,
            outcome=OUTCOMES[own.ticket.outcome],
            tier=own.ticket.tier,
            weight=own.ticket.weight,
        ),
        _bound(own.bound),
    ]
    if own.number is None or own.key is None:
        return [*lines, Text("There is no usable draw in this record yet.")]
    lines += [
        Text("Key of this round: {key}", key=own.key),
        Text(
            "Own number, worked out again: {number}. By hand: printf '%s' \"{key}:{ticket}#1\" | "
            "sha256sum",
            number=own.number,
            key=own.key,
            ticket=own.ticket.ticket,
        ),
        Text(
            "Rank {rank}; {ahead} eligible tickets stand before it.", rank=own.rank, ahead=own.ahead
        ),
    ]
    if own.ticket.weight > 1:
        lines.append(
            Text(
                "It is the least of the {weight} numbers #1 to #{weight}.", weight=own.ticket.weight
            )
        )
    lines += [amendment_line(row) for row in own.amendments]
    return [*lines, _result(own)]


def own_json(own: OwnLine) -> dict[str, object]:
    """The same for other programs."""
    return {
        "ticket": own.ticket.ticket,
        "outcome": own.ticket.outcome,
        "bound": own.bound,
        "number": own.number,
        "rank": own.rank,
        "result": None if own.place is None else own.place.result,
        "lot": None if own.place is None else own.place.lot,
        "space": None if own.place is None else own.place.space,
    }


def _bound(bound: bool | None) -> Text:  # noqa: FBT001 - three answers, not a switch
    if bound is None:
        return Text("Whose ticket it is was not tried: it takes receipt, ID number and plate.")
    if bound:
        return Text("Receipt, ID number and plate open this ticket: it is this person's.")
    return Text(
        "Receipt, ID number and plate do NOT open this ticket. Type them as the documents print "
        "them; if they are right, ask the office."
    )


def _result(own: OwnLine) -> Text:
    if own.place is None:
        return Text("There is no usable allocation in this record.")
    if own.place.result == AWARD:
        return Text(
            "Result: awarded space {space} ({lot}).", space=own.place.space, lot=own.place.lot
        )
    if own.place.result == ALTERNATE:
        return Text("Result: alternate; moves up in rank order when a space becomes free.")
    if own.amendments:
        return Text("Result: takes no part since that amendment.")
    return Text("Result: passed over, because the ticket is not eligible.")
