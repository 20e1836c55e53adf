"""What reaches the person at the terminal: tables, sentences, JSON, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from parking_share.language import Text
from parking_share.reports.table import Table

if TYPE_CHECKING:
    from rich.console import Console


class Tick(Protocol):
    """Announces the next piece of work."""

    def __call__(self, what: Text) -> None:
        """Show `what` as being done now."""


def say(*sentences: str | Text) -> None:
    """Sentences on standard output, a line each."""
    for sentence in sentences:
        print(sentence)  # noqa: T201 - this is where printing happens


def warn(*sentences: str | Text) -> None:
    """Sentences on standard error, a line each."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)  # noqa: T201


def say_json(value: object) -> None:
    """One JSON value on standard output, and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201


def show(table: Table) -> None:
    """A table on standard output; nothing when it has no rows."""
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    if not table.rows:
        return
    drawn = RichTable(title=str(table.title), title_justify="left")
    for header in table.headers:
        drawn.add_column(str(header), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(RichText(str(cell)) for cell in row))
    _console().print(drawn)


def hidden(question: Text) -> str:
    """An answer that is not shown while it is typed; nothing where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    from getpass import getpass

    try:
        return getpass(str(question)).strip()
    except EOFError:
        return ""


def clear() -> None:
    """An empty screen, where the output is one."""
    if sys.stdout.isatty():
        _console().clear()


@contextmanager
def progress(steps: int, *, quiet: bool) -> Iterator[Tick]:
    """A bar over `steps` pieces of work; none when quiet or not on a terminal."""
    from rich.progress import Progress

    with Progress(
        console=_console(stderr=True), transient=True, disable=quiet or not sys.stderr.isatty()
    ) as bar:
        task = bar.add_task("", total=steps)
        yield lambda what: bar.update(task, description=str(what), advance=1)


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)
