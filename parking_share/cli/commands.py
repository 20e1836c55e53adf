"""All commands in one table. Imported after the language is chosen, so that help speaks it."""

from __future__ import annotations

from collections.abc import Callable
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
from parking_share.cli import check, draw, freeze, hours, init, roster, verify
from parking_share.cli.spoken import SpokenCommand, SpokenGroup
from parking_share.language import Text

__all__ = ["NoArgsIsHelpError", "UsageError", "build", "usage_sentence"]

COMMANDS: dict[str, tuple[Callable[..., None], Text, Text]] = {
    "init": (init.init, init.HELP, init.EXAMPLE),
    "check": (check.check, check.HELP, check.EXAMPLE),
    "freeze": (freeze.freeze, freeze.HELP, freeze.EXAMPLE),
    "draw": (draw.draw, draw.HELP, draw.EXAMPLE),
    "verify": (verify.verify, verify.HELP, verify.EXAMPLE),
    "roster": (roster.roster, roster.HELP, roster.EXAMPLE),
}


def build() -> typer.Typer:
    """The program with all its commands, its help in the language in use."""
    app = _group(Text("Shared office parking: check, draw, verify, hours, card rosters."))
    app.callback()(_start)
    for name, (command, sentence, example) in COMMANDS.items():
        _add(app, name, command, (sentence, example))
    hours_app = _group(hours.HELP)
    _add(hours_app, "at", hours.at, (hours.AT_HELP, hours.AT_EXAMPLE))
    hours_app.callback()(_nothing)
    app.add_typer(hours_app, name="hours")
    return app


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
    """Let `hours` have sub-commands even while it has one."""


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
