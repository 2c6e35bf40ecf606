"""Organisations: the component ``kg_institutions``.

Named ones come from the names of the text; unnamed ones only where they act or somebody belongs to
them ("the police arrest", "works for a law firm").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.lexicon import table
from kg.reading.mentions import position
from kg.reading.named import NamedThing, named_things
from kg.reading.names.beside import nouns_beside
from kg.reading.names.evidence import SHIPS, before_the
from kg.slug import unique_slug
from kg.story import Institution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.reading.names.reader import NameUse

BOTH = frozenset({"school", "hospital", "religious", "prison"})
"""Kinds of which a name that names a place names the institution too."""
OFFICIAL = frozenset({"police", "military", "government", "school", "hospital", "media"})
"""Kinds of which a plain noun with a name before it is an organisation's name."""
LIKELY = 0.3
"""Chance from which a name is taken for an institution's: the classifier has seen few of them."""
ACTING = frozenset({"police"})
"""Unnamed organisations that act in plots under a plain noun."""


@Language.factory("kg_institutions", requires=["doc._.names"], assigns=["doc._.institutions", "doc.spans"])
def make_institutions(nlp: Language, name: str) -> InstitutionReader:
    """Make the component."""
    return InstitutionReader()


class InstitutionReader:
    """Find institutions and every mention of them."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.institutions`` and ``doc.spans["institutions"]``."""
        found: dict[str, Institution] = {}
        spans: list[Span] = []
        taken_ids: set[str] = set()
        places = {p.name: p.id for p in (doc._.places or {}).values()}
        for thing in named_things(doc, _is_institution, frozenset()):
            identity = unique_slug(thing.name, taken_ids)
            at = places.get(thing.name, "")
            found[identity] = Institution(identity, thing.name, thing.aliases, kind_of(thing), located_in=at)
            spans.extend(thing.mentions(identity))
        for name, kind, mention in _told_apart(doc, {i for s in spans for i in range(s.start, s.end)}):
            known = next((i for i in found.values() if i.name.casefold() == name.casefold()), None)
            if known is None:
                identity = unique_slug(name, taken_ids)
                known = found[identity] = Institution(identity, name, (), kind)
            spans.append(
                Span(doc, mention.start, mention.end, label="name", kb_id="description", span_id=known.id)
            )
        for noun, mentions in _acting(doc):
            identity = unique_slug(noun, taken_ids)
            found[identity] = Institution(
                identity, noun, (), table("institution_nouns")[noun][0], named=False
            )
            spans.extend(
                Span(doc, t.i, t.i + 1, label="nominal", kb_id="acts", span_id=identity) for t in mentions
            )
        doc._.institutions = found
        doc.spans["institutions"] = sorted(spans, key=position)
        return doc


def _is_institution(use: NameUse) -> bool:
    """Whether a name names an institution: by itself, or as a place that is called a school."""
    if use.text.split()[0] in SHIPS:
        return False
    if use.kind == "institution" or (use.kind != "character" and use.chances["institution"] > LIKELY):
        return True
    if use.kind == "character" and use.chances["character"] > 0.7:
        return False
    if use.kind == "place":
        return bool(set(_kinds(use)) & BOTH)
    labels = [t.ent_type_ for span in use.spans for t in span]
    organised = labels.count("ORG") * 2 > len(labels)
    acronym = use.text.replace(".", "").isupper() and 2 < len(use.text.replace(".", "")) < 6
    definite = all(map(before_the, use.spans))
    return (organised and (acronym or bool(_kinds(use)))) or (acronym and definite)


def _kinds(use: NameUse) -> list[str]:
    """Kinds of institution that the name's last word and the nouns beside it tell."""
    own = [t.lower_ for t in use.spans[0] if t.i + 1 == use.spans[0].end or t.nbor(1).lower_ in {"of", "for"}]
    nouns = [*own, *(n.lemma_.lower() for s in use.spans for n in nouns_beside(s))]
    return [table("institution_nouns")[n][0] for n in nouns if n in table("institution_nouns")]


def kind_of(thing: NamedThing) -> str:
    """The kind of a named institution: by its words, last first, or the nouns beside it."""
    name = thing.name.casefold().removeprefix("the ")
    nouns = [name, *reversed(name.split()), *(n.lemma_.lower() for s in thing.spans for n in nouns_beside(s))]
    return next((table("institution_nouns")[n][0] for n in nouns if n in table("institution_nouns")), "other")


def _told_apart(doc: Doc, taken: set[int]) -> Iterator[tuple[str, str, Span]]:
    """Plain nouns that a name tells apart: the Harlow police, the Q-9 squadron."""
    for token in doc:
        kind = table("institution_nouns").get(token.lemma_.lower(), ("",))[0]
        if token.pos_ != "NOUN" or kind not in OFFICIAL or token.i in taken:
            continue
        inside = [c for c in token.children if c.dep_ in {"compound", "nmod"} and c.i < token.i]
        if any(c.pos_ == "PROPN" for c in inside):
            start = min(c.i for c in inside)
            yield doc[start : token.i + 1].text, kind, doc[start : token.i + 1]


def _acting(doc: Doc) -> Iterator[tuple[str, list[Token]]]:
    """Plain nouns such as "the police" that do something, with all their mentions."""
    for noun in sorted(ACTING):
        mentions = [t for t in doc if t.lower_ == noun and t.pos_ == "NOUN" and t.dep_ != "compound"]
        if any(t.dep_ == "nsubj" for t in mentions):
            yield noun, mentions
