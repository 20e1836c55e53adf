"""Entering the seed: from the command line, or by two people who have to agree."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parking_share.cli.seed_given import OPTION_OF_KIND, Given
from parking_share.cli.terminal import clear, say
from parking_share.errors import SeedError
from parking_share.evidence.seed_sources import canonical_value, too_few_bits
from parking_share.language import Text
from parking_share.lottery.commitment import SeedSource
from parking_share.lottery.plain_text import quoted
from parking_share.lottery.seed_strength import Verdict, strength

HOW = {
    "dice": Text("Type the throws in their order, such as 3,1,4 or 314."),
    "d10": Text("Type the digits in their order, such as 3,1,4 or 314."),
    "digits": Text("Type the digits in their order, such as 3,1,4 or 314."),
    "balls": Text("Type the balls in any order, such as 2 5 17; a second urn after +."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """How the values of a seed reach this run."""

    given: Given
    counts: Mapping[str, int]
    """How many throws or digits were announced, by source id."""
    ask: bool
    """Whether people sit at this terminal and can type what is missing."""
    mark: str = ""
    """Of a rehearsal; stands before what is asked."""

    def values(self, sources: Sequence[SeedSource]) -> dict[str, str]:
        """What each source said, in the form of the protocol; the system's own is left out.

        Raises `SeedError` for a value that cannot be taken, or that nobody gave.
        """
        known = self.checked(sources)
        for source in sources:
            if source.kind != "system" and source.id not in known:
                count, above = self.counts.get(source.id), self._introduction(source)
                known[source.id] = typed_by_two(source, count, self.given.by, above)
        self._require_bits(sources, known)
        return known

    def checked(self, sources: Sequence[SeedSource]) -> dict[str, str]:
        """The given values, before anybody types; a missing one is refused off a terminal."""
        typed = self.given.typed_for(sources)
        by_id = {source.id: source for source in sources}
        known = {
            name: canonical_value(by_id[name], text, self.counts.get(name))
            for name, text in typed.items()
        }
        missing = [s for s in sources if s.kind != "system" and s.id not in known]
        if missing and not self.ask:
            raise _no_value(missing[0])
        if not missing:
            self._require_bits(sources, known)
        return known

    def _introduction(self, source: SeedSource) -> list[Text]:
        """What stands above the questions."""
        return [
            Text(
                "{mark}Seed source {id}: {describe}",
                mark=self.mark,
                id=source.id,
                describe=source.describe,
            ),
            Text("Two people type what it said, one after the other; both must type the same."),
            *([HOW[source.kind]] if source.kind in HOW else []),
        ]

    def _require_bits(self, sources: Sequence[SeedSource], known: Mapping[str, str]) -> None:
        strong = strength(sources, [known.get(source.id, "") for source in sources])
        if strong.verdict is Verdict.REFUSED:
            raise too_few_bits(strong.bits or 0.0)


def at_a_terminal() -> bool:
    """Whether somebody can be asked, and sees the question."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def typed_by_two(
    source: SeedSource, count: int | None, names: Sequence[str], say_first: Sequence[Text]
) -> str:
    """One value that two people typed alike, each without seeing the other's entry.

    Entries that differ are refused, and both type again. Raises `SeedError` when nobody types.
    """
    people: list[str | Text] = [Text("First person"), Text("Second person")]
    for place, name in enumerate(names[: len(people)]):
        people[place] = name
    while True:
        first, second = (_typed_once(source, count, person, say_first) for person in people)
        clear()
        if first == second:
            say(Text("Both entries agree: {value}", value=first))
            return first
        say(_difference(first, second), Text("Nothing was taken. Press Enter; both type again."))
        _line("")


def _typed_once(
    source: SeedSource, count: int | None, person: str | Text, say_first: Sequence[Text]
) -> str:
    clear()
    say(*say_first)
    while True:
        typed = _line(str(Text("{person}, type {id}: ", person=person, id=source.id)))
        try:
            return canonical_value(source, typed.strip(), count)
        except SeedError as error:
            say(Text("{error}", error=error))


def _line(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise SeedError(
            Text("No seed was typed."), Text("Nothing was changed; run the command again.")
        ) from None
    except KeyboardInterrupt:
        say("")
        raise


def _difference(first: str, second: str) -> Text:
    one, other = first.split("."), second.split(".")
    place = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False), start=1) if a != b),
        min(len(one), len(other)),
    )
    return Text("The two entries differ, first at value {place}.", place=place)


def _no_value(source: SeedSource) -> SeedError:
    return SeedError(
        Text(
            "The commitment names a seed source of kind {kind}, and there is no value for it.",
            kind=source.kind,
        ),
        Text(
            "Give it with {option}, or run the command on a terminal, where two people type it.",
            option=OPTION_OF_KIND.get(source.kind, f"--source {quoted(source.id)}=…"),
        ),
    )
