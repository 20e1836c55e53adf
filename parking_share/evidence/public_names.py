"""What a public notice shows of a name, by the office's policy."""

from __future__ import annotations

from collections.abc import Iterable

from parking_share.evidence.redact import mask_name
from parking_share.evidence.sealed import SealedApplication

MASKED, SURNAME, NONE = "masked", "surname", "none"


def public_names(applications: Iterable[SealedApplication], policy: str) -> dict[str, str]:
    """The public form of each ticket's name; nothing at all under the policy `none`."""
    if policy == NONE:
        return {}
    mask = mask_name if policy == MASKED else _surname_only
    return {one.ticket: mask(one.name) for one in applications}


def _surname_only(name: str) -> str:
    name = name.strip()
    return name[:1] + "*" * len(name[1:]) if name[1:] else "*" * len(name)
