"""Three terms in one folder, made through the command line with `init --from` between them."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import desk
import openpyxl
from past_rounds import rule_on_all

YEARS = ("2026", "2027", "2028")
HOUSEHOLDS, SPACES, LADDER = 14, 3, 3
RULED_ON = 3
"""The household that a person ruled on in 2026."""
OTHERS = 900
"""Numbers from here on are people who never apply."""


def make_terms(folder: Path, after_first: Path) -> Path:
    """A programme folder with three drawn rounds; `after_first` is a copy before the second."""
    folder.mkdir(parents=True)
    (folder / "programme.toml").write_text(programme_text(), "utf-8")
    _lists_by_hand(folder / "lists.xlsx")
    for year in YEARS:
        if year != YEARS[0]:
            init_from(folder, str(int(year) - 1))
        desk.write_book(folder / "applicants.xlsx", list(applications(folder, year)))
        if year == YEARS[0]:
            _run(folder, "check", "applicants.xlsx")
            rule_on_all(folder / "review.xlsx", folder / "decisions.xlsx")
        at = f"{year}-03-06T10:00:00"
        _run(folder, "draw", "applicants.xlsx", "--seed", f"{year}-dice", "--at", at)
        if year == YEARS[0]:
            _strike_a_winner_and_the_last_alternate(folder / "rounds" / year)
            shutil.copytree(folder, after_first)
    return folder


def init_from(folder: Path, year: str) -> desk.Said:
    """Prepare the term after a round."""
    return _run(folder, "init", ".", "--from", f"rounds/{year}", "--json")


def programme_text() -> str:
    """The example's programme with few spaces, a ladder and a cool-down."""
    text = (desk.EXAMPLE / "programme.toml").read_text("utf-8")
    text = re.sub(r"spaces = \[[^]]*\]", 'spaces = ["A01", "A02", "A03"]', text)
    text = text.replace('last_winners = "note"', 'last_winners = "reject"')
    return text.replace("ladder = 1", f"ladder = {LADDER}")


def applications(folder: Path, year: str) -> Iterable[dict[str, str]]:
    """Everybody's forms: household n has the ticket T-n in every round.

    Who wins is different in every run, so it is by their luck that things happen to households.
    """
    for n in range(1, HOUSEHOLDS + 1):
        form = desk.applicant(n)
        if year == "2026":
            yield form | ({"产权人": ""} if n == RULED_ON else {})
        elif year == "2027" and n == spouse_applies(folder):
            spouse = {"姓名": "周某", "产权人": "周某", "行驶证所有人": "周某"}
            yield form | spouse | {"身份证号": desk.resident_id(OTHERS + n)}
        elif year == "2027" and n == rejected_once(folder):
            yield form | {"车牌号": "无"}
        elif year == "2028" and n == moves(folder):
            new = desk.applicant(OTHERS + n)
            yield form | {h: new[h] for h in ("户籍地址", "房产证号", "房屋坐落", "车牌号")}
        elif year != "2027" or n != stays_away(folder):
            yield form


def spouse_applies(folder: Path) -> int:
    """In 2027, with the same flat and car; it lost in 2026."""
    return lost(folder, "2026")[0]


def stays_away(folder: Path) -> int:
    """In 2027; it lost in 2026."""
    return lost(folder, "2026")[1]


def rejected_once(folder: Path) -> int:
    """In 2027; it lost in 2026."""
    return lost(folder, "2026")[2]


def moves(folder: Path) -> int:
    """In 2028, another flat and another car; it lost twice."""
    twice = set(lost(folder, "2026")) & set(lost(folder, "2027"))
    return min(twice - {spouse_applies(folder)})


def lost(folder: Path, year: str) -> list[int]:
    """The households that waited to the end of a round and were never offered a space."""
    by_seq = allocations(folder, year)
    waiting = {r["ticket"] for r in rows(by_seq[-1]) if r["result"] == "alternate"}
    return sorted(int(ticket[2:]) for ticket in waiting - offered(folder, year))


def offered(folder: Path, year: str) -> set[str]:
    """The tickets that any allocation of a round gave a space."""
    files = allocations(folder, year)
    return {r["ticket"] for path in files for r in rows(path) if r["result"] == "award"}


def allocations(folder: Path, year: str) -> list[Path]:
    """The allocations of a round, the draw's own first."""
    public = folder / "rounds" / year / "public"
    return sorted(public.glob("allocation*.csv"), key=lambda path: (len(path.name), path))


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a public file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted_by_hand(folder: Path, year: str) -> dict[str, int]:
    """The weights of a round, counted from the public files of the rounds before it."""
    losses = dict.fromkeys((f"T-{n:04d}" for n in range(1, HOUSEHOLDS + 1)), 0)
    for earlier in YEARS[: YEARS.index(year)]:
        losses |= {t: losses[t] + 1 for t in (f"T-{n:04d}" for n in lost(folder, earlier))}
        losses |= dict.fromkeys(offered(folder, earlier), 0)
    listed = rows(folder / "rounds" / year / "public" / "tickets.csv")
    return {row["ticket"]: min(LADDER, 1 + losses[row["ticket"]]) for row in listed}


def cells(path: Path, sheet: str) -> list[list[str]]:
    """What stands in a sheet."""
    book = openpyxl.load_workbook(path)
    return [[str(cell.value or "") for cell in row] for row in book[sheet].iter_rows()]


def _lists_by_hand(path: Path) -> None:
    """Debts, and two sanctions of people who never apply, one of them over soon."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets: Mapping[str, list[list[str]]] = {
        "欠费名单": [["姓名", "证件号码"], ["某甲", desk.resident_id(OTHERS)]],
        "限制名单": [
            ["姓名", "身份证号", "限制至", "原因"],
            ["某乙", desk.resident_id(OTHERS + 1), "2026-12-31", "超时"],
            ["某丙", desk.resident_id(OTHERS + 2), "长期", "转借车位卡"],
        ],
    }
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)


def _strike_a_winner_and_the_last_alternate(round_folder: Path) -> None:
    places = rows(round_folder / "public" / "allocation.csv")
    leaving = (places[0]["ticket"], places[-1]["ticket"])
    assert [places[0]["result"], places[-1]["result"]] == ["award", "alternate"]
    for minute, ticket in enumerate(leaving):
        at = ("--at", f"2026-03-07T10:0{minute}:00")
        _run(round_folder, "strike", ".", ticket, "--reason", "搬离小区", "--by", "经办人甲", *at)


def _run(folder: Path, *words: str) -> desk.Said:
    said = desk.run(*words, cwd=folder)
    assert said.code == 0, said.stderr
    return said
