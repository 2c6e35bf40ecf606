"""Which names name one character, and why.

Full names first, then the shorter ones join the one full name that they may be short for. A name
joins a character, never another short name, so nothing chains through a shared first name or title
(the trap of transitive closure); a conflict of gender, suffix or first name keeps two apart.
After Vala et al. (2015), "Mr. Bennet, his coachman, and the Archbishop walk into a bar but only one of
them gets recognized", with cuts instead of links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.reading.character.exceptions import Asked, compatible, preferred, without_exceptions
from kg.reading.character.keys import asked_by, known_by
from kg.reading.character.rules import BARE_RULES, RULES
from kg.reading.names.parts import Name, first_name_gender, take_apart, title_gender


@dataclass(slots=True)
class Cluster:
    """Names of one character; the first is the one that the others joined."""

    names: list[Name]
    rules: dict[str, str]
    """Rule that joined each name, by its text."""
    first: int
    """Where it is first named (token index)."""
    titles: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """Genders that pronouns near its names tell."""

    @property
    def fullest(self) -> Name:
        """The name that the cluster began with."""
        return self.names[0]

    def gender(self, *, guess: bool = True) -> str:
        """The gender that its titles, the pronouns near it or, as a guess, its first name tell, or ""."""
        titled = {title_gender(name) for name in self.names} - {""}
        if len(titled) == 1:
            return titled.pop()
        if len(self.told) == 1:
            return min(self.told)
        return first_name_gender(self.fullest) if guess else ""


class Apart(Protocol):
    """Who says that names must never be of one character."""

    def keeps(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a name of the first is kept apart from a name of the other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the text shows of the written names before they are merged, each by name."""

    first: Mapping[str, int]
    """The token index where the name first stands."""
    actors: Mapping[str, str] = field(default_factory=dict)
    """The actor in the parenthesis behind it."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """The gender that pronouns and nouns beside it tell."""
    sentences: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The sentences in which it stands."""
    listed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The names with which it is listed: "Ann, Hale and Joe"."""
    apart: Apart | None = None
    """A person who keeps names apart."""

    def together(self, name: Name, cluster: Cluster) -> bool:
        """Whether the name stands in a sentence with another name of the cluster."""
        where = self.sentences.get(name.text, frozenset())
        return any(where & self.sentences.get(other.text, frozenset()) for other in cluster.names)

    def beside(self, name: Name, cluster: Cluster) -> bool:
        """Whether it is listed with another bare name of the cluster: "Ann and Hale" are not Ann Hale."""
        listed = self.listed.get(name.text, frozenset())
        bare = [n for n in cluster.names if len(n.core) == 1 and n.core != name.core and not n.titles]
        return any(other.text in listed for other in bare)


def merge(seen: Seen) -> list[Cluster]:
    """Written names as characters, in order of first mention; each name keeps the rule that joined it."""
    played, first_seen = seen.actors, seen.first
    single = {take_apart(text).given for text in first_seen if len(take_apart(text).core) == 1}
    order = sorted(first_seen, key=lambda text: (-_weight(take_apart(text)), first_seen[text], text))
    clusters: list[Cluster] = []
    alike: dict[str, list[Cluster]] = {}
    for text in order:
        name = take_apart(text)
        actor = {played[text]} if text in played else set()
        found = _home(Asked(name, actor, seen, single), _sharing(name, alike))
        told = {seen.genders[text]} if text in seen.genders else set()
        if found is None:
            cluster = Cluster([name], {text: "name"}, first_seen[text], set(name.titles), actor, told)
            clusters.append(cluster)
        else:
            cluster, rule = found
            cluster.names.append(name)
            cluster.rules[text] = rule
            cluster.titles |= set(name.titles)
            cluster.actors |= actor
            cluster.told |= told
            cluster.first = min(cluster.first, first_seen[text])
        for key in known_by(name):
            alike.setdefault(key, []).append(cluster)
    return sorted(clusters, key=_first)


def _sharing(name: Name, alike: Mapping[str, list[Cluster]]) -> list[Cluster]:
    """Clusters with which the name shares something that a rule could join them by."""
    found = {id(cluster): cluster for key in asked_by(name) for cluster in alike.get(key, ())}
    return sorted(found.values(), key=_first)


def join(
    clusters: list[Cluster],
    pairs: Iterable[tuple[str, str]],
    rule: str,
    apart: Apart | None = None,
    *,
    sure: bool = False,
    guess: bool = True,
) -> list[Cluster]:
    """Join the clusters of each pair of written names, unless actor or gender keeps them apart.

    Where the pairs are ``sure``, nothing does; without ``guess`` no gender that only a first name tells.
    """
    home = {name.text: cluster for cluster in clusters for name in cluster.names}
    for one, other in pairs:
        first, second = home.get(one), home.get(other)
        if first is None or second is None or first is second:
            continue
        if not sure and not _may_join(first, second, apart, guess=guess):
            continue
        first.names.extend(second.names)
        first.names.sort(key=_length, reverse=True)
        first.rules |= second.rules | {second.fullest.text: rule}
        first.titles |= second.titles
        first.actors |= second.actors
        first.told |= second.told
        first.first = min(first.first, second.first)
        home |= {name.text: first for name in second.names}
    return [c for c in clusters if home[c.fullest.text] is c]


def _may_join(first: Cluster, second: Cluster, apart: Apart | None, *, guess: bool) -> bool:
    """Whether neither different actors, nor different genders, nor a person keep two clusters apart."""
    if apart is not None and apart.keeps(_texts(first), _texts(second)):
        return False
    if first.actors and second.actors and not first.actors & second.actors:
        return False
    genders = {c.gender(guess=guess) for c in (first, second)} - {""}
    return len(genders) < 2


def _first(cluster: Cluster) -> int:
    return cluster.first


def _length(name: Name) -> int:
    return len(name.core) + len(name.nickname)


def _texts(cluster: Cluster) -> list[str]:
    return [name.text for name in cluster.names]


def _weight(name: Name) -> int:
    """How much a name says: full names join nothing and come first."""
    return 3 * len(name.core) + 2 * len(name.nickname) + bool(name.titles)


def _home(asked: Asked, clusters: list[Cluster]) -> tuple[Cluster, str] | None:
    """The cluster that the name belongs to and the rule, or None for a new one."""
    name, apart = asked.name, asked.seen.apart
    for rule, fits in BARE_RULES if name.bare else RULES:
        candidates = [c for c in clusters if fits(name, c) and compatible(asked, c, rule)]
        candidates = without_exceptions(asked, rule, candidates)
        candidates = preferred(asked, rule, candidates, clusters)
        if candidates and apart is not None:
            candidates = [c for c in candidates if not apart.keeps([name.text], _texts(c))]
        if candidates:
            return _choose(name, candidates), rule
    return None


def _choose(name: Name, candidates: list[Cluster]) -> Cluster:
    """Of several that fit, the one with the same title, else the one introduced first."""
    with_title = [c for c in candidates if c.titles & set(name.titles)]
    return min(with_title or candidates, key=_first)
