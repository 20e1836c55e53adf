"""The picture of the chances, read back from its own text."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from parking_share.language import Text
from parking_share.lottery.chances import Chance, Chances, Group
from parking_share.reports import chances_plot

SVG = "{http://www.w3.org/2000/svg}"


def group(*lots: str) -> Group:
    return Group(1, 2, lots, ("T-1", "T-2"))


def drawn(found: Chances) -> ET.Element:
    svg = chances_plot.chances_svg(Text("Chance of a space"), (Text("{n}", n="<&>"),), found)
    return ET.fromstring(svg)  # noqa: S314 - made a line above


TWO_LOTS = Chances(
    (
        Chance(group("a & b", "c"), {"a & b": Fraction(1, 10), "c": Fraction(1, 5)}, 0.01),
        Chance(group("c"), {"c": Fraction(2, 5)}, 0.02),
    ),
    runs=100,
)


def test_bars_are_as_long_as_the_chances_and_stand_end_to_end() -> None:
    svg = drawn(TWO_LOTS)
    rects = [rect for rect in svg.iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]
    places = [(float(rect.get("x", "")), float(rect.get("width", ""))) for rect in rects]
    unit = (chances_plot.WIDTH - chances_plot.LEFT - chances_plot.RIGHT) / 0.5
    assert [width / unit for _, width in places] == pytest.approx([0.1, 0.2, 0.4], abs=1e-4)
    assert places[1][0] == pytest.approx(places[0][0] + places[0][1], abs=0.02)
    assert rects[1].get("fill") == rects[2].get("fill") != rects[0].get("fill")


def test_words_are_escaped_and_all_there() -> None:
    words = [text.text for text in drawn(TWO_LOTS).iter(f"{SVG}text")]
    assert "<&>" in words
    assert "a & b > c" in words
    assert "30.00% ± 1.00%" in words
    assert words.count("c") == 2, "the second group's label, and the legend"


def test_an_exact_picture_has_no_error_lines_and_one_lot_no_legend() -> None:
    svg = drawn(Chances((Chance(group("c"), {"c": Fraction(1, 3)}),)))
    assert [line for line in svg.iter(f"{SVG}line") if line.get("class") == "error"] == []
    words = [text.text for text in svg.iter(f"{SVG}text")]
    assert "33.33%" in words
    assert words.count("c") == 1


@pytest.mark.parametrize(
    ("share", "end", "due"),
    [(1.0, 1.0, "█" * 16), (0.5, 1.0, "█" * 8), (1 / 128, 1.0, "▏"), (0.0, 1.0, "")],
)
def test_bars_of_text_are_an_eighth_of_a_sign_fine(share: float, end: float, due: str) -> None:
    assert chances_plot.bar(share, end) == due
    due.encode("gbk")


@pytest.mark.parametrize(
    ("share", "due"), [(0, "0%"), (1, "100%"), (0.081967, "8.20%"), (0.5, "50.00%")]
)
def test_percentages_as_people_read_them(share: float, due: str) -> None:
    assert chances_plot.percent(share) == due


@pytest.mark.parametrize(("most", "end"), [(0, 0.01), (10, 0.1), (11, 0.2), (51, 1.0), (100, 1.0)])
def test_the_axis_ends_where_every_bar_fits(most: int, end: float) -> None:
    found = Chances((Chance(group("c"), {"c": Fraction(most, 100)}),))
    assert chances_plot.scale(found) == end


def test_long_names_are_cut_and_chinese_ones_sooner() -> None:
    found = Chances((Chance(group("无障碍车位" * 12), {}), Chance(group("x" * 60), {})))
    labels = [t.text or "" for t in drawn(found).iter(f"{SVG}text") if "…" in (t.text or "")]
    assert [len(label) <= 19 for label in labels] == [True, False]
    assert all(len(label) <= chances_plot.WIDEST_LABEL for label in labels)
