"""`parking-share purge`: remove the personal data of a round whose time is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import At, Json, recorded_time
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from datetime import datetime

    from parking_share.files.purge import SealedFile
    from parking_share.files.round_folder import RoundFolder
    from parking_share.programme import Programme

HELP = Text("Remove the sealed data of a round after its retention date; the proof is kept.")
EXAMPLE = Text("Example: parking-share purge rounds/2026 --yes")


def purge(
    round_path: Annotated[
        Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a drawn round.")))
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help=str(Text("Really remove; otherwise only say what.")))
    ] = False,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Say what would be removed, or remove it and leave a certificate."""
    from parking_share.files.purge import CERTIFICATE
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.rounds_lock import rounds_locked

    folder, moment = RoundFolder(round_path.resolve()), recorded_time(at)
    _require_drawn(folder.is_drawn, round_path)
    with rounds_locked(folder.path.parent):
        was_encrypted = folder.not_open is not None
        sanctions = _sanctions_that_end(folder, moment.date())
        files, entries = _purged(folder, moment, really=yes)
    certificate = folder.path / CERTIFICATE
    if as_json:
        names = [one.name for one in files]
        kept = str(certificate) if yes else None
        say_json({"removed": yes, "files": names, "entries": entries, "certificate": kept})
        return
    say(*(Text("{name}: {n} bytes", name=one.name, n=one.size) for one in files))
    if entries:
        say(Text("register: what {n} entries say", n=entries), *sanctions)
    if was_encrypted:
        say(
            Text(
                "The sealed folder is encrypted; to see what is in it, run `parking-share unseal "
                "{folder}` first.",
                folder=round_path,
            )
        )
    if yes:
        say(
            Text("{n} files removed; the certificate is {file}.", n=len(files), file=certificate),
            Text("The workbook, copies, print-outs and gate devices are not touched."),
        )
    else:
        say(Text("Nothing was removed. With --yes these {n} files are.", n=len(files)))


def _purged(
    folder: RoundFolder, moment: datetime, *, really: bool
) -> tuple[tuple[SealedFile, ...], int]:
    """The files, and the number of entries of the register, that go; removed where asked for."""
    from parking_share.cli.register_reading import address
    from parking_share.evidence.record import SUMS
    from parking_share.files.programme_folder import PROGRAMME_FILE, read_programme
    from parking_share.files.purge import purge as remove
    from parking_share.files.purge import sealed_files
    from parking_share.files.register_store import entries_with_content, purge_contents
    from parking_share.lottery.commitment import digest
    from parking_share.reports.purge_certificate import purge_certificate

    rules, _ = read_programme(folder.public / PROGRAMME_FILE)
    _require_over(rules, moment.date())
    home, place, name = address(folder), folder.path.parent.parent, folder.path.name
    files, entries = sealed_files(folder), entries_with_content(home, place, name)
    if really:
        sums = digest((folder.public / SUMS).read_bytes())
        remove(folder, purge_certificate(rules, name, (files, entries), moment, sums))
        purge_contents(home, place, name, moment.isoformat(timespec="seconds"))
    return files, entries


def _sanctions_that_end(folder: RoundFolder, today: date) -> list[Text]:
    """The next draw knows a household only by its sealed papers: what goes with them is said."""
    from parking_share.cli.register_reading import address
    from parking_share.files.register_store import read_events
    from parking_share.register.years import year_of

    year = year_of(read_events(address(folder), folder.path.parent.parent), folder.path.name)
    return [
        Text(
            "A sanction on {ticket} is still in force and cannot be carried on without the papers: "
            "enter the household by hand under 限制名单 in lists.xlsx first.",
            ticket=one.ticket,
        )
        for one in year.sanctions.values()
        if one.holds_on(today)
    ]


def _require_drawn(drawn: bool, given: Path) -> None:  # noqa: FBT001 - a plain fact
    from parking_share.errors import RoundError

    if not drawn:
        raise RoundError(
            Text("{folder}: this is no drawn round.", folder=given),
            Text("Draw it first with `parking-share draw`."),
        )


def _require_over(rules: Programme, today: date) -> None:
    from parking_share.errors import RoundError

    if today <= rules.kept_until:
        raise RoundError(
            Text("The sealed data is kept until {day}.", day=rules.kept_until),
            Text("Objections and audits need it; run the command after that day."),
        )
