"""Which names name one character, and why.

Full names first, then the shorter ones join the one full name that they may be short for. A name
joins a character, never another short name, so nothing chains through a shared first name or title
(the trap of transitive closure); a conflict of gender, suffix or first name keeps two apart.
After Vala et al. (2015), "Mr. Bennet, his coachman, and the Archbishop walk into a bar but only one of
them gets recognized", with cuts instead of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.reading.lexicon import table
from kg.reading.names.parts import Name, first_name_gender, same_given, short_forms, take_apart, title_gender


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

    @property
    def fullest(self) -> Name:
        """The name that the cluster began with."""
        return self.names[0]

    def gender(self) -> str:
        """The gender that its titles or first name tell, or an empty string."""
        told = {title_gender(name) for name in self.names} - {""}
        if len(told) == 1:
            return told.pop()
        return first_name_gender(self.fullest)


def merge(first_seen: Mapping[str, int], actors: Mapping[str, str] | None = None) -> list[Cluster]:
    """Group written names into characters.

    ``first_seen`` maps each name as written to the token index where it first stands, ``actors`` a
    name to the actor in the parenthesis behind it. Clusters come in order of first mention, each
    name with the rule that joined it.
    """
    played = actors or {}
    order = sorted(first_seen, key=lambda text: (-_weight(take_apart(text)), first_seen[text], text))
    clusters: list[Cluster] = []
    alike: dict[str, list[Cluster]] = {}
    for text in order:
        name = take_apart(text)
        actor = {played[text]} if text in played else set()
        found = _home(name, _sharing(name, alike), actor)
        if found is None:
            cluster = Cluster([name], {text: "name"}, first_seen[text], set(name.titles), actor)
            clusters.append(cluster)
        else:
            cluster, rule = found
            cluster.names.append(name)
            cluster.rules[text] = rule
            cluster.titles |= set(name.titles)
            cluster.actors |= actor
            cluster.first = min(cluster.first, first_seen[text])
        for key in _keys(name):
            alike.setdefault(key, []).append(cluster)
    return sorted(clusters, key=_first)


def _sharing(name: Name, alike: Mapping[str, list[Cluster]]) -> list[Cluster]:
    """Clusters with which the name shares something that a rule could join them by."""
    found = {id(cluster): cluster for key in _keys(name) for cluster in alike.get(key, ())}
    return sorted(found.values(), key=_first)


def _keys(name: Name) -> set[str]:
    """What two names must share one of for any rule to join them: the rules need not look at others."""
    words = {*name.core, *name.nickname}
    parts = {part for word in words for part in word.split("-")}
    short = set(short_forms(name.given)) if name.core else set()
    spelt = {f"~{word[0]}{len(word)}" for word in name.core if len(word) > 5}
    single = {"=" + re.sub(r"(.)\1", r"\1", word) for word in name.core if len(word) > 5}
    return words | parts | short | set(name.titles) | spelt | single


def join(clusters: list[Cluster], pairs: Iterable[tuple[str, str]], rule: str) -> list[Cluster]:
    """Join the clusters of each pair of written names, unless actor or gender keeps them apart."""
    home = {name.text: cluster for cluster in clusters for name in cluster.names}
    for one, other in pairs:
        first, second = home.get(one), home.get(other)
        if first is None or second is None or first is second or not _may_join(first, second):
            continue
        first.names.extend(second.names)
        first.names.sort(key=_length, reverse=True)
        first.rules |= second.rules | {second.fullest.text: rule}
        first.titles |= second.titles
        first.actors |= second.actors
        first.first = min(first.first, second.first)
        home |= {name.text: first for name in second.names}
    return [c for c in clusters if home[c.fullest.text] is c]


def _may_join(first: Cluster, second: Cluster) -> bool:
    """Whether neither different actors nor different genders keep two clusters apart."""
    if first.actors and second.actors and not first.actors & second.actors:
        return False
    return not (first.gender() and second.gender() and first.gender() != second.gender())


def _first(cluster: Cluster) -> int:
    return cluster.first


def _length(name: Name) -> int:
    return len(name.core) + len(name.nickname)


def _weight(name: Name) -> int:
    """How much a name says: full names join nothing and come first."""
    return 3 * len(name.core) + 2 * len(name.nickname) + bool(name.titles)


def _home(name: Name, clusters: list[Cluster], actor: set[str]) -> tuple[Cluster, str] | None:
    """The cluster that the name belongs to and the rule, or None for a new one."""
    bare = len(name.core) == 1 and not name.titles
    for rule, fits in BARE_RULES if bare else RULES:
        candidates = [c for c in clusters if fits(name, c) and _compatible(name, c)]
        if actor and rule in FAMILY_RULES:
            candidates = [c for c in candidates if not c.actors or c.actors & actor]
        if candidates:
            return _choose(name, candidates), rule
    return None


def _compatible(name: Name, cluster: Cluster) -> bool:
    """Whether nothing keeps the name and the cluster apart: gender, suffix."""
    told = title_gender(name)
    if told and cluster.gender() and told != cluster.gender():
        return False
    suffixes = {n.suffix for n in cluster.names} - {""}
    return not (name.suffix and suffixes and name.suffix not in suffixes)


def _choose(name: Name, candidates: list[Cluster]) -> Cluster:
    """Of several that fit, the one with the same title, else the one introduced first."""
    with_title = [c for c in candidates if c.titles & set(name.titles)]
    return min(with_title or candidates, key=_first)


def _is_same_name(name: Name, cluster: Cluster) -> bool:
    return any(name.core == other.core and name.suffix == other.suffix for other in cluster.names)


def _is_variant(name: Name, cluster: Cluster) -> bool:
    """Two full names with one surname and first names that may be one: Bob Smith, Robert J. Smith."""
    full = cluster.fullest
    if len(name.core) < 2 or len(full.core) < 2:
        return False
    if name.surname != full.surname:
        return name.given == full.given and len(name.surname) > 5 and _near(name.surname, full.surname)
    given = (full.given, *full.core[1:-1], *full.nickname)
    return any(same_given(name.given, other) for other in given) or (
        bool(name.nickname) and any(same_given(n, full.given) for n in name.nickname)
    )


def _is_part(name: Name, cluster: Cluster) -> bool:
    """Several words of a longer name, in order: Rose Ann of Rose Ann Harding."""
    return len(name.core) > 1 and any(_contains(other.core, name.core) for other in cluster.names)


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of ``part`` stand in ``whole`` in the same order."""
    words = iter(whole)
    return all(word in words for word in part)


def _is_given(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and len(cluster.fullest.core) > 1 and name.given == cluster.fullest.given


def _is_nickname(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(name.given in other.nickname for other in cluster.names)


def _is_surname(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(name.given == other.surname for other in cluster.names)


def _is_middle(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(name.given in other.core[1:-1] for other in cluster.names)


def _is_short_form(name: Name, cluster: Cluster) -> bool:
    """Bob for Robert; needs three letters, so that initials do not join."""
    if len(name.core) != 1 or len(name.given) < 3:
        return False
    given = cluster.fullest.given
    return name.given in short_forms(given) or given in short_forms(name.given)


def _is_hyphen_part(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(
        name.given in word.split("-") for word in cluster.fullest.core if "-" in word
    )


def _is_title_alone(name: Name, cluster: Cluster) -> bool:
    """The Professor, of a character who has that title before a name."""
    return len(name.core) == 1 and name.given in cluster.titles


def _is_misspelt(name: Name, cluster: Cluster) -> bool:
    """One letter off or two swapped, in a long word that is no known first name: Bridely, Bridley."""
    if len(name.core) != 1 or len(name.given) < 6:
        return False
    known = name.given in table("first_names")
    spelt = [word for other in cluster.names for word in other.core if len(word) > 5]
    return any(_doubled(name.given, word) or (not known and _near(name.given, word)) for word in spelt)


def _doubled(one: str, other: str) -> bool:
    """Whether two words differ only in a doubled letter: Odette, Oddette."""
    return one != other and re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)


def _near(one: str, other: str) -> bool:
    """Whether two words differ by one letter replaced or two neighbours swapped."""
    if len(one) != len(other) or one[0] != other[0]:
        return False
    off = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = (
        len(off) == 2
        and off[1] == off[0] + 1
        and one[off[0]] == other[off[1]]
        and one[off[1]] == other[off[0]]
    )
    return len(off) == 1 or swapped


RULES = (
    ("same name", _is_same_name),
    ("variant of the full name", _is_variant),
    ("part of the full name", _is_part),
    ("nickname in quotes", _is_nickname),
    ("first name", _is_given),
    ("surname", _is_surname),
    ("middle name", _is_middle),
    ("nickname of the first name", _is_short_form),
    ("part of a double name", _is_hyphen_part),
    ("title alone", _is_title_alone),
    ("spelling", _is_misspelt),
)
"""In order of trust; the first that fits decides."""

BARE_RULES = (*RULES[1:], RULES[0])
"""For a bare name: rather short for a full name than the same as in a titled one (Hale, Mrs. Hale)."""

FAMILY_RULES = frozenset({"surname", "middle name", "spelling", "title alone"})
"""Rules that another member of the family would pass too: another actor keeps the two apart."""
