"""What the D rules share: naming the other applications, never the other people."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import islice

from parking_share.eligibility.keys import by_content, by_id
from parking_share.eligibility.rule import Verdict, fails
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.language import Text


def see(group: Iterable[Application], application: Application, most: int = 8) -> Text:
    """The acceptance numbers of the others in a group, the first of them where there are many."""
    others = list(islice((o.ticket for o in group if o is not application), most + 1))
    shown = ", ".join(others[:most])
    return Text("see {tickets}", tickets=f"{shown}, …" if len(others) > most else shown)


def several_people(group: tuple[Application, ...]) -> bool:
    """Whether a group holds different people; an unreadable number counts as one of its own."""
    return len({by_id(application) or application.row for application in group}) > 1


def all_but_merged_copies(
    group: tuple[Application, ...], severity: Severity | None = None
) -> dict[int, Verdict]:
    """A finding for each application that is not a later copy of another (D01 has those)."""
    firsts: dict[Hashable, Application] = {}
    for application in group:
        firsts.setdefault(by_content(application) or application.row, application)
    kept = tuple(firsts.values())
    return {one.row: fails(see(kept, one), severity) for one in kept}
