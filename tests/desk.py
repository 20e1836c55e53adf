"""A clerk's desk for the acceptance tests: a folder, a workbook, and the real command line."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import xlsxwriter

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "yingui"
PAPERS = ("programme.toml", "applicants.xlsx", "decisions.xlsx")
"""What lies in the example's folder before its draw."""
FROZEN_AT = "2026-03-05T10:00:00"
DRAWN_AT = "2026-03-06T10:00:00"
SEED = "ningbo-daily-2026-03-06"
DICE_52 = ",".join("3141592653146253"[n % 16].replace("9", "2") for n in range(52))
"""52 throws: 134 bits, above the 128 that need no warning."""
TIME_LIMIT = 60

HEADINGS = (
    "受理编号",
    "姓名",
    "身份证号",
    "电话",
    "户籍地址",
    "房产证号",
    "房屋坐落",
    "产权人",
    "车牌号",
    "行驶证所有人",
    "备注",
)
"""What the example's programme asks for."""
UNASSIGNED_COUNTY = "330299"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output; anything beside it is an error here."""
        return json.loads(self.stdout)


class Run(Protocol):
    """Runs one command as a user would."""

    def __call__(
        self,
        *words: str | Path,
        cwd: Path,
        lang: str | None = "en",
        environment: Mapping[str, str] | None = None,
    ) -> Said:
        """What `python -m parking_share WORDS` answers in a folder."""


def environment_of(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment with no language of its own, and the changes asked for."""
    languages = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}
    kept = {name: value for name, value in os.environ.items() if name not in languages}
    return {**kept, "PYTHONUTF8": "1", "COLUMNS": "80", **(changes or {})}


def words_of(words: Iterable[str | Path], lang: str | None) -> list[str]:
    """The whole command line."""
    chosen = [] if lang is None else ["--lang", lang]
    return [sys.executable, "-m", "parking_share", *map(str, words), *chosen]


def run(
    *words: str | Path,
    cwd: Path,
    lang: str | None = "en",
    environment: Mapping[str, str] | None = None,
) -> Said:
    """Run one command in a folder and wait for its answer; nobody sits at a terminal."""
    done = subprocess.run(
        words_of(words, lang),
        cwd=cwd,
        env=environment_of(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def tree(folder: Path) -> dict[str, str]:
    """Every path under a folder with the SHA-256 of what it holds: equal when nothing changed."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }


def resident_id(number: int) -> str:
    """A sound ID number of a county that nobody has, a different one for every number."""
    first = f"{UNASSIGNED_COUNTY}1980{number // 100 % 12 + 1:02d}{number % 28 + 1:02d}{number:03d}"
    weighed = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + "10X98765432"[weighed % 11]


def applicant(number: int, **changes: str) -> dict[str, str]:
    """A household that meets every rule of the example's programme."""
    name = (
        "甲乙丙丁戊己庚辛壬癸"[number % 10] + "子丑寅卯辰巳午未申酉戌亥"[number // 10 % 12] + "某"
    )
    address = f"银桂小区{number // 20 + 1}幢1单元{number % 20 + 101}室"
    row = {
        "受理编号": f"T-{number:04d}",
        "姓名": name,
        "身份证号": resident_id(number),
        "电话": f"1380000{number:04d}",
        "户籍地址": f"宁波市镇海区招宝山街道{address}",
        "房产证号": f"浙(2021)宁波市(镇海)不动产权第{number:07d}号",
        "房屋坐落": address,
        "产权人": name,
        "车牌号": f"浙B{number + 20000:05d}",
        "行驶证所有人": name,
        "备注": "",
    }
    return row | changes


def write_book(path: Path, rows: Sequence[Mapping[str, str]], *more: str) -> Path:
    """A workbook with these applications under one header row; `more` sheets hold the same."""
    headings = list(rows[0]) if rows else list(HEADINGS)
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("报名表", *more):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headings)
            for place, row in enumerate(rows, start=1):
                for column, heading in enumerate(headings):
                    sheet.write_string(place, column, row[heading])
    return path


def small_round(folder: Path, applicants: int = 12) -> Path:
    """A folder with the example's programme and a workbook of a few sound applications."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "programme.toml").write_bytes((EXAMPLE / "programme.toml").read_bytes())
    write_book(folder / "applicants.xlsx", [applicant(n) for n in range(1, applicants + 1)])
    return folder
