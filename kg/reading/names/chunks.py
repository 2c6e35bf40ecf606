"""Where names stand: runs of capitalised words, with their titles and nicknames in quotes.

Named entity recognition alone loses titles ("Dr. Vossen"), nicknames ("Jack "Comet" Reed") and
names that are English words ("Early"). A name chunk is found by its writing; NER has a vote later,
in `kg.reading.names.classify`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

LEADING_PARTICLES = frozenset(
    ["von", "van", "de", "du", "da", "di", "del", "della", "bin", "ibn", "ter", "zu"]
)
NAME_TAGS = frozenset({"PROPN"})
Chunk = tuple[int, int]


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


def find_chunks(doc: Doc, forced_ends: frozenset[int] = frozenset()) -> list[Chunk]:
    """All name chunks of the document as (start, end) token indexes, in order.

    ``forced_ends`` are token indexes before which a name is known to end (an actor's parenthesis
    stood there): a capitalised run that ends there is a name whatever the tagger says.
    """
    middles = _written_within(doc)
    found: list[Chunk] = []
    i = 0
    while i < len(doc):
        end = _run(doc, i, middles)
        if end is None:
            i += 1
            continue
        for chunk in _split(doc, i, end, middles):
            trimmed = _trim(doc, *chunk, middles, forced_ends)
            if trimmed is not None:
                found.append(trimmed)
        i = end
    return _without_openers(doc, sorted(found + _names_like_words(doc, found)))


def _names_like_words(doc: Doc, chunks: list[Chunk]) -> list[Chunk]:
    """Places where a first name or nickname that is also a common word stands alone: Will, May.

    It is one where a longer name of the text has it; at a sentence's start only before a verb or 's.
    """
    parts = {
        word.strip("\"'") for start, end in chunks if end - start > 1 for word in doc[start:end].text.split()
    }
    alike = parts & words("not_names")
    taken = {i for start, end in chunks for i in range(start, end)}
    return [
        (t.i, t.i + 1)
        for t in doc[:-1]
        if t.text in alike and t.i not in taken and (not _opens(t) or t.nbor(1).tag_ in {"VBZ", "VBD", "POS"})
    ]


def _without_openers(doc: Doc, chunks: list[Chunk]) -> list[Chunk]:
    """Drop a sentence's first word from a name that stands elsewhere without it: "Missing Pip"."""
    known = {doc[start:end].text for start, end in chunks}
    out = []
    for start, end in chunks:
        opens = end - start > 1 and _opens(doc[start]) and not is_title(doc[start])
        if opens and doc[start].lower_ not in table("first_names") and doc[start + 1 : end].text in known:
            start += 1
        out.append((start, end))
    return out


def _written_within(doc: Doc) -> Counter[str]:
    """How often each word is written with a capital inside a sentence, and not beside an "&"."""
    beside = {i for t in doc if t.text == "&" for i in (t.i - 1, t.i + 1)}
    return Counter(t.text for t in doc if capitalised(t) and not _opens(t) and t.i not in beside)


def _opens(token: Token) -> bool:
    """Whether the token opens a sentence or a quotation, where any word has a capital."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.text in {'"', "'", ":", "``", "(", "...", "…", "-", "—", "–"} or before.is_space


def _run(doc: Doc, start: int, middles: Counter[str]) -> int | None:
    """Where the capitalised run that starts here ends, or None."""
    if not capitalised(doc[start]):
        return None
    end = start + 1
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
    return _particle(doc, i) or _connector(doc, i) or _company(doc, i, middles) or _mark(doc, i)


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
        return 2 if capitalised(after) and _houses(after) else 0
    if token.text == "of" and capitalised(after):
        return 2 if houses or _same_entity(doc, i - 1, i + 1) else 0
    if token.text in {"of", "for"} and after.text == "the" and i + 2 < len(doc) and capitalised(doc[i + 2]):
        return 3 if houses or _same_entity(doc, i - 1, i + 2) else 0
    return 2 if token.text == "," and after.text in words("name_endings") else 0


def _company(doc: Doc, i: int, middles: Counter[str]) -> int:
    """Tokens of "& Sons" in a firm's name; two who are also named apart are two people."""
    before, after = doc[i - 1], doc[i + 1]
    if doc[i].text != "&" or not capitalised(after) or before.lower_ in table("first_names"):
        return 0
    apart = middles[before.text] or middles[after.text]
    return 2 if _same_entity(doc, i - 1, i + 1) and not apart else 0


def _mark(doc: Doc, i: int) -> int:
    """Tokens of a hyphen with its word, of an abbreviation's full stop, of a quoted nickname."""
    token, before, after = doc[i], doc[i - 1], doc[i + 1]
    if token.text in {"-", "/"} and not token.whitespace_ and not before.whitespace_ and capitalised(after):
        return 2
    if token.text == "." and capitalised(after) and not token.is_sent_start and not after.is_sent_start:
        return int(len(before) == 1 or (is_title(before) and len(before) < 5))
    return _nickname(doc, i) if token.text in {'"', "'"} else 0


def _houses(token: Token) -> bool:
    """Whether the noun names a place or an organisation: the Café of Rick's Café."""
    return token.lower_ in table("place_nouns") or token.lower_ in table("institution_nouns")


def _nickname(doc: Doc, i: int) -> int:
    """Tokens of a quoted nickname at ``i`` that has a name on both sides: Jack "Comet" Reed."""
    for close in range(i + 2, min(i + 5, len(doc) - 1)):
        if doc[close].text == doc[i].text:
            inside = all(capitalised(t) or t.lower_ in {"the", "of"} for t in doc[i + 1 : close])
            return close + 1 - i if inside and capitalised(doc[close + 1]) else 0
    return 0


def _same_entity(doc: Doc, first: int, last: int) -> bool:
    """Whether NER has both tokens in one entity that is no person."""
    ents = [t.ent_type_ for t in doc[first : last + 1]]
    iobs = [t.ent_iob_ for t in doc[first + 1 : last + 1]]
    return bool(ents[0]) and len(set(ents)) == 1 and set(iobs) == {"I"} and ents[0] != "PERSON"


def _split(doc: Doc, start: int, end: int, middles: Counter[str]) -> Iterator[Chunk]:
    """Cut a run in which two names touch: "FBI | Clara Stone", "Naval Aviator | Lieutenant Mitchell"."""
    at = start
    for i in range(start + 1, end):
        if (
            _letter_ends(doc[i - 1], middles)
            or _another_entity(doc[i - 1], doc[i])
            or (i + 1 < end and _title_after_words(doc, at, i))
        ):
            yield at, i
            at = i
    yield at, end


def _letter_ends(token: Token, middles: Counter[str]) -> bool:
    """Whether a sentence ends with somebody who is called by one letter: "They follow Q. | Ann runs"."""
    letter = token.text.removesuffix(".")
    return len(letter) == 1 and letter != token.text and middles[letter] > 1


def _another_entity(before: Token, here: Token) -> bool:
    """Whether NER begins a person after something else here, or the other way round."""
    if not (before.ent_type_ and here.ent_type_ and here.ent_iob_ == "B"):
        return False
    kinds = {before.ent_type_, here.ent_type_}
    return len(kinds) > 1 and "PERSON" in kinds and not is_title(before) and before.text not in {"-", '"'}


def _title_after_words(doc: Doc, start: int, i: int) -> bool:
    """Whether a title stands here after words that are neither titles nor a first name."""
    if not is_title(doc[i]) or fold_title(doc[i].text) in {"st", "saint", "old", "young", "little", "big"}:
        return False
    return not any(is_title(t) or t.lower_ in table("first_names") or t.text in '"-' for t in doc[start:i])


def _trim(doc: Doc, start: int, end: int, middles: Counter[str], forced_ends: frozenset[int]) -> Chunk | None:
    """Drop what only looks like a name at the edges, or None where nothing is left."""
    while start < end and not _name_word(doc[start], middles, end in forced_ends, end - start):
        start += 1
    while end > start and doc[end - 1].text in {"-", "'", '"', "&"}:
        end -= 1
    if start >= end or all(t.text in words("not_names") for t in doc[start:end]) or _prefixes(doc, end):
        return None
    if (start and doc[start - 1].text in LEADING_PARTICLES and end - start == 1) or (
        start and doc[start - 1].text == "The" and not _opens(doc[start - 1])
    ):
        start -= 1
    return start, end


def _prefixes(doc: Doc, end: int) -> bool:
    """Whether the run only begins a hyphenated word: the U of U-boat."""
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return False
    return doc[end + 1].text[0].islower()


def _name_word(token: Token, middles: Counter[str], forced: bool, length: int) -> bool:
    """Whether the first word of a run belongs to the name, and not only to the sentence's start."""
    if not token.text[0].isalpha():
        return False
    if (
        token.text in words("not_names")
        and token.ent_type_ not in {"PERSON"}
        and not (is_title(token) and length > 1)
    ):
        return False
    if token.ent_type_ == "NORP" or (token.pos_ == "ADJ" and not token.ent_type_ and not middles[token.text]):
        return False
    if not _opens(token):
        return True
    if forced or token.ent_type_ in {"PERSON", "GPE", "ORG", "FAC", "LOC"} or is_title(token):
        return True
    return token.pos_ in NAME_TAGS or middles[token.text] > 0
