"""A Chinese sentence is Chinese: what stays in Latin letters are names that the reader types."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from parking_share.language import DOMAIN, LOCALE_FOLDER

GAP = re.compile(r"\{[^}]*\}")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
CHINESE = re.compile(r"[一-鿿]")
NAMES = {"MB", "GB", "BOM", "LF", "JPEG", "PNG", "PDF", "RTF", "SHA", "UTF", "ID", "YG"}
OPTION_VALUES = {"stay", "enter", "leave"}


def entries() -> list[tuple[str, str]]:
    path = LOCALE_FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        return [(str(entry.id), str(entry.string)) for entry in read_po(file) if entry.id]


def latin(text: str) -> set[str]:
    return set(LATIN_WORD.findall(GAP.sub("", text)))


def test_no_english_is_left_in_a_chinese_sentence() -> None:
    left = {
        chinese: words
        for english, chinese in entries()
        if (words := latin(chinese) - latin(english) - NAMES - OPTION_VALUES)
    }
    assert left == {}


def test_every_sentence_has_a_chinese_one() -> None:
    silent = [
        english
        for english, chinese in entries()
        if latin(english) and not CHINESE.search(chinese) and not GAP.search(chinese)
    ]
    assert silent == []


def test_an_english_sentence_quotes_chinese_and_no_more() -> None:
    mostly_chinese = [
        english
        for english, _ in entries()
        if CHINESE.search(GAP.sub("", english)) and len(latin(english)) <= 1
    ]
    assert mostly_chinese == []
