"""How far a build is, on a terminal and in a log."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

from kg.building.batch import Outcome
from kg.building.progress import Progress

FEW = """
import time
from kg.building.batch import Outcome
from kg.building.progress import Progress
with Progress(lambda: 2000) as progress:
    for _ in range(1000):
        progress.watch(Outcome(kept=True))
    progress.watch(Outcome("lamp.txt: no plot", ("lamp.txt: a note",)))
    for _ in range(20):
        time.sleep(0.05)
        progress.watch(Outcome())
"""


def on_terminal(code: str) -> str:
    """What a program prints on a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    with subprocess.Popen([sys.executable, "-c", code], stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        text = b""
        try:
            while data := os.read(ours, 4096):
                text += data
        except OSError:  # the other end is closed
            pass
        assert process.wait() == 0
    os.close(ours)
    return text.decode()


def test_a_bar_on_a_terminal() -> None:
    """The bar has films, rate and time left, and neither is flattered by films that were kept."""
    text = on_terminal(FEW)
    found = re.findall(r"(\d+)/2000 \[\d\d:\d\d<(\d\d):(\d\d), +([\d.]+) films/s\]", text)
    assert found
    done, minutes, seconds, rate = found[-1]
    assert int(done) > 1000
    assert float(rate) < 25
    assert 60 * int(minutes) + int(seconds) > 35
    assert "kg: lamp.txt: no plot\r\n" in text
    assert "kg: note: lamp.txt: a note\r\n" in text


def test_lines_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there is a line from time to time, and the films are counted when it comes."""
    with Progress(lambda: 1234, every=0) as progress:
        progress.watch(Outcome(kept=True))
        progress.watch(Outcome())
    first, second = capsys.readouterr().err.splitlines()
    assert first == "kg: 1 of 1,234 films, 0.0 a second"
    assert re.fullmatch(r"kg: 2 of 1,234 films, [\d.]+ a second, \d\d:\d\d left", second)


def test_a_total_that_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input has no total, and so no time left; what is quick prints nothing."""
    with Progress(lambda: None, every=0) as progress:
        progress.watch(Outcome())
    assert re.fullmatch(r"kg: 1 films, [\d.]+ a second\n", capsys.readouterr().err)

    def never() -> int:
        raise AssertionError

    with Progress(never) as progress:
        progress.watch(Outcome())
    assert capsys.readouterr().err == ""
