"""Who one is to a server, and with which password. It never stands in a command line or a message.

The password is the environment's ``KG_PASSWORD``, or netrc's (``~/.netrc`` or the file that ``NETRC``
names), or asked for at a terminal.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from requests.utils import get_netrc_auth

from kg.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD = "KG_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, which no message and no log shows."""

    user: str
    password: str = field(repr=False)


def find_credentials(
    url: str, user: str | None, ask: Callable[[str], str] | None = None
) -> Credentials | None:
    """The credentials for a server: of that user, else netrc's for its host; None where there are none.

    ``ask`` gets a password from a person. Raises ServerError for a user without one.
    """
    password = os.environ.get(PASSWORD)
    known = get_netrc_auth(url)
    if user is None:
        if password is not None:
            raise ServerError(f"{PASSWORD} is set, but no user; give --user too, or unset it")
        return Credentials(*known) if known else None
    if password is None and known and known[0] == user:
        password = known[1]
    host = urlsplit(url).hostname
    if password is None and ask is not None:
        password = ask(f"Password of {user} at {host}")
    if password is None:
        raise ServerError(f"no password for {user} at {host}; set {PASSWORD}, or write it to your netrc file")
    return Credentials(user, password)
