"""Every rule against its case file, and every code with its rule, its texts and its cases.

A case file is named after its code. Each case says what it shows, the rows (changes of sound
forms; `_n` is the household, otherwise counted), policy and lists where they matter, and what the
rule must answer of each row: a severity, or nothing.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from application_forms import codes, judged, sound

from parking_share.eligibility.rules import LIST_RULES, ROW_RULES, SHARED_RULES
from parking_share.eligibility.s_tier import CODE as TIER_CODE
from parking_share.findings import CATALOGUE

CHINESE = re.compile("[\u4e00-\u9fff]")
FOLDER = Path(__file__).parent / "rules"
FILES = {path.stem: tomllib.loads(path.read_text("utf-8"))["case"] for path in FOLDER.iterdir()}
RULES: list[Any] = [*ROW_RULES, *SHARED_RULES, *LIST_RULES]
CASES = [(code, case) for code, cases in sorted(FILES.items()) for case in cases]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{c}-{k['shows']}" for c, k in CASES])
def test_the_rule_answers_as_its_case_file_says(code: str, case: dict[str, Any]) -> None:
    rows = [
        sound(row.get("_n", n)) | {key: value for key, value in row.items() if key != "_n"}
        for n, row in enumerate(case["rows"])
    ]
    assessed = judged(rows, case.get("policy", ""), case.get("lists", {}))
    assert [codes(one).get(code, "") for one in assessed] == case["expect"]


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_cases_for_and_against(code: str) -> None:
    expected = [severity for case in FILES[code] for severity in case["expect"]]
    assert CATALOGUE[code].severity.value in expected
    assert "" in expected


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_both_texts(code: str) -> None:
    reason = CATALOGUE[code].reason
    assert CHINESE.search(reason.said_in("zh_CN"))
    assert not CHINESE.search(reason.said_in("en"))


def test_every_code_has_one_rule_and_every_rule_a_code() -> None:
    rules = [rule.code for rule in RULES]
    assert sorted([*rules, TIER_CODE]) == sorted(CATALOGUE)
    assert FILES.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_is_found_from_its_code(rule: Any) -> None:
    """It stands in a module whose name begins with the code's letter, and says what it asks."""
    module = rule.judge.__module__.rsplit(".", 1)[-1]
    assert module.startswith(f"{rule.code[0].lower()}_")
    assert rule.judge.__doc__
