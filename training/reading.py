"""The pipeline up to one of its components, for what is trained on what the ones before it find."""

from __future__ import annotations

import importlib
from collections.abc import Container
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from kg.reading.pipeline import COMPONENTS, make_doc
from kg.story import Film


def read_up_to(component: str, nlp: Language, film: Film, without: Container[str] = ()) -> Doc:
    """The film as the model and our components before ``component`` read it, but for those ``without``."""
    doc = nlp(make_doc(film, nlp))
    for name in takewhile(lambda name: name != component, COMPONENTS):
        if name not in without:
            importlib.import_module(COMPONENTS[name])
            doc = nlp.create_pipe(name)(doc)
    return doc
