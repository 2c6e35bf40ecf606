"""How far a run of capitalised words goes on as one name: what may stand between its words.

"Jean de la Tour", "Jack "Comet" Reed", "Duke of Arden", "Olaf the Grey", "Hall & Sons", "St. Ann's Hospital".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.gazetteer import on_the_map

if TYPE_CHECKING:
    from collections import Counter

    from spacy.tokens import Doc, Token

QUOTES = frozenset({'"', "'"})
JOINTS = frozenset({"&", "-", "/"})


def fold_title(word: str) -> str:
    """A title as the lexicon has it."""
    return word.rstrip(".").casefold()


def is_title(token: Token) -> bool:
    """Whether the token is written as a title: "Dr.", "Miss", "Inspector"."""
    return token.text[:1].isupper() and fold_title(token.text) in table("titles")


def capitalised(token: Token) -> bool:
    """Whether a token is written as part of a name, wherever it stands."""
    text = token.text
    return text[0].isupper() and any(c.isalpha() for c in text) and not token.is_space


def joined(token: Token) -> bool:
    """Whether a mark without spaces, or an "&", ties the token to a word beside it."""
    doc, i = token.doc, token.i
    before = i > 1 and doc[i - 1].text in JOINTS and (doc[i - 1].text == "&" or not doc[i - 2].whitespace_)
    after = (
        i + 2 < len(doc) and doc[i + 1].text in JOINTS and (doc[i + 1].text == "&" or not token.whitespace_)
    )
    return before or after


def run_end(doc: Doc, start: int, middles: Counter[str]) -> int | None:
    """Where the capitalised run that starts here ends, or None.

    ``middles`` counts how often each word is written with a capital within a sentence and by itself.
    """
    end = start + 1 if capitalised(doc[start]) else _quoted_first(doc, start)
    if end is None:
        return None
    while end < len(doc):
        step = _step(doc, end, middles)
        if not step:
            break
        end += step
    return end


def _step(doc: Doc, i: int, middles: Counter[str]) -> int:
    """How many tokens continue a run at ``i``: a word, a particle with its word, a quoted nickname."""
    token = doc[i]
    if token.is_sent_start and not is_title(doc[i - 1]):
        return 0
    if capitalised(token) and not (token.text in words("not_names") and token.pos_ != "PROPN"):
        return 1
    if i + 1 >= len(doc):
        return 0
    return _particle(doc, i) or _connector(doc, i) or _company(doc, i, middles) or _mark(doc, i, middles)


def _particle(doc: Doc, i: int) -> int:
    """Tokens of "de la Tour" at ``i``."""
    length = 0
    while i + length < len(doc) and length < 3 and doc[i + length].text in words("name_particles"):
        length += 1
    return length + 1 if 0 < length < 3 and i + length < len(doc) and capitalised(doc[i + length]) else 0


def _connector(doc: Doc, i: int) -> int:
    """Tokens of "of Chicago" in a university's name, of "'s Café" behind an owner."""
    token, after = doc[i], doc[i + 1]
    houses = _houses(doc[i - 1])
    if token.text == "'s":
        return _house_of_owner(doc, i)
    if token.text == "of" and capitalised(after):
        return 2 if houses or is_title(doc[i - 1]) or same_entity(doc, i - 1, i + 1) else 0
    if token.text == "the":
        return _byname(doc, i)
    if token.text == "and" and capitalised(after) and 2 < i < len(doc) - 2:
        listed = doc[i - 2].lower_ in {"of", "for"} and same_entity(doc, i - 3, i + 1)
        return 2 if listed or (same_entity(doc, i - 1, i + 2) and _houses(doc[i + 2])) else 0
    if token.text in {"of", "for"} and after.text == "the" and i + 2 < len(doc) and capitalised(doc[i + 2]):
        return 3 if houses or same_entity(doc, i - 1, i + 2) else 0
    return 2 if token.text == "," and after.text in words("name_endings") else 0


def _company(doc: Doc, i: int, middles: Counter[str]) -> int:
    """Tokens of "& Sons" in a firm's name; two who are also named apart are two people."""
    before, after = doc[i - 1], doc[i + 1]
    if (
        i + 2 == len(doc)
        or doc[i].text != "&"
        or not capitalised(after)
        or before.lower_ in table("first_names")
    ):
        return 0
    apart = middles[before.text] or middles[after.text]
    return 2 if same_entity(doc, i - 1, i + 1) and not apart else 0


def _apart(before: Token, after: Token, middles: Counter[str]) -> bool:
    """Whether two words that touch here also stand each by itself: they are two names."""
    doc = before.doc
    alone = not (before.i and capitalised(doc[before.i - 1])) and not capitalised(doc[after.i + 1])
    return alone and bool(middles[before.text] and middles[after.text])


def _mark(doc: Doc, i: int, middles: Counter[str]) -> int:
    """Tokens of a hyphen with its word, of an abbreviation's full stop, of a quoted nickname."""
    token, before, after = doc[i], doc[i - 1], doc[i + 1]
    if goes_on_small(doc, i):
        return 2
    if (
        token.text in {"-", "/"}
        and i + 2 < len(doc)
        and not token.whitespace_
        and not before.whitespace_
        and capitalised(after)
    ):
        return 0 if _apart(before, after, middles) else 2
    if token.text == "." and capitalised(after) and not token.is_sent_start and not after.is_sent_start:
        return int(len(before) == 1 or (is_title(before) and len(before) < 5))
    return _nickname(doc, i) if token.text in QUOTES else 0


def goes_on_small(doc: Doc, i: int) -> bool:
    """Whether the hyphen at ``i`` ties a second part in small letters to a name: Min-jun, but no U-boat."""
    if doc[i].text != "-" or not 0 < i < len(doc) - 1 or doc[i].whitespace_ or doc[i - 1].whitespace_:
        return False
    before, after = doc[i - 1], doc[i + 1]
    person = after.ent_type_ == "PERSON" and after.pos_ == "NOUN"
    return before.pos_ == "PROPN" and after.text.islower() and (after.pos_ == "PROPN" or person)


def _houses(token: Token) -> bool:
    """Whether the noun names a place or an organisation: the Café of Rick's Café."""
    return token.lower_ in table("place_nouns") or token.lower_ in table("institution_nouns")


def _byname(doc: Doc, i: int) -> int:
    """Tokens of "the Grey" that ends a person's name at ``i``: Olaf the Grey, Pete the Dancing Bear."""
    before = doc[i - 1]
    end = i + 1
    while end < len(doc) and capitalised(doc[end]) and not doc[end].is_sent_start:
        end += 1
    if not 1 < end - i < 4 or before.pos_ != "PROPN" or before.ent_type_ not in {"PERSON", "ORG", ""}:
        return 0
    last = doc[end - 1]
    beside = last.head.i == i - 1 or before.head.i in range(i, end)
    alike = last.head.i == before.head.i and last.dep_ == before.dep_
    return end - i if beside or alike or same_entity(doc, i - 1, end - 1, "PERSON") else 0


def _house_of_owner(doc: Doc, i: int) -> int:
    """Tokens of "'s Blue Café" behind an owner's name at ``i``."""
    end = i + 1
    while end < len(doc) and end - i < 4 and capitalised(doc[end]) and not doc[end].is_sent_start:
        end += 1
    owner = doc[i - 1]  # somebody, but no town and no bureau: Chicago's North Station
    settled = on_the_map(owner.text) or on_the_map(doc[max(i - 2, 0) : i].text)
    apart = settled != "" or owner.lower_ in table("institution_nouns")
    official = table("institution_nouns").get(doc[end - 1].lower_, ("",))[0] in {"police", "military"}
    return end - i if end > i + 1 and _houses(doc[end - 1]) and not (apart or official) else 0


def _quoted_first(doc: Doc, i: int) -> int | None:
    """Where a name ends that begins with a quoted nickname here: "Tiny" Moore; None where none does."""
    if doc[i].text not in QUOTES or i + 3 >= len(doc) or doc[i].whitespace_:
        return None
    inside = capitalised(doc[i + 1]) and doc[i + 2].text == doc[i].text
    return i + 4 if inside and capitalised(doc[i + 3]) and doc[i + 2].whitespace_ else None


def _nickname(doc: Doc, i: int) -> int:
    """Tokens of a quoted nickname at ``i`` that has a name on both sides: Jack "Comet" Reed."""
    for close in range(i + 2, min(i + 5, len(doc) - 1)):
        if doc[close].text == doc[i].text:
            inside = all(capitalised(t) or t.lower_ in {"the", "of"} for t in doc[i + 1 : close])
            return close + 1 - i if inside and capitalised(doc[close + 1]) else 0
    return 0


def same_entity(doc: Doc, first: int, last: int, kind: str = "") -> bool:
    """Whether NER has both tokens in one entity of a kind, or of any kind but a person."""
    ents = [t.ent_type_ for t in doc[first : last + 1]]
    iobs = [t.ent_iob_ for t in doc[first + 1 : last + 1]]
    one = bool(ents[0]) and len(set(ents)) == 1 and set(iobs) == {"I"}
    return one and (ents[0] == kind if kind else ents[0] != "PERSON")
