"""Whether a plot is written as the reading needs it: in English, in small and capital letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

ENGLISH_ENOUGH = 0.25
"""Share of English function words from which a text passes for English; plots have 0.4 to 0.5, other
languages that share some of the words up to 0.1."""
WORDS, LETTERS = 20, 80
"""A text of fewer words, or in other scripts letters, says little of its language."""
FEW_WORDS, NO_ENGLISH = 8, 0.1
"""Fewer in small letters tell nothing; of so many in English at least one in ten is a function word."""
MOSTLY = 0.5
SHOUTED = 0.8
"""Share of capital letters from which a text is in capitals; plots have about 0.04."""


def doubts(doc: Doc) -> Iterator[str]:
    """What a person should know before believing the reading of this text, a line each."""
    letters = [char for char in doc.text if char.isalpha()]
    # English has no letter beyond U+024F; scripts without spaces have few words, however long the text.
    foreign = sum(char > "\u024f" for char in letters)
    words = [token for token in doc if token.is_alpha]
    unknown = _unknown(words)
    if unknown or (len(letters) >= LETTERS and foreign > MOSTLY * len(letters)):
        yield "the plot does not look like English prose, which is all that is read: check the result"
    cased = [char for char in letters if char.isupper() or char.islower()]
    capitals = sum(map(str.isupper, cased))
    if len(words) >= WORDS and capitals > SHOUTED * len(cased):
        yield "the plot is in capitals, which hide what is a name: write it in small and capital letters"
    elif len(words) >= WORDS and cased and not capitals:
        yield "the plot has no capital letters, by which names are found: write names with capitals"


def _unknown(words: list[Token]) -> bool:
    """Whether hardly a word is an English function word; in a short text names are no witnesses."""
    enough = ENGLISH_ENOUGH
    if len(words) < WORDS:
        words, enough = [token for token in words if token.is_lower], NO_ENGLISH
    return len(words) >= FEW_WORDS and sum(token.is_stop for token in words) < enough * len(words)
