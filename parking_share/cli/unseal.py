"""`parking-share unseal`: the encrypted file of a round becomes its sealed folder again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.files.round_folder import RoundFolder

HELP = Text("Bring the sealed folder of a round back from its encrypted file.")
EXAMPLE = Text("Example: parking-share unseal rounds/2026 --identity key.txt")


def unseal(
    round_path: Annotated[
        Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a frozen round.")))
    ],
    identity: Annotated[
        list[Path] | None,
        typer.Option(
            "--identity",
            metavar="FILE",
            help=str(Text("The key file that age-keygen wrote; repeatable.")),
        ),
    ] = None,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help=str(Text("Type the passphrase.")))
    ] = False,
    as_json: Json = False,
) -> None:
    """Open the file, compare every part of it with its digest, and put the folder in its place."""
    from parking_share.cli.passphrase import typed_key
    from parking_share.files.age import opened, require_age
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.rounds_lock import rounds_locked
    from parking_share.files.sealed_archive import unpacked
    from parking_share.files.sealed_swap import ENCRYPTED, open_folder

    if bool(identity) == passphrase:
        raise typer.BadParameter(str(Text("give --identity or --passphrase")))
    require_age()
    folder = RoundFolder(round_path.resolve())
    folder.require_round(round_path)
    with rounds_locked(folder.path.parent):  # clears away what a killed run left, too
        _require_encrypted(folder, round_path)
    key = typed_key(identity or ())
    with rounds_locked(folder.path.parent):
        _require_encrypted(folder, round_path)
        files = unpacked(opened(folder.encrypted.read_bytes(), key, ENCRYPTED), ENCRYPTED)
        open_folder(folder.path, files)
    if as_json:
        say_json({"folder": str(folder.sealed), "files": len(files)})
        return
    say(
        Text(
            "{n} files are back in {folder}, each as it was packed.", n=len(files), folder="sealed/"
        ),
        Text("`parking-share audit` compares them with the public record."),
    )


def _require_encrypted(folder: RoundFolder, given: Path) -> None:
    """A round whose sealed folder is encrypted, and not there beside the file."""
    from parking_share.errors import RoundError
    from parking_share.files.sealed_swap import require_one

    require_one(folder.path)
    if folder.not_open is None:
        raise RoundError(
            Text("{folder}: there is no encrypted file of a sealed folder here.", folder=given),
            Text("Nothing was changed."),
        )
