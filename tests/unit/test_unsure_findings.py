"""What a rule could not tell is put as a question, never as the fact it could not find."""

from __future__ import annotations

import pytest

from parking_share.fields import Field
from parking_share.findings import CATALOGUE, Finding, Severity
from parking_share.language import Text


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_rule_that_cannot_tell_asks(language: str) -> None:
    late = CATALOGUE["S05"].reason.said_in(language)
    detail = Text("the time of submission cannot be read")
    place = (Field.SUBMITTED_AT, "报名表", 7)
    unsure = Finding("S05", Severity.REVIEW, *place, detail, unsure=True).reason.said_in(language)
    sure = Finding("S05", Severity.REJECT, *place).reason.said_in(language)
    assert sure == late
    assert unsure.startswith({"zh_CN": "待核实", "en": "To be verified"}[language])
    assert detail.said_in(language) in unsure
