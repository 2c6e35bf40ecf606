"""Whether kg is installed as its code now says: the first thing to look at where something is at fault.

An installation in place follows the code, but not what ``pyproject.toml`` says of components and
packages. After a pull it may name what is gone, or lack what is new.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_NAME = re.compile(r"[\w.-]+")


def out_of_date(root: Path | None = None) -> str:
    """What to do where the project's folder was changed since it was installed; empty where it was not."""
    folder = root or Path(kg.__file__).parents[1]
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        installed = distribution(project["name"])
    except (OSError, ValueError, KeyError, PackageNotFoundError):
        return ""  # not installed in place
    missing = _missing(project)
    if not missing and _declared(project) == _entries(installed):
        return ""
    why = f"{missing[0]} is not installed" if missing else "its components have changed"
    return f"{folder} is newer than its installation ({why}); run 'make' there, then this again"


def _declared(project: dict[str, Any]) -> set[tuple[str, str, str]]:
    groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    return {(group, name, value) for group, names in groups.items() for name, value in names.items()}


def _entries(installed: Distribution) -> set[tuple[str, str, str]]:
    return {(entry.group, entry.name, entry.value) for entry in installed.entry_points}


def _missing(project: dict[str, Any]) -> list[str]:
    """Packages that are needed and not there."""
    names = [found[0] for each in project.get("dependencies", ()) if (found := _NAME.match(each))]
    return [name for name in names if not _there(name)]


def _there(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
