"""Applications are brought together by the keys they share, directly or through a third."""

from __future__ import annotations

from application_forms import sound, taken_in
from hypothesis import given
from hypothesis import strategies as st

from parking_share.eligibility.groups import groups
from parking_share.eligibility.keys import by_deed, by_dwelling, by_plate
from parking_share.intake.application import Application


def applications(*rows: dict[str, str]) -> tuple[Application, ...]:
    return taken_in([sound(n, **row) for n, row in enumerate(rows)])[0].applications


def rows_of(found: list[tuple[Application, ...]]) -> list[list[int]]:
    return [[application.row for application in group] for group in found]


def test_one_shared_key() -> None:
    same = {"车牌号": "浙B99999"}
    assert rows_of(groups(applications(same, {}, same), (by_plate,))) == [[2, 4]]


def test_nothing_shared() -> None:
    assert groups(applications({}, {}), (by_plate, by_deed)) == []


def test_blank_keys_are_never_shared() -> None:
    assert groups(applications({"车牌号": ""}, {"车牌号": ""}), (by_plate,)) == []


def test_two_keys_chain_through_a_third_application() -> None:
    deed, place = "浙(2021)宁波市(镇海)不动产权第0099999号", "银桂小区9幢1单元101室"
    chain = applications(
        {"房产证号": deed}, {"房产证号": deed, "房屋坐落": place}, {}, {"房屋坐落": place}
    )
    assert rows_of(groups(chain, (by_dwelling, by_deed))) == [[2, 3, 5]]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9))
def test_groups_are_the_connected_parts(pairs: list[tuple[int, int]]) -> None:
    """An independent union of sets finds the same parts."""
    forms = [
        sound(0) | {"受理编号": f"T-{n}", "车牌号": f"浙B0000{a}", "房产证号": f"甬字第{b}号"}
        for n, (a, b) in enumerate(pairs)
    ]
    if not forms:
        return
    read = taken_in(forms)[0].applications
    found = groups(read, (lambda one: pairs[one.row - 2][0], lambda one: pairs[one.row - 2][1]))
    parts = [{n} for n in range(len(pairs))]
    for n, one in enumerate(pairs):
        touching = [
            p for p in parts if any(one[0] == pairs[m][0] or one[1] == pairs[m][1] for m in p)
        ]
        parts = [p for p in parts if p not in touching] + [{n}.union(*touching)]
    assert sorted(rows_of(found)) == sorted(sorted(m + 2 for m in p) for p in parts if len(p) > 1)
