"""Reports of audits whatever their checks are: nothing in them knows which checks there are."""

from __future__ import annotations

import io
import json

import docx
import openpyxl
import pytest

from parking_share.audit.check import Audit, Check, Fault, RoundAudit, judged, not_run
from parking_share.audit.lead import NOT_PROOF, Lead, not_taken
from parking_share.files.audit_files import FORMS
from parking_share.language import Text
from parking_share.reports.audit_leads import chance_words, lead_lines, leads_table, to_read
from parking_share.reports.audit_report import audit_json, closing_line, programme_table

SAID = Text("nobody won")
HOLDS = judged("record", SAID, [])
ROUND = RoundAudit("2026", Text("closed, not drawn yet"), (HOLDS,), (NOT_PROOF,))
NEW = judged("lamps", Text("checks"), [Fault("event 7", Text("leads"))])
"""A check of the whole programme that has no words of its own."""
LEADS = (Lead("runs", "2026", SAID, 1 / 37, ("T-0001", "T-0002")), not_taken("gaps", "", SAID))


def words_of_xlsx(data: bytes) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
    }


def words_of_docx(data: bytes) -> tuple[list[str], list[list[str]]]:
    """The paragraphs, and the rows of all tables."""
    document = docx.Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], rows


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (NEW, "The audit does NOT hold: look at"),
        (
            not_run("lamps", SAID),
            "The audit is not complete: not every check could be run on",
        ),
    ],
)
def test_a_check_of_the_programme_counts_as_one_of_a_round_does(check: Check, said: str) -> None:
    assert Audit((ROUND,)).passed
    assert Audit((ROUND,), (HOLDS,)).passed
    audit = Audit((ROUND,), (check,))
    assert not audit.passed
    assert str(closing_line(audit)) == f"{said} lamps."
    failing = RoundAudit("2027", SAID, (check,))
    assert str(closing_line(Audit((ROUND, failing), (check,)))) == f"{said} lamps, round 2027."


def test_no_lead_makes_an_audit_fail() -> None:
    assert Audit((ROUND,), leads=(Lead("runs", "2026", SAID, 0.0),)).passed


def test_a_check_without_words_of_its_own_is_in_every_form() -> None:
    audit = Audit((ROUND,), (NEW,), LEADS)
    assert [str(cell) for cell in programme_table(audit).rows[0]] == [
        *("lamps", "failed", "event 7: leads"),
    ]
    found = json.loads(json.dumps(audit_json(audit)))["programme_checks"]
    assert found[0]["faults"] == [{"where": "event 7", "what": "leads"}]
    sheets = words_of_xlsx(FORMS[".xlsx"](audit, "某方案"))
    assert ["the programme", "lamps", "failed", "checks", "1"] in sheets["checks"]
    assert sheets["faults"][2][:4] == ["the programme", "lamps", "event 7", "leads"]
    paragraphs, rows = words_of_docx(FORMS[".docx"](audit, "某方案"))
    assert paragraphs[0] == "Audit report: 某方案"
    assert ["the programme", "", "", "lamps", ""] in rows
    assert ["the programme", "lamps", "event 7", "leads"] in [row[:4] for row in rows]


def test_a_fault_says_what_to_do_on_paper() -> None:
    _, rows = words_of_docx(FORMS[".docx"](Audit((ROUND,), (NEW,)), ""))
    (fault,) = [row for row in rows if "event 7" in row]
    assert fault[4] == "Find out who did what and when, and file it with this report."


def test_every_lead_is_marked_as_no_proof_in_every_form() -> None:
    audit = Audit((ROUND,), (), LEADS)
    rows = [[str(cell) for cell in row] for row in leads_table(LEADS).rows]
    assert rows[0] == [
        *("2026", "winners in a row (a lead, not proof)", "nobody won", "1 in 37"),
        "T-0001\nT-0002",
    ]
    sheets = words_of_xlsx(FORMS[".xlsx"](audit, ""))
    assert [row[1] for row in sheets["leads"][2:4]] == [row[1] for row in rows]
    paragraphs, written = words_of_docx(FORMS[".docx"](audit, ""))
    assert [row for row in written if "(a lead, not proof)" in row[1]] == rows
    assert "4. Leads, not proof" in paragraphs
    found = json.loads(json.dumps(audit_json(audit)))["leads"]
    assert [lead["note"] for lead in found] == ["A lead to look at, not proof."] * 2


def test_a_document_is_signed_and_equal_ones_are_equal_files() -> None:
    audit = Audit((ROUND,), (), LEADS)
    first = FORMS[".docx"](audit, "某方案")
    assert words_of_docx(first)[0][-3:] == [
        f"{who}: {'_' * 16}" for who in ("Audited by", "Reviewed by", "Date")
    ]
    assert FORMS[".docx"](audit, "某方案") == first
    assert FORMS[".xlsx"](audit, "某方案") == FORMS[".xlsx"](audit, "某方案")


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "more often than 1 in 2"),
        (0.5, "1 in 2"),
        (0.027, "1 in 37"),
        (0.0004, "1 in 2,500"),
        (1 / 123_456, "1 in 120,000"),
        (1e-12, "less often than 1 in 1,000,000,000"),
        (0.0, "less often than 1 in 1,000,000,000"),
        (None, ""),
    ],
)
def test_a_chance_in_words(chance: float | None, words: str) -> None:
    assert str(chance_words(Lead("runs", "2026", SAID, chance))) == words


def test_looks_that_were_not_taken_are_read_too() -> None:
    common = Lead("runs", "2027", SAID, 0.4)
    assert to_read([common, *LEADS]) == list(LEADS)
    assert "2 looks were taken; standing out with a chance of 1 in 20 or less: 1." in str(
        lead_lines([common, *LEADS])[0]
    )


def test_long_lists_of_tickets_are_cut_on_paper_and_whole_in_the_workbook() -> None:
    tickets = tuple(f"T-{number:04d}" for number in range(30))
    leads = (Lead("gaps", "2026", SAID, tickets=tickets),)
    assert str(leads_table(leads).rows[0][4]).endswith("T-0007\nand 22 more")
    sheets = words_of_xlsx(FORMS[".xlsx"](Audit((ROUND,), (), leads), ""))
    assert sheets["leads"][2][4] == "; ".join(tickets)
