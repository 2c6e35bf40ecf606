"""What makes a film one that must be built again."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from kg.building import fingerprint as module
from kg.building.fingerprint import fingerprint, program
from kg.model import ModelInfo, model_info
from kg.story import Credit, Film
from tests.test_packaging import packages
from tests.test_rooms import imported, modules

FILM = Film("lamp-1987", "Lamp", "Orla rows.", source="a.csv, line 2", year=1987)
OTHER = {"plot_offset": 1, "year": 1988, "runtime": 9, "cast": (Credit("Jo Li"),)}


@pytest.mark.parametrize("name", [each.name for each in fields(Film)])
def test_every_field_counts_but_the_place(name: str) -> None:
    """A change of anything that the source says shows; where the source is does not."""
    value = getattr(FILM, name)
    other = OTHER.get(name, f"{value}!" if isinstance(value, str) else ("new",))
    changed = fingerprint(replace(FILM, **{name: other}), "a") != fingerprint(FILM, "a")  # type: ignore[arg-type]
    assert changed == (name != "source")


def test_settings_count() -> None:
    """So does a change of what is asked for."""
    assert fingerprint(FILM, "a") == fingerprint(replace(FILM), "a")
    assert fingerprint(FILM, "a") != fingerprint(FILM, "b")


def test_the_program_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a package, or other code, is another program."""
    before = program()
    monkeypatch.setattr(module, "_LIBRARIES", ("numpy",))
    assert program() == before  # it is asked for once
    assert program.__wrapped__() != before
    monkeypatch.undo()
    assert program.__wrapped__() == before
    monkeypatch.setattr(module, "_ROOMS", ("graph", "slug.py"))
    assert program.__wrapped__() != before


def test_all_code_that_counts_counts() -> None:
    """What the counted rooms import of this package is counted too, but for what only tells and the model.

    The model's name and version are among a build's settings.
    """
    counted = {room.removesuffix(".py") for room in module._ROOMS}
    used = {other for _, room, code in modules() if room in counted for other in imported(code)}
    assert used - {"errors", "model", "textable"} <= counted


def test_all_libraries_that_count_count() -> None:
    """So are packages of others, but for what checks, what sets threads, and what reads a source's head.

    What that head says is in the Film.
    """
    counted = {room.removesuffix(".py") for room in module._ROOMS}
    used = {package for _, room, code in modules() if room in counted for package in packages(code)}
    assert used - {"pyshacl", "threadpoolctl", "yaml"} <= set(module._LIBRARIES)


def test_models_tell_what_they_are(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A model's name and version are known without loading it; one that is not there is empty."""
    info = model_info()
    assert (info.name, info.version) == ("en_core_web_md", "3.7.1")
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1"}')
    assert model_info(str(tmp_path)).name == "en_mine"
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1", "scores": 2}')
    assert model_info(str(tmp_path)).digest not in ("", info.digest)
    for name in ("no_such_model", "no.such.model", "..", "", "/nowhere"):
        assert model_info(name) == (info if not name else ModelInfo())
