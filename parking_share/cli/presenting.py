"""The draw in front of the public: full screens, Enter goes on, q ends."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parking_share.language import Text
from parking_share.reports.presentation import (
    Screen,
    last_screen,
    rank_screens,
    seed_screen,
)

if TYPE_CHECKING:
    from rich.console import Console

    from parking_share.reports.draw_report import DrawnRound

SECONDS_A_ROW = 0.15
FRAME_ROWS = 8
"""Rows of a screen that hold title, frame and the line below."""
QUIT = "q"


class Stage:
    """A terminal taken over for the screens."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def show(self, screens: Sequence[Screen]) -> bool:
        """Each screen until Enter; False when somebody ended it with q."""
        return all(self._one(screen) for screen in screens)

    def result(self, drawn: DrawnRound, mark: str) -> None:
        """The seed, the ranks, and how to check them."""
        rows = max(self.console.height - FRAME_ROWS, 5)
        self.show(
            [seed_screen(drawn, mark), *rank_screens(drawn, rows, mark), last_screen(drawn, mark)]
        )

    def _one(self, screen: Screen) -> bool:
        from rich.panel import Panel
        from rich.rule import Rule
        from rich.text import Text as RichText

        self.console.clear()
        self.console.print(Rule(str(screen.title), style="bold"))
        self.console.print()
        if screen.large:
            large = RichText(screen.large, style="bold", justify="center")
            self.console.print(Panel(large, padding=(1, 2)))
        for line in screen.lines:
            self.console.print(RichText(str(line), overflow="fold"))
            if screen.one_by_one:
                time.sleep(SECONDS_A_ROW)
        self.console.print()
        try:
            return input(str(Text("[Enter] go on   [q] end  "))).strip().lower() != QUIT
        except EOFError:
            return False


@contextmanager
def on_stage() -> Iterator[Stage]:
    """The whole terminal, given back afterwards as it was."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    with console.screen(hide_cursor=False):
        yield Stage(console)
