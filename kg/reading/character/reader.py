"""Who there is: the component ``kg_characters``.

Names that name people are merged into characters (`kg.reading.character.merge`); actors' parentheses
and the source's cast list say who plays them; titles, relatives' words and first names say their
gender. Pronouns come later, in `kg.reading.coref.reader`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.byhand.names import Apart, allowed, pairs_by_hand
from kg.reading.byhand.record import BY_HAND
from kg.reading.character.gender import gender_of, genders_beside, settle_by_pronouns
from kg.reading.character.merge import Cluster, Seen, join, merge
from kg.reading.character.performers import actors_beside, actors_of, listed_as_one
from kg.reading.character.stated import married_names, names_of_actors, stated_aliases
from kg.reading.character.unnamed import called_small, find_groups, find_unnamed
from kg.reading.lexicon import table, words
from kg.reading.mentions import TAKES_PART, position
from kg.reading.names.beside import nouns_beside
from kg.reading.names.classify import probabilities
from kg.reading.names.company import Company
from kg.reading.names.evidence import before_the, features
from kg.reading.names.parts import take_apart, untitled
from kg.slug import unique_slug
from kg.story import Alias, Character

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.reading.names.reader import NameUse

MAYBE = 0.12
"""Below this chance of naming a character a name is not even tried as a short form of one."""
HALF = 0.5
SURE = 0.9
"""Chance from which somebody who is named once and takes part in nothing is a character."""


@Language.factory("kg_characters", requires=["doc._.names"], assigns=["doc._.characters", "doc.spans"])
def make_characters(nlp: Language, name: str) -> CharacterReader:
    """Make the component."""
    return CharacterReader()


class CharacterReader:
    """Find the characters and every place where a name of theirs stands."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.characters`` and ``doc.spans["characters"]``."""
        spans: list[Span] = []
        characters: dict[str, Character] = {}
        uses = {use.text: use for use in doc._.names.values()}
        taken: set[str] = set()
        for cluster in _clusters(doc):
            character, mentions = _character(doc, cluster, uses, taken)
            characters[character.id] = character
            spans.extend(mentions)
        characters = settle_by_pronouns(doc, characters, spans)
        spans.extend(called_small(doc, spans))
        for find in (find_groups, find_unnamed):
            for character, mentions in find(doc, characters, spans):
                characters[character.id] = character
                spans.extend(mentions)
        spans.sort(key=position)
        first = {span.id_: span.start for span in reversed(spans)}
        doc._.characters = dict(sorted(characters.items(), key=lambda item: first.get(item[0], len(doc))))
        doc.spans["characters"] = spans
        return doc


def _clusters(doc: Doc) -> list[Cluster]:
    """Names merged into characters, without clusters that more likely are something else."""
    uses: dict[str, NameUse] = doc._.names
    tried = {u.text: u for u in allowed(doc, _tried(list(uses.values())))}
    apart = Apart(doc)
    seen = _seen(doc, tried, apart)
    clusters = merge(seen)
    company = Company(doc, {key: use.spans for key, use in uses.items()})
    people = [c for c in clusters if _is_character([tried[n.text] for n in c.names], company)]
    parts = {word for c in people for n in c.names for word in n.core}
    known = {id(c) for c in people}
    people = [c for c in clusters if id(c) in known or _is_family(c, tried[c.fullest.text], parts)]
    people = join(people, _for_actors(doc, people), "the actor's name", apart)
    people = join(people, listed_as_one(doc, people, seen), "one role in the cast", apart)
    spans = [span for c in people for n in c.names for span in tried[n.text].spans]
    names = {(s.start, s.end): text for text, use in tried.items() for s in use.spans}
    for rule, pairs in (
        ("said in the text", stated_aliases(doc, spans)),
        ("married name", married_names(spans)),
    ):
        said = [(names[a.start, a.end], names[b.start, b.end]) for a, b in pairs]
        people = join(people, said, rule, apart, guess=False)
    people = join(people, pairs_by_hand(doc, people), BY_HAND, sure=True)
    return [c for c in people if _matters([tried[n.text] for n in c.names])]


def _seen(doc: Doc, tried: dict[str, NameUse], apart: Apart) -> Seen:
    """What the text shows of the names."""
    named = [Span(doc, s.start, s.end, span_id=text) for text, use in tried.items() for s in use.spans]
    return Seen(
        {text: use.spans[0].start for text, use in tried.items()},
        {text: found[0] for text, use in tried.items() if (found := actors_beside(doc, use.spans))},
        genders_beside(doc, named),
        {text: frozenset(s.sent.start for s in use.spans) for text, use in tried.items()},
        _listed(named),
        apart,
    )


def _listed(named: list[Span]) -> dict[str, frozenset[str]]:
    """By written name the names that it is coordinated with; ``span.id_`` is the name."""
    at = {span.root.i: span.id_ for span in named}
    listed: dict[str, set[str]] = {}
    for span in named:
        listed.setdefault(span.id_, set()).update(at[t.i] for t in span.root.conjuncts if t.i in at)
    return {text: frozenset(others) for text, others in listed.items()}


def _for_actors(doc: Doc, people: list[Cluster]) -> Iterator[tuple[str, str]]:
    """Pairs of written names: one of a character with an actor, one that is that actor's own."""
    lone = [(c.fullest.text, " ".join(c.fullest.core)) for c in people if not c.actors and len(c.names) == 1]
    played = {actor: c.fullest.text for c in people for actor in sorted(c.actors)}
    for text, actor in names_of_actors(doc, lone):
        if actor in played:
            yield played[actor], text


def _tried(uses: list[NameUse]) -> list[NameUse]:
    """Names that may be characters': by themselves, or by a word of a name that likely is one's."""
    parts = {word for u in uses if u.kind == "character" or u.cast for word in take_apart(u.text).core}
    return [
        u
        for u in uses
        if u.cast
        or u.chances["character"] >= MAYBE
        or (u.chances["other"] >= HALF and parts.intersection(take_apart(u.text).core))
    ]


def _is_family(cluster: Cluster, use: NameUse, parts: set[str]) -> bool:
    """Whether the name is the plural of somebody's, with "the" before it: the Harrows."""
    name = cluster.fullest.core[-1]
    plural = name.endswith("s") and (name[:-1] in parts or name.removesuffix("es") in parts)
    return plural and name not in parts and all(map(before_the, use.spans))


def _is_character(uses: list[NameUse], company: Company) -> bool:
    """Whether the names of a cluster, seen as one, name a character."""
    if any(use.cast for use in uses):
        return True
    spans = [span for use in uses for span in use.spans]
    found = features(spans, frozenset()) | company.features(spans, {use.key for use in uses})
    together = probabilities(found)
    chance = sum(use.chances["character"] * len(use.spans) for use in uses) / len(spans)
    return max(together["character"], chance) >= HALF


def _matters(uses: list[NameUse]) -> bool:
    """Whether the one so named does more than being mentioned once, or surely is somebody."""
    spans = [span for use in uses for span in use.spans]
    if any(use.cast for use in uses):
        return True
    if len(spans) == 1 and spans[0].text.casefold() in words("forms_of_address"):
        return False
    return not only_mentioned(spans) or any(use.chances["character"] >= SURE for use in uses)


def only_mentioned(spans: list[Span]) -> bool:
    """Whether the name stands once, does nothing, and nothing says whose or what the one so named is."""
    if len(spans) > 1:
        return False
    (span,) = spans
    head = span.root
    while head.dep_ in {"conj", "appos"} and head.head is not head:
        head = head.head
    people = (table("person_nouns"), table("unnamed_nouns"))
    told = any(noun.lemma_.lower() in nouns for noun in nouns_beside(span) for nouns in people)
    along = head.dep_ == "pobj" and (head.head.lower_ == "with" or head.head.dep_ == "agent")
    return not (head.dep_ in TAKES_PART or along or told or take_apart(span.text).titles)


def _character(
    doc: Doc, cluster: Cluster, uses: dict[str, NameUse], taken: set[str]
) -> tuple[Character, list[Span]]:
    """The character of a cluster, and its names in the text."""
    label = label_of(cluster)
    identity = unique_slug(label, taken)
    spans = [(s, cluster.rules[n.text]) for n in cluster.names for s in uses[n.text].spans]
    mentions = [Span(doc, s.start, s.end, label="name", kb_id=rule, span_id=identity) for s, rule in spans]
    written = Counter(m.text for m in mentions)
    rules = {m.text: m.kb_id_ for m in mentions}
    if untitled(cluster.fullest.text) not in written and len(cluster.fullest.core) > 1:
        written[untitled(cluster.fullest.text)] = 1
        rules[untitled(cluster.fullest.text)] = "without the title"
    aliases = tuple(
        Alias(text, rules[text]) for text in sorted(written, key=lambda t: (-len(t), t)) if text != label
    )
    actor, *others = actors_of(doc, cluster, mentions) or ("",)
    group = not actor and _is_group(mentions)
    gender = None if group else gender_of(cluster, mentions, actor)
    return Character(identity, label, aliases, gender, actor, tuple(others), group=group), mentions


def _is_group(spans: list[Span]) -> bool:
    """Whether a plural name means several: the Harrows."""
    ended = [s for s in spans if s[-1].lower_.endswith(("s", "men"))]
    plural = [s for s in ended if s.root.tag_ == "NNPS" or before_the(s)]
    return 2 * len(plural) > len(spans) == len(ended)


def label_of(cluster: Cluster) -> str:
    """The fullest name as written, without its title unless that is all that tells who it is."""
    full = max(cluster.names, key=lambda n: (len(n.core) + len(n.nickname), -cluster.names.index(n)))
    if len(full.core) > 1 or full.nickname:
        return untitled(full.text)
    titled = [n for n in cluster.names if n.titles and n.core == full.core]
    bare = [n for n in cluster.names if not n.titles and n.core == full.core]
    return (titled or bare or [full])[0].text
