"""The bytes of the protocol: what is not written as §0 says is not read."""

from __future__ import annotations

import csv

import pytest

from parking_share.errors import InputError
from parking_share.lottery.plain_text import instant, moment, quoted, text_of
from parking_share.lottery.strict_csv import csv_bytes, csv_rows
from parking_share.lottery.strict_json import json_bytes, json_object

HEADER = ("a", "b")

NOT_OUR_CSV = {
    "nothing": b"",
    "an empty line": b"\n",
    "a byte order mark": b"\xef\xbb\xbfa,b\n",
    "UTF-16": "a,b\n".encode("utf-16"),
    "bad UTF-8": b"a,b\n\xff,2\n",
    "an overlong slash": b"a,b\n\xc0\xaf,2\n",
    "a surrogate": b"a,b\n\xed\xa0\x80,2\n",
    "carriage returns": b"a,b\r\n1,2\r\n",
    "no final LF": b"a,b\n1,2",
    "another header": b"b,a\n",
    "a header in quotes": b'"a",b\n',
    "too few fields": b"a,b\n1\n",
    "too many fields": b"a,b\n1,2,3\n",
    "a blank line": b"a,b\n\n",
    "a blank line at the end": b"a,b\n1,2\n\n",
    "needless quotes": b'a,b\n"1",2\n',
    "quotes left open": b'a,b\n"1,2\n',
    "a quote inside": b'a,b\n1"1,2\n',
    "text after quotes": b'a,b\n"1,"1,2\n',
    "a field over two lines": b'a,b\n"1\n2",3\n',
    "NUL": b"a,b\n1\x00,2\n",
    "a tabulator": b"a,b\n1\t,2\n",
    "an escape sequence": b"a,b\n\x1b[2J,2\n",
    "a next-line character": "a,b\n1\u0085,2\n".encode(),
    "a line without end": b"a,b\n1,2" + b"," * 100_000 + b"\n",
    "a field longer than the reader takes": b"a,b\n"
    + b"1" * (csv.field_size_limit() + 1)
    + b",2\n",
}


@pytest.mark.parametrize("case", NOT_OUR_CSV)
def test_other_bytes_are_no_csv_of_the_protocol(case: str) -> None:
    with pytest.raises(InputError):
        csv_rows(NOT_OUR_CSV[case], "a.csv", HEADER)


def test_a_line_has_at_most_65536_characters() -> None:
    longest = "1 " * 32_767 + ",2"
    assert len(longest) == 65_536
    assert csv_rows(f"a,b\n{longest}\n".encode(), "a.csv", HEADER) == [["1 " * 32_767, "2"]]
    with pytest.raises(InputError, match=r"^a\.csv, line 2: the line is too long"):
        csv_rows(f"a,b\n1{longest}\n".encode(), "a.csv", HEADER)


def test_quotes_stand_only_where_needed() -> None:
    rows = [["1,2", 'say "x"'], ["plain", "汉 字"], ["", "=1+1"]]
    expected = 'a,b\n"1,2","say ""x"""\nplain,汉 字\n,=1+1\n'.encode()
    assert csv_bytes(HEADER, rows) == expected
    assert csv_rows(expected, "a.csv", HEADER) == rows


def test_a_control_character_is_not_written() -> None:
    with pytest.raises(InputError):
        csv_bytes(HEADER, [["1\n2", ""]])


NOT_OUR_JSON = {
    "nothing": b"",
    "only LF": b"\n",
    "a byte order mark": b'\xef\xbb\xbf{"a": 1}\n',
    "no final LF": b'{"a": 1}',
    "carriage returns": b'{"a": 1}\r\n',
    "a fraction": b'{"a": 1.0}\n',
    "an exponent": b'{"a": 1e3}\n',
    "NaN": b'{"a": NaN}\n',
    "infinity": b'{"a": -Infinity}\n',
    "a key twice": b'{"a": 1, "a": 1}\n',
    "a key twice, further in": b'{"b": {"a": 1, "a": 1}}\n',
    "a list": b"[]\n",
    "a text": b'"a"\n',
    "null": b"null\n",
    "two values": b"{} {}\n",
    "a comma too many": b'{"a": 1,}\n',
    "a comment": b"{} // yes\n",
    "nested lists": b"[" * 200_000 + b"\n",
    "nested objects": b'{"a":' * 100_000 + b"\n",
    "a huge number": b'{"a": ' + b"9" * 10_000 + b"}\n",
    "a control character in a text": b'{"a": "\x01"}\n',
    "NUL": b'{"a": "\x00"}\n',
    "more than anybody promises": b'{"a": 1}' + b" " * 2**24 + b"\n",
    "UTF-16": '{"a": 1}\n'.encode("utf-16"),
}


@pytest.mark.parametrize("case", NOT_OUR_JSON)
def test_other_bytes_are_no_json_of_the_protocol(case: str) -> None:
    with pytest.raises(InputError):
        json_object(NOT_OUR_JSON[case], "a.json")


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("a fraction", "1.0 is not a whole number"),
        ("NaN", "NaN is not a whole number"),
        ("infinity", "-Infinity is not a whole number"),
        ("a key twice", "the key a stands twice"),
        ("a key twice, further in", "the key a stands twice"),
        ("a huge number", "9{79}… is too long a number"),
    ],
)
def test_what_is_no_json_of_the_protocol_is_said(case: str, says: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.json: {says}\.$"):
        json_object(NOT_OUR_JSON[case], "a.json")


def test_json_is_written_to_be_read_by_people() -> None:
    expected = '{\n  "a": "汉",\n  "b": [\n    1\n  ]\n}\n'.encode()
    assert json_bytes({"a": "汉", "b": [1]}) == expected
    assert json_object(expected, "a.json").members == {"a": "汉", "b": [1]}


def test_a_file_may_have_sixteen_mebibytes() -> None:
    data = b'{"a": 1}'.ljust(2**24 - 1) + b"\n"
    assert json_object(data, "a.json").members == {"a": 1}
    with pytest.raises(InputError, match=r"a\.json is too large"):
        json_object(b" " + data, "a.json")


def test_a_count_may_be_nought_and_has_at_most_fifteen_digits() -> None:
    found = json_object(b'{"n": 0, "m": 999999999999999}\n', "a.json")
    assert (found.count("n"), found.count("m")) == (0, 999_999_999_999_999)
    with pytest.raises(InputError, match="1000000000000000 is too long a number"):
        json_object(b'{"n": 1000000000000000}\n', "a.json")


def test_a_wrong_type_is_refused_at_its_key() -> None:
    found = json_object(b'{"n": -1, "t": true, "l": [1], "o": [1], "s": "\\udfff"}\n', "a.json")
    for wrong, says in (
        (lambda: found.count("n"), "n: not a whole number from 0"),
        (lambda: found.count("t"), "t: not a whole number from 0"),
        (lambda: found.text("n"), "n: not a text"),
        (lambda: found.text("s"), "s: not a text that can be written down"),
        (lambda: found.text_or_null("t"), "t: not a text"),
        (lambda: found.texts("l"), "l[0]: not a text"),
        (lambda: found.texts("n"), "n: not a list"),
        (lambda: found.objects("o"), "o[0]: not an object"),
        (lambda: found.objects("s"), "s: not a list"),
    ):
        with pytest.raises(InputError) as refused:
            wrong()
        assert str(refused.value) == f"a.json, {says}."


def test_keys_are_the_known_ones_and_all_of_them() -> None:
    found = json_object(b'{"a": 1, "b": 2}\n', "a.json")
    found.only(("a",), optional=("b", "c"))
    with pytest.raises(InputError, match="b: this key is not known"):
        found.only(("a",))
    with pytest.raises(InputError, match="c: this key is missing"):
        found.only(("a", "b", "c"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-03-05",
        "2026-03-05T10:00:00",
        "2026-03-05 10:00:00+08:00",
        "2026-03-05T10:00+08:00",
        "2026-03-05T10:00:00Z",
        "2026-03-05T10:00:00+0800",
        "2026-03-05T10:00:00+08:00:00",
        "2026-02-30T10:00:00+08:00",
        "2026-03-05T25:00:00+08:00",
        "2026-03-05T10:00:00+25:00",
        "２026-03-05T10:00:00+08:00",
        "2026-03-05T10:00:00+08:00\n",
        "20260305T100000+08:00",
    ],
)
def test_a_moment_is_written_in_one_way(text: str) -> None:
    assert moment(text) is None
    with pytest.raises(InputError) as refused:
        instant(text)
    assert str(refused.value).startswith(f"{quoted(text)} is not a local time with offset such as ")


def test_moments_are_compared_as_instants() -> None:
    assert instant("2026-03-05T10:00:00+08:00") == instant("2026-03-05T02:00:00+00:00")


def test_what_a_file_holds_is_quoted_without_harm() -> None:
    assert quoted("汉字 A") == "汉字 A"
    assert quoted("a\x1b[2J\n\ud800\u202e") == "a\\x1b[2J\\n\\ud800\\u202e"
    assert quoted("x" * 80) == "x" * 80
    assert quoted("x" * 81) == quoted("x" * 1000) == "x" * 79 + "…"


def test_text_is_given_back_as_it_stands() -> None:
    assert text_of("汉\n".encode(), "a") == "汉\n"
