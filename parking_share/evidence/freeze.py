"""Closing the list: decided applications → the public ticket list and its commitment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from parking_share.eligibility.ruling import Decided, sharing_a_key
from parking_share.eligibility.s_tier import has_tiers
from parking_share.errors import InputError, RoundError, UndecidedError
from parking_share.evidence.sealed import bound_id, bound_plate
from parking_share.findings import Outcome, ReasonGroup
from parking_share.language import Text
from parking_share.lottery.commitment import Commitment, Lot, SeedSource, digest
from parking_share.lottery.tickets import Ticket, binding, tickets_csv
from parking_share.programme import Programme

LOT_ORDER = "每张票按其填写的车位组先后，取第一个还有空位的组"
TIER_RULE = "不分顺位"
TIERS_RULE = "按顺位先后：第一序列全部先于第二序列，依次类推"
WEIGHT_RULE = "每户权重相同，均为 1"
LADDER_RULE = (
    "权重＝1＋连续未中次数，最多为 {most}。未中：到某一期最后一次分配仍是候补，始终没有分到车位；"
    "分到过车位的，从其后重新计；没有报名、审核不通过、撤回或取消的一期，不计也不清零。"
    "证件号码、车牌号或住房相同的，算同一户；个人信息已到期清除的一期，不再计入"
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What surrounds the list when it is closed."""

    round: str
    sources: tuple[SeedSource, ...]
    """Where the seed will come from."""
    frozen_at: datetime
    """Local time with offset."""
    previous: str | None
    """SHA-256 of the previous round's `SHA256SUMS`."""


def ticket_list(
    decided: Iterable[Decided], programme: Programme, nonces: Mapping[str, str]
) -> tuple[Ticket, ...]:
    """One ticket for every application received, accepted or not (draw protocol §1)."""
    lots = tuple(lot.lot for lot in programme.lots)
    return tuple(
        Ticket(
            ticket=one.application.ticket,
            outcome=one.outcome.value,
            reason=one.reason_group.value if one.reason_group else "",
            tier=one.tier,
            weight=one.weight,
            lots=lots,
            binding=binding(
                one.application.ticket,
                nonces[one.application.ticket],
                bound_id(one.application),
                bound_plate(one.application),
            ),
        )
        for one in decided
    )


def weight_rule(ladder: int) -> str:
    """The sentence of the commitment on weights; `ladder` is the largest of them."""
    return WEIGHT_RULE if ladder == 1 else LADDER_RULE.format(most=ladder)


def commit(
    tickets: tuple[Ticket, ...], programme: Programme, circumstances: Circumstances
) -> Commitment:
    """The commitment to a ticket list under a programme's rules (draw protocol §2)."""
    rules = programme.draw
    return Commitment(
        programme=programme.programme.id,
        round=circumstances.round,
        organiser=programme.programme.organiser,
        received=len(tickets),
        eligible=sum(ticket.outcome == Outcome.ELIGIBLE.value for ticket in tickets),
        tickets_sha256=digest(tickets_csv(tickets)),
        lots=tuple(Lot(lot.lot, lot.spaces) for lot in programme.lots),
        lot_order=LOT_ORDER,
        tier_rule=TIERS_RULE if has_tiers(programme.policy) else TIER_RULE,
        weight_rule=weight_rule(programme.policy.ladder),
        seed_sources=circumstances.sources,
        closes=programme.programme.closes.isoformat(timespec="seconds"),
        frozen_at=circumstances.frozen_at.isoformat(timespec="seconds"),
        reasons=tuple(group.value for group in ReasonGroup),
        redraw_rule=rules.redraw_rule,
        places=rules.places,
        previous=circumstances.previous,
    )


def require_decided(decided: tuple[Decided, ...], review_file: str) -> None:
    """Refuse to close a list on which something is open.

    Raises `UndecidedError` while an application is in review, or while rulings let two tickets of
    one person, vehicle or dwelling stand; `InputError` when nobody is eligible.
    """
    undecided = [one for one in decided if one.outcome is Outcome.REVIEW]
    if undecided:
        raise UndecidedError(
            Text(
                "Applications that wait for a person's ruling: {n} ({tickets}).",
                n=len(undecided),
                tickets=_some([one.application.ticket for one in undecided]),
            ),
            Text(
                "Fill in {file}, save it as decisions.xlsx beside the workbook, and run the "
                "command again.",
                file=review_file,
            ),
        )
    for code, tickets in sharing_a_key(decided).items():
        raise UndecidedError(
            Text(
                "{code}: rulings let these tickets stand together: {tickets}.",
                code=code,
                tickets=_some(list(tickets)),
            ),
            Text("One person, one vehicle and one dwelling have one ticket. Keep one of them."),
        )
    if not any(one.outcome is Outcome.ELIGIBLE for one in decided):
        raise InputError(
            Text("No application is eligible; there is nothing to draw."),
            Text("Look at the findings of `parking-share check`."),
        )


def require_closed(programme: Programme, frozen_at: datetime) -> None:
    """Refuse to close a list to which applications may still come; raises `RoundError`."""
    closes = programme.programme.closes
    if frozen_at < closes:
        raise RoundError(
            Text("Applications are taken until {closes}.", closes=f"{closes:%Y-%m-%d %H:%M}"),
            Text("Close the list after that moment."),
        )


def _some(tickets: list[str], most: int = 8) -> str:
    shown = ", ".join(tickets[:most])
    return shown if len(tickets) <= most else f"{shown}, …"
