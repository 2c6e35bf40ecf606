"""What went wrong with a server, in one line: what, where, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import requests
from urllib3 import exceptions as http

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r"<(style|script|title)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LONGEST = 200
_ASKS_WHO = 401
_WHICH_URL = (
    "is that the right URL? Oxigraph's end in /store and /query, "
    "Virtuoso's in /sparql-graph-crud-auth and /sparql"
)
_REMEDIES = {
    403: "give --user, and the password in KG_PASSWORD, of somebody who may do this",
    404: _WHICH_URL,
    405: _WHICH_URL,
    413: "let the server take larger requests",
}


def refusal(url: str, status: int, headers: Mapping[str, str], body: bytes, had_credentials: bool) -> str:
    """Why a server did not do what it was asked."""
    if status == _ASKS_WHO:
        if had_credentials:
            return f"{url}: the user or the password is wrong; mend --user, KG_PASSWORD or netrc"
        return f"{url}: asks who you are; give --user, and the password in KG_PASSWORD or netrc"
    if 300 <= status < 400:
        return f"{url}: has moved to {_plain(headers.get('Location', 'somewhere'))}; give that URL"
    remedy = _REMEDIES.get(status, "look into the server's log, then run it again")
    said = _plain(body.decode("utf-8", "replace"))
    return f"{url}: refused with status {status}{f' ({said})' if said else ''}; {remedy}"


def no_answer(url: str, error: requests.RequestException, timeout: float, tries: int) -> str:
    """Why there was no answer at all."""
    cause = _cause(error)
    if isinstance(cause, http.NameResolutionError):
        return f"{url}: no server of that name; check the URL and your network"
    refused = isinstance(cause, http.NewConnectionError)  # which urllib3 counts among timeouts
    if not refused and (isinstance(error, requests.Timeout) or isinstance(cause, http.TimeoutError)):
        return f"{url}: no whole answer within {timeout:g} s; try later, or give a longer --timeout"
    if isinstance(error, requests.exceptions.SSLError) or isinstance(cause, http.SSLError):
        return (
            f"{url}: its certificate is not to be trusted ({_plain(str(cause))}); "
            "let REQUESTS_CA_BUNDLE name the file of your authority's certificate"
        )
    return (
        f"{url}: no connection, {tries} times ({_innermost(cause)}); "
        "see that the server runs, then run it again"
    )


def _cause(error: BaseException) -> BaseException:
    """What urllib3 gave up for."""
    inner = error.args[0] if error.args else None
    if isinstance(inner, http.MaxRetryError) and inner.reason is not None:
        return inner.reason
    return inner if isinstance(inner, Exception) else error


def _innermost(error: BaseException) -> str:
    """The last word on why a connection failed: that of the operating system, where it had one."""
    found: BaseException | None = error
    text = str(error)
    while found is not None:
        for each in (found, *found.args):
            if isinstance(each, OSError) and each.strerror:
                return each.strerror.lower()
        text = str(found) or text
        found = found.__cause__ or found.__context__
    return _plain(text)


def _plain(text: str) -> str:
    """A line that can be shown: no markup, no control characters, not long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in _TAG.sub(" ", text)).split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line
