"""The notices an office posts, as plain text that it may word anew.

A text begins with its title. Every line after it is a paragraph; one that begins with `一、` is a
heading. What stands in double braces is filled in from the programme and the public files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from parking_share.errors import InputError, RoundError
from parking_share.language import Text
from parking_share.lottery import allocate, amendments, commitment, tickets
from parking_share.lottery.commitment import short_digest
from parking_share.lottery.plain_text import instant
from parking_share.programme import Programme
from parking_share.reports.notice import Notice, Objection, chinese_date

CALL, ELIGIBILITY, RESULT = "call", "eligibility", "result"
ALTERNATE, CANCELLATION = "alternate", "cancellation"
KINDS = (CALL, ELIGIBILITY, RESULT, ALTERNATE, CANCELLATION)
BLANK = "＿＿＿＿＿＿＿＿"
"""What the office fills in by hand."""
Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice in words."""

    title: str
    paragraphs: tuple[str, ...]


def notice_text(template: str, facts: Mapping[str, object], where: str) -> NoticeText:
    """The text with the facts in their places; raises `InputError` naming the template."""
    environment = SandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    try:
        text = environment.from_string(template).render(facts)
    except TemplateError as error:
        raise InputError(
            Text(
                "{file}: the notice template cannot be used: {why}.", file=where, why=_fault(error)
            ),
            Text("Compare it with the text that comes with the program."),
        ) from None
    title, *paragraphs = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    return NoticeText(title, tuple(paragraphs))


def _fault(error: TemplateError) -> Text:
    if isinstance(error, TemplateSyntaxError):
        return Text("line {line} is not well formed", line=error.lineno)
    return Text("it asks for something that this notice does not know")


def call_facts(programme: Programme, hours: Sequence[str]) -> Facts:
    """What the call for applications says."""
    closes = programme.programme.closes
    term = programme.term
    return {
        "programme": programme.programme.name,
        "organiser": programme.programme.organiser,
        "community": programme.community.name,
        "spaces": programme.capacity,
        "hours": hours,
        "term": f"{chinese_date(term.starts)}至{chinese_date(term.last_day)}",
        "asked": "、".join(field.value for field in programme.documents.ask),
        "closes": f"{chinese_date(closes.date())}{closes:%H:%M}",
        "redraw_rule": programme.draw.redraw_rule,
        "keep_months": programme.privacy.keep_months,
        "contact": programme.notice.contact or BLANK,
    }


def eligibility_facts(files: Mapping[str, bytes], programme: Programme, objection: str) -> Facts:
    """What the notice of a closed list says."""
    committed = commitment.parse_commitment(files[commitment.FILE])
    return {
        "programme": programme.programme.name,
        "organiser": committed.organiser,
        "received": committed.received,
        "eligible": committed.eligible,
        "not_eligible": committed.received - committed.eligible,
        "frozen_on": chinese_date(instant(committed.frozen_at).date()),
        "short_digest": short_digest(commitment.digest(files[commitment.FILE])),
        "objection": objection,
        "contact": programme.notice.contact or BLANK,
    }


def result_facts(notice: Notice) -> Facts:
    """What the result notice says."""
    return {
        "programme": notice.programme,
        "organiser": notice.organiser,
        "drawn_on": notice.drawn_on,
        "received": notice.received,
        "eligible": notice.eligible,
        "spaces": notice.spaces,
        "awards": len(notice.awards),
        "alternates": notice.alternate_count,
        "passed": notice.passed_count,
        "not_needed": "" if notice.needed else "合格户数不超过车位数，家家有位，不用摇号。",
        "short_digest": notice.short_digest,
        "places": notice.places,
        "seed": notice.seed,
        "objection": objection_sentence(notice.objection),
        "contact": notice.contact or BLANK,
    }


def ticket_facts(
    files: Mapping[str, bytes], notice: Notice, ticket: str, names: Mapping[str, str]
) -> Facts:
    """What the notice about one ticket says; raises `RoundError` for one that is not listed."""
    listed = {one.ticket for one in tickets.parse_tickets(files[tickets.FILE])}
    if ticket not in listed:
        raise RoundError(
            Text("{ticket} is not on the ticket list.", ticket=ticket),
            Text("Compare it with tickets.csv."),
        )
    place = next(p for p in amendments.standing_allocation(files) if p.ticket == ticket)
    rows = amendments.parse_amendments(files[amendments.FILE]) if amendments.FILE in files else ()
    reasons = [row.reason for row in rows if row.ticket == ticket]
    return {
        **result_facts(notice),
        "ticket": ticket,
        "name": f"（{names[ticket]}）" if ticket in names else "",
        "space": place.space if place.result == allocate.AWARD else BLANK,
        "reason": reasons[-1] if reasons else BLANK,
        "objection_days": notice.objection.days,
    }


def objection_sentence(objection: Objection) -> str:
    """The objection period in a sentence."""
    if objection.last is None:
        return f"公示期为发布次日起{objection.days}个工作日，截止日另行通知。"
    return f"公示期：{objection.zh}（{objection.days}个工作日）。"
