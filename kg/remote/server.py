"""Talking to a server by HTTP: who one is, how long to wait, when to try again, what went wrong.

Requests does the talking. A request is tried again where the line broke, nothing came in time, or the
server says that it has trouble of its own; all that we send may be sent twice.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from kg import __version__
from kg.errors import ServerError
from kg.remote.explain import no_answer, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.remote.credentials import Credentials

TIMEOUT = 60.0
"""Seconds that a server may take for one answer."""
RETRIES = 4
_TROUBLE = (429, 500, 502, 503, 504)
_CONNECT = 10.0
_PAUSE = 0.5
"""Seconds before the second try; each later pause is twice as long."""
_LONGEST_PAUSE = 30
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, when it did what it was asked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """A server, and the connection to it that is kept between requests."""

    def __init__(
        self, credentials: Credentials | None = None, timeout: float = TIMEOUT, retries: int = RETRIES
    ) -> None:
        """Credentials are used when the server asks for them, in the way that it asks for."""
        self._credentials = credentials
        self._timeout = timeout
        self._tries = retries + 1
        self._auth: AuthBase = _Nobody()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"kg/{__version__}"
        retry = Retry(
            retries,
            status_forcelist=_TROUBLE,
            allowed_methods=None,
            backoff_factor=_PAUSE,
            raise_on_status=False,
            retry_after_max=_LONGEST_PAUSE,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: bytes | Sequence[tuple[str, str]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request and return what came back. Raises ServerError for all but success."""
        answer = self._send(method, url, params, data, headers)
        if answer.status == requests.codes.unauthorized and self._credentials and not self._is_known():
            self._auth = self._proof(answer)
            answer = self._send(method, url, params, data, headers)
        if not 200 <= answer.status < 300:
            raise ServerError(
                refusal(url, answer.status, answer.headers, answer.body, self._credentials is not None),
                answer.status,
            )
        return answer

    def close(self) -> None:
        """Give up the connection."""
        self._session.close()

    def _is_known(self) -> bool:
        return not isinstance(self._auth, _Nobody)

    def _proof(self, answer: Answer) -> AuthBase:
        """Credentials in the way that the server asks for them: Digest where it can be had."""
        assert self._credentials is not None
        asked = answer.headers.get("WWW-Authenticate", "").lower()
        user, password = self._credentials.user, self._credentials.password
        if "digest" in asked:
            return HTTPDigestAuth(user, password)
        return HTTPBasicAuth(user.encode(), password.encode())

    def _send(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None,
        data: bytes | Sequence[tuple[str, str]] | None,
        headers: Mapping[str, str] | None,
    ) -> Answer:
        """One request, with its repetitions."""
        try:
            with self._session.request(
                method,
                url,
                params=params,
                data=data,
                headers=headers,
                auth=self._auth,
                timeout=(min(_CONNECT, self._timeout), self._timeout),
                allow_redirects=False,  # a PUT that is redirected would become a GET
                stream=True,
            ) as response:
                return Answer(response.status_code, response.headers, self._body(response))
        except requests.RequestException as error:
            raise ServerError(no_answer(url, error, self._timeout, self._tries)) from error

    def _body(self, response: requests.Response) -> bytes:
        """The body, unless it trickles in for too long, which no timeout of sockets sees."""
        end = time.monotonic() + self._timeout
        chunks = []
        for chunk in response.iter_content(_CHUNK):
            chunks.append(chunk)
            if time.monotonic() > end:
                raise requests.ReadTimeout
        return b"".join(chunks)


class _Nobody(AuthBase):
    """No credentials, nor netrc's, which Requests would send unasked to whoever is there."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def check_url(url: str, option: str) -> str:
    """Return the URL; raise ServerError for one that is no server's or that holds a password."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or True)
    except ValueError:
        valid = False
    if not valid:
        raise ServerError(f"{option}: not the URL of a server; give one such as http://localhost:7878/store")
    if parts.username is not None or parts.password is not None:
        raise ServerError(
            f"{option}: others can read a password in a URL; give --user, and the password in KG_PASSWORD"
        )
    return url
