"""The optional rules that the programme template shows are valid when they are switched on."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

from parking_share.programme import parse_programme

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "parking_share" / "data" / "templates" / "programme.toml"
EXAMPLE = ROOT / "examples" / "yingui" / "programme.toml"
KEYS = ("workdays", "weekdays", "quiet", "latest_entry")


def test_the_commented_keys_of_the_template_are_read() -> None:
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    plain = [line.removeprefix("# ") for line in lines]
    shown = {key: line for line in plain for key in KEYS if line.startswith(f"{key} = ")}
    assert set(shown) == set(KEYS)
    text = EXAMPLE.read_text(encoding="utf-8")
    rules = "\n".join(shown[key] for key in KEYS[:3])
    text = re.sub(r"^\[hours\]$", f"[hours]\n{rules}", text, flags=re.MULTILINE)
    text = text.replace('morning = "07:45"', f'morning = "07:45"\n{shown["latest_entry"]}')
    hours = parse_programme(text, "programme.toml").hours
    assert hours.workdays == (0, 1, 2, 3, 4, 5)
    assert hours.weekdays[0].evening == time(21)
    assert hours.quiet is not None
    assert {season.latest_entry for season in hours.seasons} == {time(21, 30)}


def test_without_them_the_hours_mean_what_they_always_did() -> None:
    hours = parse_programme(EXAMPLE.read_text(encoding="utf-8"), "programme.toml").hours
    assert hours.workdays == (0, 1, 2, 3, 4)
    assert (hours.weekdays, hours.quiet) == ((), None)
    assert {season.latest_entry for season in hours.seasons} == {None}
