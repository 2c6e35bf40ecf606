"""Named places and institutions: names of one kind, merged where one is short for another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Span

from kg.reading.lexicon import table, words
from kg.reading.names.gazetteer import SHIPS, fold, head_word, known_organisation, on_the_map
from kg.story import Alias

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.reading.names.reader import NameUse

Words = tuple[str, ...]


@dataclass(slots=True)
class NamedThing:
    """A place or institution with a name, and where it is mentioned."""

    name: str
    rules: dict[str, str] = field(default_factory=dict)
    """Rule of every written name, the fullest one's too."""
    spans: list[Span] = field(default_factory=list)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Every other written name."""
        return tuple(Alias(text, rule) for text, rule in sorted(self.rules.items()) if text != self.name)

    @property
    def own_nouns(self) -> set[str]:
        """Last words of its names: the hotel of the Grand Hotel."""
        return {head_word(text) for text in self.rules}

    def mentions(self, identity: str) -> list[Span]:
        """The spans, marked with the entity's id."""
        return [
            Span(s.doc, s.start, s.end, label="name", kb_id=self.rules.get(s.text, "name"), span_id=identity)
            for s in self.spans
        ]


def named_things(
    doc: Doc, wanted: Callable[[NameUse], bool], optional: Collection[str], heads: str
) -> list[NamedThing]:
    """Names that are wanted and name no character, in order of first mention.

    ``optional`` are words that a name may end with or not ("New York", "New York City"), ``heads`` the
    table of nouns that belong to a name which always stands before them ("the SWAT team").
    """
    people = [span for span in doc.spans.get("characters", ()) if span.label_ == "name"]
    taken = {i for span in people for i in range(span.start, span.end)}
    surnames = {span[-1].lower_ for span in people if len(span) > 1}
    uses = [
        use
        for use in doc._.names.values()
        if wanted(use) and not any(s.start in taken for s in use.spans) and use.key not in surnames
    ]
    found: dict[Words, NamedThing] = {}
    for use in sorted(uses, key=_longest_first):
        spans = _with_their_noun(use, heads)
        name = _plain(spans[0].text)
        home = next((thing for other, thing in found.items() if _short_for(name, other, optional)), None)
        if home is None:
            home = found.setdefault(name, NamedThing(spans[0].text))
        for span in spans:
            home.rules.setdefault(span.text, "name" if home.name == span.text else "short form")
        for text in _bare(use, spans, heads):
            home.rules.setdefault(text, "short form")
        home.spans.extend(spans)
    return sorted(found.values(), key=_first)


def _with_their_noun(use: NameUse, heads: str) -> list[Span]:
    """The spans of a name, with the noun behind them where it never stands without: the SWAT team."""
    longer = [_noun_behind(span, heads) for span in use.spans]
    return [s for s in longer if s] if all(longer) else list(use.spans)


def _bare(use: NameUse, spans: list[Span], heads: str) -> list[str]:
    """What else an organisation is called: the Gull Club of "the Gull Club band", its known last words."""
    if heads != "institution_nouns":
        return []
    bare = [use.text] if spans[0].text != use.text else []
    known = known_organisation(use.text)
    end = use.text[-len(known) :] if known else ""
    return [*bare, end] if end and end.casefold() == known and end != use.text else bare


def _noun_behind(span: Span, heads: str) -> Span | None:
    """The name with the plain nouns behind it, up to its head, where that is in the table."""
    head = span.root.head
    if span.root.dep_ not in {"compound", "nmod"} or head.i < span.end:
        return None
    if head.pos_ != "NOUN" or head.lower_ not in table(heads) or head.i > span.end + 1:
        return None
    if fold(span.text).replace(".", "") in table("organisations"):
        return None  # a squad of the FBI
    settled = on_the_map(span.text) != "" or "GPE" in {t.ent_type_ for t in span}
    settled = settled and (on_the_map(span.text) == "region" or head.lower_ not in words("name_classes"))
    settled = settled and head.lower_ not in words("family_seats")
    plain = all(t.pos_ == "NOUN" for t in span.doc[span.end : head.i + 1])
    return span.doc[span.start : head.i + 1] if plain and not settled else None


def _longest_first(use: NameUse) -> tuple[int, int]:
    return -len(use.key.split()), use.spans[0].start


def _first(thing: NamedThing) -> int:
    return min(span.start for span in thing.spans)


def _plain(text: str) -> Words:
    """The words of a name without article, ship's prefix, full stops and what stands in brackets."""
    bare = text.casefold().split(" (")[0].removeprefix("the ").replace(".", "").replace(",", "")
    parts = tuple(bare.split())
    return parts[1:] if len(parts) > 1 and parts[0].upper() in SHIPS else parts


def _short_for(name: Words, other: Words, optional: Collection[str]) -> bool:
    """Whether a name is the other without words that may be left out, its last words, or its initials."""
    if name == other:
        return True
    known = on_the_map(" ".join(name))
    whole = name[-1] in optional or " ".join(name) in table("organisations")
    if name == other[: len(name)] and set(other[len(name) :]) <= set(optional):
        return known != "region" and not whole
    core = list(other)
    while len(core) > len(name) and core[-1] in optional and core[-1] not in name:
        core.pop()
    if name == tuple(core[-len(name) :]) and not known:
        return not whole or len(core) == len(other)
    initials = "".join(w[0] for w in other if w not in {"of", "the", "and", "for"})
    return len(name) == 1 and len(initials) > 1 and name[0] == initials
