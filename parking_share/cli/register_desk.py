"""The register open on a clerk's desk: one command's entries, and what follows in the record.

An entry that changes who holds a space is written first, then the public record is amended, then
the register notes it. A command killed on the way is finished by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parking_share.access.calendar import Calendar
from parking_share.cli.options import recorded_time
from parking_share.cli.register_reading import address, offers_of, written_year
from parking_share.errors import InputError, RegisterError
from parking_share.evidence.amend import Amended, amend_round
from parking_share.evidence.leaks import secrets_of
from parking_share.evidence.publish import refuse_leaks
from parking_share.evidence.record import Record
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication, parse_sealed
from parking_share.files.calendar import load_calendar
from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
from parking_share.files.register_engine import PATIENCE
from parking_share.files.register_store import Writing, writing
from parking_share.files.round_folder import RoundFolder
from parking_share.files.rounds_lock import rounds_locked
from parking_share.language import Text
from parking_share.lottery import commitment
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme
from parking_share.register.catching_up import unnoted
from parking_share.register.event import Entry, Event
from parking_share.register.record_entries import CHANGE_OF
from parking_share.register.year import Year
from parking_share.register.years import year_of


@dataclass(frozen=True, slots=True)
class RoundPapers:
    """What a command on a round's register goes by."""

    folder: RoundFolder
    home: Programme
    """The programme of the folder: it says where the register stands."""
    rules: Programme
    """The rules of the round."""
    calendar: Calendar
    people: tuple[SealedApplication, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """A round's register, open for one command."""

    papers: RoundPapers
    register: Writing

    @property
    def year(self) -> Year:
        """What stands now."""
        return year_of(self.register.events, self.papers.folder.path.name)

    def write(self, kind: str, ticket: str, who: str, content: Mapping[str, str | None]) -> Event:
        """Add one entry; raises `RegisterError` when it makes no sense, and nothing is written."""
        at = self.papers.at.isoformat(timespec="seconds")
        said = {key: value.strip() for key, value in content.items() if value and value.strip()}
        name = ticket_name(ticket)
        entry = Entry(at, self.papers.folder.path.name, kind, name, who.strip(), said)
        (event,) = self.register.write([entry])
        year_of(self.register.events, event.round)  # refuses what makes no sense
        return event

    def announce(self, kind: str, ticket: str, who: str, reason: str, why: str) -> Amended:
        """Add an entry that amends the public record, once it is clear that it can be amended."""
        papers = self.papers
        amended = amend_round(
            papers.folder.public_files(),
            CHANGE_OF[kind],
            ticket_name(ticket),
            reason.strip(),
            papers.at,
        )
        self._refuse_personal(amended.files)
        if amended.files:
            self.write(kind, ticket, who, {"reason": amended.row.reason, "why": why})
        return amended

    def _refuse_personal(self, files: Mapping[str, bytes]) -> None:
        """Refuse what holds a value of the sealed list, or a plate that came after it."""
        self.papers.folder.cleared(files)
        plates = {plate for one in self.year.holdings for plate in (one.plate, *one.plates_before)}
        refuse_leaks(files, secrets_of({"plate": plates}))


def refuse_not_allowed(reason: Text | None, what_to_do: Text) -> None:
    """Stop where the programme does not allow an entry; raises `RegisterError`."""
    if reason is not None:
        raise RegisterError(Text("Not allowed: {reason}", reason=reason), what_to_do)


def ticket_name(typed: str) -> str:
    """A ticket as it stands in the list, however it was typed."""
    return typed.strip().upper()


@contextmanager
def open_register(round_path: Path, at: str | None) -> Iterator[Desk]:
    """The register of a frozen round, with nothing unfinished before or after.

    `at` is the time that was typed; without one it is now, once no other command is at work.
    Raises `RoundError` when there is no such round, `RegisterError` when the register does not
    fit the public record, `InputError` for a time in the future.
    """
    folder = RoundFolder(round_path.resolve())
    folder.require_round(round_path)
    folder.require_open()
    with rounds_locked(folder.path.parent, PATIENCE):
        papers = _papers(folder, recorded_time(at))
        _refuse_future(papers, recorded_time(None))
        _finish(papers)
        with _desk(papers) as desk:
            _note(desk)
            yield desk
        _finish(papers)


def finish_interrupted(folder: RoundFolder) -> str | None:
    """Finish what a killed command left, before a draw; the lock on the rounds must be held.

    Answers the time of the round's last entry: no seed may be older, or nothing could be entered
    any more. None where nothing was entered.
    """
    events, _ = written_year(folder)
    own = [event for event in events if event.round == folder.path.name]
    if not own:
        return None
    _finish(_papers(folder, recorded_time(None)))
    return max((event.at for event in own), key=instant)


def _refuse_future(papers: RoundPapers, now: datetime) -> None:
    """Refuse an entry dated ahead: none could be written until then.

    Where the round itself lies ahead of this computer's clock, the clock is not asked.
    """
    data = (papers.folder.public / commitment.FILE).read_bytes()
    frozen_at = instant(commitment.parse_commitment(data).frozen_at)
    if papers.at > now >= frozen_at:
        raise InputError(
            Text("{at} lies in the future.", at=f"{papers.at:%Y-%m-%d %H:%M}"),
            Text("Give the time at which it happened, or leave out --at."),
        )


def _papers(folder: RoundFolder, at: datetime) -> RoundPapers:
    home = address(folder)
    if written_year(folder)[1].is_purged:
        raise RegisterError(
            Text("The contents of round {round} were removed.", round=folder.path.name),
            Text("Its retention date is over; nothing more is written."),
        )
    return RoundPapers(
        folder=folder,
        home=home,
        rules=read_programme(folder.public / PROGRAMME_FILE)[0],
        calendar=load_calendar(folder.path.parent.parent),
        people=parse_sealed(folder.sealed_file(SEALED_LIST)),
        at=at,
    )


@contextmanager
def _desk(papers: RoundPapers) -> Iterator[Desk]:
    with writing(papers.home, papers.folder.path.parent.parent) as register:
        yield Desk(papers, register)


def _finish(papers: RoundPapers) -> None:
    """Amend the record where an entry still waits for that, and note what follows."""
    waiting = written_year(papers.folder)[1].unfinished
    if waiting is None:
        return
    change, reason = CHANGE_OF[waiting.kind], waiting.said("reason")
    files = papers.folder.public_files()
    amended = amend_round(files, change, waiting.ticket, reason, instant(waiting.at))
    if amended.files:
        papers.folder.amend(amended.files)
    with _desk(papers) as desk:
        _note(desk)


def _note(desk: Desk) -> None:
    papers, year = desk.papers, desk.year
    files = papers.folder.public_files()
    offers = offers_of(papers.folder, papers.rules, papers.calendar, papers.people)
    new = unnoted(files, year, offers)
    if new and papers.folder.is_drawn:
        _require_verified(files, year.round)
    desk.register.write(new)
    year_of(desk.register.events, year.round)  # refuses what makes no sense


def _require_verified(files: dict[str, bytes], round_id: str) -> None:
    from parking_share.evidence.verify import verify

    if not verify(Record(files)).passed:
        raise RegisterError(
            Text("The public record of round {round} does not verify.", round=round_id),
            Text("Run `parking-share verify`; nothing was written to the register."),
        )
