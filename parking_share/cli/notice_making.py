"""From a round on disk to one of its notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parking_share.access.announcement import hours_in_words
from parking_share.access.objection import ObjectionPeriod, objection_period
from parking_share.cli.publishing import NOTICE, notice_maker
from parking_share.errors import RoundError
from parking_share.evidence.public_names import public_names
from parking_share.evidence.record import Record
from parking_share.evidence.sealed import FILE as SEALED_LIST
from parking_share.evidence.sealed import SealedApplication, parse_sealed
from parking_share.evidence.verify import verify
from parking_share.files.calendar import load_calendar
from parking_share.files.official_document import official_document
from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
from parking_share.files.publication import NOBODY, post
from parking_share.files.round_folder import RoundFolder
from parking_share.files.templates import FOLDER, notice_template
from parking_share.language import Text
from parking_share.lottery import commitment, tickets
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme
from parking_share.reports import notice_text
from parking_share.reports.notice import Notice, drawn_on, objection_of, result_notice
from parking_share.reports.notice_lists import eligibility_lists, list_lines, result_lists
from parking_share.reports.notice_text import Facts
from parking_share.reports.table import Table


@dataclass(frozen=True, slots=True)
class Request:
    """Which notice, in which form."""

    kind: str
    form: str
    ticket: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice before it takes its form."""

    facts: Facts
    lists: tuple[Table, ...]
    dated: date | None


def make_notice(path: Path, request: Request, output: Path | None) -> Path:
    """Write the notice, and answer where it stands; nothing is written that names anybody."""
    folder = RoundFolder(path.resolve())
    sealed_list = NOBODY
    if request.kind == notice_text.CALL:
        rules, _ = read_programme(folder.path / PROGRAMME_FILE)
        data = _document(_call_draft(rules, request), rules, request, folder.path)
    else:
        rules = _rules_of(folder, path, request)
        sealed_list = folder.sealed_file(SEALED_LIST)
        data = _of_round(folder, rules, parse_sealed(sealed_list), request)
    name = f"{request.kind}.{request.form}"
    target = output if output is not None else _home(folder, request) / name
    post(target, name, data, sealed_list)
    return target


def _of_round(
    folder: RoundFolder, rules: Programme, people: Sequence[SealedApplication], request: Request
) -> bytes:
    files = folder.public_files()
    if request.form == "html":
        return notice_maker(folder, people, request.dated)(files)[NOTICE]
    names = public_names(people, rules.notice.names)
    if request.kind == notice_text.ELIGIBILITY:
        draft = _eligibility_draft(folder, files, rules, names, request)
    else:
        draft = _result_draft(folder, files, rules, names, request)
    return _document(draft, rules, request, folder.path.parent.parent)


def _document(draft: Draft, rules: Programme, request: Request, home: Path) -> bytes:
    template, where = notice_template(request.kind, home)
    text = notice_text.notice_text(template, draft.facts, where)
    signed = rules.programme.organiser
    if request.form == "docx":
        return official_document(text, draft.lists, signed, draft.dated)
    lines = [text.title, "", *text.paragraphs, "", signed, *list_lines(draft.lists)]
    return ("\n".join(lines) + "\n").encode()


def _call_draft(rules: Programme, request: Request) -> Draft:
    hours = [sentence.said_in("zh_CN") for sentence in hours_in_words(rules.hours)]
    return Draft(notice_text.call_facts(rules, hours), (), request.dated)


def _eligibility_draft(
    folder: RoundFolder,
    files: Mapping[str, bytes],
    rules: Programme,
    names: Mapping[str, str],
    request: Request,
) -> Draft:
    committed = commitment.parse_commitment(files[commitment.FILE])
    dated = request.dated or instant(committed.frozen_at).date()
    objection = objection_of(rules, _calendar_period(folder, rules, dated))
    facts = notice_text.eligibility_facts(files, rules, notice_text.objection_sentence(objection))
    listed = tickets.parse_tickets(files[tickets.FILE])
    return Draft(facts, eligibility_lists(listed, names), dated)


def _result_draft(
    folder: RoundFolder,
    files: Mapping[str, bytes],
    rules: Programme,
    names: Mapping[str, str],
    request: Request,
) -> Draft:
    dated = request.dated or drawn_on(files)
    notice: Notice = result_notice(files, rules, names, _calendar_period(folder, rules, dated))
    if request.ticket:
        facts = notice_text.ticket_facts(files, notice, request.ticket, names)
        return Draft(facts, (), request.dated)
    return Draft(notice_text.result_facts(notice), result_lists(notice), dated)


def _calendar_period(folder: RoundFolder, rules: Programme, dated: date) -> ObjectionPeriod | None:
    return objection_period(
        load_calendar(folder.path.parent.parent),
        dated,
        rules.draw.objection_working_days,
        rules.hours.working,
    )


def _rules_of(folder: RoundFolder, given: Path, request: Request) -> Programme:
    """The programme of a round that is far enough for this notice, and whose record holds."""
    far_enough = folder.is_frozen if request.kind == notice_text.ELIGIBILITY else folder.is_drawn
    if not far_enough:
        raise RoundError(
            Text("{folder}: this round is not far enough for this notice.", folder=given),
            Text("The eligible are known after the freeze, the result after the draw."),
        )
    if folder.is_drawn and not verify(Record(folder.public_files())).passed:
        raise RoundError(
            Text("{folder}: the public record does not hold; nothing was written.", folder=given),
            Text("Look at it with `parking-share verify {record}`.", record=folder.public),
        )
    return read_programme(folder.public / PROGRAMME_FILE)[0]


def _home(folder: RoundFolder, request: Request) -> Path:
    return folder.path if request.kind == notice_text.CALL else folder.path / FOLDER
