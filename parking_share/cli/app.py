"""The program: its commands, its language, and the one boundary where errors become messages."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from collections.abc import Sequence

from parking_share import __version__
from parking_share.errors import ParkingShareError
from parking_share.language import DOMAIN, LANGUAGES, LOCALE_FOLDER, Text, use

USAGE, COULD_NOT_RUN, BUG = 2, 3, 70
_TYPER_INTERRUPTED = 130
"""Typer's answer to Ctrl-C; no command of ours gives it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code (0 yes, 1 no, 2 usage, 3 could not, 70 bug)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a GBK console
    words, language = take_language(list(sys.argv[1:] if arguments is None else arguments))
    speak(language or language_of(os.environ))
    as_json = "--json" in words
    if language is not None and language not in LANGUAGES:
        complain(Text("--lang is one of: {choices}", choices=", ".join(LANGUAGES)), as_json)
        sys.exit(USAGE)
    try:
        code = run(words)
    except KeyboardInterrupt:
        complain(Text("Interrupted. Run the same command again to go on."), as_json)
        code = COULD_NOT_RUN
    sys.exit(code)


def run(words: list[str]) -> int:
    """Run the command in these words and return its exit code; only an interruption is raised."""
    from typer import Abort

    from parking_share.cli.commands import NoArgsIsHelpError, UsageError, build, usage_sentence

    as_json = "--json" in words
    try:
        code = build(words)(args=words, prog_name="parking-share", standalone_mode=False)
    except NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except UsageError as error:
        complain(usage_sentence(error), as_json)
        return USAGE
    except ParkingShareError as error:
        complain(Text("{error}", error=error), as_json)
        return error.exit_code
    except Abort:
        raise KeyboardInterrupt from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - the one place that reports a bug
        complain(_bug(error), as_json)
        return BUG
    if code == _TYPER_INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def take_language(words: list[str]) -> tuple[list[str], str | None]:
    """The words without `--lang LANGUAGE`, wherever it stands, and that language."""
    rest: list[str] = []
    language: str | None = None
    given = iter(words)
    for word in given:
        if word == "--lang":
            language = next(given, "")
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        else:
            rest.append(word)
    aliases = {"zh": "zh_CN", "zh-CN": "zh_CN", "zh_CN": "zh_CN", "en": "en"}
    return rest, None if language is None else aliases.get(language, language)


def language_of(environment: os._Environ[str]) -> str:
    """Chinese for a Chinese locale, English for any other."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((environment[name] for name in names if environment.get(name)), None)
    chosen = named or locale.getlocale()[0] or ""  # Windows names it in no variable
    return "zh_CN" if chosen.lower().startswith(("zh", "chinese")) else "en"


def speak(language: str) -> None:
    """Choose the language of our own words and of the words typer says by itself."""
    if language not in LANGUAGES:
        return
    use(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)


def complain(sentence: Text, as_json: bool) -> None:  # noqa: FBT001 - a plain switch
    """Say what is wrong on standard error; for other programs also as the one JSON object."""
    from parking_share.cli.terminal import say_json, warn

    warn(Text("parking-share: {sentence}", sentence=sentence))
    if as_json:
        say_json({"error": str(sentence)})


def _bug(error: Exception) -> Text:
    """Where a bug showed itself, without any value: messages may hold personal data."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-3:]
    return Text(
        "This is a bug in parking-share {version}: {kind} at {places}. Nothing was finished; "
        "please report this line.",
        version=__version__,
        kind=type(error).__name__,
        places=" < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(last)),
    )
