"""The kinds of entry in words, and the options that give what an entry says."""

from __future__ import annotations

from parking_share.language import Text

KIND_IN_WORDS = {
    "drawn": Text("the draw is noted"),
    "award": Text("space offered"),
    "amended": Text("public record amended"),
    "strike": Text("struck from the round"),
    "reinstate": Text("reinstated"),
    "forfeit": Text("space forfeited"),
    "return": Text("space given back"),
    "cancel": Text("right to the space cancelled"),
    "claim": Text("agreement signed"),
    "extend": Text("deadline moved"),
    "vehicle": Text("vehicle changed"),
    "note": Text("note"),
    "card": Text("card issued"),
    "card-lost": Text("card lost"),
    "card-void": Text("card void"),
    "card-replaced": Text("card replaced"),
    "violation": Text("violation"),
    "sanction": Text("sanction"),
    "objection": Text("objection"),
    "answer": Text("objection answered"),
    "undo": Text("entry undone"),
    "removed": Text("contents removed"),
}
_OPTIONS = {"form": "--card-format", "text": "TEXT", "moment": "--when", "due": "--until"}


def kind_in_words(kind: str) -> Text:
    """What an entry of this kind notes; the kind itself where it is not known."""
    return KIND_IN_WORDS.get(kind, Text("entry of the kind {kind}", kind=kind))


def option(key: str) -> str:
    """The option of the command line that gives a value of an entry."""
    return _OPTIONS.get(key, f"--{key}")
