"""All rounds of a programme, in the order in which they were closed."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.audit.chain import in_order
from parking_share.audit.check import Audit
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import KeptRegister, entries_check
from parking_share.audit.leads import leads_of
from parking_share.audit.rerun import judge_again
from parking_share.audit.round import audit_round, not_drawn


def audit_rounds(kept: Iterable[KeptRound], register: KeptRegister) -> Audit:
    """The report on everything that was kept; never raises for what stands in it."""
    ordered = in_order(kept)
    past = {one.name: judge_again(one) for one in ordered if one.is_past}
    return Audit(
        rounds=tuple(
            audit_round(one, past, ordered, register) if one.is_past else not_drawn(one)
            for one in ordered
        ),
        programme=(entries_check(register, {one.name for one in ordered}),),
        leads=leads_of([(one, past[one.name]) for one in ordered if one.is_past]),
    )
