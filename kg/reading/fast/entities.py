"""Named entities: what spaCy's recogniser finds, with all words of a plot weighed at once.

The recogniser goes from word to word and weighs at each: outside a name (O), a name of one word (U), or
the beginning of one (B); inside a name: further (I), or its last word (L). Outside a name it looks
at nothing but the word it has come to, so that all words can be weighed in one product. From each
beginning, where its name would end is found for all beginnings together, a word at a time. What
remains is to go through the text once and take the names, none of which begins inside another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.tokens import Span

from kg.reading.fast.arrays import values_of, weights_of
from kg.reading.fast.encoder import Encoder, can_encode, largest, pieces_first
from kg.reading.fast.threads import one_thread

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc
    from thinc.model import Model

    from kg.reading.fast.arrays import Flags, Floats, Ints

_FEATURES = 3
"""The word, the first word of the name that is open, the word before if a name is open."""


def can_recognize(ner: EntityRecognizer) -> bool:
    """Whether this recogniser is the one that Recognizer knows."""
    model = ner.model
    return (
        model.name == "parser_model"
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and ner.cfg["beam_width"] == 1
        and model.layers[1].get_dim("nF") == _FEATURES
        and [layer.name for layer in model.layers[0].layers[1:]] == ["list2array", "linear"]
        and can_encode(model.layers[0].layers[0])
    )


class _Moves(NamedTuple):
    """The numbers of the recogniser's moves, by the numbers of kinds of names."""

    names: list[str]
    begin: Ints
    inside: Ints
    last: Ints
    unit: Ints
    out: int


class Recognizer:
    """Entities of a Doc by the weights of a recogniser of spaCy's."""

    def __init__(self, ner: EntityRecognizer) -> None:
        """Take the weights of a recogniser that `can_recognize` agreed to."""
        reader, lower, upper = ner.model.layers
        self._encoder = Encoder(reader.layers[0])
        self._narrow = _weights(reader.layers[2])
        self._pieces = lower.get_dim("nP")
        self._features = [np.ascontiguousarray(pieces_first(part).T) for part in weights_of(lower, "W")]
        self._absent = [part.T.reshape(-1) for part in weights_of(lower, "pad")[0]]
        self._bias = weights_of(lower, "b").T.reshape(-1)
        self._upper = _weights(upper)
        self._moves = _moves(ner)

    def __call__(self, doc: Doc) -> list[Span]:
        """The entities, in order; the Doc must have its sentences."""
        words = self._encoder(doc)
        with one_thread():
            return self._found(doc, words)

    def forget(self) -> None:
        """Forget what is kept about words."""
        self._encoder.forget()

    def _found(self, doc: Doc, words: Floats) -> list[Span]:
        weights, bias = self._narrow
        narrow: Floats = words @ weights + bias
        space, starts = values_of(doc, ["IS_SPACE", "SENT_START"]).astype(np.int64).T
        # Where no name may go on: into another sentence, or beyond the end.
        ends = np.append(starts[1:] == 1, True)
        at_word: Floats = narrow @ self._features[0]
        chosen = self._outside(at_word, space == 1, ends)
        beginnings, units = np.isin(chosen, self._moves.begin), np.isin(chosen, self._moves.unit)
        first = np.flatnonzero(beginnings)
        kinds = _positions(self._moves.begin, chosen[first])
        ending = dict(
            zip(first.tolist(), self._ends(narrow, at_word, first, kinds, ends).tolist(), strict=True)
        )
        names = self._moves.names
        spans: list[Span] = []
        free = 0
        for at in np.flatnonzero(beginnings | units).tolist():
            if at >= free:
                free = ending.get(at, at) + 1
                spans.append(Span(doc, at, free, label=names[chosen[at]][2:]))
        return spans

    def _outside(self, at_word: Floats, space: Flags, ends: Flags) -> Ints:
        """The move at each word where no name is open."""
        scores = self._scores(at_word + self._absent[1] + self._absent[2])
        moves = self._moves
        possible = np.zeros(scores.shape, dtype=np.bool_)
        possible[:, moves.begin] = ~(space | ends)[:, None]
        possible[:, moves.unit] = ~space[:, None]
        possible[:, moves.out] = True
        chosen: Ints = np.where(possible, scores, -np.inf).argmax(axis=1)
        return chosen

    def _ends(self, narrow: Floats, at_word: Floats, first: Ints, kinds: Ints, ends: Flags) -> Ints:
        """The last word of the name that begins at each of these words."""
        last = first + 1
        going = np.arange(len(first))
        of_first, before = narrow[first] @ self._features[1], self._features[2]
        while len(going):
            here = last[going]
            scores = self._scores(at_word[here] + of_first[going] + narrow[here - 1] @ before)
            rows, kind = np.arange(len(going)), kinds[going]
            inside, last_word = self._moves.inside[kind], self._moves.last[kind]
            further, closing = scores[rows, inside], scores[rows, last_word]
            # Of two moves of equal weight the recogniser takes the one with the lower number.
            goes = (further > closing) | ((further == closing) & (inside < last_word))
            going = going[goes & ~ends[here]]
            last[going] += 1
        return last

    def _scores(self, sums: Floats) -> Floats:
        """The weight of each move where the features sum up to this."""
        weights, bias = self._upper
        scores: Floats = largest(sums + self._bias, self._pieces) @ weights + bias
        return scores


def _weights(layer: Model[Any, Any]) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(weights_of(layer, "W").T), weights_of(layer, "b")


def _moves(ner: EntityRecognizer) -> _Moves:
    names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
    # A move "U-" without a kind is for words that a user said are no name; there are none here.
    kinds = [name[2:] for name in names if name.startswith("B-")]
    numbered = {name: number for number, name in enumerate(names)}
    of = {move: np.array([numbered[f"{move}-{kind}"] for kind in kinds]) for move in "BILU"}
    return _Moves(names, of["B"], of["I"], of["L"], of["U"], numbered["O"])


def _positions(among: Ints, values: Ints) -> Ints:
    """Where each value stands among others."""
    order = np.argsort(among)
    found: Ints = order[np.searchsorted(among, values, sorter=order)]
    return found
