"""The commitment (§2): everything fixed before the seed exists, and its digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from parking_share.errors import InputError, SeedError
from parking_share.language import Text
from parking_share.lottery.plain_text import moment, not_a_moment, quoted
from parking_share.lottery.seed_values import KINDS, urns
from parking_share.lottery.strict_json import JsonObject, json_bytes, json_object
from parking_share.lottery.tickets import HEX_64, NAME

FILE = "commitment.json"
SPEC = "parking-share-draw/1"
IDENTIFIER = re.compile(r"[a-z0-9-]{1,64}")
SOURCE_ID = re.compile(r"[a-z0-9-]{1,32}")
_SOURCE_KEYS = ("id", "kind", "describe", "due", "fallback")
_KEYS = (
    "spec",
    "programme",
    "round",
    "organiser",
    "received",
    "eligible",
    "tickets_sha256",
    "lots",
    "lot_order",
    "tier_rule",
    "weight_rule",
    "seed_sources",
    "closes",
    "frozen_at",
    "reasons",
    "redraw_rule",
    "places",
    "previous",
)


@dataclass(frozen=True, slots=True)
class Lot:
    """Interchangeable spaces, handed out in this order."""

    lot: str
    spaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeedSource:
    """Where a part of the seed will come from, said beforehand."""

    id: str
    kind: str
    """One of `KINDS` of §3."""
    describe: str
    due: str
    """When it is expected."""
    fallback: str
    """What happens when it does not speak."""
    of: str | None = None
    """For `balls` only: `6 of 33 + 1 of 16`."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is published before any seed source speaks; fields are the keys of the file."""

    spec: ClassVar[str] = SPEC
    programme: str
    round: str
    organiser: str
    received: int
    eligible: int
    tickets_sha256: str
    lots: tuple[Lot, ...]
    lot_order: str
    """The sentence that says what the order of lots on a ticket does."""
    tier_rule: str
    weight_rule: str
    seed_sources: tuple[SeedSource, ...]
    closes: str
    """Local time with offset, as `frozen_at`."""
    frozen_at: str
    reasons: tuple[str, ...]
    redraw_rule: str
    places: tuple[str, ...]
    """Where the digest is published."""
    previous: str | None
    """SHA-256 of the previous round's `SHA256SUMS`; None for a first round."""


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, as 64 hex characters (§0)."""
    return hashlib.sha256(data).hexdigest()


def short_digest(full: str) -> str:
    """The form for paper: the first 20 characters in five groups of four (§2)."""
    return " ".join(full[start : start + 4] for start in range(0, 20, 4))


def commitment_faults(commitment: Commitment) -> Iterator[Text]:
    """Every rule of §2 that a commitment breaks."""
    for name in (commitment.programme, commitment.round):
        if IDENTIFIER.fullmatch(name) is None:
            yield Text("{found} is not 1 to 64 of a-z, 0-9 and -", found=quoted(name))
    if commitment.eligible > commitment.received:
        yield Text("more tickets are eligible than were received")
    for full in (commitment.tickets_sha256, commitment.previous):
        if full is not None and HEX_64.fullmatch(full) is None:
            yield Text("{found} is not 64 hex characters", found=quoted(full))
    for at in (commitment.closes, commitment.frozen_at):
        if moment(at) is None:
            yield not_a_moment(at)
    yield from _lots_faults(commitment.lots)
    yield from _sources_faults(commitment.seed_sources)


def _lots_faults(lots: tuple[Lot, ...]) -> Iterator[Text]:
    names = [lot.lot for lot in lots]
    if not names:
        yield Text("there is no lot")
    if len(set(names)) != len(names):
        yield Text("a lot is named twice")
    for lot in lots:
        if len(set(lot.spaces)) != len(lot.spaces):
            yield Text("a space of the lot {lot} is named twice", lot=quoted(lot.lot))
        for name in (lot.lot, *lot.spaces):
            if NAME.fullmatch(name) is None:
                yield Text("{found} cannot name a lot or a space", found=quoted(name))


def _sources_faults(sources: tuple[SeedSource, ...]) -> Iterator[Text]:
    names = [source.id for source in sources]
    if not names:
        yield Text("there is no seed source")
    if len(set(names)) != len(names):
        yield Text("a seed source is named twice")
    for source in sources:
        yield from _source_faults(source)


def _source_faults(source: SeedSource) -> Iterator[Text]:
    if SOURCE_ID.fullmatch(source.id) is None:
        yield Text("{found} is not 1 to 32 of a-z, 0-9 and -", found=quoted(source.id))
    if source.kind not in KINDS:
        yield Text("{found} is not a kind of seed source", found=quoted(source.kind))
    if (source.kind == "balls") != (source.of is not None):
        yield Text("{id}: the key of belongs to balls, and only to them", id=quoted(source.id))
    elif source.of is not None:
        try:
            urns(source.of)
        except SeedError as error:
            yield error.message


def commitment_bytes(commitment: Commitment) -> bytes:
    """`commitment.json`; raises `InputError` for a commitment that breaks §2."""
    _refuse(commitment)
    members = {key: getattr(commitment, key) for key in _KEYS}
    members["lots"] = [{"lot": lot.lot, "spaces": lot.spaces} for lot in commitment.lots]
    members["seed_sources"] = [_source_members(source) for source in commitment.seed_sources]
    return json_bytes(members)


def _source_members(source: SeedSource) -> dict[str, str]:
    members = {key: getattr(source, key) for key in _SOURCE_KEYS}
    return members if source.of is None else {**members, "of": source.of}


def parse_commitment(data: bytes) -> Commitment:
    """The commitment that a file holds; raises `InputError` for the first rule it breaks."""
    found = json_object(data, FILE)
    if found.members.get("spec") != SPEC:
        raise InputError(Text("{file}: spec is not {expected}", file=FILE, expected=SPEC))
    found.only(_KEYS)
    commitment = Commitment(
        programme=found.text("programme"),
        round=found.text("round"),
        organiser=found.text("organiser"),
        received=found.count("received"),
        eligible=found.count("eligible"),
        tickets_sha256=found.text("tickets_sha256"),
        lots=tuple(_lot(each) for each in found.objects("lots")),
        lot_order=found.text("lot_order"),
        tier_rule=found.text("tier_rule"),
        weight_rule=found.text("weight_rule"),
        seed_sources=tuple(_source(each) for each in found.objects("seed_sources")),
        closes=found.text("closes"),
        frozen_at=found.text("frozen_at"),
        reasons=found.texts("reasons"),
        redraw_rule=found.text("redraw_rule"),
        places=found.texts("places"),
        previous=found.text_or_null("previous"),
    )
    _refuse(commitment)
    return commitment


def _lot(found: JsonObject) -> Lot:
    found.only(("lot", "spaces"))
    return Lot(found.text("lot"), found.texts("spaces"))


def _source(found: JsonObject) -> SeedSource:
    found.only(_SOURCE_KEYS, optional=("of",))
    of = found.text("of") if "of" in found.members else None
    return SeedSource(
        id=found.text("id"),
        kind=found.text("kind"),
        describe=found.text("describe"),
        due=found.text("due"),
        fallback=found.text("fallback"),
        of=of,
    )


def _refuse(commitment: Commitment) -> None:
    for fault in commitment_faults(commitment):
        raise InputError(Text("{file}: {fault}", file=FILE, fault=fault))
