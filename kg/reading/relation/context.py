"""What every pattern looks at: the Doc, who a word stands for, and kin that the text has told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.reading.doc import sentences_of
from kg.reading.event.participants import Arguments, arguments
from kg.reading.grammar.who import Who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from kg.reading.relation.roles import Role
    from kg.story import Character


@dataclass(slots=True)
class Context:
    """A Doc with its lookups, made once for all patterns."""

    doc: Doc
    text: str
    """The Doc's text, which spaCy puts together anew each time."""
    who: Who
    tokens: tuple[Token, ...]
    """The Doc's tokens: spaCy makes new ones at each turn otherwise."""
    lemmas: tuple[str, ...]
    """Their lemmas, in lower case."""
    arguments: dict[int, Arguments]
    characters: dict[str, Character]
    sentence_indexes: tuple[int, ...]
    """For each token the index of its sentence."""
    roots: frozenset[int]
    """Tokens that head a mention."""
    roles: list[Role] = field(default_factory=list)
    """The role nouns of the text, once they are found."""
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    """Who bears a role to whom, as read so far: (owner, role noun) to bearer."""

    def of(self, token: Token) -> tuple[str, ...]:
        """The characters that a phrase stands for, by its head, with those coordinated."""
        return self.who.of(token)

    def of_all(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The characters that any of several phrases stands for, each once."""
        return tuple(dict.fromkeys(c for token in tokens for c in self.of(token)))

    def at(self, token: Token) -> tuple[str, ...]:
        """The characters of the mention that the token itself heads or lies in."""
        return self.who.at(token)

    def gender(self, character: str) -> str | None:
        """The character's gender where it is known."""
        entry = self.characters.get(character)
        return entry.gender if entry else None

    def is_group(self, character: str) -> bool:
        """Whether the character is several who act as one."""
        entry = self.characters.get(character)
        return bool(entry and entry.group)


def make_context(doc: Doc) -> Context:
    """The lookups of a Doc that has a parse and character mentions."""
    indexes = tuple(n for n, sentence in enumerate(sentences_of(doc)) for _ in range(len(sentence)))
    roots = frozenset(span.root.i for span in doc.spans.get("characters", ()))
    told = doc._.arguments  # by the reading of events, where that went before
    acts = arguments(doc) if told is None else told
    tokens = tuple(doc)
    lemmas = tuple(token.lemma_.lower() for token in tokens)
    return Context(doc, doc.text, Who(doc), tokens, lemmas, acts, doc._.characters or {}, indexes, roots)
