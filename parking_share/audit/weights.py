"""Weights and last winners of a round against the records of the rounds before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parking_share.audit import chain
from parking_share.audit.check import WEIGHTS, Check, Fault, judged, not_run
from parking_share.audit.inputs import LISTS
from parking_share.audit.kept import KeptRound
from parking_share.audit.ladder import due_weights
from parking_share.audit.past import PastRound, list_of_winners, past_round, winners
from parking_share.audit.rerun import Kept, Rerun
from parking_share.eligibility.lists import ListKind, OfficeList, read_lists
from parking_share.errors import ParkingShareError
from parking_share.language import Text
from parking_share.lottery import commitment, tickets
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme

Reruns = Mapping[str, Kept[Rerun]]
"""Every round's applications, judged again, by the round's name."""


def weights_check(kept: KeptRound, rounds: Sequence[KeptRound], reruns: Reruns) -> Check:
    """Every weight, and the list of last winners where the policy uses it, worked out again."""
    rules, committed = kept.rules, kept.case.commitment.value
    if not isinstance(rules, Programme) or committed is None or kept.case.tickets.value is None:
        files = f"programme.toml, {commitment.FILE}, {tickets.FILE}"
        return not_run(WEIGHTS, Text("needs a usable {files}", files=files))
    needed = _needed(rules, chain.all_before(kept, rounds))
    until = instant(committed.frozen_at)
    known = [past_round(one, reruns[one.name], until) for one in needed]
    lacking = [one.fault for one in known if one.fault is not None]
    if needed and rules.policy.ladder > 1 and reruns[kept.name].value is None:
        lacking.append(Text("the eligibility run again"))
    if lacking:
        return not_run(WEIGHTS, Text("needs {papers}", papers="; ".join(map(str, lacking))))
    past = [one.value for one in known if one.value is not None]
    faults = [*_weight_faults(kept, rules, reruns[kept.name].value, past)]
    if past and rules.policy.last_winners != "note":
        given = _given(kept, rules)
        faults += winner_faults(given, past[-1], rules.community.spellings, _LISTS_FILE)
    return judged(WEIGHTS, _gone_through(past), faults)


def _needed(rules: Programme, earlier: list[KeptRound]) -> list[KeptRound]:
    """The rounds whose papers the weights and the cool-down of a round rest on."""
    if rules.policy.ladder > 1:
        return earlier
    return [] if rules.policy.last_winners == "note" else earlier[-1:]


def _gone_through(past: Sequence[PastRound]) -> Text:
    if not past:
        return Text("no past round counts: every weight is 1")
    return Text("against the records of {rounds}", rounds=", ".join(one.name for one in past))


def _weight_faults(
    kept: KeptRound, rules: Programme, rerun: Rerun | None, past: Sequence[PastRound]
) -> Iterator[Fault]:
    applications = [one.application for one in rerun.decided] if rerun is not None else []
    due = due_weights(applications, rules, past)
    for ticket in kept.case.tickets.value or ():
        expected = due.get(ticket.ticket, 1)
        if ticket.weight != expected:
            what = Text(
                "{file}: the weight is {found}; the past records give {expected}",
                file=tickets.FILE,
                found=ticket.weight,
                expected=expected,
            )
            yield Fault(ticket.ticket, what)


def winner_faults(
    given: OfficeList | None, last: PastRound, spellings: tuple[str, ...], where: str
) -> Iterator[Fault]:
    """Each winner of the last round who is not on the list, and each entry that did not win.

    `given` is the list of last winners, None where there is none; `where` is its file.
    """
    name = ListKind.LAST_WINNERS.value
    if given is None:
        what = Text("has no list {name}, and policy.last_winners needs it", name=name)
        yield Fault(where, what)
        return
    due = list_of_winners(last, spellings)
    for ticket, entry in zip(winners(last), due.entries, strict=True):
        if not given.entries_of(entry):
            what = Text("was offered a space and is not on the list {name}", name=name)
            yield Fault(f"{last.name} {ticket.application.ticket}", what)
    for entry in given.entries:
        if not due.entries_of(entry):
            what = Text(
                "{name}, row {row}: was offered no space in round {round}",
                name=name,
                row=entry.row,
                round=last.name,
            )
            yield Fault(where, what)


def _given(kept: KeptRound, rules: Programme) -> OfficeList | None:
    """The list of last winners that was sealed; None where there is none that can be read."""
    if not isinstance(kept.lists, tuple):
        return None
    try:
        lists = read_lists(kept.lists, rules.community.spellings, _LISTS_FILE)
    except ParkingShareError:
        return None
    return lists.get(ListKind.LAST_WINNERS)


_LISTS_FILE = f"sealed/{LISTS}"
