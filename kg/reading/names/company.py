"""What the other names of a text tell of a name: longer and shorter ones, those that it stands beside."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.reading.names.chunks import opens
from kg.reading.names.parts import take_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

LOOKED_AT = 40
"""How many names that share a word are looked at: more do not tell more, and time stays linear."""
OFTEN = 3
"""Mentions from which a name surely is somebody's or something's of the story."""


class Company:
    """The names of a text by folded key, and what they tell of each other."""

    def __init__(self, doc: Doc, names: Mapping[str, Sequence[Span]]) -> None:
        """Index the names by their words and places."""
        self.names = names
        self.most = max((len(spans) for spans in names.values()), default=1)
        self.cores = {key: frozenset(take_apart(spans[0].text).core) for key, spans in names.items()}
        self.sharing: dict[str, list[str]] = defaultdict(list)
        for key, core in self.cores.items():
            for word in sorted(core):
                if len(self.sharing[word]) < LOOKED_AT:
                    self.sharing[word].append(key)
        self.at = {i: key for key, spans in names.items() for s in spans for i in range(s.start, s.end)}
        self.small = {token.text for token in doc if token.text.islower()}
        quotes = Counter[int]()
        for token in doc:
            quotes[token.i + 1] = quotes[token.i] + (token.text == '"')
        self.quotes = quotes

    def features(self, spans: Sequence[Span], own: Collection[str]) -> dict[str, float]:
        """Features of a name, or of several that are one's ``own``."""
        count = len(spans)
        opening = sum(opens(span[0]) for span in spans) / count
        one_word = len([t for t in spans[0] if t.text not in {".", '"', "-"}]) == 1
        found = {
            "opens": opening,
            "in quotation": sum(self.quotes[s.start] % 2 for s in spans) / count,
            "in a list": sum(map(_in_list, spans)) / count,
            "conjoined:often": float(any(self._beside_often(span, own) for span in spans)),
            "acts": math.log1p(sum(s.root.dep_ in {"nsubj", "nsubjpass"} for s in spans)),
            "mentions": math.log(count),
            "mentions, as share of the most": count / self.most,
        }
        signs = [*self._related(spans[0], own)]
        if one_word and opening == 1:
            signs.append("always opens, one word")
        if one_word and spans[0].text.lower() in self.small:
            signs.append("also without a capital")
        if _is_code(spans[0]):
            signs.append("code")
        return found | dict.fromkeys(signs, 1.0)

    def _beside_often(self, span: Span, own: Collection[str]) -> bool:
        """Whether the name is joined by "and" or commas to one that stands often."""
        beside = {self.at[t.i] for t in span.root.conjuncts if t.i in self.at}.difference(own)
        return any(len(self.names[key]) >= OFTEN for key in beside)

    def _related(self, span: Span, own: Collection[str]) -> Iterator[str]:
        """Whether the words of the name are in a longer one, or some of them are one of their own."""
        core = frozenset(take_apart(span.text).core)
        others = {key for word in core for key in self.sharing.get(word, ())}.difference(own)
        longer = [key for key in others if core <= self.cores[key]]
        shorter = [key for key in others if self.cores[key] < core]
        for sign, keys in (("in a longer name", longer), ("shortened", shorter)):
            if keys:
                yield sign
            if any(len(self.names[key]) > 1 for key in keys):
                yield f"{sign}, often"


def _in_list(span: Span) -> bool:
    """Whether a comma stands before the name and a comma or "and" behind it."""
    before, after = span.doc[: span.start][-1:], span.doc[span.end : span.end + 1]
    return before.text == "," and after.text in {",", "and"}


def _is_code(span: Span) -> bool:
    """Whether a word of it mixes digits with capitals or a hyphen: R-12."""
    mixed = any(any(c.isdigit() for c in t.text) and any(c.isupper() for c in t.text) for t in span)
    return mixed or ("-" in span.text and any(c.isdigit() for c in span.text))
