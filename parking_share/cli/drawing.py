"""Drawing a frozen round: its seed, then everything that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from parking_share import __version__
from parking_share.cli.publishing import notice_maker
from parking_share.cli.register_desk import finish_interrupted
from parking_share.cli.seed_entry import Entry
from parking_share.errors import RoundError, SeedError
from parking_share.evidence.record import SUMS, sha256sums
from parking_share.evidence.rehearsal_mark import MARK, is_rehearsal
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import parse_sealed
from parking_share.files.document import minutes_docx
from parking_share.files.entropy import system_seed
from parking_share.files.round_folder import RoundFolder
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, draw, seed, tickets
from parking_share.lottery.commitment import Commitment
from parking_share.lottery.plain_text import instant
from parking_share.lottery.seed_values import canonical
from parking_share.reports.draw_report import DrawnRound, drawn_round
from parking_share.reports.minutes import DOCUMENT_FILE, TEXT_FILE, minutes_of, minutes_text


def draw_round(folder: RoundFolder, entry: Entry, clock: Callable[[], datetime]) -> DrawnRound:
    """Take the seed, if that was not done, and write what follows from it.

    `clock` is read when the values are there. Raises `RoundError` when the draw is finished
    already, `SeedError` when the values do not fit the committed sources.
    """
    folder.clear_unfinished()  # of a finished draw too: it may have been killed while tidying up
    if folder.is_drawn:
        raise RoundError(
            Text("{folder}: this round is drawn already; nothing was changed.", folder=folder.path),
            Text("Look at it with `parking-share verify {record}`.", record=folder.public),
        )
    last_entry = finish_interrupted(folder)
    public = folder.public_files()
    notice = notice_maker(folder, parse_sealed(folder.sealed_file(SEALED_LIST)))
    committed = commitment.parse_commitment(public[commitment.FILE])
    digest = commitment.digest(public[commitment.FILE])
    if folder.has_seed:
        taken = _seed_taken_before(public[seed.FILE], committed, entry)
    else:
        taken = _take_seed(committed, digest, entry, clock)
        _require_after_amendments(taken, public)
        _require_after_entries(taken, last_entry)
        folder.publish({seed.FILE: seed.seed_bytes(taken)})
    results = _results(committed, digest, taken, public)
    folder.publish(results | notice({**folder.public_files(), **results}))
    _write_minutes(folder)
    folder.publish({SUMS: sha256sums(folder.public_files())})
    return drawn_round(folder.public, folder.public_files())


def _write_minutes(folder: RoundFolder) -> None:
    """The minutes to sign, before the draw is called finished."""
    files = folder.public_files()
    mark = MARK if is_rehearsal(files) else ""
    minutes = minutes_of(drawn_round(folder.public, files), __version__, mark)
    folder.seal(TEXT_FILE, minutes_text(minutes).encode())
    folder.seal(DOCUMENT_FILE, minutes_docx(minutes))


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
    committed: Commitment, digest: str, entry: Entry, clock: Callable[[], datetime]
) -> seed.Seed:
    """The seed of the committed sources; a source of the system is asked now."""
    sources = committed.seed_sources
    values = entry.values(sources)
    for source in sources:
        if source.kind == "system":
            values[source.id] = system_seed()
    at = clock()
    if at < datetime.fromisoformat(committed.frozen_at):
        raise SeedError(
            Text("The seed cannot be older than the commitment of {at}.", at=committed.frozen_at)
        )
    taken = seed.enter_seed(
        committed, digest, values, at.isoformat(timespec="seconds"), entry.given.by
    )
    mark = MARK if committed.organiser.startswith(MARK) else ""
    noted = (replace(s, note=mark + entry.given.notes.get(s.id, "")) for s in taken.sources)
    return replace(taken, sources=tuple(noted))


def _require_after_amendments(taken: seed.Seed, public: Mapping[str, bytes]) -> None:
    """A row that is not earlier than the seed would count as one after the draw (§7)."""
    rows = amendments.parse_amendments(public.get(amendments.FILE, amendments.amendments_csv(())))
    if rows and not rows[-1].earlier_than(instant(taken.taken_at)):
        raise SeedError(
            Text("The seed has to be later than the last amendment, of {at}.", at=rows[-1].at),
            Text("Run the command again in a moment."),
        )


def _require_after_entries(taken: seed.Seed, last_entry: str | None) -> None:
    """The register's entries stand in the order of time: the draw comes after those before it."""
    if last_entry is not None and instant(taken.taken_at) < instant(last_entry):
        raise SeedError(
            Text("The seed has to be later than the last entry, of {at}.", at=last_entry),
            Text("Give the time of the draw with --at, or run the command again in a moment."),
        )


def _seed_taken_before(data: bytes, committed: Commitment, entry: Entry) -> seed.Seed:
    """The seed of an interrupted draw; other values than its own are refused."""
    taken = seed.parse_seed(data)
    held = {source.id: source.values for source in taken.sources}
    given = entry.given.typed_for(committed.seed_sources)
    by_id = {source.id: source for source in committed.seed_sources}
    for name, typed in given.items():
        if held[name] != canonical(by_id[name].kind, typed, by_id[name].of):
            raise SeedError(
                Text(
                    "This draw was interrupted after its seed was taken; the seed is not changed."
                ),
                Text("Run `parking-share draw` without a seed to finish it."),
            )
    return taken
