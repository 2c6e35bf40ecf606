"""Where a user and a password come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.remote import Credentials, find_credentials

URL = "http://films.example:8890/sparql"


def test_nobody() -> None:
    """Without any word of a user there are none."""
    assert find_credentials(URL, None) is None


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password of a user that is named is the environment's."""
    monkeypatch.setenv("KG_PASSWORD", "secret")
    assert find_credentials(URL, "ann") == Credentials("ann", "secret")
    with pytest.raises(ServerError, match="KG_PASSWORD is set, but no user; give --user"):
        find_credentials(URL, None)


def test_netrc(tmp_path: Path) -> None:
    """Netrc has a user and a password for a host, and for no other user."""
    (tmp_path / "netrc").write_text("machine films.example login ann password secret\n")
    assert find_credentials(URL, None) == Credentials("ann", "secret")
    assert find_credentials(URL, "ann") == Credentials("ann", "secret")
    assert find_credentials("http://other.example/", None) is None
    with pytest.raises(ServerError, match=r"no password for bob at films\.example; set KG_PASSWORD"):
        find_credentials(URL, "bob")


def test_asking() -> None:
    """At a terminal the password is asked for, once it is known whose."""
    asked: list[str] = []

    def ask(text: str) -> str:
        asked.append(text)
        return "secret"

    assert find_credentials(URL, None, ask) is None
    assert find_credentials(URL, "ann", ask) == Credentials("ann", "secret")
    assert asked == ["Password of ann at films.example"]


def test_a_password_is_not_shown() -> None:
    """What is printed of credentials has no password."""
    assert "secret" not in f"{Credentials('ann', 'secret')!r} {Credentials('ann', 'secret')}"
