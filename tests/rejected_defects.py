"""The defects of tests/vectors-rejected, as a table: which step must fail, and what was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Edit = Callable[[bytes], bytes | None]
"""What becomes of one file; None takes it away, and a file that is not there starts empty."""


class Defect(NamedTuple):
    """One thing wrong with a record that is sound otherwise."""

    step: str
    """The first step that must fail."""
    name: str
    base: str
    """The sound record of tests/vectors it starts from."""
    file: str
    edit: Edit


def put(old: str, new: str) -> Edit:
    """Replace the first place where `old` stands."""

    def edit(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return edit


def swap(one: str, other: str) -> Edit:
    """Let two texts change places."""

    def edit(data: bytes) -> bytes:
        assert one.encode() in data, one
        assert other.encode() in data, other
        aside = data.replace(one.encode(), b"\0").replace(other.encode(), one.encode())
        return aside.replace(b"\0", other.encode())

    return edit


def whole(data: bytes) -> Edit:
    """Another file altogether."""
    return lambda _: data


def gone(_: bytes) -> None:
    """No such file."""


T, C, S, D, A, M, U = (
    "tickets.csv",
    "commitment.json",
    "seed.json",
    "draw.csv",
    "allocation.csv",
    "amendments.csv",
    "SHA256SUMS",
)
THREE, SPARE, TWO_SOURCES = "size-3", "spare", "fewer-than-spaces"

DEFECTS = (
    # V1: the list of digests
    Defect("V1", "another-digest-for-a-notice", THREE, U, lambda d: d + b"0" * 64 + b"  z.html\n"),
    Defect("V1", "digest-in-capitals", THREE, U, lambda d: d.replace(b"a", b"A")),
    Defect("V1", "digests-empty", THREE, U, whole(b"")),
    Defect("V1", "digests-missing", THREE, U, gone),
    Defect(
        "V1",
        "digests-out-of-order",
        THREE,
        U,
        lambda d: b"".join(sorted(d.splitlines(keepends=True))),
    ),
    Defect("V1", "digests-with-carriage-returns", THREE, U, lambda d: d.replace(b"\n", b"\r\n")),
    Defect("V1", "line-for-a-file-elsewhere", THREE, U, put("seed.json", "../seed.json")),
    Defect("V1", "line-twice", THREE, U, lambda d: d.splitlines(keepends=True)[0] + d),
    Defect("V1", "name-with-a-star", THREE, U, put("  draw.csv", " *draw.csv")),
    Defect(
        "V1", "file-without-a-line", THREE, U, lambda d: b"".join(d.splitlines(keepends=True)[:-1])
    ),
    # V2: the commitment
    Defect("V2", "another-protocol", THREE, C, put("share-draw/1", "share-draw/2")),
    Defect("V2", "byte-order-mark", THREE, C, lambda d: b"\xef\xbb\xbf" + d),
    Defect(
        "V2", "balls-without-urn", TWO_SOURCES, C, put(',\n      "of": "6 of 33 + 1 of 16"', "")
    ),
    Defect("V2", "count-is-a-fraction", THREE, C, put('"received": 3', '"received": 3.0')),
    Defect("V2", "count-is-huge", THREE, C, put('"received": 3', '"received": ' + "9" * 5000)),
    Defect("V2", "count-is-true", THREE, C, put('"eligible": 3', '"eligible": true')),
    Defect("V2", "count-of-eligible-wrong", THREE, C, put('"eligible": 3', '"eligible": 2')),
    Defect("V2", "count-of-received-wrong", THREE, C, put('"received": 3', '"received": 4')),
    Defect("V2", "digest-of-another-list", THREE, C, put('sha256": "3', 'sha256": "4')),
    Defect("V2", "frozen-without-offset", THREE, C, put('09:00:00+08:00"', '09:00:00"')),
    Defect("V2", "key-missing", THREE, C, put('  "tier_rule": "none",\n', "")),
    Defect("V2", "key-twice", THREE, C, put("{\n", '{\n  "organiser": "another office",\n')),
    Defect("V2", "key-unknown", THREE, C, put("{\n", '{\n  "salt": "0",\n')),
    Defect("V2", "lot-is-a-text", THREE, C, put('"lots": [', '"lots": ["general", ')),
    Defect("V2", "nested-too-deep", THREE, C, whole(b"[" * 100_000 + b"\n")),
    Defect("V2", "not-a-number", THREE, C, put('"received": 3', '"received": NaN')),
    Defect("V2", "not-an-object", THREE, C, whole(b"[]\n")),
    Defect("V2", "not-utf-8", THREE, C, lambda d: d.decode().encode("gb18030")),
    Defect("V2", "not-json", THREE, C, put('"spec":', '"spec"')),
    Defect("V2", "programme-in-capitals", THREE, C, put('"size-3"', '"SIZE-3"')),
    Defect("V2", "programme-with-a-line-end", THREE, C, put('"size-3"', '"size-3\\n"')),
    Defect("V2", "half-a-character", THREE, C, put('"website"', '"\\ud800"')),
    Defect("V2", "space-twice", THREE, C, put('"A02"', '"A01"')),
    # V3: the ticket list
    Defect("V3", "binding-cut", THREE, T, lambda d: d[:-2] + b"\n"),
    Defect("V3", "carriage-returns", THREE, T, lambda d: d.replace(b"\n", b"\r\n")),
    Defect("V3", "column-missing", THREE, T, put(",1,1,general", ",1,general")),
    Defect("V3", "eligible-with-a-reason", THREE, T, put("eligible,,", "eligible,late,")),
    Defect("V3", "eligible-without-lot", THREE, T, put(",general,", ",,")),
    Defect("V3", "header-in-another-order", THREE, T, put("tier,weight", "weight,tier")),
    Defect("V3", "line-not-ended", THREE, T, lambda d: d[:-1]),
    Defect("V3", "lines-out-of-order", THREE, T, swap("SI26-000001", "SI26-000002")),
    Defect("V3", "lot-twice", THREE, T, put(",general,", ",general;general,")),
    Defect("V3", "lot-unknown", THREE, T, put(",general,", ",garden,")),
    Defect("V3", "needless-quotes", THREE, T, put("SI26-000001", '"SI26-000001"')),
    Defect("V3", "no-break-space", THREE, T, put("SI26-000001", "SI26\u00a0000001")),
    Defect("V3", "null-byte", THREE, T, put(",general,", ",gene\0ral,")),
    Defect("V3", "outcome-unknown", THREE, T, put("eligible,", "waiting,")),
    Defect("V3", "quotes-not-closed", THREE, T, put(",general,", ',"general,')),
    Defect("V3", "rejected-without-reason", THREE, T, put("eligible,,", "rejected,,")),
    Defect("V3", "reason-unknown", THREE, T, put("eligible,,", "rejected,poor,")),
    Defect("V3", "ticket-in-small-letters", THREE, T, put("SI26-000003", "si26-000003")),
    Defect("V3", "ticket-in-wide-digits", THREE, T, put("SI26-000003", "SI26-\uff10\uff10\uff13")),
    Defect("V3", "ticket-twice", THREE, T, put("SI26-000002", "SI26-000001")),
    Defect("V3", "tier-nought", THREE, T, put(",1,1,", ",0,1,")),
    Defect("V3", "tier-with-a-leading-zero", THREE, T, put(",1,1,", ",01,1,")),
    Defect("V3", "weight-a-hundred", THREE, T, put(",1,1,", ",1,100,")),
    Defect("V3", "weight-nought", THREE, T, put(",1,1,", ",1,0,")),
    # V4: the seed
    Defect("V4", "another-commitment", THREE, S, put('tment": "9', 'tment": "8')),
    Defect("V4", "balls-not-ascending", TWO_SOURCES, S, lambda d: d.replace(b"1.4.12", b"4.1.12")),
    Defect(
        "V4", "ball-that-is-not-in-the-urn", TWO_SOURCES, S, lambda d: d.replace(b"+8.", b"+17.")
    ),
    Defect("V4", "ball-too-few", TWO_SOURCES, S, lambda d: d.replace(b"32.33.+", b"33.+")),
    Defect("V4", "digit-in-the-string-only", THREE, S, put('"d10=0.7', '"d10=0.0.7')),
    Defect("V4", "kind-not-committed", THREE, S, put('"kind": "d10"', '"kind": "digits"')),
    Defect("V4", "leading-zero-lost", THREE, S, put('"values": "0.', '"values": "')),
    Defect("V4", "source-not-committed", TWO_SOURCES, S, lambda d: d.replace(b"ssq", b"ssp")),
    Defect("V4", "taken-without-offset", THREE, S, put("+08:00", "")),
    Defect("V4", "throw-of-seven", TWO_SOURCES, S, lambda d: d.replace(b"2.2.3.2", b"2.2.7.2")),
    Defect("V4", "values-not-dotted", THREE, S, lambda d: d.replace(b"0.7.9.", b"079.")),
    Defect("V4", "values-empty", THREE, S, lambda d: re.sub(rb"0\.7\.[0-9.]*", b"", d)),
    Defect("V4", "another-protocol", THREE, S, put("share-draw/1", "share-draw/2")),
    # V5: the draw
    Defect(
        "V5", "tier-ignored", THREE, T, put("SI26-000003,eligible,,1", "SI26-000003,eligible,,2")
    ),
    Defect("V5", "weight-ignored", THREE, T, put(",1,1,", ",1,99,")),
    Defect("V5", "neighbours-swapped", THREE, D, swap("SI26-000003", "SI26-000002")),
    Defect("V5", "number-another", THREE, D, put("04a6d6", "04a6d7")),
    Defect("V5", "number-in-capitals", THREE, D, put("04a6d6", "04A6D6")),
    Defect("V5", "number-shortened", THREE, D, put("04a6d6", "04a6")),
    Defect("V5", "rank-twice", THREE, D, put("\n3,", "\n2,")),
    Defect("V5", "rank-with-a-leading-zero", THREE, D, put("\n3,", "\n03,")),
    Defect("V5", "ticket-missing", THREE, D, lambda d: b"".join(d.splitlines(keepends=True)[:-1])),
    Defect(
        "V5", "ticket-from-nowhere", THREE, D, lambda d: d + b"4,SI26-000004," + b"f" * 64 + b"\n"
    ),
    # V6: the allocation
    Defect(
        "V6",
        "alternate-passed-over",
        SPARE,
        A,
        put("2,SP26-000005,award,east,E1", "2,SP26-000005,alternate,,"),
    ),
    Defect(
        "V6",
        "award-to-a-rejected-ticket",
        SPARE,
        A,
        put("SP26-000006,passed,,", "SP26-000006,award,east,E3"),
    ),
    Defect("V6", "lot-not-wanted", SPARE, A, put("award,east,E2", "award,west,W3")),
    Defect("V6", "result-unknown", SPARE, A, put("6,SP26-000003,passed", "6,SP26-000003,later")),
    Defect("V6", "space-of-an-alternate", SPARE, A, put("passed,,", "passed,east,")),
    Defect("V6", "spaces-swapped", SPARE, A, swap("west,W1", "west,W2")),
    Defect("V6", "amendment-dated-back", SPARE, M, put("2026-03-11", "2026-03-04")),
    # V7: the amendments
    Defect("V7", "allocation-after-a-row-missing", SPARE, "allocation-4.csv", gone),
    Defect(
        "V7",
        "allocation-without-a-row",
        SPARE,
        "allocation-1.csv",
        whole(b"rank,ticket,result,lot,space\n"),
    ),
    Defect("V7", "change-unknown", SPARE, M, put(",strike,", ",delete,")),
    Defect("V6", "no-rows-left", SPARE, M, gone),
    Defect("V7", "number-left-out", SPARE, M, put("\n7,", "\n8,")),
    Defect("V7", "reason-empty", SPARE, M, put("waived", "")),
    Defect("V7", "space-given-to-another", SPARE, "allocation-6.csv", swap("west,W3", "east,E2")),
    Defect("V7", "standing-award-moved", SPARE, "allocation-3.csv", swap("west,W1", "west,W2")),
    Defect("V7", "ticket-from-nowhere", SPARE, M, put("SP26-000010,strike", "SP26-000011,strike")),
    Defect("V7", "time-without-offset", SPARE, M, put("10:01:00+08:00", "10:01:00")),
)
