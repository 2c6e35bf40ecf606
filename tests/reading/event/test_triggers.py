"""Which words tell of an event, and whether it happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.triggers import triggers

Parse = Callable[..., Doc]


def told(doc: Doc) -> dict[str, str]:
    """Triggers of a doc: their factuality by word."""
    return {doc[t.index].text: t.factuality for t in triggers(doc)}


@pytest.mark.parametrize(
    ("plot", "expected"),
    [
        ("Anna shoots Boris.", ["shoots"]),
        ("Anna begins to dig.", ["dig"]),
        ("Anna knows Boris and lives in Lisbon.", []),
        ("Anna takes a walk.", ["walk"]),
        ("After his death, Clara leaves.", ["death", "leaves"]),
        ("Anna is married to Boris.", []),
        ("Anna and Boris get married.", ["married"]),
        ("Anna has lost the key.", ["lost"]),
        ("The film opens in Norway.", []),
        ("In the third scene, we see Anna asleep.", []),
        ("A fight begins.", ["fight"]),
        ("The bandits led by Boris attack.", ["attack"]),
        ("During the audit, Anna faints.", ["audit", "faints"]),
        ("During this time, Anna faints.", ["faints"]),
        ("Anna stabs Boris to death.", ["stabs"]),
        ("In return, Anna pays Boris.", ["pays"]),
        ("Anna succeeds in blackmailing Boris.", ["blackmailing"]),
        ("Anna is dismayed at the news.", []),
        ("The two hear of a storm.", ["hear"]),
        ("Anna is in love with Boris, and heads to Lisbon.", ["heads"]),
        ("Anna used to be a nurse.", []),
        ("Boris used the rope to climb.", ["used", "climb"]),
        ("Anna turns out to be a spy.", []),
    ],
)
def test_events_and_states(parse: Parse, plot: str, expected: list[str]) -> None:
    """Acts and changes are events; states, phases, light verbs and the telling itself are not."""
    assert list(told(parse(plot))) == expected


def test_a_name_is_no_event(parse: Parse) -> None:
    """A word inside a character's name tells of nothing."""
    doc = parse("The bandits Rob and Chase arrive.")
    assert "Chase" not in told(doc)


@pytest.mark.parametrize(
    ("plot", "word", "expected"),
    [
        ("Anna kills Boris.", "kills", "asserted"),
        ("Anna does not kill Boris.", "kill", "negated"),
        ("Anna never kills Boris.", "kills", "negated"),
        ("Anna refuses to kill Boris.", "kill", "negated"),
        ("Anna prevents the murder.", "murder", "negated"),
        ("Anna invites Boris to dine.", "dine", "planned"),
        ("Anna leaves without killing Boris.", "killing", "negated"),
        ("Anna wants to kill Boris.", "kill", "planned"),
        ("Anna will kill Boris.", "kill", "planned"),
        ("Anna plans to hide and rob Boris.", "rob", "planned"),
        ("Anna may kill Boris.", "kill", "hypothetical"),
        ("If Boris kills Clara, Anna weeps.", "kills", "hypothetical"),
        ("Anna believes that Boris killed Clara.", "killed", "hypothetical"),
        ("Anna often visits Boris.", "visits", "habitual"),
        ("Anna forces Boris to shoot Clara.", "shoot", "asserted"),
        ("Anna manages to kill Boris.", "kill", "asserted"),
        ("Anna reveals that Boris killed Clara.", "killed", "asserted"),
        ("Anna plans a robbery.", "robbery", "planned"),
        ("There is no fight.", "fight", "negated"),
        ("Anna is delighted to find Boris.", "find", "asserted"),
        ("Anna is surprised to meet Boris.", "meet", "asserted"),
        ("Anna returns home to find Boris.", "find", "asserted"),
        ("Anna returns home to see Boris.", "see", "planned"),
        ("Anna comes to see Boris.", "see", "planned"),
        ("Anna is happy to be invited.", "invited", "asserted"),
        ("Anna runs to the barn only to discover Boris.", "discover", "asserted"),
        ("Anna is unable to help Boris.", "help", "negated"),
        ("Anna is too afraid to tell Boris.", "tell", "negated"),
        ("Anna visits Clara rather than accept the money.", "accept", "negated"),
        ("Anna hides Boris so that Clara will not have him killed.", "killed", "negated"),
        ("Anna has Boris killed.", "killed", "asserted"),
        ("Anna wants to have Boris killed.", "killed", "planned"),
        ("Anna is almost killed.", "killed", "negated"),
        ("Anna nearly drowns.", "drowns", "negated"),
        ("Anna escapes being shot.", "shot", "negated"),
        ("Anna stops Boris before he kills Clara.", "kills", "hypothetical"),
        ("Anna hides Boris before he kills Clara.", "kills", "asserted"),
        ("Anna fakes her death.", "death", "negated"),
        ("Anna used to ride horses.", "ride", "habitual"),
    ],
)
def test_factuality(parse: Parse, plot: str, word: str, expected: str) -> None:
    """What is denied, planned, supposed or usual is told apart from what happens."""
    assert told(parse(plot))[word] == expected
