"""What a verification answers: steps that passed, failed or could not run, and five claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parking_share.language import Text

STEPS = ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8")
CHAIN = "V8"
"""The one step that may be not run in a record that passes: it needs another record."""


class StepOutcome(StrEnum):
    """What became of a step."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class Difference:
    """What a step expected, and what it found instead."""

    expected: Text
    found: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step of §8."""

    name: str
    """`V1` to `V8`."""
    title: Text
    outcome: StepOutcome
    expected: Text | None = None
    """What had to hold, for a step that failed; what it needs, for one that was not run."""
    found: Text | None = None
    """What the record says instead."""


class ClaimWord(StrEnum):
    """How far a claim goes."""

    HOLDS = "holds"
    FAILS = "fails"
    NOT_SHOWN = "not-shown"
    COMPARE = "compare"
    """A person has to compare with what somebody else published."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing people ask of a draw, and what the record says of it."""

    word: ClaimWord
    text: Text


@dataclass(frozen=True, slots=True)
class Claims:
    """The five claims of §8, never one green tick."""

    arithmetic: Claim
    """The result follows from list and seed (V5 to V7)."""
    binding: Claim
    """The result belongs to the commitment (V1 to V4)."""
    time: Claim
    """The commitment is older than the seed."""
    seed: Claim
    """Each source is what its publisher says."""
    eligibility: Claim
    """The outcomes on the list are right."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole report on one record."""

    steps: tuple[Step, ...]
    claims: Claims

    @property
    def passed(self) -> bool:
        """Whether V1 to V7 passed and V8 did not fail; a report without steps has not."""
        outcomes = {step.name: step.outcome for step in self.steps}
        return outcomes.get(CHAIN) in (StepOutcome.PASSED, StepOutcome.NOT_RUN) and all(
            outcomes.get(name) == StepOutcome.PASSED for name in STEPS if name != CHAIN
        )

    @property
    def failures(self) -> tuple[str, ...]:
        """The names of the steps that failed, in order."""
        return tuple(step.name for step in self.steps if step.outcome == StepOutcome.FAILED)

    def step(self, name: str) -> Step:
        """One step by its name."""
        return next(step for step in self.steps if step.name == name)
