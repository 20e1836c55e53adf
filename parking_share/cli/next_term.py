"""`parking-share init DIR --from LAST`: the next term, prepared from the records of the past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from parking_share.audit.look_back import Past, look_back
from parking_share.errors import InputError, RoundError
from parking_share.files.kept_rounds import read_kept_rounds
from parking_share.files.next_term import LISTS_FILE, Change, NextTerm, changes_of
from parking_share.files.programme_folder import PROGRAMME_FILE, ROUNDS, read_programme
from parking_share.files.register_store import read_events
from parking_share.files.round_folder import RoundFolder
from parking_share.files.rounds_lock import rounds_locked
from parking_share.files.workbook import read_workbook
from parking_share.language import Text
from parking_share.programme import Programme, parse_programme
from parking_share.register.sanction import Sanction
from parking_share.register.years import rounds_of, year_of
from parking_share.reports.next_lists import (
    carried_sanctions,
    computed_lists,
    kept_by_hand,
    next_lists,
)
from parking_share.reports.next_term_report import Prepared
from parking_share.reports.programme_next import next_dates, next_programme_text


def prepare(folder: Path, given: Path) -> Prepared:
    """Put the next term's files into a programme folder.

    `given` is the folder of the round drawn last. Raises `RoundError` or `InputError` before
    anything is changed.
    """
    last = _round_of(folder, given)
    with rounds_locked(last.path.parent):
        past = look_back(read_kept_rounds(folder), last.path.name)
        prepared, changes = _worked_out(folder, last, past)
        for change in changes:
            change.make()
    return prepared


def _worked_out(folder: Path, last: RoundFolder, past: Past) -> tuple[Prepared, list[Change]]:
    present, data = read_programme(folder / PROGRAMME_FILE)
    is_begun = _is_begun(present, past.last_rules, last.path.name)
    text = data.decode("utf-8-sig")
    if not is_begun:
        text = next_programme_text(text, *next_dates(past.last_rules))
    rules = parse_programme(text.replace("\r\n", "\n"), PROGRAMME_FILE)
    first_day = rules.term.starts
    book = folder / LISTS_FILE
    earlier = read_workbook(book).sheets if book.exists() else ()
    barred, unknown = carried_sanctions(_sanctions(rules, folder), past.people, first_day)
    computed = computed_lists(past, rules, barred)
    term = NextTerm(text, next_lists(earlier, computed, first_day), is_begun)
    changes = changes_of(folder, last, term)
    return Prepared(
        past=past,
        rules=rules,
        text=text,
        computed=computed,
        by_hand=kept_by_hand(earlier, first_day),
        unknown=tuple(unknown),
        replaced=tuple(str(one.path) for one in changes if one.data is not None),
        removed=tuple(str(one.path) for one in changes if one.data is None),
        is_begun=is_begun,
    ), changes


def _round_of(folder: Path, given: Path) -> RoundFolder:
    last = RoundFolder(given.resolve())
    if last.path.parent != (folder / ROUNDS).resolve() or not last.is_drawn:
        raise RoundError(
            Text("{given} is no drawn round of {folder}.", given=given, folder=folder),
            Text(
                "The next term stays in the same folder: parking-share init DIR --from "
                "DIR/rounds/2026."
            ),
        )
    return last


def _is_begun(present: Programme, last: Programme, round_id: str) -> bool:
    """Whether `programme.toml` is the next term's already."""
    now, then = _dates(present), _dates(last)
    same = present.programme.id == last.programme.id
    if same and (now == then or all(a > b for a, b in zip(now, then, strict=True))):
        return now != then
    raise InputError(
        Text(
            "{file} announces neither the term of round {round} nor a later one.",
            file=PROGRAMME_FILE,
            round=round_id,
        ),
        Text(
            "Its id, closes and term.starts have to be those of round {round}; set them so.",
            round=round_id,
        ),
    )


def _dates(rules: Programme) -> tuple[date, date]:
    return rules.programme.closes.date(), rules.term.starts


def _sanctions(rules: Programme, folder: Path) -> tuple[Sanction, ...]:
    """The sanctions of every round in the programme's register."""
    events = read_events(rules, folder)
    years = (year_of(events, round_id) for round_id in rounds_of(events))
    return tuple(sanction for year in years for sanction in year.sanctions.values())
