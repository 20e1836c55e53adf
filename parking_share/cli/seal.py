"""`parking-share seal`: the sealed folder of a round becomes one encrypted file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parking_share.cli.options import Json
from parking_share.cli.terminal import say, say_json
from parking_share.language import Text

if TYPE_CHECKING:
    from parking_share.files.round_folder import RoundFolder

HELP = Text("Encrypt the sealed folder of a round; the ordinary age tool opens it as well.")
EXAMPLE = Text("Example: parking-share seal rounds/2026 --passphrase")


def seal(
    round_path: Annotated[
        Path, typer.Argument(metavar="ROUND", help=str(Text("The folder of a frozen round.")))
    ],
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            "--recipient",
            metavar="age1…",
            help=str(Text("A public key of age: whoever has its secret key can open; repeatable.")),
        ),
    ] = None,
    identity: Annotated[
        list[Path] | None,
        typer.Option(
            "--identity",
            metavar="FILE",
            help=str(Text("Your own key file: it can open, and is tried at once; repeatable.")),
        ),
    ] = None,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help=str(Text("Type a passphrase, twice.")))
    ] = False,
    as_json: Json = False,
) -> None:
    """Encrypt, open the file again where the key is at hand, and only then remove the folder."""
    from parking_share.cli.passphrase import new_passphrase
    from parking_share.errors import RoundError
    from parking_share.files.age import Key, locked, opened, read_key, read_recipient, require_age
    from parking_share.files.round_folder import RoundFolder
    from parking_share.files.rounds_lock import rounds_locked
    from parking_share.files.sealed_archive import folder_files, packed, unpacked
    from parking_share.files.sealed_swap import ENCRYPTED, close_folder

    if bool(recipient or identity) == passphrase:
        raise typer.BadParameter(str(Text("give --recipient and --identity, or --passphrase")))
    require_age()
    folder = RoundFolder(round_path.resolve())
    folder.require_round(round_path)
    with rounds_locked(folder.path.parent):  # clears away what a killed run left, too
        _require_plain(folder, round_path)
    others = [read_recipient(one) for one in recipient or ()]
    key = Key(passphrase=new_passphrase()) if passphrase else read_key(identity or ())
    with rounds_locked(folder.path.parent):
        _require_plain(folder, round_path)
        folder.clear_unfinished()
        files = folder_files(folder.sealed)
        encrypted = locked(packed(files), [*others, *key.recipients], key.passphrase)
        tried = bool(key.passphrase or key.identities)
        if tried and unpacked(opened(encrypted, key, ENCRYPTED), ENCRYPTED) != files:
            raise RoundError(
                Text("{file}: it does not open to what was put in.", file=ENCRYPTED),
                Text("Nothing was changed; please report this."),
            )
        close_folder(folder.path, encrypted, files)
    if as_json:
        say_json({"file": str(folder.encrypted), "files": len(files), "opened_again": tried})
        return
    say(
        Text("{n} files encrypted into {file}; sealed/ is gone.", n=len(files), file=ENCRYPTED),
        _TRIED if tried else _UNTRIED,
        Text("Without the key or the passphrase nobody can open it: keep it in two places."),
        Text("The workbook, copies and print-outs are not touched."),
    )


_TRIED = Text("It was opened again and compared before the folder was removed.")
_UNTRIED = Text("It was not tried: let whoever has the secret key open a copy of it now.")


def _require_plain(folder: RoundFolder, given: Path) -> None:
    """A round with a sealed folder that holds something, and no encrypted file."""
    from parking_share.errors import RoundError
    from parking_share.files.sealed_swap import require_one

    require_one(folder.path)
    if folder.encrypted.exists():
        raise RoundError(
            Text("{folder}: the sealed folder is encrypted already.", folder=given),
            Text("Nothing was changed."),
        )
    if folder.sealed.is_dir() and not any(folder.sealed.iterdir()):
        raise RoundError(
            Text("{folder}: the sealed folder is empty.", folder=given),
            Text("Nothing was changed."),
        )
