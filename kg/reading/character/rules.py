"""The rules by which a name joins a character, each with its own words for the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.character.spelling import same_spelling
from kg.reading.lexicon import table, words
from kg.reading.names.parts import Name, first_name_gender, same_given, short_forms

if TYPE_CHECKING:
    from kg.reading.character.merge import Cluster


def _is_same_name(name: Name, cluster: Cluster) -> bool:
    return any(name.core == other.core and name.suffix == other.suffix for other in cluster.names)


def _is_variant(name: Name, cluster: Cluster) -> bool:
    """Two full names with one surname and first names that may be one: Bob Smith, Robert J. Smith."""
    full = cluster.fullest
    if len(name.core) < 2 or len(full.core) < 2:
        return False
    if name.surname != full.surname:
        return name.given == full.given and same_spelling(name.surname, full.surname)
    given = (full.given, *full.core[1:-1], *full.nickname)
    return any(same_given(name.given, other) for other in given) or (
        bool(name.nickname) and any(same_given(n, full.given) for n in name.nickname)
    )


def _is_reordered(name: Name, cluster: Cluster) -> bool:
    """The family name first: Aoki Hana, Hana Aoki."""
    core = sorted(name.core)
    return len(core) > 1 and any(core == sorted(other.core) for other in cluster.names)


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
    """The last word of a full name; of "Van Allen" also the last word alone, of "Count de Lisle" too."""
    if len(name.core) != 1:
        return False
    return any(
        name.given in {other.surname, other.core[-1].rpartition(" ")[2]}
        for other in cluster.names
        if other.core != name.core
    )


def _is_middle(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(name.given in other.core[1:-1] for other in cluster.names)


def _is_short_form(name: Name, cluster: Cluster) -> bool:
    """Bob for Robert; needs two letters, so that initials do not join."""
    if len(name.core) != 1 or len(name.given) < 2:
        return False
    given = cluster.fullest.given
    begins = len(name.given) >= SHORTEST and len(cluster.fullest.core) > 1 and given.startswith(name.given)
    begins = begins and name.given not in words("map_directions") | table("titles").keys()
    short = name.given in short_forms(given) or given in short_forms(name.given)
    return begins or (short and not _is_counterpart(name, cluster.fullest))


def _is_counterpart(name: Name, full: Name) -> bool:
    """Whether a first name only makes the other one a woman's or a man's: Louise, Louis."""
    told = {first_name_gender(name), first_name_gender(full)} - {""}
    return len(told) > 1 and len(name.given) >= len(full.given)


def _is_beginning(name: Name, cluster: Cluster) -> bool:
    """The first letters of a name of one word, which the text leaves short: Theod of Theodric."""
    full = cluster.fullest.core
    if len(name.core) != 1 or len(full) != 1 or len(name.given) < SHORTEST:
        return False
    return full[0].startswith(name.given) and len(full[0]) >= len(name.given) + LEFT_OUT


def _is_hyphen_part(name: Name, cluster: Cluster) -> bool:
    return len(name.core) == 1 and any(
        name.given in word.split("-") for word in cluster.fullest.core if "-" in word
    )


def _is_title_alone(name: Name, cluster: Cluster) -> bool:
    """The Professor, of a character who has that title before a name."""
    return len(name.core) == 1 and name.given in cluster.titles


def _is_misspelt(name: Name, cluster: Cluster) -> bool:
    """One word of a longer name, spelt in another way; with an s more it is the family's."""
    spelt = [word for other in cluster.names for word in other.core if name.given != f"{word}s"]
    return len(name.core) == 1 and any(same_spelling(name.given, word) for word in spelt)


RULES = (
    ("same name", _is_same_name),
    ("variant of the full name", _is_variant),
    ("family name first", _is_reordered),
    ("part of the full name", _is_part),
    ("nickname in quotes", _is_nickname),
    ("first name", _is_given),
    ("surname", _is_surname),
    ("middle name", _is_middle),
    ("nickname of the first name", _is_short_form),
    ("beginning of the name", _is_beginning),
    ("part of a double name", _is_hyphen_part),
    ("title alone", _is_title_alone),
    ("spelling", _is_misspelt),
)
"""In order of trust; the first that fits decides."""

BARE_RULES = (*RULES[1:], RULES[0])
"""For a bare name: rather short for a full name than the same as in a titled one (Hale, Mrs. Hale)."""

SHORTEST, LEFT_OUT = 4, 3
"""Letters that a name's beginning must have to be its short form, and letters that it must leave out."""
