"""All rounds of a programme, in the order in which they were closed."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.audit.chain import in_order
from parking_share.audit.check import Audit
from parking_share.audit.kept import KeptRound
from parking_share.audit.rerun import run_again, sealed_list
from parking_share.audit.round import audit_round


def audit_rounds(kept: Iterable[KeptRound]) -> Audit:
    """The report on everything that was kept; never raises for what stands in it."""
    ordered = in_order(kept)
    reruns = {one.name: run_again(one, sealed_list(one).value) for one in ordered if one.is_past}
    return Audit(tuple(audit_round(one, ordered, reruns) for one in ordered))
