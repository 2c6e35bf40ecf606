"""Talking to servers: who one is, how long to wait, when to try again."""

from __future__ import annotations

import logging
import shutil
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.graph.ontology import ONTOLOGY
from kg.remote import Credentials, Server, check_url, publish
from tests.data import FOLDER
from tests.needed import missing
from tests.remote.between import Between, asking_for_basic, failing, slow
from tests.remote.servers import PASSWORD, USER, Process, free_port

FILM = FOLDER / "paper-lanterns-2003.ttl"


def test_basic(fresh: Process, caplog: pytest.LogCaptureFixture) -> None:
    """Who is asked for Basic credentials gives them, then unasked; the log has none of it."""
    caplog.set_level(logging.DEBUG)
    server = Server(Credentials("ann", "pass:wörd"))
    with Between(fresh.store, asking_for_basic("ann", "pass:wörd")) as between:
        assert len(publish(FILM, between.url(), server, endpoint=fresh.query).sent) == 1
    assert between.requests[:3] == ["PUT", "PUT", "POST"]
    assert between.requests[3:] == ["PUT", "POST"] * len(ONTOLOGY)
    assert "wörd" not in caplog.text + repr(Credentials("ann", "pass:wörd"))
    server.close()


def test_digest(virtuoso_server: Process, caplog: pytest.LogCaptureFixture) -> None:
    """Virtuoso asks for Digest, and the password itself never goes over the wire."""
    caplog.set_level(logging.DEBUG)
    seen: list[str] = []

    def look(handler: object) -> bool:
        seen.append(str(handler.headers.get("Authorization")))  # type: ignore[attr-defined]
        return False

    server = Server(Credentials(USER, PASSWORD))
    with Between(virtuoso_server.store, look) as between:
        publish(FOLDER, between.url(), server)
    assert any(each.startswith("Digest ") for each in seen)
    assert not any(PASSWORD in each or each.startswith("Basic") for each in seen)
    assert PASSWORD not in caplog.text
    server.close()


def test_a_wrong_password(virtuoso_server: Process) -> None:
    """A wrong password, and none, are told apart, and neither is shown."""
    for credentials, message in (
        (Credentials(USER, "wrong-word"), "the user or the password is wrong; mend --user, KG_PASSWORD"),
        (None, "asks who you are; give --user, and the password in KG_PASSWORD or netrc"),
    ):
        server = Server(credentials)
        with pytest.raises(ServerError, match=message) as caught:
            publish(FILM, virtuoso_server.store, server)
        assert "wrong-word" not in str(caught.value)
        server.close()


def test_no_credentials_unasked(fresh: Process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not ask is not told, whatever netrc has."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    seen: list[str | None] = []

    def look(handler: object) -> bool:
        seen.append(handler.headers.get("Authorization"))  # type: ignore[attr-defined]
        return False

    server = Server(Credentials("ann", "secret"))
    with Between(fresh.store, look) as between:
        publish(FILM, between.url(), server, endpoint=fresh.query)
    assert len(seen) >= 2
    assert set(seen) == {None}
    server.close()


def test_a_slow_answer(fresh: Process) -> None:
    """A server that is slow once is asked again; one that stays slow is given up, in one line."""
    patient = Server(timeout=0.5, retries=3)
    with Between(fresh.store, slow(1.5, times=1)) as between:
        assert len(publish(FILM, between.url(), patient, endpoint=fresh.query).sent) == 1
    patient.close()
    server = Server(timeout=0.3, retries=1)
    begin = time.monotonic()
    with (
        Between(fresh.store, slow(2)) as between,
        pytest.raises(
            ServerError, match=r"no whole answer within 0\.3 s; try later, or give a longer --timeout"
        ),
    ):
        server.send("PUT", between.url(), data=b"")
    assert time.monotonic() - begin < 5
    server.close()


def test_nobody_there() -> None:
    """A port without a server, and a name without one, are told in one line each."""
    server = Server(retries=1)
    port = free_port()
    with pytest.raises(ServerError, match=rf":{port}/store: no connection, 2 times \(connection refused\)"):
        server.send("GET", f"http://127.0.0.1:{port}/store")
    with pytest.raises(ServerError, match="no server of that name"):
        server.send("GET", "http://nobody.invalid/store")
    server.close()


def test_a_line_that_breaks() -> None:
    """A server that hangs up without a word is tried again, then given up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        calls: list[int] = []

        def hang_up() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                calls.append(1)
                line.recv(100)
                line.close()

        threading.Thread(target=hang_up, daemon=True).start()
        server = Server(retries=2)
        with pytest.raises(ServerError, match="no connection, 3 times"):
            server.send("PUT", f"http://127.0.0.1:{listening.getsockname()[1]}/store", data=b"x" * 10)
        server.close()
        listening.shutdown(socket.SHUT_RDWR)
    assert len(calls) == 3


def test_a_certificate_that_nobody_signed(tmp_path: Path) -> None:
    """TLS without trust is no connection, and the remedy is told."""
    if shutil.which("openssl") is None:
        missing("no openssl on this machine")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    with Between("http://127.0.0.1:1/", failing(9, 200)) as between:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        between.wrap(context)
        server = Server(retries=0)
        with pytest.raises(ServerError, match=r"its certificate is not to be trusted .*REQUESTS_CA_BUNDLE"):
            server.send("GET", between.url("/").replace("http:", "https:"))
        server.close()


@pytest.mark.parametrize(
    "url", ["localhost:7878/store", "ftp://x/", "http://", "http://x:port/", "store", ""]
)
def test_what_is_no_url(url: str) -> None:
    """The option with the URL is named, and what a URL looks like."""
    with pytest.raises(ServerError, match="--to: not the URL of a server; give one such as http"):
        check_url(url, "--to")


def test_a_password_in_a_url() -> None:
    """A password does not belong where everybody reads it, and the message does not repeat it."""
    with pytest.raises(ServerError, match="--to: others can read a password in a URL") as caught:
        check_url("http://ann:secret@localhost/store", "--to")
    assert "secret" not in str(caught.value)
