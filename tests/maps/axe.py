"""axe-core, Deque's checker of accessibility, from the npm registry: its one file, known by its hash."""

from __future__ import annotations

import base64
import hashlib
import io
import sys
import tarfile
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from tests.needed import missing

if TYPE_CHECKING:
    from playwright.sync_api import Page

VERSION = "4.14.1"
INTEGRITY = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
"""The sha512 that the registry names for this version."""
SOURCE = f"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"
KEPT = Path(sys.prefix) / "share" / f"axe-core-{VERSION}.tgz"
"""Beside the installed packages, so that ``make clean`` takes it away."""

SERIOUS = ("serious", "critical")


def axe_source() -> str:
    """The script. Where it cannot be had the test is skipped, and fails where CI=true."""
    try:
        archive = KEPT.read_bytes() if KEPT.exists() else _fetched()
    except OSError as error:
        reason = f"axe-core cannot be fetched ({error}): {SOURCE} may be put at {KEPT} by hand"
        missing(reason)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        script = files.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode("utf-8")


def _fetched() -> bytes:
    with urllib.request.urlopen(SOURCE, timeout=60) as answer:
        archive: bytes = answer.read()
    found = base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")
    assert found == INTEGRITY, f"{SOURCE} is not what it was when it was chosen: sha512-{found}"
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_bytes(archive)
    return archive


def violations(page: Page, source: str) -> list[str]:
    """What axe finds serious or critical in the page as it stands now, a line for each element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source)
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
