"""What a query may take, and what becomes of one that takes more: the server goes on, the query does not."""

from __future__ import annotations

import os
import random
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
import requests

from tests.serve.conftest import Start
from tests.serve.servers import Served, alive, ticks

ENDLESS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c + ?f = ?i) }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!film:x|^!film:x)* ?b . ?b (!film:y|^!film:y)* ?c . ?c !v:z ?d }",
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "exists": "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?f + ?i = ?c + 1) } }",
}


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_query_is_stopped(start: Start, films: object, query: str) -> None:
    """It gets 504 and what to do, in time; its process is gone, and nothing goes on working."""
    server = start(films, "--timeout", "1.5")
    before = set(server.children())
    begin = time.monotonic()
    answer = server.ask(query)
    assert time.monotonic() - begin < 15
    assert answer.status_code == 504
    assert "stopped after 1.5 s, the time limit; ask for less" in answer.text
    deadline = time.monotonic() + 30
    while len(children := server.children()) < len(before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(before - set(children)) == 1  # that process is gone, another has come
    time.sleep(0.5)
    used = {pid: ticks(pid) for pid in [server.process.pid, *children]}
    time.sleep(1)
    # A hundredth of a second is a tick: something that still ran would use about a hundred.
    assert sum(ticks(pid) - before for pid, before in used.items()) < 40
    assert len(server.rows("SELECT ?f { ?f a film:Film }")) == 3


def test_all_processes_busy(start: Start, films: object) -> None:
    """Endless queries in all processes do not end the server: pages go on, queries wait or hear 503."""
    server = start(films, "--timeout", "3")
    with ThreadPoolExecutor(12) as pool:
        many = [pool.submit(server.ask, ENDLESS["cross product"]) for _ in range(8)]
        time.sleep(0.5)
        assert server.get("").status_code == 200
        statuses = {answer.result().status_code for answer in many}
    assert 504 in statuses
    assert statuses <= {503, 504}
    assert len(server.rows("SELECT ?f { ?f a film:Film }")) == 3


def test_a_client_that_goes_takes_its_query_along(start: Start, films: object) -> None:
    """A query whose asker has gone is stopped long before its time."""
    server = start(films, "--timeout", "60")
    before = set(server.children())
    with pytest.raises(requests.Timeout):
        requests.get(server.url("sparql"), params={"query": ENDLESS["cross product"]}, timeout=1)
    deadline = time.monotonic() + 20
    while not before - set(server.children()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert before - set(server.children())


def test_too_many_rows_are_told(served: Served) -> None:
    """An answer over the limit is refused with what to do, never cut in silence; at the limit it is whole."""
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        answer = served.ask(query)
        assert answer.status_code == 422
        assert (
            "more than 2,000 rows, or than 64 MB: the limit; ask for parts with LIMIT and OFFSET"
            in answer.text
        )
    assert len(served.rows("SELECT * { ?s ?p ?o } LIMIT 2000")) == 2000


def test_a_query_too_deep_or_too_large_for_the_engine(served: Served) -> None:
    """What crashes Oxigraph, or wants all memory, ends one process and is told; the next is answered."""
    deep = "ASK { FILTER(" + "!" * 50_000 + "1) }"
    letters = "abcdefghijklm"
    parts = [f"BIND(CONCAT({', '.join([f'?{one}'] * 16)}) AS ?{other})" for one, other in pairwise(letters)]
    large = f'SELECT (STRLEN(?m) AS ?n) {{ BIND("{"x" * 100}" AS ?a) {" ".join(parts)} }}'
    for query in (deep, large):
        answer = requests.post(served.url("sparql"), data={"query": query}, timeout=60)
        assert answer.status_code in (422, 504)
        assert served.ask("ASK {}").json() == {"head": {}, "boolean": True}


def test_huge_requests(served: Served) -> None:
    """A query of a megabyte is refused: by POST with 413, in an address with 414."""
    query = "ASK { <http://a> <http://b> '" + "x" * 1_000_000 + "' }"
    post = requests.post(served.url("sparql"), data={"query": query}, timeout=60)
    assert (post.status_code, "make the query shorter" in post.text) == (413, True)
    get = served.ask(query)
    assert (get.status_code, "by POST" in get.text) == (414, True)
    just = requests.post(served.url("sparql"), data={"query": query[:20_000] + "' }"}, timeout=60)
    assert just.status_code == 200


def test_noise(served: Served) -> None:
    """Whatever bytes come, the server answers the next request."""
    chance = random.Random(7)
    host, port = "127.0.0.1", int(served.address.rstrip("/").rpartition(":")[2])
    texts = [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999\r\n\r\nquery",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /sparql?query=%00%ff%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        *(bytes(chance.randrange(256) for _ in range(400)) for _ in range(20)),
    ]
    for text in texts:
        with socket.create_connection((host, port), timeout=10) as line:
            line.sendall(text)
    for _ in range(60):
        junk = "".join(chance.choice("SELECT{}?*.<>\"'\\#() \n\t\0é😀PREFIX:@^") for _ in range(300))
        assert served.ask(f"SELECT {junk}").status_code in (400, 403)
    assert len(served.rows("SELECT ?f { ?f a film:Film }")) == 3


def test_fifty_clients(served: Served) -> None:
    """Fifty clients at once, for five seconds, get what they ask for, without an error."""
    end = time.monotonic() + 5
    wrong: list[str] = []
    done = [0]

    def client(number: int) -> None:
        with requests.Session() as session:
            while time.monotonic() < end:
                query = f"SELECT ?c {{ ?c a film:Character ; rdfs:label ?n FILTER({number} = {number}) }}"
                answer = session.get(served.url("sparql"), params={"query": query}, timeout=60)
                if answer.status_code != 200 or not answer.json()["results"]["bindings"]:
                    wrong.append(f"{answer.status_code} {answer.text[:100]}")
                done[0] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert done[0] >= 50


def test_a_process_that_dies_is_replaced(start: Start, films: object) -> None:
    """Killed from outside, all at once, they come again, and queries are answered."""
    server = start(films)
    for pid in server.children():
        os.kill(pid, signal.SIGKILL)
    assert server.ask("ASK {}").status_code in (200, 422)
    time.sleep(0.5)
    assert len(server.rows("SELECT ?f { ?f a film:Film }")) == 3


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_end(start: Start, films: object, how: int) -> None:
    """SIGTERM and Ctrl-C end the server and its processes, also with a query running, without a traceback."""
    server = start(films)
    children = server.children()
    assert len(children) == 4
    threading.Thread(target=lambda: _asked(server), daemon=True).start()
    time.sleep(0.5)
    assert server.stop(how) == 0
    assert not any(alive(pid) for pid in children)
    assert not [line for line in server.said if "Traceback" in line or "Error" in line]


def test_no_process_outlives_a_killed_server(start: Start, films: object) -> None:
    """Where the server is killed, its processes end by themselves, a runaway query at its time limit."""
    server = start(films, "--timeout", "2")
    children = server.children()
    threading.Thread(target=lambda: _asked(server), daemon=True).start()
    time.sleep(0.5)
    server.process.kill()
    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(pid) for pid in children)


def _asked(server: Served) -> None:
    try:
        server.ask(ENDLESS["cross product"])
    except requests.RequestException:
        return
