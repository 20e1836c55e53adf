"""Drawing a frozen round: its seed, then everything that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from parking_share.errors import RoundError, SeedError
from parking_share.evidence.publish import refuse_leaks
from parking_share.evidence.record import SUMS, sha256sums
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import parse_sealed, sealed_values
from parking_share.files.entropy import system_seed
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, draw, seed, tickets
from parking_share.lottery.commitment import Commitment
from parking_share.lottery.seed_strength import Verdict, strength
from parking_share.lottery.seed_values import canonical
from parking_share.reports.draw_report import DrawnRound, drawn_round

OPTION_OF_KIND = {"dice": "--dice", "text": "--seed"}


def draw_round(folder: RoundFolder, typed: Mapping[str, str], at: datetime) -> DrawnRound:
    """Take the seed, if that was not done, and write what follows from it.

    `typed` is what was given on the command line, by kind of source. Raises `RoundError` when the
    draw is finished already, `SeedError` when the values do not fit the committed sources.
    """
    if folder.is_drawn:
        raise RoundError(
            Text("{folder}: this round is drawn already; nothing was changed.", folder=folder.path),
            Text("Look at it with `parking-share verify {record}`.", record=folder.public),
        )
    folder.clear_unfinished()
    public = folder.public_files()
    sealed = sealed_values(parse_sealed(folder.sealed_file(SEALED_LIST)))
    committed = commitment.parse_commitment(public[commitment.FILE])
    digest = commitment.digest(public[commitment.FILE])
    if folder.has_seed:
        taken = _seed_taken_before(public[seed.FILE], typed)
    else:
        taken = _take_seed(committed, digest, typed, at)
        refuse_leaks({seed.FILE: seed.seed_bytes(taken)}, sealed)
        folder.publish(seed.FILE, seed.seed_bytes(taken))
    for name, data in _results(committed, digest, taken, public).items():
        folder.publish(name, data)
    folder.publish(SUMS, sha256sums(folder.public_files()))
    return drawn_round(folder.public, folder.public_files())


def _results(
    committed: Commitment, digest: str, taken: seed.Seed, public: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The ranking and the allocation that follow from list and seed (draw protocol §4–§6)."""
    listed = tickets.parse_tickets(public[tickets.FILE])
    key = draw.key(committed.programme, committed.round, digest, taken.string)
    drawn = draw.draw(listed, key)
    amended = public.get(amendments.FILE)
    rows = amendments.parse_amendments(amended) if amended is not None else ()
    standing = amendments.before_draw(listed, rows, taken.taken_at)
    places = allocate.allocate(drawn, standing, committed.lots)
    return {
        draw.FILE: draw.draw_csv(drawn),
        allocate.FILE: allocate.allocation_csv(places),
    }


def _take_seed(
    committed: Commitment, digest: str, typed: Mapping[str, str], at: datetime
) -> seed.Seed:
    """The seed of the committed sources; a source of the system is asked now."""
    kinds = [source.kind for source in committed.seed_sources]
    for kind in typed:
        if kind not in kinds:
            raise SeedError(
                Text(
                    "{option}: the commitment names other seed sources: {kinds}.",
                    option=OPTION_OF_KIND[kind],
                    kinds=", ".join(kinds),
                ),
                Text("Give the values of those sources; they were fixed when the list was closed."),
            )
    values = {
        source.id: system_seed() if source.kind == "system" else _typed(source.kind, typed)
        for source in committed.seed_sources
    }
    if at < datetime.fromisoformat(committed.frozen_at):
        raise SeedError(
            Text("The seed cannot be older than the commitment of {at}.", at=committed.frozen_at)
        )
    taken = seed.enter_seed(committed, digest, values, at.isoformat(timespec="seconds"), ())
    strong = strength(committed.seed_sources, [source.values for source in taken.sources])
    if strong.verdict is Verdict.REFUSED:
        raise SeedError(
            Text(
                "The seed has {bits} bits; fewer than 64 could all be tried.",
                bits=int(strong.bits or 0),
            ),
            Text("Throw at least 25 dice; 50 are better."),
        )
    return taken


def _typed(kind: str, typed: Mapping[str, str]) -> str:
    if kind not in typed:
        raise SeedError(
            Text(
                "The commitment names a seed source of kind {kind}, and there is no value for it.",
                kind=kind,
            ),
            Text("Give it with {option}.", option=OPTION_OF_KIND.get(kind, kind)),
        )
    return typed[kind]


def _seed_taken_before(data: bytes, typed: Mapping[str, str]) -> seed.Seed:
    """The seed of an interrupted draw; other values than its own are refused."""
    taken = seed.parse_seed(data)
    held = {source.kind: source.values for source in taken.sources}
    if any(held.get(kind) != canonical(kind, value) for kind, value in typed.items()):
        raise SeedError(
            Text("This draw was interrupted after its seed was taken; the seed is not changed."),
            Text("Run `parking-share draw` without a seed to finish it."),
        )
    return taken
