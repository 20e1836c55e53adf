"""What an audit answers of one round: six checks, each with everything it found wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parking_share.evidence.verification import StepOutcome
from parking_share.language import Text

RECORD, CHAIN, RULES = "record", "chain", "rules"
INPUTS, ELIGIBILITY, DECISIONS = "inputs", "eligibility", "decisions"
CHECKS = (RECORD, CHAIN, RULES, INPUTS, ELIGIBILITY, DECISIONS)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold."""

    where: str
    """A ticket, a file or a step; never a person."""
    what: Text


@dataclass(frozen=True, slots=True)
class Check:
    """One of `CHECKS` on one round."""

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

    @property
    def failed(self) -> bool:
        """Whether a check was run and does not hold."""
        return any(check.outcome is StepOutcome.FAILED for check in self.checks)

    def check(self, name: str) -> Check:
        """One check by its name."""
        return next(check for check in self.checks if check.name == name)


@dataclass(frozen=True, slots=True)
class Audit:
    """The report on a programme's rounds, in the order in which they were closed."""

    rounds: tuple[RoundAudit, ...]

    @property
    def past(self) -> tuple[RoundAudit, ...]:
        """The rounds that were audited: a round not drawn yet has no checks."""
        return tuple(one for one in self.rounds if one.checks)

    @property
    def passed(self) -> bool:
        """Whether there is a past round, and every one of them passed."""
        return bool(self.past) and all(one.passed for one in self.past)


def judged(name: str, gone_through: Text, faults: Iterable[Fault]) -> Check:
    """The check that these faults make: passed without any."""
    found = tuple(faults)
    outcome = StepOutcome.FAILED if found else StepOutcome.PASSED
    return Check(name, outcome, gone_through, found)


def not_run(name: str, needs: Text) -> Check:
    """A check that waits for something the round does not give."""
    return Check(name, StepOutcome.NOT_RUN, needs)
