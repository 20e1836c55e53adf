"""What a draw publishes beside its results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from parking_share.evidence.sealed import SealedApplication
from parking_share.files.round_folder import RoundFolder

NOTICE = "notice.html"
Maker = Callable[[Mapping[str, bytes]], dict[str, bytes]]


def notice_maker(
    folder: RoundFolder, people: Sequence[SealedApplication], dated: date | None = None
) -> Maker:
    """Makes `notice.html` from the public files of a drawn round.

    `dated` is the day of publication, else that of the draw. What it needs beside them is read
    here, so that a draw stops before its seed is taken where the programme or the calendar
    cannot be used.
    """
    from parking_share.access.objection import objection_period
    from parking_share.evidence.public_names import public_names
    from parking_share.files.calendar import load_calendar
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.files.templates import page_parts
    from parking_share.reports.notice import drawn_on, result_notice
    from parking_share.reports.notice_page import notice_page

    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    calendar = load_calendar(folder.path.parent.parent)
    names = public_names(people, rules.notice.names)
    parts = page_parts()

    def make(files: Mapping[str, bytes]) -> dict[str, bytes]:
        period = objection_period(
            calendar,
            dated or drawn_on(files),
            rules.draw.objection_working_days,
            rules.hours.working,
        )
        return {NOTICE: notice_page(result_notice(files, rules, names, period), files, parts)}

    return make
