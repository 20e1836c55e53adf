from __future__ import annotations

import string
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from parking_share.language import LANGUAGES, LOCALE_FOLDER, Text, in_use, use

if TYPE_CHECKING:
    from babel.messages.catalog import Message

CATALOGUES = sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/*.po"))


def messages() -> Iterator[Message]:
    """Every sentence of every catalogue; its header left out."""
    for path in CATALOGUES:
        with path.open("rb") as file:
            yield from (message for message in read_po(file) if message.id)


def gaps(sentence: object) -> set[str]:
    """The names of a sentence's gaps."""
    assert isinstance(sentence, str)
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    before = in_use()
    yield
    use(before)


def test_there_is_a_catalogue_for_every_language_but_english() -> None:
    assert {path.parts[-3] for path in CATALOGUES} == set(LANGUAGES) - {"en"}
    assert len(list(messages())) > 200


def test_a_translation_has_the_gaps_of_its_sentence() -> None:
    differing = {
        str(message.id): (gaps(message.id), gaps(message.string))
        for message in messages()
        if message.string and gaps(message.id) != gaps(message.string)
    }
    assert differing == {}


def test_every_sentence_is_translated_for_certain() -> None:
    open_ones = [message.id for message in messages() if not message.string or message.fuzzy]
    assert open_ones == []


def test_a_translated_sentence_is_chinese() -> None:
    def is_chinese(text: object) -> bool:
        return any("\u4e00" <= sign <= "\u9fff" for sign in str(text))

    worded = [m for m in messages() if len(gaps(m.id)) == 0 and len(str(m.id).split()) > 3]
    assert len(worded) > 50
    assert [message.id for message in worded if not is_chinese(message.string)] == []


def test_a_sentence_is_said_in_the_language_in_use() -> None:
    sentence = Text("{n} cards written to {file}.", n=3, file="a.xlsx")
    use("en")
    english = str(sentence)
    use("zh_CN")
    chinese = str(sentence)
    assert english == "3 cards written to a.xlsx."
    assert chinese != english
    assert "a.xlsx" in chinese


def test_a_sentence_inside_a_sentence_is_said_in_the_same_language() -> None:
    inner = Text("a PDF document")
    outer = Text("{file}: this is {kind}, not a workbook.", file="a.xlsx", kind=inner)
    assert inner.said_in("zh_CN") in outer.said_in("zh_CN")
    assert inner.said_in("en") in outer.said_in("en")


def test_braces_in_a_value_are_left_alone() -> None:
    assert Text("{n} rows read", n="{x}").said_in("en") == "{x} rows read"


def test_equal_sentences_are_equal_values() -> None:
    same = {Text("{n} rows read", n=3), Text("{n} rows read", n=3)}
    assert len(same) == 1
    assert Text("{n} rows read", n=3) != Text("{n} rows read", n=4)
