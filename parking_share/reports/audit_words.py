"""The names of checks and leads, what to do where a check does not hold, and what no audit shows.

A check that has no words here is called by its own name, and gets the general advice.
"""

from __future__ import annotations

from parking_share.audit import check as checks
from parking_share.audit import lead as leads
from parking_share.language import Text
from parking_share.reports.table import Words

CHECK_WORDS = {
    checks.RECORD: Text("public record"),
    checks.CHAIN: Text("chain"),
    checks.RULES: Text("announced rules"),
    checks.INPUTS: Text("sealed inputs"),
    checks.ELIGIBILITY: Text("eligibility"),
    checks.DECISIONS: Text("rulings"),
    checks.WEIGHTS: Text("weights"),
    checks.REGISTER: Text("register"),
    checks.PRACTICE: Text("deadlines and limits"),
    checks.ROSTER: Text("roster"),
    checks.ENTRIES: Text("register, entry by entry"),
}
WHAT_TO_DO = {
    checks.RECORD: Text(
        "Compare with the copy that was posted and the digest that residents hold; ask who could "
        "write into the folder."
    ),
    checks.CHAIN: Text("Find the missing or replaced round among the copies, and say why."),
    checks.RULES: Text(
        "Hold programme.toml against the announcement; say who changed what, and why."
    ),
    checks.INPUTS: Text("Bring the sealed copy kept apart, and compare it file by file."),
    checks.ELIGIBILITY: Text("Take out the papers of these tickets and judge them by hand."),
    checks.DECISIONS: Text("Ask the reviewer for reason and evidence, and file them in writing."),
    checks.WEIGHTS: Text("Count again from the earlier rounds who lost how often, and since when."),
    checks.REGISTER: Text("Ask who amended the record or the register, and on whose word."),
    checks.PRACTICE: Text("Hear the office and the households concerned, and file what they say."),
    checks.ROSTER: Text("Write roster and gate files again, and compare them with the gate."),
    checks.ENTRIES: Text("Bring a copy of the register kept apart, and compare it entry by entry."),
}
WHAT_TO_DO_OTHERWISE = Text("Find out who did what and when, and file it with this report.")
LEAD_WORDS = {
    leads.REPEATS: Text("repeat winners"),
    leads.REVIEWERS: Text("acceptance by reviewer"),
    leads.RUNS: Text("winners in a row"),
    leads.RULED: Text("winners accepted by a person"),
    leads.GAPS: Text("missing acceptance numbers"),
}
CHANCE_OF = {
    leads.REPEATS: Text(
        "at least so many offers to households that had had one, if lots alone decided; a "
        "household is one ID number, car or dwelling, and a car or a dwelling may change hands; "
        "exact for two rounds, close for more"
    ),
    leads.REVIEWERS: Text(
        "a share at least so far from that of the others, if chance alone had dealt out the "
        "applications of each round; they may have been dealt out by difficulty"
    ),
    leads.RUNS: Text("a run at least so long among tickets of equal chance, if lots alone decided"),
    leads.RULED: Text("at least so many winners among them, if lots alone decided"),
    leads.GAPS: Text("not worked out; ask what became of the numbers"),
}
LIMITS = (
    Text(
        "Shown: the public files fit each other and the rounds before them; the outcomes follow "
        "from the sealed papers, the rulings and that round's rules; each ticket's binding is "
        "that of the ID number and the plate in the sealed papers; the entries of the register "
        "follow one another and repeat the public record."
    ),
    Text(
        "Not shown: whether the documents are genuine; whether rulings, or sealed cells other "
        "than ID number and plate, were changed together with the digests beside them; whether "
        "the latest round was replaced; what happened and was never entered. Compare with what "
        "was posted and handed out at the time."
    ),
)


def check_word(name: str) -> Words:
    """What a check is called."""
    return CHECK_WORDS.get(name, name)


def what_to_do(name: str) -> Text:
    """What to do where a check does not hold."""
    return WHAT_TO_DO.get(name, WHAT_TO_DO_OTHERWISE)
