"""Token vectors: what spaCy's Tok2Vec computes, with each word's embedding computed once.

A Tok2Vec embeds each token by itself and then looks at its neighbours in a few layers. The embedding
depends on nothing but the word, so it is kept; the layers are numpy's, one plot at a time, so that
the numbers stay in the processor's cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc

from kg.reading.fast.arrays import set_values, values_of, weights_of
from kg.reading.fast.threads import one_thread

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.vocab import Vocab
    from thinc.model import Model

    from kg.reading.fast.arrays import Floats

    Key = tuple[int, int, int]

KEY = ["ORTH", "NORM", "SPACY"]
"""What tells two tokens apart for an embedding: all else that it sees is the word's own."""

OF_WORDS = {*KEY, "LOWER", "PREFIX", "SUFFIX", "SHAPE", "LENGTH", "IS_SPACE", "IS_ALPHA", "IS_TITLE"}
"""What an embedding may look at."""

BLOCK = 64
"""So many words are embedded at a time, always: a product's last digits depend on how many rows it has."""

MOST = 100_000
"""Embeddings that are kept. Beyond that, all are forgotten and computed anew."""

_EMBEDDING = {"extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors"}
_EMBEDDING |= {"maxout", "layernorm", "dropout", "ragged2list"}
"""What an embedding is made of; the first alone reads attributes, and says which."""

_LAYER = ["residual", "expand_window", "maxout", "layernorm", "dropout"]


def can_encode(model: Model[Any, Any]) -> bool:
    """Whether this is the Tok2Vec that an Encoder knows: MultiHashEmbed, then MaxoutWindowEncoder."""
    if not {"embed", "encode"} <= set(model.ref_names):
        return False
    embed, encode = model.get_ref("embed"), model.get_ref("encode")
    seen = {column for node in embed.walk() for column in node.attrs.get("columns", ["?"] * _reads(node))}
    steps = [name for node in encode.walk(order="dfs_pre") if (name := _step(node))]
    windows = {node.attrs["window_size"] for node in encode.walk() if node.name == "expand_window"}
    return (
        bool(seen)
        and seen <= OF_WORDS
        and windows == {1}
        and steps == _LAYER * (len(steps) // len(_LAYER))
        and encode.attrs.get("pad") == len(steps) // len(_LAYER)
    )


def _reads(node: Model[Any, Any]) -> int:
    """1 where a node may read attributes of tokens in a way that is not known here."""
    return 0 if node.layers or node.name in _EMBEDDING else 1


def _step(node: Model[Any, Any]) -> str:
    """The name of a node that computes, without what it is made of."""
    if node.name.startswith("residual(") and ">>residual(" not in node.name:
        return "residual"
    return "" if node.layers else node.name


class Encoder:
    """Vectors for a Doc's tokens by the weights of a Tok2Vec."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Take the weights of a model that `can_encode` agreed to."""
        self._embed = model.get_ref("embed")
        nodes = list(model.get_ref("encode").walk(order="dfs_pre"))
        products = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self._layers = [_Layer(*pair) for pair in zip(products, norms, strict=True)]
        self._rows: dict[Key, int] = {}
        self._table: Floats = np.zeros((0, model.get_dim("nO")), dtype=np.float32)

    def __call__(self, doc: Doc) -> Floats:
        """A row for each token."""
        words = self._embedded(doc)
        # Beyond both ends lies what the layers make of nothing; so many rows of it can reach the text.
        pad = len(self._layers)
        rows = np.zeros((len(words) + 2 * pad, words.shape[1]), dtype=np.float32)
        rows[pad : pad + len(words)] = words
        with one_thread():
            for layer in self._layers:
                layer.add_to(rows)
        return rows[pad : pad + len(words)].copy()

    def forget(self) -> None:
        """Forget all embeddings."""
        self._rows.clear()
        self._table = self._table[:0].copy()

    def _embedded(self, doc: Doc) -> Floats:
        keys: list[Key] = list(zip(*values_of(doc, KEY).T.tolist(), strict=True))
        if len(self._rows) > MOST:
            self.forget()
        missing = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if missing:
            blocks = [missing[at : at + BLOCK] for at in range(0, len(missing), BLOCK)]
            self._table = np.concatenate([self._table, *(self._block(block, doc.vocab) for block in blocks)])
            self._rows.update(zip(missing, range(len(self._rows), len(self._table)), strict=True))
        return self._table[[self._rows[key] for key in keys]]

    def _block(self, keys: list[Key], vocab: Vocab) -> Floats:
        full = keys + keys[-1:] * (BLOCK - len(keys))
        words = [vocab.strings[orth] for orth, _, _ in full]
        sample = Doc(vocab, words=words, spaces=[bool(space) for _, _, space in full])
        set_values(sample, ["NORM"], np.array([[norm] for _, norm, _ in full], dtype=np.uint64))
        vectors: Floats = self._embed.predict([sample])[0][: len(keys)]
        return vectors


class _Layer:
    """One layer: each token with its two neighbours, the largest of some products, normalised, added."""

    def __init__(self, product: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights = weights_of(product, "W")  # outputs, pieces, inputs
        self._pieces = weights.shape[1]
        self._weights = np.ascontiguousarray(pieces_first(weights).T)
        self._bias = weights_of(product, "b").T.reshape(-1)
        self._scale, self._shift = weights_of(norm, "G"), weights_of(norm, "b")

    def add_to(self, rows: Floats) -> None:
        width = rows.shape[1]
        windows = np.zeros((len(rows), 3 * width), dtype=np.float32)
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        sums = windows @ self._weights
        sums += self._bias
        best = largest(sums, self._pieces)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / width + 1e-8
        best *= (spread**-0.5)[:, None]
        best *= self._scale
        best += self._shift
        rows += best


def pieces_first(weights: NDArray[Any]) -> Floats:
    """Weights (outputs, pieces, inputs) as a matrix in which all outputs of a piece are neighbours."""
    moved: Floats = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return moved


def largest(sums: Floats, pieces: int) -> Floats:
    """The largest piece of each output, from sums by weights of `pieces_first`."""
    width = sums.shape[1] // pieces
    best = sums[:, :width].copy()
    for piece in range(1, pieces):
        np.maximum(best, sums[:, piece * width : (piece + 1) * width], out=best)
    return best
