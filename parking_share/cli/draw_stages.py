"""The stages of `draw`: papers read, list closed, seed taken, result shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parking_share.cli import closing
from parking_share.cli.drawing import draw_round
from parking_share.cli.options import recorded_time
from parking_share.cli.papers import STEPS, read_papers
from parking_share.cli.seed_entry import Entry, at_a_terminal
from parking_share.cli.seed_given import Given
from parking_share.cli.terminal import progress, say
from parking_share.errors import RoundError
from parking_share.evidence.rehearsal_mark import MARK, is_rehearsal
from parking_share.evidence.seed_sources import (
    announced_counts,
    committed_sources,
    require_enough_bits,
)
from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
from parking_share.files.round_folder import RoundFolder
from parking_share.files.rounds_lock import rounds_locked
from parking_share.language import Text
from parking_share.lottery import commitment
from parking_share.reports.draw_report import DrawnRound, draw_lines, drawn_round
from parking_share.reports.rehearsal_mark import marked


@dataclass(frozen=True, slots=True)
class Order:
    """What one `draw` was told."""

    given: Given
    at: str | None
    """The time to record; None is now."""
    round_id: str | None
    quiet: bool
    """For other programs: nothing is asked, nothing shown on the way."""

    @property
    def ask(self) -> bool:
        """Whether people sit at this terminal and can be asked."""
        return at_a_terminal() and not self.quiet

    def closed(
        self, applicants: Path, papers_given: tuple[Path | None, Path | None, str | None]
    ) -> RoundFolder:
        """The round of a workbook, its list closed if it was not.

        What the command line gives is checked first: a seed that cannot be taken closes no list.
        """
        recorded_time(self.at)
        with progress(STEPS, quiet=self.quiet) as tick:
            papers = read_papers(applicants, *papers_given, tick)
        folder = closing.round_folder(papers, self.round_id)
        with rounds_locked(folder.path.parent):
            if folder.is_frozen:
                closing.require_same_inputs(papers, folder)
                return folder
            announced = papers.programme.draw.seed_sources
            counts = announced_counts(announced)
            sources = committed_sources(announced, () if announced else self.given.wanted_kinds)
            require_enough_bits(sources, counts)
            Entry(self.given, counts, self.ask).checked(sources)
            closing.close_list(papers, folder, sources, recorded_time(self.at))
        return folder

    def rehearsal(self, target: Path) -> RoundFolder:
        """A new rehearsal of a programme."""
        from parking_share.cli.rehearsing import rehearsal_round

        return rehearsal_round(target, self.given.wanted_kinds, recorded_time(self.at))

    def draw(self, folder: RoundFolder) -> DrawnRound:
        """The seed taken, and all that follows from it written."""
        rules, _ = read_programme(folder.public / PROGRAMME_FILE)
        counts = announced_counts(rules.draw.seed_sources)
        entry = Entry(self.given, counts, self.ask, mark_of(folder))
        with rounds_locked(folder.path.parent):
            return draw_round(folder, entry, lambda: recorded_time(self.at))


def frozen_round(target: Path) -> RoundFolder:
    """The frozen round in a folder; raises `RoundError` when there is none."""
    folder = RoundFolder(target.resolve())
    if not folder.is_frozen:
        raise RoundError(
            Text("{folder}: this is no frozen round.", folder=target),
            Text("Name the workbook of applications, or a folder such as rounds/2026."),
        )
    return folder


def mark_of(folder: RoundFolder) -> str:
    """What stands before everything said of a rehearsal; nothing for a real round."""
    return MARK if is_rehearsal(folder.public_files()) else ""


def present_draw(order: Order, folder: RoundFolder) -> None:
    """Digest first, then the seed, then the ranks; a round drawn already is shown again."""
    from parking_share.cli.presenting import on_stage
    from parking_share.reports.presentation import digest_screen, sources_screen

    mark = mark_of(folder)
    data = (folder.public / commitment.FILE).read_bytes()
    committed = commitment.parse_commitment(data)
    drawn: DrawnRound | None = None
    with on_stage() as stage:
        first = digest_screen(committed, commitment.digest(data), mark)
        if folder.is_drawn:
            drawn = drawn_round(folder.public, folder.public_files())
            if stage.show([first]):
                stage.result(drawn, mark)
        elif stage.show([first, sources_screen(committed, mark)]):
            drawn = order.draw(folder)
            stage.result(drawn, mark)
    if drawn is None:
        say(*marked(mark, [Text("Nothing was drawn; the list stays closed.")]))
    else:
        say(*marked(mark, draw_lines(drawn)))
