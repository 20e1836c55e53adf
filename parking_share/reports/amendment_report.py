"""What `strike` and `reinstate` say: the row, and who moved."""

from __future__ import annotations

from parking_share.evidence.amend import Amended
from parking_share.language import Text
from parking_share.lottery.allocate import ALTERNATE, AWARD, Place
from parking_share.reports.amendment_line import amendment_line
from parking_share.reports.table import Table


def moved_table(amended: Amended) -> Table:
    """Every ticket whose place changed, before and after."""
    return Table(
        Text("Who moved"),
        (Text("rank"), Text("ticket"), Text("before"), Text("now")),
        tuple((str(now.rank), now.ticket, _place(was), _place(now)) for was, now in amended.moved),
    )


def amendment_lines(amended: Amended) -> list[Text]:
    """The row in a few sentences."""
    lines = [amendment_line(amended.row)]
    if not amended.files:
        lines.append(Text("It stands in the record already; nothing was changed."))
    if not amended.after:
        lines.append(Text("The draw will take it into account."))
    elif not any(now.result == AWARD for _, now in amended.moved):
        lines.append(Text("Nobody moves up."))
    return lines


def amendment_json(amended: Amended) -> dict[str, object]:
    """The same for other programs."""
    row = amended.row
    return {
        "seq": row.seq,
        "at": row.at,
        "ticket": row.ticket,
        "change": row.change,
        "reason": row.reason,
        "new": bool(amended.files),
        "moved": [
            {
                "rank": now.rank,
                "ticket": now.ticket,
                "before": was.result,
                "now": now.result,
                "lot": now.lot,
                "space": now.space,
            }
            for was, now in amended.moved
        ],
    }


def _place(place: Place) -> Text:
    if place.result == AWARD:
        return Text("space {space} ({lot})", space=place.space, lot=place.lot)
    if place.result == ALTERNATE:
        return Text("alternate")
    return Text("takes no part")
