"""Before a list is closed: its weights and its last winners are those of the past records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from parking_share.audit.chain import drawn
from parking_share.audit.kept import KeptRound
from parking_share.audit.ladder import due_weights
from parking_share.audit.past import PastRound, past_round
from parking_share.audit.rerun import run_again, sealed_list
from parking_share.audit.weights import winner_faults
from parking_share.cli.papers import Papers
from parking_share.eligibility.lists import ListKind
from parking_share.errors import RoundError
from parking_share.files.kept_rounds import read_kept_rounds
from parking_share.files.programme_folder import ROUNDS
from parking_share.language import Text


def require_past_records(papers: Papers, at: datetime) -> None:
    """Refuse to close a list that an audit would find at odds with the rounds before it.

    Rounds whose papers are gone count nothing. Raises `RoundError`.
    """
    policy = papers.programme.policy
    if policy.ladder == 1 and policy.last_winners == "note":
        return
    rounds = drawn(read_kept_rounds(papers.programme_path.parent))
    found = [past_round(one, run_again(one, sealed_list(one).value), at) for one in rounds]
    past = [one.value for one in found if one.value is not None]
    different = _other_weights(papers, past)
    if different:
        tickets = ", ".join(different)
        raise RoundError(
            Text("Weights that the past records do not give: {tickets}.", tickets=tickets),
            _advice(papers, rounds),
        )
    if policy.last_winners != "note" and found and found[-1].value is not None:
        _require_winners(papers, found[-1].value, rounds)


def _other_weights(papers: Papers, past: Sequence[PastRound], most: int = 8) -> list[str]:
    due = due_weights((one.application for one in papers.decided), papers.programme, past)
    tickets = [
        one.application.ticket
        for one in papers.decided
        if one.weight != due[one.application.ticket]
    ]
    return tickets if len(tickets) <= most else [*tickets[:most], "…"]


def _require_winners(papers: Papers, last: PastRound, rounds: Sequence[KeptRound]) -> None:
    given = papers.lists.get(ListKind.LAST_WINNERS)
    spellings = papers.programme.community.spellings
    for fault in winner_faults(given, last, spellings, "lists.xlsx"):
        raise RoundError(
            Text("{where}: {what}", where=fault.where, what=fault.what), _advice(papers, rounds)
        )


def _advice(papers: Papers, rounds: Sequence[KeptRound]) -> Text:
    if not rounds:
        return Text("No round was drawn here before: nobody has lost yet. Correct lists.xlsx.")
    folder = papers.programme_path.parent
    return Text(
        "Run `parking-share init {folder} --from {last}`, which makes lists.xlsx anew.",
        folder=folder,
        last=folder / ROUNDS / rounds[-1].name,
    )
