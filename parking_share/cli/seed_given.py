"""What the command line says of a seed: values, evidence, and who typed them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from parking_share.errors import InputError, SeedError
from parking_share.language import Text
from parking_share.lottery.commitment import SeedSource

OPTION_OF_KIND = {"dice": "--dice", "text": "--seed"}

Values = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="ID=VALUES",
        help=str(Text("What one committed seed source said, such as dice=3,1,4; repeatable.")),
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="ID=FILE",
        help=str(Text("A photo or notice of that source: its SHA-256 is published; repeatable.")),
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help=str(Text("Who enters the values, published with them; repeatable.")),
    ),
]


@dataclass(frozen=True, slots=True)
class Given:
    """What was given for the seed before anybody is asked."""

    values: Mapping[str, str] = field(default_factory=dict)
    """By the id of a source."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By kind: what `--seed` and `--dice` said."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """By the id of a source: the digests of its photos or notices."""
    by: tuple[str, ...] = ()

    @property
    def wanted_kinds(self) -> tuple[str, ...]:
        """The kinds that a programme without seed sources would have to commit to."""
        return (*self.kinds, *self.values)

    def typed_for(self, sources: Sequence[SeedSource]) -> dict[str, str]:
        """The values by the id of a committed source.

        Raises `SeedError` for what belongs to no source, or to more than one.
        """
        typed = dict(self.values)
        for kind, value in self.kinds.items():
            fitting = [source.id for source in sources if source.kind == kind]
            if not fitting:
                raise _other_sources(OPTION_OF_KIND[kind], sources)
            if len(fitting) > 1:
                raise SeedError(
                    Text(
                        "{option}: several sources are of this kind: {ids}.",
                        option=OPTION_OF_KIND[kind],
                        ids=", ".join(fitting),
                    ),
                    Text("Give each with --source ID=VALUES."),
                )
            typed[fitting[0]] = value
        kind_of = {source.id: source.kind for source in sources}
        for name in (*typed, *self.notes):
            if name not in kind_of:
                raise _other_sources(f"--source {name}", sources)
        for name in typed:
            if kind_of[name] == "system":
                raise SeedError(
                    Text("--source {id}: the system makes this value itself.", id=name),
                    Text("Leave it out."),
                )
        return typed


def given_seed(
    seed: str | None,
    dice: str | None,
    values: Iterable[str] | None,
    evidence: Iterable[str] | None,
    by: Iterable[str] | None,
) -> Given:
    """The options of one command line; raises `BadParameter` for what is not `ID=…`."""
    if seed is not None and dice is not None:
        raise typer.BadParameter(str(Text("give --seed or --dice, not both")))
    kinds = {kind: text for kind, text in (("text", seed), ("dice", dice)) if text is not None}
    notes: dict[str, list[str]] = {}
    for name, path in _pairs("--evidence", evidence):
        notes.setdefault(name, []).append(f"SHA-256 {_digest_of(Path(path))}")
    typed: dict[str, str] = {}
    for name, text in _pairs("--source", values):
        if name in typed:
            raise typer.BadParameter(str(Text("--source {id} is given twice", id=name)))
        typed[name] = text
    joined = {name: "; ".join(digests) for name, digests in notes.items()}
    return Given(typed, kinds, joined, tuple(by or ()))


def _pairs(option: str, words: Iterable[str] | None) -> list[tuple[str, str]]:
    pairs = []
    for word in words or ():
        name, sign, value = word.partition("=")
        if not (name and sign):
            raise typer.BadParameter(
                str(Text("{option} is written as ID=…, such as dice=…", option=option))
            )
        pairs.append((name, value))
    return pairs


def _digest_of(path: Path) -> str:
    import hashlib

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            Text("--evidence {file}: cannot be read ({why}).", file=path, why=error.strerror),
            Text("Check the name and the folder."),
        ) from None


def _other_sources(option: str, sources: Sequence[SeedSource]) -> SeedError:
    return SeedError(
        Text(
            "{option}: the commitment names other seed sources: {kinds}.",
            option=option,
            kinds=", ".join(source.id for source in sources),
        ),
        Text("Give the values of those sources; they were fixed when the list was closed."),
    )
