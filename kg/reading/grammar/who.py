"""Which characters (or places) a word stands for: mentions looked up by the head of a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

PLURALS = frozenset(
    {"all", "both", "each", "half", "most", "rest", "some", "pair", "couple", "group", "team"}
)
"""Heads that stand for what follows their "of": "both of them", "the rest of the gang"."""
NAMING = frozenset({"name", "call", "nickname", "dub"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


class Who:
    """Mentions of one span group by the head token of their phrase."""

    def __init__(self, doc: Doc, group: str = "characters") -> None:
        """Index the group's spans; a doc without the group has no mentions."""
        self._heads: dict[int, list[str]] = {}
        self._inside: dict[int, list[str]] = {}
        for span in doc.spans.get(group, ()):
            _add(self._heads.setdefault(span.root.i, []), span.id_)
            for token in span:
                _add(self._inside.setdefault(token.i, []), span.id_)

    def at(self, token: Token) -> tuple[str, ...]:
        """The entities of the mention that the token heads, or else lies in."""
        return tuple(self._heads.get(token.i) or self._inside.get(token.i) or ())

    def of(self, token: Token) -> tuple[str, ...]:
        """The entities that a phrase stands for, by its head: coordinated ones, appositions and all."""
        found: list[str] = []
        for part in coordinated(antecedent(token)):
            for entity in self._single(part):
                _add(found, entity)
        if not found and token.lower_ in {"who", "whom"}:
            found.extend(self._before(token))
        return tuple(found)

    def _before(self, relative: Token) -> tuple[str, ...]:
        """The mention just before a "who", where the parser hung its clause on something else."""
        last = relative.i - 1
        if last >= 0 and relative.doc[last].is_punct:
            last -= 1
        return self.at(relative.doc[last]) if last >= 0 else ()

    def _single(self, token: Token) -> tuple[str, ...]:
        """The entities of one conjunct, told by the word itself or by what renames it."""
        here = self.at(token)
        if here or token.dep_ == "poss":
            return here
        for other in _renamed(token):
            there = tuple(e for part in coordinated(other) for e in self.at(part))
            if there:
                return there
        return ()


def _add(ids: list[str], entity: str) -> None:
    if entity not in ids:
        ids.append(entity)


def _renamed(token: Token) -> Iterator[Token]:
    """Words that name what a token describes: "a man named X", "his friend, X", "both of them"."""
    many = token.lemma_.lower() in PLURALS
    for child in token.children:
        if child.dep_ == "appos":
            yield child
        elif child.dep_ == "acl" and child.lemma_ in NAMING:
            yield from (c for c in child.children if c.dep_ in {"oprd", "dobj", "attr", "appos"})
        elif child.dep_ == "prep" and child.lower_ in ({"including", "of"} if many else {"including"}):
            yield from (c for c in child.children if c.dep_ == "pobj")
    if token.dep_ == "appos":
        yield token.head
    elif token.dep_ == "attr":
        yield from (c for c in token.head.children if c.dep_ == "nsubj")


def coordinated(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it: "Clara, Nora and Otto"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" or _listed(token, child):
            yield from coordinated(child)


def _listed(first: Token, second: Token) -> bool:
    """Whether a name is taken for an apposition to the name before it in a list: "Clara, Nora and Otto"."""
    names = first.pos_ == second.pos_ == "PROPN" and second.dep_ == "appos" and second.i > first.i
    return (
        names
        and any(c.dep_ == "conj" for c in second.children)
        and first.doc[second.left_edge.i - 1].text == ","
    )


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.lower_ not in RELATIVE or token.tag_ not in {"WP", "WP$", "WDT", "IN"}:
        return token
    for clause in token.ancestors:
        if clause.dep_ == "relcl":
            return clause.head
    return token
