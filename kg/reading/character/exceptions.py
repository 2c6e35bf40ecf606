"""What keeps a name out of a character that a rule would join it to, or gives it to another.

A rule looks at the words of two names. Their genders, who stands in one sentence or list, who plays
them and how the text calls others of the family say that two are not one after all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.names.parts import DESCRIBING, Name, title_gender

if TYPE_CHECKING:
    from kg.reading.character.merge import Cluster, Seen

WORDS = frozenset({"first name", "surname", "middle name"})
"""Rules by which a bare name joins as one word of a full one."""
FAMILY = frozenset({"surname", "middle name", "spelling", "title alone"})
"""Rules that another member of the family would pass too."""
LOOSE = frozenset({"spelling", "beginning of the name", "nickname of the first name"})
"""Rules by which two names are only nearly alike: "Rob meets Bob" tells of two."""
SAME = frozenset({"same name"})
SURNAME = frozenset({"surname"})
CIVIL = frozenset({"mr", "mrs", "ms", "miss"})
"""Titles that a whole family bears."""
FEMALE = frozenset({"mrs", "ms", "miss", "lady", "madame", "dame"})
"""Titles of those who are seldom called by the bare surname."""
GIVEN = frozenset({"king", "queen", "prince", "princess", "pope", "sister", "brother", "aunt", "uncle"})
"""Titles before a given name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The name whose character is sought, and what the text shows of it and of the others."""

    name: Name
    actor: set[str]
    """Who plays the one so named: nobody known, or one."""
    seen: Seen
    single: set[str]
    """The names of one word in the text."""


def compatible(asked: Asked, cluster: Cluster, rule: str = "") -> bool:
    """Whether nothing keeps the name and the cluster apart: gender, a suffix that only one has.

    A man and a woman share a surname, hardly ever a first name: there pronouns near it are wrong instead.
    """
    name = asked.name
    told = title_gender(name) or (rule != "first name" and asked.seen.genders.get(name.text, ""))
    if told and cluster.gender() and told != cluster.gender():
        return False
    if _told_apart(set(name.titles), cluster.titles):
        return False
    return not name.suffix or name.suffix in {n.suffix for n in cluster.names}


def _told_apart(titles: set[str], others: set[str]) -> bool:
    """Whether one is called little or old and the other something else: Little John, Prince John."""
    both = titles and others and titles.isdisjoint(others)
    return bool(both) and (titles <= DESCRIBING or others <= DESCRIBING)


def without_exceptions(asked: Asked, rule: str, candidates: list[Cluster]) -> list[Cluster]:
    """The clusters that a rule found, without those that an exception keeps the name out of."""
    for rules, applies, bars in EXCEPTIONS:
        if candidates and rule in rules and applies(asked.name):
            candidates = [cluster for cluster in candidates if not bars(asked, cluster)]
    return candidates


def preferred(asked: Asked, rule: str, candidates: list[Cluster], clusters: list[Cluster]) -> list[Cluster]:
    """Of all clusters those that have a better claim to the name than the ones that the rule found."""
    for rules, applies, better in PREFERRED:
        if rule in rules and applies(asked.name):
            candidates = better(asked, candidates, clusters) or candidates
    return candidates


def _any(name: Name) -> bool:
    return True


def _bare(name: Name) -> bool:
    return name.bare


def _titled(name: Name) -> bool:
    return bool(name.titles)


def _civil(name: Name) -> bool:
    return bool(name.titles) and name.titles[-1] in CIVIL


def _listed_beside(asked: Asked, cluster: Cluster) -> bool:
    """Who is listed with another word of the full name is not its bearer: "Ann and Hale" are not Ann Hale."""
    return asked.seen.beside(asked.name, cluster)


def _played_by_another(asked: Asked, cluster: Cluster) -> bool:
    """Whom another actor plays is another member of the family."""
    return bool(asked.actor and cluster.actors and not cluster.actors & asked.actor)


def _introduced(asked: Asked, cluster: Cluster) -> bool:
    """Whom an actor plays is introduced there, and no other whose name is only nearly the same."""
    return bool(asked.actor) and not cluster.actors & asked.actor


def _in_one_sentence(asked: Asked, cluster: Cluster) -> bool:
    """Who stands in a sentence with the other is not the other: Mr. Hale and Otto Hale are two."""
    return asked.seen.together(asked.name, cluster)


def _before_a_given_name(asked: Asked, cluster: Cluster) -> bool:
    """What such a title stands before is no surname: Prince John is no Mr. John."""
    return asked.name.titles[-1] in GIVEN


def _called_by_first_name(asked: Asked, cluster: Cluster) -> bool:
    """Who is called by a first name is not meant by a title and the surname: that is the father or wife."""
    return cluster.fullest.given in asked.single


def _with_that_title(asked: Asked, candidates: list[Cluster], clusters: list[Cluster]) -> list[Cluster]:
    """Rather whose full name ends in the name and has its title: Prof. Hugo Lisle is Professor Lisle."""
    titles = set(asked.name.titles)
    if any(cluster.titles & titles for cluster in candidates):
        return []
    return [
        cluster
        for cluster in clusters
        if cluster.titles & titles
        and (cluster.fullest.surname,) == asked.name.core
        and compatible(asked, cluster)
    ]


def _by_surname_only(asked: Asked, candidates: list[Cluster], clusters: list[Cluster]) -> list[Cluster]:
    """Rather whom the text calls by a title and this surname only: Marl is rather Colonel Marl than
    Tess Marl, where she is called Tess."""
    if not all(cluster.fullest.given in asked.single for cluster in candidates):
        return []
    return [
        cluster
        for cluster in clusters
        if cluster.titles
        and all(other.core == asked.name.core for other in cluster.names)
        and not cluster.titles & FEMALE
    ]


Applies = Callable[[Name], bool]
Bars = Callable[[Asked, "Cluster"], bool]
Better = Callable[[Asked, "list[Cluster]", "list[Cluster]"], "list[Cluster]"]

EXCEPTIONS: tuple[tuple[frozenset[str], Applies, Bars], ...] = (
    # By these rules a name of this sort does not join a cluster of which this holds.
    (WORDS, _any, _listed_beside),
    (FAMILY, _any, _played_by_another),
    (LOOSE, _any, _in_one_sentence),
    (LOOSE, _any, _introduced),
    (SURNAME, _civil, _in_one_sentence),
    (SURNAME, _titled, _before_a_given_name),
    (SURNAME, _titled, _called_by_first_name),
)
PREFERRED: tuple[tuple[frozenset[str], Applies, Better], ...] = (
    # By these rules a name of this sort rather joins one of these.
    (SAME, _titled, _with_that_title),
    (SURNAME, _bare, _by_surname_only),
)
