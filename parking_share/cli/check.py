"""`parking-share check`: what the rules say of every row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parking_share.cli.options import Decisions, Json, Programme, SheetName
from parking_share.cli.terminal import progress, say, say_json, show
from parking_share.language import Text

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
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=str(Text("Exit with 1 when any row is rejected or in review."))
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Judge every row, show it, and write the review sheet."""
    from parking_share.cli.papers import STEPS, read_papers
    from parking_share.eligibility.review_sheet import review_rows
    from parking_share.files.review_file import write_review
    from parking_share.findings import Outcome
    from parking_share.reports import check_report

    with progress(STEPS, quiet=as_json) as tick:
        papers = read_papers(applicants, programme, decisions, sheet, tick)
    undecided = [one.assessment for one in papers.decided if one.outcome is Outcome.REVIEW]
    review_file = write_review(applicants.parent, review_rows(undecided)) if undecided else None
    if as_json:
        say_json(
            check_report.check_json(papers.assessments, papers.intake)
            | {
                "undecided": len(undecided),
                "review_file": str(review_file) if review_file else None,
            }
        )
    else:
        show(check_report.outcome_table(papers.assessments, papers.intake))
        show(check_report.findings_table(papers.assessments))
        show(check_report.skipped_table(papers.intake))
        say(*check_report.closing_lines(papers.intake, papers.decided, papers.unused_rulings))
        if review_file is not None:
            say(Text("Fill in {file} and save it as decisions.xlsx.", file=review_file))
    outcomes = {one.outcome for one in papers.assessments}
    if strict and outcomes != {Outcome.ELIGIBLE}:
        raise typer.Exit(1)
