"""Bringing together the applications that share a key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar


class HasTicket(Protocol):
    """An application, or something that is kept of one."""

    @property
    def ticket(self) -> str:
        """Its acceptance number."""


T = TypeVar("T", bound=HasTicket)


def groups(
    applications: Iterable[T], keys: tuple[Callable[[T], Hashable | None], ...]
) -> list[tuple[T, ...]]:
    """The applications that share a key, directly or through another one, two and more each.

    Each group stands in the order of its acceptance numbers, so that no outcome depends on the
    order of the rows.
    """
    members: dict[int, list[T]] = {}
    group_of_key: dict[Hashable, int] = {}
    for place, application in enumerate(applications):
        shared = [(n, k) for n, key in enumerate(keys) if (k := key(application)) is not None]
        joined = sorted({group_of_key[key] for key in shared if key in group_of_key})
        into = joined[0] if joined else place
        gathered = [one for group in joined for one in members.pop(group)]
        members[into] = [*gathered, application]
        group_of_key.update(dict.fromkeys(shared, into))
        if len(joined) > 1:
            moved = {key: into for key, group in group_of_key.items() if group in joined}
            group_of_key.update(moved)
    return [
        tuple(sorted(group, key=lambda one: one.ticket))
        for group in members.values()
        if len(group) > 1
    ]
