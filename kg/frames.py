"""A film as pandas data frames, with the columns of ``kg export --to csv``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.story import Story

if TYPE_CHECKING:
    from types import ModuleType

    import pandas as pd
    from rdflib import Graph

    from kg.formats.tables import Table

_WHOLE = (
    *("Act", "Begin", "Community", "End", "EndSentence", "EndedBy", "EstablishedBy", "Event"),
    *("FirstSentence", "Order", "Polarity", "Scene", "Sentence", "StoryOrder"),
)
_SHARES = ("Betweenness", "Confidence", "Degree", "Prominence", "Weight")

TYPES = {**dict.fromkeys(_WHOLE, "Int64"), **dict.fromkeys(_SHARES, "Float64"), "Realised": "boolean"}
"""Of the columns that are not words."""


@dataclass(frozen=True, slots=True)
class Frames:
    """A frame for each kind of thing that a film's graph tells of."""

    characters: pd.DataFrame
    """The most prominent first, with degree, betweenness and community."""
    relationships: pd.DataFrame
    """In the order of the story, with the sentences that say so."""
    evidence: pd.DataFrame
    """A row for each sentence of a relationship."""
    events: pd.DataFrame
    """In the order told."""
    participants: pd.DataFrame
    """A row for each who takes part in an event, by role."""
    acts: pd.DataFrame
    scenes: pd.DataFrame
    """In the order told, with who takes part in what happens in them."""
    places: pd.DataFrame
    institutions: pd.DataFrame
    sentences: pd.DataFrame
    """In the order of the text, as the other frames count them."""
    mentions: pd.DataFrame
    """In the order of the text."""


def frames(film: Story | Graph) -> Frames:
    """What is told of a film, read or as its graph, as data frames.

    ``Id`` joins them, with ``Film`` where frames of many films are put together; several values in a cell
    are divided by ``|``. What each column is stands in ``docs/exports.md``. Raises KgError where pandas is
    missing.
    """
    from kg.formats.tables import rows_by_table
    from kg.graph import to_graph

    pandas = _pandas()
    tables = rows_by_table(to_graph(film) if isinstance(film, Story) else film)
    made = {name: _frame(pandas, table) for name, table in tables.items()}
    del made["films"]
    return Frames(relationships=made.pop("relations"), **made)


def _frame(pandas: ModuleType, table: Table) -> Any:
    """A table whose columns have the same types whatever is in them, also where nothing is."""
    frame = pandas.DataFrame(table.rows, columns=list(table.head), dtype=object)
    if "Realised" in frame:
        frame["Realised"] = frame["Realised"] == "true"
    return frame.astype({name: TYPES.get(name, "string") for name in table.head})


def _pandas() -> ModuleType:
    try:
        return import_module("pandas")
    except ImportError as error:
        raise KgError(
            "frames need pandas; install it, in the project's folder, with: pip install '.[notebook]'"
        ) from error
