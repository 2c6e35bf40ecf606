"""Fifty clients for a minute: ``make bench-serve``.

Or ``python -m tests.benchmarks.serve [CLIENTS] [SECONDS]``.

Each client asks one thing after the other: ready questions, lookups, pages, descriptions, and now and then
a slip. Beside them two clients ask queries without an end the whole time. Errors are counted; there must
be none.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import requests

from kg.graph.sparql import ready_queries
from tests.conftest import ROOT
from tests.serve.servers import Served, ticks

CLIENTS, SECONDS = 50, 60.0
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c + ?f = ?i) }"
EXPECTED = {"ready": 200, "lookup": 200, "page": 200, "describe": 200, "slip": 400}


class Bench:
    """What the clients found."""

    def __init__(self, server: Served) -> None:
        """Nothing yet."""
        self.server = server
        self.times: dict[str, list[float]] = {kind: [] for kind in EXPECTED}
        self.wrong: Counter[str] = Counter()
        self.stopped = 0

    def client(self, number: int, end: float) -> None:
        """Ask until the time is over."""
        chance = random.Random(number)
        ready = [query.text for query in ready_queries()]
        films = [row["f"] for row in self.server.rows("SELECT ?f { ?f a film:Film }")]
        with requests.Session() as session:
            while time.monotonic() < end:
                kind = chance.choices(list(EXPECTED), (5, 10, 2, 2, 1))[0]
                path, query = "sparql", {"query": f"SELECT * {{ <{chance.choice(films)}> ?p ?o }}"}
                if kind == "ready":
                    query = {"query": chance.choice(ready)}
                elif kind == "slip":
                    query = {"query": "SELECT * { ?s ?p"}
                elif kind == "page":
                    path, query = chance.choice(("", "query", "ns")), {}
                elif kind == "describe":
                    path, query = "describe", {"iri": chance.choice(films)}
                self.one(session, kind, path, query)

    def one(self, session: requests.Session, kind: str, path: str, query: dict[str, str]) -> None:
        """One request."""
        start = time.perf_counter()
        try:
            status = session.get(self.server.url(path), params=query, timeout=60).status_code
        except requests.RequestException as error:
            self.wrong[f"{kind}: {type(error).__name__}"] += 1
            return
        self.times[kind].append(time.perf_counter() - start)
        if status != EXPECTED[kind]:
            self.wrong[f"{kind}: {status}"] += 1

    def endless(self, end: float) -> None:
        """Ask what has no end."""
        while time.monotonic() < end:
            try:
                self.stopped += self.server.ask(ENDLESS).status_code == 504
            except requests.RequestException as error:
                self.wrong[f"endless: {type(error).__name__}"] += 1


def main() -> None:
    """Measure and print."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    server = Served(ROOT / "exports", "--timeout", "5")
    bench, end = Bench(server), time.monotonic() + seconds
    threads = [threading.Thread(target=bench.client, args=(number, end)) for number in range(clients)]
    threads += [threading.Thread(target=bench.endless, args=(end,)) for _ in range(2)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed = time.monotonic() - start
    time.sleep(8)  # the last of the endless queries is stopped, and another process started
    idle = sum(map(ticks, [server.process.pid, *server.children()]))
    time.sleep(5)
    idle = sum(map(ticks, [server.process.pid, *server.children()])) - idle
    memory = _memory([server.process.pid, *server.children()])
    server.stop()
    count = sum(map(len, bench.times.values()))
    print(f"{clients} clients, {passed:.0f} s: {count:,} answers, {count / passed:.0f} a second")
    for kind, times in bench.times.items():
        if len(times) > 1:
            cuts = statistics.quantiles(times, n=100)
            print(f"  {kind:10}{len(times):8,}   median {cuts[49]:6.3f} s   99 % within {cuts[98]:6.3f} s")
    print(f"endless queries stopped beside these: {bench.stopped}")
    print(f"processor time in 5 s of rest after: {idle / 100:.2f} s; memory of all processes: {memory} MB")
    print(f"errors: {dict(bench.wrong) or 'none'}")
    sys.exit(1 if bench.wrong else 0)


def _memory(pids: list[int]) -> int:
    page = resource.getpagesize()
    pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return sum(pages) * page // 1_000_000


if __name__ == "__main__":
    main()
