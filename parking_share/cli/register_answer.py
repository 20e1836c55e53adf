"""One entry, and what a command says of the entries it has written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.register.event import Event


def enter(
    round_path: Path,
    kind: str,
    ticket: str,
    by: str,
    content: Mapping[str, str],
    *,
    at: str | None,
    as_json: bool,
    more: tuple[Text, ...] = (),
) -> None:
    """Write one entry that needs no look at what stands, and say so."""
    from parking_share.cli.register_desk import open_register

    with open_register(round_path, at) as desk:
        event = desk.write(kind, ticket, by, content)
    say_written(event, as_json=as_json, more=more)


def say_written(*events: Event, as_json: bool, more: tuple[Text, ...] = ()) -> None:
    """The entries, a line each, and what follows from them."""
    if as_json:
        say_json({"entries": [entry_json(event) for event in events]})
        return
    for event in events:
        kind = entry_words(event)
        say(Text("Entry {n}, {at}: {kind}", n=event.seq, at=event.at, kind=kind))
    say(*more)


def entry_json(event: Event) -> dict[str, object]:
    """One entry for other programs; its content may be personal and stays in the register."""
    return {
        "entry": event.seq,
        "at": event.at,
        "round": event.round,
        "kind": event.kind,
        "ticket": event.ticket,
        "by": event.who,
        "digest": event.digest,
    }


def entry_words(event: Event) -> Text:
    """The kind and the ticket of an entry."""
    from parking_share.register.words import kind_in_words

    kind = kind_in_words(event.kind)
    return Text("{kind}, {ticket}", kind=kind, ticket=event.ticket) if event.ticket else kind
