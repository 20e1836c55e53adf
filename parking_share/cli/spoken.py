"""Commands whose help speaks the language in use where typer's own words are fixed English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from parking_share.language import Text

if TYPE_CHECKING:
    from typer._click import Context

USAGE = "Usage: "
PLAIN: dict[object, Callable[[Any], object]] = {
    bool: bool,
    str: str,
    Path: Path,
    list[str]: str,
    list[Path]: Path,
}
"""The types that a word of the command line becomes without any check."""


@dataclass(frozen=True, slots=True)
class PlainValue:
    """A parameter that takes any word.

    In the place of typer's own check, which loads pydantic even for these: a sixth of a second
    that whoever verifies a record would wait for nothing.
    """

    kind: Callable[[Any], object]

    def coerce(self, value: Any, param: Any, ctx: object) -> object:  # noqa: ANN401, ARG002
        """The value of one word, or of several."""
        if param.multiple or param.nargs == -1:
            return [self.kind(word) for word in value or ()]
        return None if value is None else self.kind(value)


class SpokenCommand(TyperCommand):
    """A command with a spoken usage line and help option."""

    def get_params(self, ctx: Context) -> list[Any]:
        """The parameters, those of a plain type unchecked."""
        return _unchecked(super().get_params(ctx))

    def get_usage(self, ctx: Context) -> str:
        """The usage line."""
        return super().get_usage(ctx).replace(USAGE, str(Text("Usage: ")), 1)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option `--help`, described."""
        return _described(super().get_help_option(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands with a spoken usage line and help option."""

    def get_params(self, ctx: Context) -> list[Any]:
        """The parameters, those of a plain type unchecked."""
        return _unchecked(super().get_params(ctx))

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


def _unchecked(params: list[Any]) -> list[Any]:
    for param in params:
        described = getattr(param, "type_descriptor", None)
        kind = PLAIN.get(getattr(described, "annotation", None))
        if kind is not None:
            param._runtime_param = PlainValue(kind)  # noqa: SLF001 - typer has no other way
    return params
