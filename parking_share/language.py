"""Sentences for people, in Chinese or English.

The core never prints. It returns `Text`: an English sentence with named gaps, not yet in
any language. The edge chooses the language once (`use`), and `str(text)` says it there.
The English sentence is the key of the gettext catalogue in `data/locale`.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "parking_share"
LOCALE_FOLDER = Path(__file__).parent / "data" / "locale"
LANGUAGES = ("zh_CN", "en")

_chosen = ["en"]


def use(language: str) -> None:
    """Say every `Text` in this language from now on; one of `LANGUAGES`."""
    _chosen[0] = language


def in_use() -> str:
    """The language that `str(text)` speaks now."""
    return _chosen[0]


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language; English is the key itself and has none."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [language])


class Text:
    """One sentence with its values, not yet in a language.

    `Text("{n} rows read", n=3)`; a value may be a `Text` itself. The template is what the
    translator sees, so it is a literal where it is written.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def said_in(self, language: str) -> str:
        """This sentence in one language, whatever language is in use."""
        values = {
            name: value.said_in(language) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return catalogue(language).gettext(self.template).format(**values)

    def __str__(self) -> str:
        return self.said_in(in_use())

    def __repr__(self) -> str:
        return f"Text({self.template!r})"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Text)
            and self.template == other.template
            and self.values == other.values
        )

    def __hash__(self) -> int:
        return hash(self.template)
