"""S01–S04, S08: what the office's lists say of the household."""

from __future__ import annotations

from datetime import datetime

from parking_share.eligibility.lists import Listed, ListKind
from parking_share.eligibility.rule import HOLDS, Answer, Verdict, cannot_tell, fails, list_rule
from parking_share.fields import Field
from parking_share.findings import Severity
from parking_share.intake.application import Application
from parking_share.intake.characters import plain
from parking_share.intake.documents.moment import read_moment
from parking_share.language import Text
from parking_share.programme import Programme

_GRAVEST_FIRST = (Answer.FAILS, Answer.CANNOT_TELL)


@list_rule("S01", ListKind.HOLDERS)
def household_holds_no_space(_: Application, listed: tuple[Listed, ...], __: Programme) -> Verdict:
    """Nobody of the household holds a space this term, here or at another site."""
    return _named(listed)


@list_rule("S02", ListKind.BARRED)
def not_barred(_: Application, listed: tuple[Listed, ...], programme: Programme) -> Verdict:
    """No sanction is in force on the first day of the term."""
    verdicts = [_barred(one, programme) for one in listed]
    return next((v for answer in _GRAVEST_FIRST for v in verdicts if v.answer is answer), HOLDS)


def _barred(listed: Listed, programme: Programme) -> Verdict:
    cell = listed.entry.cell(Field.BARRED_UNTIL)
    until = read_moment(cell)
    if isinstance(until, datetime):
        if until.date() < programme.term.starts:
            return HOLDS
        return _named((listed,), Text("until {date}", date=f"{until:%Y-%m-%d}"))
    return (
        _named((listed,))
        if cell.is_blank or plain(cell.text) == "长期"
        else cannot_tell(Text("the end of the sanction cannot be read"))
    )


@list_rule("S03", ListKind.UNPAID)
def nothing_unpaid(_: Application, listed: tuple[Listed, ...], __: Programme) -> Verdict:
    """No parking fee is owed."""
    return _named(listed)


@list_rule("S04", ListKind.LAST_WINNERS)
def did_not_win_last_term(
    _: Application, listed: tuple[Listed, ...], programme: Programme
) -> Verdict:
    """The household did not win last term; `policy.last_winners` decides what a win means."""
    harsh = programme.policy.last_winners == "reject"
    return _named(listed, severity=Severity.REJECT if harsh else Severity.NOTE)


@list_rule("S08", ListKind.STAFF)
def no_link_to_the_office(_: Application, listed: tuple[Listed, ...], __: Programme) -> Verdict:
    """The applicant is not on the list of staff and their relatives."""
    return _named(listed)


def _named(
    listed: tuple[Listed, ...], detail: Text | None = None, severity: Severity | None = None
) -> Verdict:
    """The household stands on the list; where only the names are equal, a person decides."""
    first = listed[0]
    if not first.is_certain:
        return cannot_tell(first.basis)
    if detail is None:
        return fails(first.basis, severity)
    return fails(Text("{basis}, {detail}", basis=first.basis, detail=detail), severity)
