"""The attribute ruler's rules, asked once about all words that they cannot tell apart.

A rule looks at a word in lower case, at its tag and its dependency label. Few words stand in a rule; all
others are one to it, so that some hundred answers are enough for any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.reading.fast.arrays import set_values, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.vocab import Vocab

    from kg.reading.fast.arrays import Values

    Key = tuple[int, int, int]
    Part = tuple[int, int]

KEY = ["ORTH", "TAG", "DEP"]
"""What an answer depends on."""

SET = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
"""What an answer says; a lemma of 0 is left to the lemmatizer."""

_LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_WAYS = {"IN", "REGEX"}


def can_rule(ruler: AttributeRuler) -> bool:
    """Whether the rules look at nothing else, and at words in ways that are known here."""
    tokens = [token for pattern, _, _ in _rules(ruler) for token in pattern]
    words = [token["LOWER"] for token in tokens if "LOWER" in token]
    return all(set(token) <= _LOOKED_AT for token in tokens) and all(
        isinstance(word, str) or set(word) <= _WAYS for word in words
    )


def _rules(ruler: AttributeRuler) -> list[tuple[list[dict[str, Any]], dict[Any, Any], int]]:
    """Each pattern of tokens, what it sets, and of which of them."""
    rules: list[Any] = ruler.patterns
    return [(pattern, rule["attrs"], rule["index"]) for rule in rules for pattern in rule["patterns"]]


class Rules:
    """Answers of a ruler that `can_rule` agreed to."""

    def __init__(self, ruler: AttributeRuler, vocab: Vocab) -> None:
        """Sort the rules into those about one word and those about several in a row."""
        self._ruler, self._vocab = ruler, vocab
        self._of_one = AttributeRuler(vocab)
        self._parts = Matcher(vocab)
        self._lengths: list[int] = []
        for pattern, attributes, index in _rules(ruler):
            if len(pattern) == 1:
                self._of_one.add([pattern], attributes, index)  # type: ignore[list-item]
                continue
            for place, token in enumerate(pattern):
                self._parts.add(f"{len(self._lengths)} {place}", [[token]])
            self._lengths.append(len(pattern))
        self._words, self._shapes = _mentioned(ruler)
        self._answers: dict[tuple[str, int, int], tuple[list[int], frozenset[Part]]] = {}

    def about(self, key: Key) -> tuple[list[int], frozenset[Part]]:
        """What rules about one word say of it, and which parts it can be of rules about several."""
        orth, tag, dep = key
        lexeme = self._vocab[orth]
        word = lexeme.lower_
        if word not in self._words and not any(shape.search(word) for shape in self._shapes):
            word = " " if lexeme.is_space else ""
        like = (word, tag, dep)
        if like not in self._answers:
            doc = doc_of([key], self._vocab)
            parts = [self._vocab.strings[match] for match, _, _ in self._parts(doc, allow_missing=True)]
            values = values_of(self._of_one(doc), SET)[0].tolist()
            self._answers[like] = values, frozenset(_part(name) for name in parts)
        return self._answers[like]

    def about_all(self, keys: Sequence[Key]) -> Values:
        """What all rules say of words in a row."""
        return values_of(self._ruler(doc_of(keys, self._vocab)), SET)

    def phrases(self, parts: Sequence[frozenset[Part]]) -> list[tuple[int, int]]:
        """Where rules about several words fit, by what parts each word can be; what overlaps is one."""
        phrases: list[tuple[int, int]] = []
        for begin, number in (
            (at, number) for at, here in enumerate(parts) for number, first in here if not first
        ):
            end = begin + self._lengths[number]
            if end > len(parts) or any((number, at) not in part for at, part in enumerate(parts[begin:end])):
                continue
            if phrases and phrases[-1][1] > begin:
                begin, end = phrases[-1][0], max(phrases.pop()[1], end)
            phrases.append((begin, end))
        return phrases


def _mentioned(ruler: AttributeRuler) -> tuple[set[str], list[re.Pattern[str]]]:
    """The words that stand in rules, and the shapes of words."""
    words = [token["LOWER"] for pattern, _, _ in _rules(ruler) for token in pattern if "LOWER" in token]
    ways: list[Any] = [{"IN": [word]} if isinstance(word, str) else word for word in words]
    literal = {word for way in ways for word in way.get("IN", ())}
    return literal, [re.compile(way["REGEX"]) for way in ways if "REGEX" in way]


def _part(name: str) -> Part:
    number, place = name.split()
    return int(number), int(place)


def doc_of(keys: Sequence[Key], vocab: Vocab) -> Doc:
    """A Doc of these words with their tags and dependency labels."""
    doc = Doc(vocab, words=[vocab.strings[orth] for orth, _, _ in keys])
    return set_values(doc, KEY[1:], np.array([key[1:] for key in keys], dtype=np.uint64))
