"""What a pair of characters does and how they stand in the text, as numbers for the learned additions."""

from __future__ import annotations

from collections import Counter
from itertools import permutations, product
from math import log1p
from typing import TYPE_CHECKING

from kg.reading.grammar.event_types import event_type
from kg.reading.grammar.who import coordinated
from kg.reading.lexicon import table, words
from kg.reading.relation.meanings import meanings
from kg.reading.relation.presence import presence
from kg.reading.relation.realis import is_real

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.reading.relation.context import Context
    from kg.reading.relation.evidence import Evidence

Pair = tuple[str, str]
Counts = dict[Pair, Counter[str]]
SEVERAL = 2
WIDEST = 9
"""A word with more combinations of characters than this is no feature."""


def pair_features(context: Context, evidence: Iterable[Evidence]) -> dict[Pair, dict[str, float]]:
    """Features of each ordered pair that some sentence mentions together."""
    counts: Counts = {}
    _together(context, counts)
    _verbs(context, counts)
    _coordinated(context, counts)
    _told(counts, evidence)
    rows = {}
    standing, meaning = presence(context), meanings(context)
    for pair in sorted(counts):
        row = {name: log1p(value) for name, value in sorted(counts[pair].items())}
        row.update(_constant(context, pair))
        row.update(standing(pair))
        row.update(meaning(pair))
        rows[pair] = row
    _common(rows, counts)
    return rows


def _together(context: Context, counts: Counts) -> None:
    """Sentences that mention both, and the classes of role nouns that they use."""
    present: dict[int, set[str]] = {}
    for span in context.doc.spans.get("characters", ()):
        present.setdefault(context.sentence_indexes[span.start], set()).add(span.id_)
    nouns: dict[int, set[str]] = {}
    for role in context.roles:
        nouns.setdefault(context.sentence_indexes[role.head.i], set()).add(role.type)
    for index, characters in present.items():
        for pair in permutations(sorted(characters), 2):
            counter = counts.setdefault(pair, Counter())
            counter["together"] += 1
            if len(characters) == 2:
                counter["alone together"] += 1
            counter.update(f"noun {kind}" for kind in nouns.get(index, ()))


def _verbs(context: Context, counts: Counts) -> None:
    """What one does to the other, and what both do or undergo, by class of verb."""
    for index in sorted(context.arguments):
        found, token = context.arguments[index], context.tokens[index]
        if len(found.agents) + len(found.patients) < SEVERAL:
            continue
        classes = {
            event_type(token),
            *(f"is {kind}" for kind in table("relation_verbs").get(token.lemma_, ())[::2]),
        }
        mood = "" if is_real(token) and token.lemma_ not in words("relation_doubts") else "unreal "
        _count(
            counts, product(found.agents, found.patients), (f"{mood}does {c}" for c in (*classes, "anything"))
        )
        _count(counts, permutations(found.agents, 2), (f"{mood}both do {c}" for c in (*classes, "anything")))
        _count(counts, permutations(found.patients, 2), (f"both undergo {c}" for c in (*classes, "anything")))


def _count(counts: Counts, pairs: Iterable[Pair], names: Iterable[str]) -> None:
    """Count the names for each pair that occurs together; the other way round, too."""
    listed, named = list(pairs), list(names)
    if len(listed) > WIDEST:
        return
    for first, second in listed:
        if (first, second) in counts:
            counts[first, second].update(named)
            counts[second, first].update(f"{name} <" for name in named if "does" in name)


def _coordinated(context: Context, counts: Counts) -> None:
    """Coordinated names: "X and Y"; with a noun of work before them ("detectives X and Y")."""
    for index in sorted(context.roots):
        token = context.tokens[index]
        parts = list(coordinated(token)) if token.dep_ != "conj" else []
        if len(parts) > 1:
            characters = [c for part in parts for c in context.at(part)]
            workers = any(
                c.dep_ in {"compound", "nmod", "amod"} and c.lemma_.lower() in words("relation_member_nouns")
                for c in token.children
            )
            _count(
                counts, permutations(dict.fromkeys(characters), 2), ("coordinated", *["workers"] * workers)
            )


def _told(counts: Counts, evidence: Iterable[Evidence]) -> None:
    """What the patterns say of the pair, in either direction."""
    for item in evidence:
        for pair, name in (
            ((item.source, item.target), f"told {item.type}"),
            ((item.target, item.source), f"told {item.type} <"),
        ):
            counts.setdefault(pair, Counter())[name] += 1


def _constant(context: Context, pair: Pair) -> dict[str, float]:
    """Genders, groups and names of the pair."""
    genders = [context.gender(c) or "unknown" for c in pair]
    entries = [context.characters.get(c) for c in pair]
    return {
        f"genders {genders[0]} {genders[1]}": 1.0,
        "source is group": float(context.is_group(pair[0])),
        "target is group": float(context.is_group(pair[1])),
        "both named": float(all(e is not None and e.named for e in entries)),
    }


SHARED = {
    "enemy": ("enemyOf", "harms", "kills", "harms <", "kills <"),
    "victim": ("harms", "kills", "deceives"),
    "attacker": ("harms <", "kills <", "deceives <"),
    "boss": ("employs <",),
    "staff": ("employs",),
    "colleague": ("colleagueOf",),
    "friend": ("friendOf", "colleagueOf", "helps", "helps <"),
    "charge": ("helps",),
    "kin": ("parentOf", "parentOf <", "siblingOf", "relativeOf", "spouseOf"),
    "love": ("romanticPartnerOf", "spouseOf", "attractedTo"),
}
"""How each of two may stand to a third, as the patterns tell it."""
TRIADS = (
    ("enemy", "enemy"),
    ("victim", "victim"),
    ("attacker", "attacker"),
    ("boss", "boss"),
    ("staff", "staff"),
    ("colleague", "colleague"),
    ("charge", "charge"),
    ("love", "love"),
    ("enemy", "friend"),
    ("friend", "enemy"),
    ("boss", "colleague"),
    ("colleague", "boss"),
    ("enemy", "kin"),
    ("kin", "enemy"),
    ("enemy", "love"),
    ("love", "enemy"),
)


def _common(rows: dict[Pair, dict[str, float]], counts: Counts) -> None:
    """What both have to do with a third: the same enemy or boss; a friend of one, enemy of the other."""
    known: dict[str, dict[str, set[str]]] = {name: {} for name in SHARED}
    for (first, second), counter in counts.items():
        for name, kinds in SHARED.items():
            if any(f"told {kind}" in counter for kind in kinds):
                known[name].setdefault(first, set()).add(second)
    for (first, second), row in rows.items():
        for mine, theirs in TRIADS:
            thirds = known[mine].get(first, set()) & known[theirs].get(second, set())
            if thirds - {first, second}:
                row[f"third is {mine} and {theirs}"] = 1.0
