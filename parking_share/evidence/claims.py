"""The five claims of §8: what a record shows, and what only somebody else can show."""

from __future__ import annotations

from collections.abc import Sequence

from parking_share.evidence.case import Case
from parking_share.evidence.verification import Claim, Claims, ClaimWord, Step, StepOutcome
from parking_share.language import Text
from parking_share.lottery.plain_text import instant, quoted
from parking_share.lottery.seed_strength import Verdict, strength
from parking_share.lottery.seed_values import UNWATCHED


def claims(case: Case, steps: Sequence[Step]) -> Claims:
    """What follows from the steps, and what does not."""
    outcomes = {step.name: step.outcome for step in steps}
    return Claims(
        arithmetic=_arithmetic([outcomes[name] for name in ("V5", "V6", "V7")]),
        binding=_binding([outcomes[name] for name in ("V1", "V2", "V3", "V4")]),
        time=_time(case),
        seed=_seed(case),
        eligibility=Claim(
            ClaimWord.NOT_SHOWN,
            Text("Who is eligible can only be checked with the sealed folder (audit)"),
        ),
    )


def _word(outcomes: Sequence[StepOutcome]) -> ClaimWord:
    if StepOutcome.FAILED in outcomes:
        return ClaimWord.FAILS
    if StepOutcome.NOT_RUN in outcomes:
        return ClaimWord.NOT_SHOWN
    return ClaimWord.HOLDS


def _arithmetic(outcomes: Sequence[StepOutcome]) -> Claim:
    says = {
        ClaimWord.HOLDS: Text("The result follows from the list and the seed"),
        ClaimWord.FAILS: Text("The result does not follow from the list and the seed"),
        ClaimWord.NOT_SHOWN: Text("The result could not be worked out again"),
    }
    word = _word(outcomes)
    return Claim(word, says[word])


def _binding(outcomes: Sequence[StepOutcome]) -> Claim:
    says = {
        ClaimWord.HOLDS: Text("List and seed belong to the commitment"),
        ClaimWord.FAILS: Text("List and seed do not belong to the commitment"),
        ClaimWord.NOT_SHOWN: Text("Whether list and seed belong to the commitment is not shown"),
    }
    word = _word(outcomes)
    return Claim(word, says[word])


def _time(case: Case) -> Claim:
    committed, taken = case.commitment.value, case.seed.value
    if (
        committed is not None
        and taken is not None
        and instant(taken.taken_at) < instant(committed.frozen_at)
    ):
        return Claim(ClaimWord.FAILS, Text("The seed is dated before the list was closed"))
    return Claim(
        ClaimWord.NOT_SHOWN,
        Text("That the commitment is older than the seed is not shown by this record"),
    )


def _seed(case: Case) -> Claim:
    committed, taken = case.commitment.value, case.seed.value
    if committed is None or taken is None or len(committed.seed_sources) != len(taken.sources):
        return Claim(ClaimWord.NOT_SHOWN, Text("Where the seed comes from is not shown"))
    said = [source.values for source in taken.sources]
    if strength(committed.seed_sources, said).verdict is Verdict.REFUSED:
        return Claim(
            ClaimWord.FAILS, Text("The seed is so short that somebody can try all there are")
        )
    pairs = list(zip(committed.seed_sources, said, strict=True))
    # Values are shown whole: they are printable by their grammar, and have to be compared whole.
    watched = "; ".join(
        f"{quoted(source.describe)} ({source.id}): {values}"
        for source, values in pairs
        if source.kind not in UNWATCHED
    )
    unwatched = ", ".join(source.id for source, _ in pairs if source.kind in UNWATCHED)
    return _origin(watched, unwatched)


def _origin(watched: str, unwatched: str) -> Claim:
    compare = Text("Compare with what was published: {sources}", sources=watched)
    nobody = Text("Nobody outside watched it being made: {sources}", sources=unwatched)
    if watched and unwatched:
        both = Text("{first}. {second}", first=compare, second=nobody)
        return Claim(ClaimWord.COMPARE, both)
    return Claim(ClaimWord.COMPARE, compare) if watched else Claim(ClaimWord.NOT_SHOWN, nobody)
