"""A switch in the example's programme changes exactly the outcomes it should."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parking_share.cli.papers import Papers, read_papers

EXAMPLE = Path(__file__).parents[2] / "examples" / "yingui"
Outcomes = dict[int, str]


def papers_of(folder: Path, before: str = "", after: str = "") -> Papers:
    """The example's papers, with one line of its programme changed."""
    text = (EXAMPLE / "programme.toml").read_text("utf-8")
    assert text.count(before) == 1 or not before
    (folder / "programme.toml").write_text(text.replace(before, after), "utf-8")
    shutil.copy(EXAMPLE / "applicants.xlsx", folder)
    return read_papers(folder / "applicants.xlsx", None, None, None, lambda _: None)


def outcomes(papers: Papers) -> Outcomes:
    return {one.application.row: one.outcome.value for one in papers.assessments}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return papers_of(tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize(
    ("before", "after", "code", "then"),
    [
        ('co_owner = "note"', 'co_owner = "review"', "E07", "review"),
        ('phone = "note"', 'phone = "review"', "F10", "review"),
        ('one_vehicle = "review"', 'one_vehicle = "reject"', "D03", "rejected"),
        (
            'judge_if_present = ["提交时间", "核验人"]',
            'judge_if_present = ["提交时间"]',
            "S06",
            "eligible",
        ),
    ],
    ids=["E07", "F10", "D03", "S06"],
)
def test_a_switch_changes_its_own_rows_only(
    usual: Papers, tmp_path: Path, before: str, after: str, code: str, then: str
) -> None:
    switched = outcomes(papers_of(tmp_path, before, after))
    was = outcomes(usual)
    touched = {
        one.application.row
        for one in usual.assessments
        for finding in one.findings
        if finding.code == code
    }
    changed = {row for row in was if was[row] != switched[row]}
    assert changed
    assert changed <= touched
    assert {switched[row] for row in changed} == {then}
    others = {
        one.application.row
        for one in usual.assessments
        if any(f.severity != "note" and f.code != code for f in one.findings)
    }
    assert touched - changed <= others
