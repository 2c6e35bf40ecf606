"""Places without a name count where something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Span

from kg.reading.place.idle import make_idle_places
from kg.story import Event, Institution, Place
from kg.story import Span as Stretch

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


def test_a_place_of_plans_is_none(read_story: Callable[[str], Story]) -> None:
    """Where somebody only might do something, nothing happens: no place and no mention of it."""
    story = read_story("Carl never sleeps in the barn. Anna hides in the cellar.")
    assert {p.name for p in story.places} == {"cellar"}
    known = {f"place/{p.id}" for p in story.places}
    assert {m.entity for m in story.mentions if m.entity.startswith("place/")} == known
    assert {e.place for e in story.events} <= {"", "cellar"}


@pytest.mark.parametrize(("factuality", "stays"), [("asserted", True), ("planned", False)])
def test_the_component_takes_back_idle_places(factuality: str, stays: bool) -> None:
    """On a Doc by hand: an unnamed place stays only where something did happen; a named one stays anyhow."""
    nlp = spacy.blank("en")
    doc = nlp("Anna hides in the cellar in Lisbon")
    cellar, lisbon = Place("cellar", "cellar", named=False), Place("lisbon", "Lisbon")
    doc._.places = {place.id: place for place in (cellar, lisbon)}
    doc.spans["places"] = [Span(doc, 4, 5, span_id="cellar"), Span(doc, 6, 7, span_id="lisbon")]
    doc._.institutions = {"club": Institution("club", "Club", located_in="cellar")}
    doc._.events = (Event(1, 0, Stretch(5, 10), "hide", "Event", place="cellar", factuality=factuality),)
    make_idle_places(nlp, "kg_idle_places")(doc)
    assert list(doc._.places) == ["cellar", "lisbon"][not stays :]
    assert [span.id_ for span in doc.spans["places"]] == list(doc._.places)
    assert [event.place for event in doc._.events] == ["cellar" if stays else ""]
    assert doc._.institutions["club"].located_in == ("cellar" if stays else "")
