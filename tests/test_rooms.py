"""The rooms of kg/ stand in an order, and each looks only at those before it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
BEFORE = ("errors", "folding", "model", "paragraphs", "slug", "story", "textable")
"""What every room may use; needs none of them."""
BESIDE = ("notebook", "api", "frames")
"""For notebooks, and to be called from Python: made of rooms, none of which needs it but the commands."""


def order(manual: str) -> list[str]:
    """All rooms in the order of a manual's table, with the modules that lie beside them."""
    rows = re.findall(r"^\| (`kg/.*?) \|", (ROOT / manual).read_text(encoding="utf-8"), re.MULTILINE)
    rooms = [room for row in rows for room in re.findall(r"`kg/(\w+)/?`", row)]
    placed = {*BEFORE, *BESIDE, "commands", "cli"}
    return [*BEFORE, *(r for r in rooms if r not in placed), *BESIDE, "commands", "cli", "__main__"]


def reading_order() -> list[str]:
    """The rooms of kg/reading, and the modules that lie flat in it, in the order of the manual's table."""
    manual = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = manual.split("| of `kg/reading` |")[1].split("\n\n")[0]
    return [room for row in table.splitlines()[2:] for room in re.findall(r"`(\w+)`", row.split("|")[1])]


def imported(code: str, package: str = "kg") -> Iterator[str]:
    """The rooms of which a module imports something, wherever the import stands in it."""
    for node in ast.walk(ast.parse(code)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            names = [f"{node.module}.{name}" for name in names]
        for name in names:
            rest = name.removeprefix(f"{package}.")
            if rest not in {name, "__version__"}:
                yield rest.partition(".")[0]


def modules(package: str = "kg") -> Iterator[tuple[str, str, str]]:
    """Path, room and code of every module, but for the one that hands on what all rooms offer."""
    folder = ROOT.joinpath(*package.split("."))
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder)
        if inside.name != "__init__.py" or len(inside.parts) > 1:
            yield str(inside), inside.parts[0].removesuffix(".py"), path.read_text(encoding="utf-8")


def ahead(room: str, code: str, rooms: list[str], package: str = "kg") -> set[str]:
    """The rooms behind a module's own that it imports from."""
    return {other for other in imported(code, package) if rooms.index(other) > rooms.index(room)}


@pytest.mark.parametrize("manual", ["README.md", "CONTRIBUTING.md"])
def test_rooms_import_only_from_those_before_them(manual: str) -> None:
    """The order is that of the manual's table."""
    rooms = order(manual)
    assert {room for _, room, _ in modules()} <= set(rooms)
    assert {path: found for path, room, code in modules() if (found := ahead(room, code, rooms))} == {}


def test_rooms_of_reading_import_only_from_those_before_them() -> None:
    """A plot is read in one direction: nothing looks at a component that runs later."""
    rooms = reading_order()
    found = list(modules("kg.reading"))
    assert {room for _, room, _ in found} == set(rooms)
    assert len(rooms) == len(set(rooms))
    looks = {path: ahead(room, code, rooms, "kg.reading") for path, room, code in found}
    assert {path: others for path, others in looks.items() if others} == {}


def test_only_the_entry_point_imports_the_command_line() -> None:
    """Nothing in kg/ depends on ``kg.cli``, and not even commands know it."""
    assert [path for path, _, code in modules() if "cli" in imported(code)] == ["__main__.py"]


@pytest.mark.parametrize(
    ("room", "code", "found"),
    [
        ("graph", "from kg.maps.page import page", {"maps"}),
        ("graph", "def late():\n    import kg.network.build", {"network"}),
        ("sources", "from kg import graph, reading", {"graph", "reading"}),
        ("errors", "if TYPE_CHECKING:\n    from kg.story import Film", {"story"}),
        ("commands", "from kg.cli import main", {"cli"}),
        ("maps", "from kg.graph import iris\nfrom kg import __version__\nimport kg", set()),
    ],
)
def test_a_look_ahead_is_found(room: str, code: str, found: set[str]) -> None:
    """Late imports and those for types alone count too."""
    assert ahead(room, code, order("README.md")) == found


@pytest.mark.parametrize(
    ("room", "code", "found"),
    [
        ("grammar", "from kg.reading.relation.context import Context", {"relation"}),
        ("names", "if TYPE_CHECKING:\n    from kg.reading.character import merge", {"character"}),
        ("event", "from kg.reading.lexicon import table\nfrom kg.story import Film", set()),
    ],
)
def test_a_look_ahead_in_reading_is_found(room: str, code: str, found: set[str]) -> None:
    """A room of reading is held like a room of kg/."""
    assert ahead(room, code, reading_order(), "kg.reading") == found
