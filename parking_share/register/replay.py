"""From the entries to what stands: each entry is one step, and a step that makes no sense stops.

The same replay answers who holds what, refuses a wrong entry before it is written, and audits a
register years later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from parking_share.errors import ParkingShareError, RegisterError
from parking_share.language import Text
from parking_share.lottery.plain_text import instant, quoted
from parking_share.register.event import Event
from parking_share.register.words import kind_in_words, option
from parking_share.register.year import Year

Step = Callable[[Year, Event], None]
UNDO, REMOVED = "undo", "removed"


@dataclass(frozen=True, slots=True)
class Kind:
    """What an entry of one kind has to say, and what it does."""

    needs: tuple[str, ...]
    """Keys of the content that are not empty."""
    by_person: bool
    """Whether it names who wrote it."""
    undoable: bool
    step: Step


KINDS: dict[str, Kind] = {}
"""Every kind of entry; each module of steps adds its own."""


def step(
    kind: str, *needs: str, by_person: bool = True, undoable: bool = False
) -> Callable[[Step], Step]:
    """Declare what an entry of this kind does to the year."""

    def declare(function: Step) -> Step:
        KINDS[kind] = Kind(needs, by_person, undoable, function)
        return function

    return declare


def replay(events: Iterable[Event], round_id: str) -> Year:
    """The year of a round after all its entries.

    Raises `RegisterError` for the first entry that makes no sense where it stands. Entries that a
    later one undoes are left out, as if they had never been made.
    """
    own = [event for event in events if event.round == round_id]
    year = Year(round_id)
    if any(event.kind == REMOVED for event in own):
        year.is_purged = True
        year.last = own[-1]
        return year
    undone = _undone(own)
    for event in own:
        with _named(event):
            _require_order(year, event)
            if event.seq not in undone and event.kind != UNDO:
                _take(year, event)
        year.last = event
    return year


@contextmanager
def _named(event: Event) -> Iterator[None]:
    """Whatever is wrong with an entry is said with its number."""
    try:
        yield
    except RegisterError as error:
        error.entry = event.seq
        raise
    except (ParkingShareError, ValueError):
        refused = RegisterError(
            Text("Entry {n} does not say what an entry of its kind says.", n=event.seq),
            Text("The register was changed by hand; run `parking-share audit`."),
        )
        refused.entry = event.seq
        raise refused from None


def _take(year: Year, event: Event) -> None:
    kind = known(event.kind)
    missing = [key for key in kind.needs if not event.said(key).strip()]
    if missing:
        raise RegisterError(
            Text(
                "The entry “{kind}” leaves something empty: {keys}.",
                kind=kind_in_words(event.kind),
                keys=", ".join(map(option, missing)),
            ),
            Text("Nothing was written."),
        )
    require_person(event, needed=kind.by_person)
    if year.unfinished is not None and event.kind not in {"amended", "drawn"}:
        raise RegisterError(
            Text(
                "The entry “{kind}” for {ticket} is not carried out in the public record yet.",
                kind=kind_in_words(year.unfinished.kind),
                ticket=year.unfinished.ticket,
            ),
            Text("Run the command again: it is finished first."),
        )
    kind.step(year, event)


def known(kind: str) -> Kind:
    """The kind of this name; raises `RegisterError` when there is none."""
    if kind not in KINDS:
        raise RegisterError(
            Text("“{kind}” is no kind of entry.", kind=quoted(kind)),
            Text("The register was written by a newer version, or changed by hand."),
        )
    return KINDS[kind]


def require_person(event: Event, *, needed: bool) -> None:
    """Refuse an entry for which nobody answers."""
    if needed and not event.who.strip():
        raise RegisterError(
            Text("Nobody is named as having made the entry."),
            Text("Say who with --by."),
        )


def _require_order(year: Year, event: Event) -> None:
    """What people enter stands in the order of time; what repeats the record has the record's."""
    at = instant(event.at)
    if event.is_removed:
        raise RegisterError(
            Text("The content of entry {n} is missing.", n=event.seq),
            Text("The register was changed by hand; run `parking-share audit`."),
        )
    if year.latest is not None and at < year.latest:
        if event.kind not in KINDS or KINDS[event.kind].by_person:
            raise RegisterError(
                Text(
                    "An entry of {at} cannot follow one of {last}.",
                    at=event.at,
                    last=year.latest.isoformat(timespec="seconds"),
                ),
                Text("Entries stand in the order of time; leave out --at to write it now."),
            )
        return
    year.latest = at


def _undone(events: Sequence[Event]) -> set[int]:
    """The numbers of the entries that later ones undo."""
    by_seq: dict[int, Event] = {}
    undone: set[int] = set()
    for event in events:
        if event.kind == UNDO:
            with _named(event):
                require_person(event, needed=True)
                undone.add(_undoable(by_seq.get(_number(event)), event, undone).seq)
        by_seq[event.seq] = event
    return undone


def _number(undo: Event) -> int:
    said = undo.said("seq")
    return int(said) if said.isascii() and said.isdigit() else 0


def _undoable(target: Event | None, undo: Event, undone: set[int]) -> Event:
    seq = quoted(undo.said("seq"))
    if target is None or target.seq in undone:
        raise RegisterError(
            Text("There is no entry {seq} of this round that stands.", seq=seq),
            Text("Look with `parking-share status --entries`; nothing was written."),
        )
    if target.kind == UNDO or not known(target.kind).undoable:
        raise RegisterError(
            Text(
                "The entry {seq} (“{kind}”) cannot be undone.",
                seq=seq,
                kind=kind_in_words(target.kind),
            ),
            Text("What changed the public record is answered by `parking-share reinstate`."),
        )
    return target
