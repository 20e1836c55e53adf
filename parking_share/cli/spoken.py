"""Commands whose help speaks the language in use where typer's own words are fixed English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

from parking_share.language import Text

if TYPE_CHECKING:
    from typer._click import Context

USAGE = "Usage: "


class SpokenCommand(TyperCommand):
    """A command with a spoken usage line and help option."""

    def get_usage(self, ctx: Context) -> str:
        """The usage line."""
        return super().get_usage(ctx).replace(USAGE, str(Text("Usage: ")), 1)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option `--help`, described."""
        return _described(super().get_help_option(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands with a spoken usage line and help option."""

    def get_usage(self, ctx: Context) -> str:
        """The usage line."""
        return super().get_usage(ctx).replace(USAGE, str(Text("Usage: ")), 1)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option `--help`, described."""
        return _described(super().get_help_option(ctx))


def _described(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = str(Text("Show this message and exit."))
    return option
