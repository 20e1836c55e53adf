"""`parking-share check`: what the rules say of every row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from parking_share.cli.options import Decisions, Json, Programme, SheetName
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.intake.rows import Hidden
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.cli.papers import Papers

HELP = Text("Check the applications and write review.xlsx for those that a person must rule on.")
EXAMPLE = Text("Example: parking-share check applicants.xlsx")


def check(
    applicants: Annotated[
        Path,
        typer.Argument(metavar="APPLICANTS", help=str(Text("The workbook of applications."))),
    ],
    programme: Programme = None,
    decisions: Decisions = None,
    sheet: SheetName = None,
    columns: Annotated[
        Path | None,
        typer.Option(
            "--columns",
            metavar="FILE",
            help=str(
                Text("Your own headings explained; otherwise columns.toml beside the workbook.")
            ),
        ),
    ] = None,
    lists: Annotated[
        Path | None,
        typer.Option(
            "--lists",
            metavar="FILE",
            help=str(Text("Holders, sanctions, debts; otherwise lists.xlsx beside the workbook.")),
        ),
    ] = None,
    hidden: Annotated[
        str,
        typer.Option(
            "--hidden",
            metavar="refuse|include|skip",
            help=str(Text("What to do with hidden rows and sheets.")),
        ),
    ] = "refuse",
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="TICKET",
            help=str(Text("Say of one application what every rule answered, and change nothing.")),
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=str(Text("Exit with 1 when any row is rejected or in review."))
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Judge every row, show it, and write the review sheet."""
    from parking_share.cli.papers import STEPS, Reading, read_papers
    from parking_share.findings import Outcome

    if hidden not in get_args(Hidden):
        raise typer.BadParameter(str(Text("--hidden is one of refuse, include, skip")))
    reading = Reading(columns, lists, cast("Hidden", hidden))
    with progress(STEPS, quiet=as_json) as tick:
        papers = read_papers(applicants, programme, decisions, sheet, tick, reading)
    if explain is not None:
        _explain(papers, explain, as_json=as_json)
        return
    _report(papers, applicants.parent, as_json=as_json)
    outcomes = {one.outcome for one in papers.assessments}
    if strict and outcomes != {Outcome.ELIGIBLE}:
        raise typer.Exit(1)


def _report(papers: Papers, folder: Path, *, as_json: bool) -> None:
    from parking_share.eligibility.review_sheet import changes, review_rows
    from parking_share.files.review_file import earlier_review, write_review
    from parking_share.files.workbook import read_workbook
    from parking_share.findings import Outcome
    from parking_share.reports import check_report

    undecided = [one.assessment for one in papers.decided if one.outcome is Outcome.REVIEW]
    rows = review_rows(undecided)
    earlier = earlier_review(folder)
    changed = changes(read_workbook(earlier).sheets, rows) if earlier else []
    review_file = write_review(folder, rows) if undecided else None
    if as_json:
        say_json(
            check_report.check_json(papers.assessments, papers.intake)
            | {
                "undecided": len(undecided),
                "review_file": str(review_file) if review_file else None,
            }
        )
        return
    say(*papers.notes)
    show(check_report.outcome_table(papers.assessments, papers.intake))
    show(check_report.findings_table(papers.assessments))
    show(check_report.skipped_table(papers.intake))
    say(*check_report.rules_off_lines(papers.intake, papers.programme, papers.lists))
    say(*check_report.closing_lines(papers.intake, papers.decided, papers.decisions))
    say(*changed)
    if review_file is not None:
        say(Text("Fill in {file} and save it as decisions.xlsx.", file=review_file))


def _explain(papers: Papers, ticket: str, *, as_json: bool) -> None:
    from parking_share.eligibility.explain import Desk
    from parking_share.eligibility.explain import explain as answers_of
    from parking_share.errors import InputError
    from parking_share.reports import explain_report

    decided = next((one for one in papers.decided if one.application.ticket == ticket), None)
    if decided is None:
        raise InputError(
            Text("{ticket}: no application has this number", ticket=ticket),
            Text("The acceptance numbers stand in the column 受理编号."),
        )
    intake = papers.intake
    desk = Desk(intake.applications, papers.programme, intake.fields, papers.lists)
    answers = answers_of(decided.application, desk)
    if as_json:
        say_json(explain_report.explain_json(decided, answers))
        return
    show(explain_report.explain_table(decided, answers))
    say(*explain_report.explain_lines(decided))
