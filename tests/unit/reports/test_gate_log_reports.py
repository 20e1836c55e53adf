"""Words and picture of a gate's log."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

from gate_logs import SCHEDULE, at, span, stay

from parking_share.access.windows import Window
from parking_share.language import Text
from parking_share.register.gate_log.clock import ClockDoubt
from parking_share.register.gate_log.findings import find
from parking_share.register.gate_log.proposals import Kind
from parking_share.register.gate_log.reasons import Reason
from parking_share.register.gate_log.sheet import KIND_WORDS
from parking_share.reports.gate_log.picture import MOST_SPACES, usage_svg
from parking_share.reports.gate_log.reading import clock_sentences, not_read_lines
from parking_share.reports.gate_log.usage_tables import hours_table, spaces_table, usage_sentences
from parking_share.reports.gate_log.words import KINDS, REASONS, reason_words

WHY = Text("the time cannot be read")


def test_lines_that_were_not_understood_are_all_named_as_ranges() -> None:
    lines = [("a.csv", line, WHY) for line in (9, 3, 4, 5, 7)] + [("b.csv", 2, WHY)]
    assert [one.said_in("en") for one in not_read_lines(lines)] == [
        "a.csv: the time cannot be read: lines 3-5, 7, 9.",
        "b.csv: the time cannot be read: lines 2.",
    ]


def test_many_of_them_are_counted_and_left_to_the_workbook() -> None:
    (said,) = not_read_lines(("a.csv", 2 * n, WHY) for n in range(1, 101))
    assert "lines 2, 4, 6" in said.said_in("en")
    assert "100 in all; the workbook lists them" in said.said_in("en")


def test_every_kind_and_every_reason_has_its_words() -> None:
    assert KINDS.keys() == KIND_WORDS.keys() == set(Kind)
    assert REASONS.keys() == set(Reason)
    assert {words.said_in("zh_CN") for words in KINDS.values()} == set(KIND_WORDS.values())


def test_a_reason_of_the_log_stays_as_it_is_whatever_stands_in_it() -> None:
    assert reason_words("无效时段 {0}") == "无效时段 {0}"
    assert str(reason_words("5/99")) == "code 5/99"


def test_the_shift_is_said_as_the_option_takes_it() -> None:
    for hours, said in ((8, "--clock-shift +8h"), (-8, "--clock-shift -8h")):
        doubt = ClockDoubt(timedelta(hours=hours), 10, 9, 1)
        evidence, hint = clock_sentences(doubt)
        assert said in hint.said_in("en")
        assert "9 of 10 stays" in evidence.said_in("en")


def test_a_picture_of_many_spaces_shows_the_least_used_and_says_so() -> None:
    cards = [span(number) for number in range(1, MOST_SPACES + 11)]
    log = [one for card in cards[10:] for one in stay("2026-03-17 18:00", "2026-03-18 07:00", card)]
    used = find(log, cards, SCHEDULE, timedelta()).usage
    picture = usage_svg(Text("{name}: use of the spaces", name="A < B"), used)
    texts = [one.text for one in ET.fromstring(picture).iter() if one.tag.endswith("text")]  # noqa: S314
    shown = {f"A{number:02d}" for number in range(1, 71)} & set(texts)
    assert len(shown) == MOST_SPACES
    assert {f"A{number:02d}" for number in range(1, 11)} <= shown
    assert "the 60 least used; 10 more are not shown" in texts
    assert "A < B: use of the spaces" in texts


def test_a_period_without_any_use_has_empty_tables_and_a_picture() -> None:
    early = stay("2025-01-20 18:00", "2025-01-21 07:00", span(1))
    used = find(early, [span(1)], SCHEDULE, timedelta()).usage
    assert used.period == Window(at("2025-01-20 18:00"), at("2025-01-20 18:00"))
    assert (hours_table(used).rows, spaces_table(used).rows, usage_sentences(used)) == ((), (), [])
    ET.fromstring(usage_svg(Text("finding"), used))  # noqa: S314
