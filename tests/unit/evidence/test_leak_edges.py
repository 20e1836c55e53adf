"""What mutation testing found untested in the guard: the shortest secret, and written-out signs."""

from __future__ import annotations

from parking_share.evidence.leaks import leaks, secrets_of


def test_the_shortest_secret_is_looked_for_and_a_shorter_one_is_not() -> None:
    files = {"notice.html": "阿不都拉, 王小明".encode()}
    assert leaks(files, secrets_of({"name": {"阿不都拉"}})) == [("notice.html", "name")]
    assert leaks(files, secrets_of({"name": {"王小明"}})) == []


def test_a_value_written_as_character_references_is_found() -> None:
    written = "".join(f"&#{ord(sign)};" for sign in "阿不都拉")
    assert leaks({"notice.html": written.encode()}, secrets_of({"name": {"阿不都拉"}}))


def test_secrets_that_begin_alike_are_each_found() -> None:
    """Phones share their first four digits, or their first alone."""
    phones = ["13800001234", "13800005678", "15900001234"]
    secrets = secrets_of({"phone": phones})
    for phone in phones:
        assert leaks({"a.csv": phone.encode()}, secrets) == [("a.csv", "phone")], phone
    assert leaks({"a.csv": b"13800009999,15900009999"}, secrets) == []


def test_a_secret_of_two_kinds_is_named_as_both() -> None:
    secrets = secrets_of({"phone": ["13800001234"], "id_number": ["13800001234"]})
    found = leaks({"a.csv": b"13800001234"}, secrets)
    assert found == [("a.csv", "id_number"), ("a.csv", "phone")]


def test_nothing_is_read_into_the_place_of_a_digest() -> None:
    digest = "0123456789abcdef" * 4
    secrets = secrets_of({"name": ["Xx Xx"], "phone": ["13800001234"]})
    assert leaks({"a.csv": f"T-1,{digest},1".encode()}, secrets) == []
