"""What an audit answers: checks, each with everything it found wrong, and leads beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parking_share.audit.lead import Lead
from parking_share.evidence.verification import StepOutcome
from parking_share.language import Text

RECORD, CHAIN, RULES = "record", "chain", "rules"
INPUTS, ELIGIBILITY, DECISIONS = "inputs", "eligibility", "decisions"
REGISTER, PRACTICE, ROSTER = "register", "practice", "roster"
WEIGHTS = "weights"
OF_THE_SEALED_PART = (INPUTS, ELIGIBILITY, DECISIONS, WEIGHTS, REGISTER, PRACTICE, ROSTER)
"""What only the sealed folder of a round can tell."""
CHECKS = (RECORD, CHAIN, RULES, *OF_THE_SEALED_PART)
"""Of every past round."""
ENTRIES = "entries"
"""Of the programme's register."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold."""

    where: str | Text
    """A ticket, a file, a step or an entry; never a person."""
    what: Text


@dataclass(frozen=True, slots=True)
class Check:
    """One check on one round, or on the whole programme."""

    name: str
    outcome: StepOutcome
    gone_through: Text
    """What was looked at; for a check that was not run, what it needs."""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundAudit:
    """The report on one round."""

    round: str
    summary: Text
    checks: tuple[Check, ...]
    """Empty for a round that is not drawn yet."""
    remarks: tuple[Text, ...] = ()
    """What fails nothing and should still be read."""

    @property
    def passed(self) -> bool:
        """Whether every check was run and holds."""
        return all(check.outcome is StepOutcome.PASSED for check in self.checks)

    def check(self, name: str) -> Check:
        """One check by its name."""
        return next(check for check in self.checks if check.name == name)


@dataclass(frozen=True, slots=True)
class Audit:
    """The report on a programme: its rounds in the order in which they were closed."""

    rounds: tuple[RoundAudit, ...]
    programme: tuple[Check, ...] = ()
    """The checks that are about no single round."""
    leads: tuple[Lead, ...] = ()
    """What may be looked at; no lead makes an audit fail."""

    @property
    def past(self) -> tuple[RoundAudit, ...]:
        """The rounds that were audited: a round not drawn yet has no checks."""
        return tuple(one for one in self.rounds if one.checks)

    @property
    def passed(self) -> bool:
        """Whether there is a past round, and every check of it and of the programme holds."""
        return (
            bool(self.past)
            and all(one.passed for one in self.past)
            and all(check.outcome is StepOutcome.PASSED for check in self.programme)
        )


def judged(name: str, gone_through: Text, faults: Iterable[Fault]) -> Check:
    """The check that these faults make: passed without any."""
    found = tuple(faults)
    outcome = StepOutcome.FAILED if found else StepOutcome.PASSED
    return Check(name, outcome, gone_through, found)


def not_run(name: str, needs: Text) -> Check:
    """A check that waits for something the round does not give."""
    return Check(name, StepOutcome.NOT_RUN, needs)
