"""All commands in one table. Imported after the language is chosen, so that help speaks it.

A command's module is imported only when that command, or the help of all, is asked for: whoever
verifies a record does not wait for the programme's rules to load.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Annotated

import typer
from typer._click.exceptions import (  # typer exports its usage errors nowhere else
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from parking_share import __version__
from parking_share.cli.spoken import SpokenCommand, SpokenGroup
from parking_share.language import Text

__all__ = ["NoArgsIsHelpError", "UsageError", "build", "usage_sentence"]

COMMANDS = (
    "init",
    "check",
    "freeze",
    "chances",
    "draw",
    "verify",
    "strike",
    "reinstate",
    "status",
    "claim",
    "extend",
    "forfeit",
    "return",
    "vehicle",
    "card",
    "violation",
    "sanction",
    "objection",
    "note",
    "undo",
    "receipts",
    "notice",
    "roster",
    "roster-prove",
    "roster-diff",
    "gate-log",
    "hours",
    "calendar",
    "audit",
    "seal",
    "unseal",
    "purge",
    "spec",
)
"""In the order of the help. Each is a module of that name in this folder (`-` is `_` there), with
`HELP`, `EXAMPLE` and a function of its name."""
GROUPS = {
    "hours": {
        "at": "hours",
        "from": "hours_from",
        "export": "hours_export",
        "poster": "hours_poster",
        "ics": "hours_ics",
        "switches": "hours_switches",
    },
    "vehicle": {"change": "vehicle"},
    "card": {"issue": "card", "lost": "card", "void": "card", "replace": "card"},
    "violation": {"add": "violation", "confirm": "violation", "list": "violation"},
    "objection": {"add": "objection", "answer": "objection"},
    "calendar": {"status": "calendar", "add": "calendar_add", "diff": "calendar_add"},
}
"""Commands that have commands of their own: their names, and the module of each, which has
`AT_HELP`, `AT_EXAMPLE` and a function `at`."""


def build(words: Sequence[str] = ()) -> typer.Typer:
    """The program, its help in the language in use.

    `words` is the command line: with a command in its first place, only that one is loaded.
    """
    app = _group(Text("Shared office parking: check, draw, verify, hours, card rosters."))
    app.callback()(_start)
    asked = next((word for word in words if not word.startswith("-")), "")
    for name in (asked,) if asked in COMMANDS else COMMANDS:
        module = _module(name)
        if name not in GROUPS:
            command = getattr(module, _python_name(name))
            _add(app, name, command, (module.HELP, module.EXAMPLE))
            continue
        group = _group(module.HELP)
        group.callback()(_nothing)
        for subname, place in GROUPS[name].items():
            _add_part(group, subname, _module(place))
        app.add_typer(group, name=name)
    return app


def _module(name: str) -> ModuleType:
    return import_module(f"parking_share.cli.{_python_name(name)}")


def _python_name(name: str) -> str:
    """A command's name as Python can have it: no hyphens, and no word that Python needs itself."""
    plain = name.replace("-", "_")
    return f"{plain}_" if iskeyword(plain) or plain in dir(builtins) else plain


def _add_part(group: typer.Typer, name: str, module: ModuleType) -> None:
    constant = name.upper().replace("-", "_")
    words = (getattr(module, f"{constant}_HELP"), getattr(module, f"{constant}_EXAMPLE"))
    _add(group, name, getattr(module, _python_name(name)), words)


def usage_sentence(error: UsageError) -> Text:
    """What is wrong with the words on the command line."""
    help_line = Text("See `{command} --help`.", command=_command(error))
    return Text("{problem} {help_line}", problem=_problem(error), help_line=help_line)


def _problem(error: UsageError) -> Text:
    if isinstance(error, MissingParameter):
        name = error.param.get_error_hint() if error.param else ""
        return Text("{name} is missing.", name=name)
    if isinstance(error, NoSuchOption):
        return Text("There is no option {name}.", name=error.option_name)
    if isinstance(error, BadParameter) and error.param is not None:
        return Text("{name}: not a value it takes.", name=error.param.get_error_hint())
    problem, _, _ = error.message.partition(" Did you mean")
    return Text("{problem}.", problem=problem.rstrip(".。"))


def _command(error: UsageError) -> str:
    return error.ctx.command_path if error.ctx else "parking-share"


def _add(
    app: typer.Typer, name: str, command: Callable[..., None], words: tuple[Text, Text]
) -> None:
    sentence, example = words
    app.command(
        name,
        cls=SpokenCommand,
        help=str(sentence),
        epilog=str(example),
        options_metavar=str(Text("[OPTIONS]")),
    )(command)


def _group(sentence: Text) -> typer.Typer:
    return typer.Typer(
        cls=SpokenGroup,
        options_metavar=str(Text("[OPTIONS]")),
        subcommand_metavar=str(Text("COMMAND [ARGS]...")),
        help=str(sentence),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _nothing() -> None:
    """Let a group have sub-commands even while it has one."""


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    if asked:
        typer.echo(f"parking-share {__version__}")
        raise typer.Exit


def _start(
    _language: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="zh_CN|en", help=str(Text("Chinese or English, in any place."))
        ),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=str(Text("Print the version.")),
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""
