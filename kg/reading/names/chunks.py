"""Where names stand: runs of capitalised words, with their titles and nicknames in quotes.

Named entity recognition alone loses titles ("Dr. Vossen"), nicknames ("Jack "Comet" Reed") and
names that are English words ("Early"). A name chunk is found by its writing; NER has a vote later,
in `kg.reading.names.classify`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.gazetteer import known_organisation, on_the_map
from kg.reading.names.numbers import with_numbers
from kg.reading.names.runs import QUOTES, capitalised, fold_title, is_title, joined, run_end, same_entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

LEADING_PARTICLES = frozenset(
    ["von", "van", "de", "du", "da", "di", "del", "della", "bin", "ibn", "ter", "zu"]
)
NAME_TAGS = frozenset({"PROPN"})
APART = frozenset({"acl", "advcl", "advmod", "amod", "ccomp", "dep", "npadvmod", "parataxis", "ROOT"})
"""What a name that opens a sentence never is to its verb."""
COUNTED = frozenset({"war", "part", "act", "book", "chapter", "volume"})
"""Nouns behind which an I is a number."""
Chunk = tuple[int, int]


def find_chunks(doc: Doc, forced_ends: frozenset[int] = frozenset()) -> list[Chunk]:
    """All name chunks of the document as (start, end) token indexes, in order.

    ``forced_ends`` are token indexes before which a name is known to end (an actor's parenthesis
    stood there): a capitalised run that ends there is a name whatever the tagger says.
    """
    middles = _written_within(doc)
    found: list[Chunk] = []
    i = 0
    while i < len(doc):
        end = run_end(doc, i, middles)
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
        if t.text in alike and t.i not in taken and (not opens(t) or t.nbor(1).tag_ in {"VBZ", "VBD", "POS"})
    ]


def _without_openers(doc: Doc, chunks: list[Chunk]) -> list[Chunk]:
    """Drop a sentence's first word that is no part of the name: "Missing Pip" and Pip, "Pilot Mike Reed".

    Of three words whose second is a first name, the first hardly ever is: "Socialite Anna Reed".
    """
    known = {doc[start:end].text for start, end in chunks}
    within = {doc[start].text for start, _ in chunks if not opens(doc[start])}
    out = []
    for start, end in chunks:
        word = doc[start]
        first = end - start > 1 and opens(word) and not is_title(word)
        opener = first and not _is_given(word) and word.text not in within
        full = end - start > 2 and _is_given(doc[start + 1]) and capitalised(doc[start + 2])
        if opener and (full or _is_role(word) or doc[start + 1 : end].text in known):
            start += 1
        out.append((start, end))
    return out


def _is_given(token: Token) -> bool:
    """Whether the word is a first name, and neither a title nor another word as well."""
    given = token.lower_ in table("first_names") and token.text not in words("not_names")
    return given and not is_title(token)


def _is_role(token: Token) -> bool:
    """Whether the word says who somebody is: friend, pilot, widow."""
    after = token.nbor(1)
    row = table("person_nouns").get(token.lower_) or table("unnamed_nouns").get(token.lower_) or ("", "")
    kind = row[1]
    return kind in {"kin", "role", "work"} and capitalised(after) and after.text not in QUOTES


def _written_within(doc: Doc) -> Counter[str]:
    """How often each word is written with a capital inside a sentence, and not joined to another."""
    return Counter(t.text for t in doc if capitalised(t) and not opens(t) and not joined(t))


def opens(token: Token) -> bool:
    """Whether the token opens a sentence or a quotation, where any word has a capital."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.text in {'"', "'", ":", "``", "(", "...", "…", "-", "—", "–"} or before.is_space


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
    """Whether a sentence ends with a letter: "They follow Q. | Ann runs", "after World War I. | Ann runs"."""
    letter = token.text.removesuffix(".")
    ends = len(letter) == 1 and letter != token.text
    counted = letter == "I" and token.i > 0 and token.nbor(-1).lower_ in COUNTED
    return ends and (counted or middles[letter] > 1)


def _another_entity(before: Token, here: Token) -> bool:
    """Whether NER begins a person after something else here, or the other way round."""
    if not (before.ent_type_ and here.ent_type_ and here.ent_iob_ == "B"):
        return False
    kinds = {before.ent_type_, here.ent_type_}
    return len(kinds) > 1 and "PERSON" in kinds and not is_title(before) and before.text not in {"-", '"'}


def _title_after_words(doc: Doc, start: int, i: int) -> bool:
    """Whether a title stands here after words that are neither titles nor a first name."""
    if (
        not is_title(doc[i])
        or same_entity(doc, i - 1, i)
        or fold_title(doc[i].text) in {"st", "saint", "old", "young", "little", "big"}
    ):
        return False
    if known_organisation(doc[start:i].text) or (i - start > 1 and _organised(doc[i - 1])):
        return True
    if all(t.lower_ in words("title_modifiers") for t in doc[start:i]):
        return False
    return not any(is_title(t) or t.lower_ in table("first_names") or t.text in '"-' for t in doc[start:i])


def _organised(token: Token) -> bool:
    """Whether a name that ends so is an organisation's: the Royal Marsh Corps, the Colonial Marine."""
    kinds = table("institution_nouns")
    kind = kinds.get(token.lower_) or kinds.get(f"{token.lower_}s") or ("",)
    return kind[0] in {"military", "police", "government"}


def _trim(doc: Doc, start: int, end: int, middles: Counter[str], forced_ends: frozenset[int]) -> Chunk | None:
    """Drop what only looks like a name at the edges, or None where nothing is left."""
    while (
        start < end
        and doc[start].text not in QUOTES
        and not _name_word(doc[start], middles, end in forced_ends, end - start)
    ):
        start += 1
    while end > start and doc[end - 1].text in {"-", "'", '"', "&"}:
        end -= 1
    if start >= end or all(t.text in words("not_names") for t in doc[start:end]) or _prefixes(doc, end):
        return None
    if (start and doc[start - 1].text in LEADING_PARTICLES and end - start == 1) or (
        start and doc[start - 1].text == "The" and not opens(doc[start - 1])
    ):
        start -= 1
    return with_numbers(doc, start, end)


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
    if (token.ent_type_ == "NORP" and not forced and not _where(token)) or (
        token.pos_ == "ADJ" and not token.ent_type_ and not middles[token.text]
    ):
        return False
    if not opens(token):
        return True
    if length == 1 and not middles[token.text] and (_describes(token) or _plain(token)):
        return False
    if forced or token.ent_type_ in {"PERSON", "GPE", "ORG", "FAC", "LOC"} or is_title(token):
        return True
    return token.pos_ in NAME_TAGS or middles[token.text] > 0


def _where(token: Token) -> bool:
    """Whether what NER takes for a people is a place for all that: "in Malaya", "the planet of Voruscan"."""
    if token.pos_ != "PROPN" or token.tag_ != "NNP":
        return False
    before = token.doc[max(token.i - 2, 0) : token.i]
    called = len(before) == 2 and before[0].lower_ in words("name_classes") and before[1].lower_ == "of"
    return called or on_the_map(token.text) != ""


def _plain(token: Token) -> bool:
    """Whether it is a plain word: "Father and daughter meet", "Heartbroken, she leaves"."""
    if table("person_nouns").get(token.lower_, ("", ""))[1] == "kin":
        return token.nbor(1).lower_ in {"and", "or"} if token.i + 1 < len(token.doc) else False
    ended = token.lower_.endswith(("ed", "en", "ing", "ly")) and token.lower_ not in table("first_names")
    ended = ended or (token.text in words("not_names") and token.lower_ not in table("first_names"))
    return ended and token.i + 1 < len(token.doc) and token.nbor(1).text == ","


def _describes(token: Token) -> bool:
    """Whether a sentence's first word says how somebody is or does something: "Furious, she leaves"."""
    return token.dep_ in APART and not token.ent_type_
