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
