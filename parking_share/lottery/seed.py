"""The seed (§3): the public value that nobody in the office controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parking_share.errors import InputError, SeedError
from parking_share.language import Text
from parking_share.lottery.commitment import SOURCE_ID, SPEC, Commitment
from parking_share.lottery.plain_text import moment, not_a_moment, quoted
from parking_share.lottery.seed_values import canonical, value_faults
from parking_share.lottery.strict_json import JsonObject, json_bytes, json_object
from parking_share.lottery.tickets import HEX_64

FILE = "seed.json"
LONGEST_STRING = 4096
_KEYS = ("spec", "commitment", "sources", "string", "taken_at", "entered_by")
_SOURCE_KEYS = ("id", "kind", "values", "note")


@dataclass(frozen=True, slots=True)
class SourceValue:
    """What one seed source said."""

    id: str
    kind: str
    values: str
    """The canonical value of §3."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """What `seed.json` says; its string follows from the sources."""

    commitment: str
    """The digest of the commitment it was taken for."""
    sources: tuple[SourceValue, ...]
    taken_at: str
    """Local time with offset."""
    entered_by: tuple[str, ...]

    @property
    def string(self) -> str:
        """The seed string that goes into the key."""
        return seed_string(self.sources)


def seed_string(sources: Iterable[SourceValue]) -> str:
    """For each source in order: its id, `=`, its canonical value, `/` (§3)."""
    return "".join(f"{source.id}={source.values}/" for source in sources)


def enter_seed(
    commitment: Commitment,
    commitment_digest: str,
    typed: Mapping[str, str],
    taken_at: str,
    entered_by: Iterable[str],
) -> Seed:
    """The seed of what people typed for each committed source, by its id.

    `taken_at` is a local time with offset. Raises `SeedError` for a source without a value, a
    value without a source, and a value that breaks the grammar of its kind.
    """
    known = {source.id for source in commitment.seed_sources}
    for name in sorted(typed.keys() - known):
        raise SeedError(Text("{id} is not a committed seed source", id=quoted(name)))
    sources = []
    for source in commitment.seed_sources:
        if not typed.get(source.id):
            raise SeedError(Text("The seed source {id} has no value", id=source.id))
        value = canonical(source.kind, typed[source.id])
        sources.append(SourceValue(source.id, source.kind, value))
    seed = Seed(commitment_digest, tuple(sources), taken_at, tuple(entered_by))
    for fault in (*seed_faults(seed), *differences(seed, commitment, commitment_digest)):
        raise SeedError(fault)
    return seed


def seed_faults(seed: Seed) -> Iterator[Text]:
    """Every rule of §3 that a seed breaks by itself."""
    if HEX_64.fullmatch(seed.commitment) is None:
        yield Text("{found} is not 64 hex characters", found=quoted(seed.commitment))
    for source in seed.sources:
        if SOURCE_ID.fullmatch(source.id) is None:
            yield Text("{found} is not 1 to 32 of a-z, 0-9 and -", found=quoted(source.id))
        yield from value_faults(source.kind, source.values)
    if not 1 <= len(seed.string) <= LONGEST_STRING:
        yield Text("the seed string has {n} characters, not 1 to 4096", n=len(seed.string))
    if moment(seed.taken_at) is None:
        yield not_a_moment(seed.taken_at)


def differences(seed: Seed, commitment: Commitment, commitment_digest: str) -> Iterator[Text]:
    """Every way in which a seed is not the committed one (V4)."""
    if seed.commitment != commitment_digest:
        yield Text("the seed carries another commitment: {found}", found=quoted(seed.commitment))
    committed = [(source.id, source.kind) for source in commitment.seed_sources]
    if [(source.id, source.kind) for source in seed.sources] != committed:
        yield Text("the sources of the seed are not the committed ones, in their order")
        return
    for source, said in zip(commitment.seed_sources, seed.sources, strict=True):
        yield from value_faults(said.kind, said.values, source.of)


def seed_bytes(seed: Seed) -> bytes:
    """`seed.json`; raises `SeedError` for a seed that breaks §3."""
    for fault in seed_faults(seed):
        raise SeedError(Text("{file}: {fault}", file=FILE, fault=fault))
    return json_bytes(
        {
            "spec": SPEC,
            "commitment": seed.commitment,
            "sources": [
                {key: getattr(source, key) for key in _SOURCE_KEYS} for source in seed.sources
            ],
            "string": seed.string,
            "taken_at": seed.taken_at,
            "entered_by": seed.entered_by,
        }
    )


def parse_seed(data: bytes) -> Seed:
    """The seed that a file holds; raises `InputError` for the first rule it breaks."""
    found = json_object(data, FILE)
    if found.members.get("spec") != SPEC:
        raise InputError(Text("{file}: spec is not {expected}", file=FILE, expected=SPEC))
    found.only(_KEYS)
    seed = Seed(
        commitment=found.text("commitment"),
        sources=tuple(_source(each) for each in found.objects("sources")),
        taken_at=found.text("taken_at"),
        entered_by=found.texts("entered_by"),
    )
    faults = list(seed_faults(seed))
    if found.text("string") != seed.string:
        faults.append(Text("the string is not made from the sources"))
    for fault in faults:
        raise InputError(Text("{file}: {fault}", file=FILE, fault=fault))
    return seed


def _source(found: JsonObject) -> SourceValue:
    found.only(_SOURCE_KEYS)
    return SourceValue(*(found.text(key) for key in _SOURCE_KEYS))
