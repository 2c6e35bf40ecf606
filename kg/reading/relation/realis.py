"""Whether a word tells of what is so in the story: not denied, wished, planned, supposed or pretended.

Stands on the factuality of events and adds what relationships need: adjectives and nouns in
predicates, doubts that a noun or preposition carries, clefts, what is nearly so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.grammar.clauses import VERBAL
from kg.reading.grammar.factuality import REAL, factuality, no_longer
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICATIVE = frozenset({"acomp", "attr", "oprd", "ccomp", "xcomp", "dep"})
NOT_QUITE = frozenset(
    {"almost", "nearly", "hardly", "barely", "rarely", "seldom", "supposedly", "allegedly", "no"}
)
UNDOING = frozenset({"without", "instead", "than", "against"})

REASONS = frozenset({"after", "although", "because", "since", "though"})
"""What begins a clause that is so whatever the clause above it says."""


def is_real(token: Token) -> bool:
    """Whether the verb (or the noun's verb) tells of what happens or holds, as far as its clause says."""
    if token.pos_ not in VERBAL and token.dep_ in PREDICATIVE and token.head.pos_ in VERBAL:
        return is_real(token.head) and not _hedged(token)
    if _hedged(token) or _own_condition(token) or _copula_denied(token):
        return False
    over = any(map(no_longer, token.children))  # who "no longer works for him" did
    if token.pos_ in VERBAL and factuality(token) not in REAL and not over:
        return False
    return _RULES.get(token.dep_, _stated)(token)


def _hedged(token: Token) -> bool:
    """Whether a negation or "almost" hangs on the word, or its subject is "no one"."""
    for child in token.children:
        if child.dep_ == "neg" or (child.lower_ in NOT_QUITE and child.dep_ in {"advmod", "det", "preconj"}):
            return True
        if child.dep_ == "nsubj" and any(c.lower_ == "no" for c in child.children):
            return True
    return False


def _copula_denied(token: Token) -> bool:
    """Whether the "be" is denied of a participle that the parse takes for an adjective: "are not married"."""
    return token.dep_ == "acomp" and token.head.lemma_ == "be" and not is_real(token.head)


def _own_condition(token: Token) -> bool:
    """Whether the clause is unreal by "as though"."""
    marks = [c for c in token.children if c.dep_ == "mark" and c.lower_ == "though" and c.i]
    return any(mark.nbor(-1).lower_ == "as" for mark in marks)


def _stated(_: Token) -> bool:
    return True


def _complement(token: Token) -> bool:
    """What is said or wished is as real as its head, but for what is known ("does not know that …")."""
    head = token.head
    if head.lemma_ in words("relation_doubts"):
        return False
    asked = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if asked and head.lemma_ in words("relation_commands"):
        return False
    known = token.dep_ == "ccomp" and head.lemma_ in words("relation_factives")
    return known or head.pos_ not in VERBAL or is_real(head)


def _gerund(token: Token) -> bool:
    """ "By killing" is so; "without killing", "accused of killing", "dreams of killing" are not."""
    governor = token.head.head
    around = {token.head.lower_, governor.lower_, *(c.lower_ for c in token.head.children)}
    return not around & UNDOING and governor.lemma_ not in words("relation_doubts")


def _modifier(token: Token) -> bool:
    """What modifies a word of doubt is not so, but for reasons: "wants to go because she loves him"."""
    if any(c.lower_ in REASONS and c.dep_ in {"mark", "advmod"} for c in token.children):
        return True
    return token.head.lemma_ not in words("relation_doubts")


def _relative(token: Token) -> bool:
    """A relative clause is so, but "it was X who did it" is as real as its "was"."""
    copula = token.head.head
    cleft = copula.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in copula.children)
    return not cleft or is_real(copula)


_RULES = {
    "xcomp": _complement,
    "ccomp": _complement,
    "pcomp": _gerund,
    "advcl": _modifier,
    "acl": _modifier,
    "relcl": _relative,
}
