"""The files that `parking-share roster` writes: for the counter, the insurer, other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parking_share.language import LANGUAGES, Text

if TYPE_CHECKING:
    from parking_share.access.roster import Roster
    from parking_share.cli.standing import Standing

XLSX, CSV, JSON = "xlsx", "csv", "json"


def roster_bytes(standing: Standing, cards: Roster, form: str) -> bytes:
    """The roster of all cards."""
    from parking_share.access.announcement import hours_in_words
    from parking_share.access.people_roster import form_headers, form_notes, form_rows
    from parking_share.files.spreadsheet import Grid, csv_bytes, xlsx_bytes

    table = Grid(
        name="门禁卡",
        title=str(cards.title),
        headers=[str(header) for header in cards.headers],
        rows=cards.rows,
        notes=[str(note) for note in (*cards.notes, *cards.sources)],
    )
    if form == JSON:
        keys = [header.said_in("en").replace(" ", "_") for header in cards.headers]
        return _json(cards.title, keys, cards.rows, (*cards.notes, *cards.sources))
    if form == CSV:
        return csv_bytes(table)
    notes = form_notes(cards, hours_in_words(standing.rules.hours))
    to_sign = Grid(
        name="领卡登记",
        title=f"{standing.rules.programme.name}  {cards.title}",
        headers=[str(header) for header in form_headers(cards)],
        rows=form_rows(cards),
        notes=[str(note) for note in notes],
        form=True,
    )
    return xlsx_bytes(table, to_sign)


def insurer_bytes(standing: Standing, since: Path | None, form: str) -> tuple[bytes, int]:
    """The insurer's list, and how many cars are in it."""
    from parking_share.access.cover import notice_digests
    from parking_share.access.insurer import (
        CHANGE_IN_WORDS,
        COLUMNS,
        KEYS,
        changes,
        insured,
        of_earlier_list,
    )
    from parking_share.access.roster import validity
    from parking_share.files.earlier_list import read_earlier
    from parking_share.files.spreadsheet import Grid, csv_bytes, xlsx_bytes

    valid = validity(standing.rules.term, standing.rules.hours)
    last = None if since is None else of_earlier_list(read_earlier(since, KEYS))
    listed = changes(insured(standing.holders, valid), last)
    title = Text(
        "Insured cars, {begins} to {ends}", begins=valid.begins.date(), ends=valid.ends.date()
    )
    sources = notice_digests(standing.calendar, valid)
    if form == JSON:
        rows = [(*one.cells, change) for one, change in listed]
        return _json(title, KEYS, rows, sources), len(rows)
    grid = Grid(
        name="保险名册",
        title=str(title),
        headers=[str(header) for header in COLUMNS],
        rows=[(*one.cells, str(CHANGE_IN_WORDS[change])) for one, change in listed],
        notes=[str(note) for note in sources],
    )
    return (csv_bytes(grid) if form == CSV else xlsx_bytes(grid)), len(listed)


def _json(
    title: Text, keys: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[Text]
) -> bytes:
    held = {
        "title": {language: title.said_in(language) for language in LANGUAGES},
        "rows": [dict(zip(keys, row, strict=True)) for row in rows],
        "notes": {language: [one.said_in(language) for one in notes] for language in LANGUAGES},
    }
    return json.dumps(held, ensure_ascii=False, indent=1).encode() + b"\n"
