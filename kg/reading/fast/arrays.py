"""Arrays out of Docs and models and into them; what spaCy and thinc say of their types is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from thinc.model import Model

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Values = NDArray[np.uint64]
"""What spaCy keeps about tokens: mostly hashes of strings."""


def values_of(doc: Doc, names: Sequence[str]) -> Values:
    """A row for each token, a column for each attribute."""
    values: Values = doc.to_array(list(names)).astype(np.uint64, copy=False)
    return values


def set_values(doc: Doc, names: Sequence[str], values: Values) -> Doc:
    """Set attributes of all tokens; the Doc itself."""
    loose: Any = values
    return doc.from_array(list(names), loose)


def weights_of(model: Model[Any, Any], name: str) -> NDArray[Any]:
    """Weights of a layer."""
    weights: Any = model.get_param(name)
    array: NDArray[Any] = np.asarray(weights)
    return array
