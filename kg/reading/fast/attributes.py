"""Parts of speech, morphology and lemmas: what spaCy's ruler and lemmatizer say, each word asked about once.

What they say depends on a word, its tag and its dependency label, and is kept by these. Rules about several
words in a row ("let 's") are asked wherever words fit them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.lookups import Table

from kg.reading.fast.arrays import set_values, values_of
from kg.reading.fast.rules import KEY, SET, Rules, can_rule, doc_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kg.reading.fast.arrays import Values
    from kg.reading.fast.rules import Key, Part

MOST = 200_000
"""Answers that are kept. Beyond that, all are forgotten and asked anew."""


def can_answer(ruler: AttributeRuler, lemmatizer: Lemmatizer) -> bool:
    """Whether these two say what depends on nothing else."""
    return can_rule(ruler) and lemmatizer.mode == "rule" and not lemmatizer.overwrite


class Attributes:
    """Answers of a ruler and a lemmatizer that `can_answer` agreed to."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, vocab: Vocab) -> None:
        """Keep whom to ask."""
        self._rules, self._lemmatizer, self._vocab = Rules(ruler, vocab), _indexed(lemmatizer), vocab
        self.forget()

    def forget(self) -> None:
        """Forget all answers, which name words by numbers that their vocabulary gave them."""
        self._known: dict[Key, int] = {}
        self._answers: Values = np.zeros((0, len(SET)), dtype=np.uint64)
        self._parts: list[frozenset[Part]] = []
        self._together: dict[tuple[Key, ...], Values] = {}

    def __call__(self, doc: Doc) -> None:
        """Set the attributes of a Doc that has tags and dependency labels, and none of these."""
        if len(self._known) > MOST:
            self.forget()
        keys: list[Key] = list(zip(*values_of(doc, KEY).T.tolist(), strict=True))
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        if missing:
            self._learn(missing)
        known = [self._known[key] for key in keys]
        values = self._answers[known]
        for begin, end in self._rules.phrases([self._parts[number] for number in known]):
            values[begin:end] = self._asked_together(tuple(keys[begin:end]))
        set_values(doc, SET, values)

    def _learn(self, keys: list[Key]) -> None:
        answers = [self._rules.about(key) for key in keys]
        self._parts.extend(parts for _, parts in answers)
        values = self._lemmas(keys, np.array([values for values, _ in answers], dtype=np.uint64))
        self._known.update(zip(keys, range(len(self._known), len(self._parts)), strict=True))
        self._answers = np.concatenate([self._answers, values])

    def _asked_together(self, keys: tuple[Key, ...]) -> Values:
        if keys not in self._together:
            self._together[keys] = self._lemmas(keys, self._rules.about_all(keys))
        return self._together[keys]

    def _lemmas(self, keys: Sequence[Key], values: Values) -> Values:
        """The values, with a lemma where no rule gave one."""
        return values_of(self._lemmatizer(set_values(doc_of(keys, self._vocab), SET, values)), SET)


def _indexed(lemmatizer: Lemmatizer) -> Lemmatizer:
    """The same lemmatizer with its lists of known words as sets: it looks a new word up in them often."""
    quick = type(lemmatizer)(lemmatizer.vocab, None, mode=lemmatizer.mode)
    for name in lemmatizer.lookups.tables:
        table = lemmatizer.lookups.get_table(name)
        if name == "lemma_index":
            table = Table(name=name, data={kind: frozenset(words) for kind, words in table.items()})
        quick.lookups.set_table(name, table)
    return quick
