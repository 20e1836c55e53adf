"""One past round: its record, its place in the chain, its rules, inputs, rows and rulings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parking_share import __version__
from parking_share.audit import chain, decisions
from parking_share.audit import check as checks
from parking_share.audit.check import Check, Fault, RoundAudit, judged, not_run
from parking_share.audit.inputs import VERSION, input_faults
from parking_share.audit.kept import KeptRound
from parking_share.audit.kept_register import KeptRegister
from parking_share.audit.practice import practice_of
from parking_share.audit.rerun import Again, Kept, Rerun
from parking_share.audit.rows import other_codes, row_faults
from parking_share.audit.rules import other_sources, rule_faults
from parking_share.audit.weights import weights_check
from parking_share.evidence.sealed import SealedApplication
from parking_share.evidence.verification import (
    CHAIN,
    ClaimWord,
    Step,
    StepOutcome,
    Verification,
)
from parking_share.evidence.verify import verify
from parking_share.language import Text
from parking_share.lottery import allocate, commitment, tickets
from parking_share.lottery.plain_text import quoted
from parking_share.programme import Programme


def not_drawn(kept: KeptRound) -> RoundAudit:
    """What is said of a round that is closed and not drawn yet: there is nothing to audit."""
    return RoundAudit(kept.name, Text("closed, not drawn yet"), ())


def audit_round(
    kept: KeptRound,
    past: Mapping[str, Again],
    rounds: Sequence[KeptRound],
    register: KeptRegister,
) -> RoundAudit:
    """The report on one past round.

    `rounds` are all of them; `past` has those that are drawn, each judged again, by name.
    """
    verification = verify(kept.case.record)
    if kept.not_open is not None:
        return _public_part(kept, rounds, verification)
    listed, rerun = past[kept.name].listed, past[kept.name].rerun
    practice = practice_of(kept, register, listed)
    return RoundAudit(
        kept.name,
        _summary(kept),
        (
            _record(kept, verification),
            _chain(kept, rounds),
            _rules(kept),
            judged(
                checks.INPUTS,
                Text("{n} sealed files against their digests", n=len(kept.sealed)),
                input_faults(kept.sealed),
            ),
            _eligibility(kept, rerun, listed),
            _decisions(kept, rerun, listed),
            weights_check(kept, rounds, {name: again.rerun for name, again in past.items()}),
            *practice.checks,
        ),
        (
            *_remarks(kept, rounds, verification),
            *_rerun_remarks(kept, rerun, listed),
            *practice.remarks,
        ),
    )


def _public_part(
    kept: KeptRound, rounds: Sequence[KeptRound], verification: Verification
) -> RoundAudit:
    """What can be said while the sealed part is encrypted: of that, neither right nor wrong."""
    assert kept.not_open is not None
    needs = Text("{why} Open it with `parking-share unseal`, then audit again.", why=kept.not_open)
    return RoundAudit(
        kept.name,
        _summary(kept),
        (
            _record(kept, verification),
            _chain(kept, rounds),
            _rules(kept),
            *(not_run(name, needs) for name in checks.OF_THE_SEALED_PART),
        ),
        tuple(_remarks(kept, rounds, verification)),
    )


def _summary(kept: KeptRound) -> Text:
    received, eligible = tickets.counts(kept.case.tickets.value or ())
    places = kept.case.reading(allocate.FILE, allocate.parse_allocation).value or ()
    awards = Counter(place.result for place in places)[allocate.AWARD]
    return Text(
        "{received} received, {eligible} eligible, {awards} awards",
        received=received,
        eligible=eligible,
        awards=awards,
    )


def _record(kept: KeptRound, verification: Verification) -> Check:
    gone_through = Text("steps V1 to V7 on {n} public files", n=len(kept.case.record.files))
    return judged(checks.RECORD, gone_through, _record_faults(kept, verification))


def _record_faults(kept: KeptRound, verification: Verification) -> Iterator[Fault]:
    if isinstance(kept.public, Text):
        yield Fault("public", kept.public)
        return
    for step in verification.steps:
        if step.name != CHAIN and step.outcome is not StepOutcome.PASSED:
            yield Fault(step.name, _said(step))
    for claim in (verification.claims.time, verification.claims.seed):
        if claim.word is ClaimWord.FAILS:
            yield Fault("public", claim.text)


def _said(step: Step) -> Text:
    if step.outcome is StepOutcome.NOT_RUN:
        return Text("not run: {needs}", needs=step.expected)
    return Text("expected: {expected}; found: {found}", expected=step.expected, found=step.found)


def _chain(kept: KeptRound, rounds: Sequence[KeptRound]) -> Check:
    committed = kept.case.commitment.value
    if committed is None:
        return not_run(checks.CHAIN, _needs(commitment.FILE))
    faults = tuple(chain.chain_faults(kept, rounds))
    if not faults and chain.is_untold(kept, rounds):
        return not_run(checks.CHAIN, Text("needs the sealed part, which is encrypted"))
    if committed.previous is None:
        return judged(checks.CHAIN, Text("a first round: it names none"), faults)
    earlier = chain.before(kept, rounds)
    name = "-" if earlier is None else earlier.name
    return judged(checks.CHAIN, Text("the round before it: {round}", round=name), faults)


def _rules(kept: KeptRound) -> Check:
    committed = kept.case.commitment.value
    if committed is None:
        return not_run(checks.RULES, _needs(commitment.FILE))
    gone_through = Text("the commitment against programme.toml")
    if isinstance(kept.rules, Text):
        return judged(checks.RULES, gone_through, [Fault("programme.toml", kept.rules)])
    return judged(checks.RULES, gone_through, rule_faults(kept.name, committed, kept.rules))


def _eligibility(
    kept: KeptRound, rerun: Kept[Rerun], listed: Kept[tuple[SealedApplication, ...]]
) -> Check:
    if rerun.value is None or not isinstance(kept.rules, Programme):
        return judged(checks.ELIGIBILITY, _ROWS_AGAIN, _lost("sealed", rerun))
    if kept.case.tickets.value is None:
        return not_run(checks.ELIGIBILITY, _needs(tickets.FILE))
    faults = [
        *_lost("sealed", listed),
        *row_faults(rerun.value, kept.rules, kept.case.tickets.value, listed.value or ()),
    ]
    gone_through = Text("{n} applications, run again", n=len(rerun.value.decided))
    return judged(checks.ELIGIBILITY, gone_through, faults)


def _decisions(
    kept: KeptRound, rerun: Kept[Rerun], listed: Kept[tuple[SealedApplication, ...]]
) -> Check:
    faults: list[Fault] = []
    if isinstance(kept.decisions, tuple):
        faults += decisions.sheet_faults(kept.decisions)
    faults += decisions.listed_faults(listed.value or ())
    if rerun.value is not None:
        faults += decisions.open_faults(rerun.value)
    elif not faults:
        return not_run(checks.DECISIONS, Text("needs the eligibility run again"))
    ruled = sum(bool(row.ruling) for row in listed.value or ())
    return judged(checks.DECISIONS, Text("{n} rulings", n=ruled), faults)


def _remarks(
    kept: KeptRound, rounds: Sequence[KeptRound], verification: Verification
) -> Iterator[Text]:
    if verification.claims.seed.word is ClaimWord.NOT_SHOWN:
        yield Text("Seed: {claim}.", claim=verification.claims.seed.text)
    committed = kept.case.commitment.value
    if committed and isinstance(kept.rules, Programme) and other_sources(committed, kept.rules):
        yield Text("The seed sources are not those that programme.toml announces.")
    others = [other for other in rounds if other is not kept]
    if not chain.is_named(kept, rounds) and not any(chain.is_untold(o, rounds) for o in others):
        yield Text(
            "No later round names this record: only a digest published outside shows that it was "
            "not replaced."
        )


def _rerun_remarks(
    kept: KeptRound, rerun: Kept[Rerun], listed: Kept[tuple[SealedApplication, ...]]
) -> Iterator[Text]:
    then = kept.sealed.get(VERSION, b"").decode("ascii", errors="replace").strip()
    if then and then != __version__:
        yield Text(
            "Closed with version {then} of this program, audited with {now}: rules may differ.",
            then=quoted(then),
            now=__version__,
        )
    if rerun.value is None:
        return
    if others := other_codes(rerun.value, listed.value or ()):
        yield Text(
            "Other findings than were noted then, which alone changes no outcome: {tickets}.",
            tickets=", ".join(others),
        )
    for decision in rerun.value.unused:
        yield Text("The ruling on {ticket} was not used: not in review.", ticket=decision.ticket)


_ROWS_AGAIN = Text("the sealed applications, run again")


def _needs(file: str) -> Text:
    return Text("needs a usable {files}", files=file)


def _lost(where: str, kept: Kept[Rerun] | Kept[tuple[SealedApplication, ...]]) -> list[Fault]:
    return [] if kept.fault is None else [Fault(where, kept.fault)]
