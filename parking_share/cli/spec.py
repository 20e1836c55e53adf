"""`parking-share spec`: the protocol of the draw, as a text to read."""

from __future__ import annotations

from parking_share.cli.terminal import say
from parking_share.language import Text

HELP = Text("Print the protocol of the draw, by which anybody can check it without this program.")
EXAMPLE = Text("Example: parking-share spec > SPEC.md")


def spec() -> None:
    """Print SPEC.md as it stands in the package."""
    from importlib.resources import files

    text = (files("parking_share") / "lottery" / "SPEC.md").read_text("utf-8")
    say(text.removesuffix("\n"))
