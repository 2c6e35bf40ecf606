"""RDF → networkx: who is in a film's story, how they are bound, and what the shape says.

``character_network`` holds what the graph asserts; ``cooccurrence`` and ``presence`` are derived
from mentions and events and are kept apart from it, so that no tool mistakes the one for the other.
"""

from __future__ import annotations

from kg.network.build import character_network, cooccurrence, network_of, presence, until
from kg.network.characters import CharacterRow, OtherName, character_rows, characters_table
from kg.network.measures import MEASURES, Row, network_rows, network_table
from kg.network.reader import read_facts

__all__ = [
    "MEASURES",
    "CharacterRow",
    "OtherName",
    "Row",
    "character_network",
    "character_rows",
    "characters_table",
    "cooccurrence",
    "network_of",
    "network_rows",
    "network_table",
    "presence",
    "read_facts",
    "until",
]
