"""Places that the text describes without a name of their own: "the barn", "the Wexley mansion"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.grammar.factuality import REAL, factuality
from kg.reading.lexicon import table, words
from kg.reading.mentions import phrase_begin, usual_names
from kg.story import Alias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

PASSING = frozenset({"amod", "punct", "nummod", "advmod", "npadvmod", "cc", "conj"})
"""What a place's name leaves out of its description."""
HOMES = frozenset({"home", "house", "residence"})
"""Nouns for the one dwelling that somebody has."""
HOME = "home"
"""The vague noun that means one place of the story where it is somebody's: "her home"."""
ALONE = frozenset({"room", "building", "natural", "other"})
"""Kinds of places of which "the" and a noun are enough."""
ARTICLES = frozenset({"a", "an", "the", "this", "that"})
"""What a place's name does not begin with: in "that palace" it is the palace."""
BARE = frozenset({"prison", "jail"})
"""Nouns that mean a certain house without an article."""


@dataclass(slots=True)
class Described:
    """A described place and where it is mentioned."""

    name: str
    noun: str
    owner: str
    """Id of the character whose it is, or an empty string."""
    kind: str
    named: bool
    spans: list[Span] = field(default_factory=list)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Other descriptions of it, without "her" and "his"."""
        written = {s.text if s[0].pos_ != "PRON" else s[1:].text for s in self.spans}
        return tuple(Alias(text, "description") for text in sorted(written - {self.name}))

    def mentions(self, identity: str) -> list[Span]:
        """The spans, marked with the place's id."""
        kind = "name" if self.named else "nominal"
        return [
            Span(s.doc, s.start, s.end, label=kind, kb_id="description", span_id=identity) for s in self.spans
        ]


def described_places(doc: Doc, taken: set[int]) -> list[Described]:
    """Described places of the text, in order of first mention; tokens in ``taken`` are named already."""
    found: list[Described] = []
    owners, called, text = _owners(doc), usual_names(doc), doc.text
    for noun, kind in place_nouns(doc, taken):
        span = description(noun)
        owner = next((owners[c.i] for c in noun.children if c.dep_ == "poss" and c.i in owners), "")
        name = _name(span, called.get(owners.get(span[0].i, ""), ""), text)
        known = _known(noun, name, owner, found)
        if known is not None:
            known.spans.append(span)
        elif _told_apart(noun) or (_determined(noun) and happens_at(noun)):
            found.append(Described(name, noun.lemma_.lower(), owner, kind, _told_apart(noun), [span]))
    return [place for place in found if _matters(place)]


def _matters(place: Described) -> bool:
    """Whether the text introduces the place ("a barn"), says whose it is, or comes back to it.

    "The cellar" or "the hotel" is enough by itself, but "the house" or "the school" mostly means one told
    of otherwise.
    """
    children = list(place.spans[0].root.children)
    told = any(c.lower_ in {"a", "an", "another", "one"} or c.dep_ == "poss" for c in children)
    single = place.kind in ALONE and place.noun not in table("institution_nouns")
    single = single or place.noun in words("lone_places")
    return place.named or told or single or len(place.spans) > 1


def _owners(doc: Doc) -> dict[int, str]:
    """The one character that each token names or, as a pronoun, means."""
    meant: dict[int, set[str]] = defaultdict(set)
    for span in doc.spans.get("characters", ()):
        for token in span:
            meant[token.i].add(span.id_)
    return {i: next(iter(ids)) for i, ids in meant.items() if len(ids) == 1}


def _name(span: Span, owner: str, text: str) -> str:
    """The description, with its owner's name instead of a pronoun: Nora's apartment."""
    if not owner or span[0].pos_ != "PRON":
        span = span[1:] if span[0].tag_ == "PRP$" and len(span) > 2 else span  # their country estate
        plain = [t for t in span if t.dep_ not in PASSING or t.pos_ == "PROPN" or t.text[0].isdigit()]
        return "".join(t.text_with_ws for t in plain).strip() or span.text
    mark = "'" if owner.endswith("s") and f"{owner}'s" not in text else "'s"
    return f"{owner}{mark} {span[1:].text}"


def place_nouns(doc: Doc, taken: set[int], *, vague: bool = False) -> Iterator[tuple[Token, str]]:
    """Heads of noun phrases that are place nouns, with the kind of place."""
    for token in doc:
        if token.pos_ != "NOUN" or token.i in taken or token.dep_ in {"compound", "amod", "nmod"}:
            continue
        lemma = token.lemma_.lower() if token.tag_ == "NN" else token.lower_  # the woods, his quarters
        own = lemma == HOME and (_owned(token) or (_told_apart(token) and _determined(token)))
        part = token.tag_ == "NNS" and lemma in words("place_parts")  # the ruins of Rome are Rome
        some = vague or (lemma not in words("vague_places") and not part) or own
        if token.tag_ in {"NN", "NNS"} and lemma in table("place_nouns") and some:
            yield token, table("place_nouns")[lemma][0]


def description(noun: Token) -> Span:
    """The noun with the words of its own before it, and "of NAME" behind it."""
    end = noun.i + 1
    for prep in noun.children:
        if prep.lower_ == "of" and prep.i == end:
            name = next((c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
            if name is not None:
                end = name.i + 1
    if _numbered(noun):
        end = noun.i + 2
    return noun.doc[phrase_begin(noun, ARTICLES) : end]


def _numbered(noun: Token) -> bool:
    """Whether a number behind the noun tells it apart: room 27."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.text[0].isdigit() and after.head in {noun, noun.head}


def _told_apart(noun: Token) -> bool:
    """Whether a name or number tells the place apart: the Wexley mansion, the tomb of King Alder, room 27."""
    if _numbered(noun):
        return True
    compound = any(c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN" for c in noun.children)
    return compound or description(noun)[-1].pos_ == "PROPN"


def _owned(noun: Token) -> bool:
    """Whether it is somebody's, whom the words name: not "at whose home she slept"."""
    return any(c.dep_ == "poss" and c.tag_ != "WP$" for c in noun.children)


def _determined(noun: Token) -> bool:
    """Whether it is one certain place: "the cave" and not "in cave", but "sent to prison"."""
    if any(c.lower_ in {"no", "any", "every"} for c in noun.children):
        return False
    return noun.lower_ in BARE or any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children)


def happens_at(noun: Token) -> bool:
    """Whether something happens there: behind a locative preposition of a verb, or as what is entered."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in words("locative_prepositions"):
        verb = noun.head.head
        if verb.dep_ in {"prep", "advmod", "prt"}:
            verb = verb.head
        if verb.dep_ == "pobj" and verb.lemma_.lower() in table("place_nouns"):
            verb = verb.head.head  # in cottages on a farm
        lemma = verb.lemma_.lower()
        lasting = lemma in words("event_states") and lemma not in words("dwelling_verbs")
        return (verb.pos_ == "VERB" and not lasting and _comes_about(verb)) or (
            verb.pos_ == "NOUN" and lemma in words("event_nouns") | words("occasion_nouns")
        )
    return noun.dep_ == "dobj" and verb.lemma_.lower() in words("entering_verbs")


def _comes_about(verb: Token) -> bool:
    """Whether what the verb tells happens, or is what somebody does something for: "runs to hide".

    "They might meet at an inn" shows no inn.
    """
    return factuality(verb) in REAL or (verb.dep_ == "advcl" and factuality(verb) == "planned")


def _known(noun: Token, name: str, owner: str, found: list[Described]) -> Described | None:
    """The place that a repeated description means: the same words or owner, or "the" and the same noun."""
    lemma = noun.lemma_.lower()
    for place in reversed(found):
        bare = place.noun == lemma == place.name.casefold() and not place.owner
        same = {place.noun, lemma} <= HOMES or place.noun == lemma
        if place.name.casefold() == name.casefold() or (owner and ((place.owner == owner and same) or bare)):
            return place
    if noun.doc[noun.i - 1].tag_ == "PRP$" and owner:  # whose it is the pronoun alone says, and may mislead
        return next((place for place in reversed(found) if place.noun == lemma and place.owner), None)
    definite = any(c.lower_ in {"the", "that", "this"} for c in noun.children if c.dep_ == "det")
    if definite and " " not in name:
        return next((place for place in reversed(found) if place.noun == lemma), None)
    return None
