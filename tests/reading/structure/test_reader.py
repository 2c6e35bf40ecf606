"""Acts from the plot's own words."""

from __future__ import annotations

import pytest
import spacy

from kg.reading.structure.reader import acts, make_structure
from kg.story import Act


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Ann wakes.", "Bob leaves."], []),
        (
            ["Titles.", "The first act shows Ann.", "She sings.", "In the second act, Bob dies.", "End."],
            [("First act", 0, 3), ("Second act", 3, 5)],
        ),
        (
            ["Ann wakes.", "The final act takes us to Rome."],
            [("Before the final act", 0, 1), ("Final act", 1, 2)],
        ),
        (["Act One", "Ann wakes.", "Act Two", "Bob dies."], [("Act One", 0, 2), ("Act Two", 2, 4)]),
        (["Ann wins.", "The second half is won by Bob."], []),
        (["Ann wakes.", "The first act of kindness is hers."], []),
        (["In the first act Ann sings.", "The first act ends."], [("First act", 0, 2)]),
    ],
)  # fmt: skip
def test_acts(sentences: list[str], expected: list[tuple[str, int, int]]) -> None:
    """An act runs from the sentence that names it to the next; a plot that names none has none."""
    found = acts(sentences)
    assert [(act.label, act.begin, act.end) for act in found] == expected
    assert [act.order for act in found] == list(range(1, len(found) + 1))


def test_component() -> None:
    """The component needs sentences only, and puts acts on the doc."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp("The first act shows Ann. In the second act, Bob dies.")
    make_structure(nlp, "kg_structure")(doc)
    assert doc._.acts == (Act(1, "First act", 0, 1), Act(2, "Second act", 1, 2))
