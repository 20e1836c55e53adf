"""One entry of the register, and the chain that binds every entry to the one before it.

An entry is public in its outline (when, which round, what kind, which ticket, who wrote it) and
sealed in its content (plates, cards, words). The outline carries a digest of the content with a
fresh salt: the content can be removed when its time is over, and the chain still holds.

    content digest = SHA-256 of the salt, LF, the content as JSON
    digest         = SHA-256 of the outline as a JSON array of texts, the previous digest in it

JSON is written with sorted keys, without blanks, unescaped, as UTF-8; all values are texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from parking_share.language import Text

SPEC = "parking-share-register/1"
NOTHING_BEFORE = "0" * 64
"""What the first entry names as the digest before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written, before it has its place in the chain."""

    at: str
    """Local time with offset."""
    round: str
    kind: str
    ticket: str
    """Empty where the whole round is meant."""
    who: str
    """Who wrote it; empty where nobody said."""
    content: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry in its place."""

    seq: int
    """From 1 within a programme, without gaps."""
    at: str
    round: str
    kind: str
    ticket: str
    who: str
    salt: str
    """32 hex characters; empty when the content was removed."""
    content: Mapping[str, str] | None
    """None when it was removed after its retention date."""
    content_digest: str
    previous: str
    digest: str

    @property
    def is_removed(self) -> bool:
        """Whether only the outline is left."""
        return self.content is None

    def said(self, key: str) -> str:
        """One value of the content; empty where it has none."""
        return (self.content or {}).get(key, "")


def next_event(programme: str, before: Event | None, entry: Entry, salt: str) -> Event:
    """The event that an entry becomes after another one; `salt` is 32 fresh hex characters."""
    previous = NOTHING_BEFORE if before is None else before.digest
    unbound = Event(
        seq=1 if before is None else before.seq + 1,
        at=entry.at,
        round=entry.round,
        kind=entry.kind,
        ticket=entry.ticket,
        who=entry.who,
        salt=salt,
        content=dict(entry.content),
        content_digest=content_digest(salt, entry.content),
        previous=previous,
        digest="",
    )
    return replace(unbound, digest=outline_digest(programme, unbound))


def content_digest(salt: str, content: Mapping[str, str]) -> str:
    """What the outline keeps of a content."""
    return hashlib.sha256(f"{salt}\n{content_json(content)}".encode()).hexdigest()


def content_json(content: Mapping[str, str]) -> str:
    """A content as the one text that is hashed and stored."""
    return json.dumps(dict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def outline_digest(programme: str, event: Event) -> str:
    """What binds an event to all before it."""
    outline = (event.at, event.round, event.kind, event.ticket, event.who)
    bound = [SPEC, programme, event.previous, str(event.seq), *outline, event.content_digest]
    text = json.dumps(bound, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain_faults(programme: str, events: Iterable[Event]) -> Iterator[tuple[int, Text]]:
    """Every entry that is not as it was written, by its number: changed, missing, misplaced."""
    previous, due = NOTHING_BEFORE, 1
    for event in events:
        if event.seq != due:
            yield due, Text("is missing: entry {n} follows entry {m}", n=event.seq, m=due - 1)
        elif event.previous != previous:
            yield event.seq, Text("does not name the entry before it")
        if outline_digest(programme, event) != event.digest:
            yield event.seq, Text("was changed after it was written")
        elif event.content is not None and (
            content_digest(event.salt, event.content) != event.content_digest
        ):
            yield event.seq, Text("its content was changed after it was written")
        previous, due = event.digest, event.seq + 1
