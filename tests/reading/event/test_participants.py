"""Agents, patients and recipients."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.reading.event.participants import Arguments, arguments
from tests.reading.event.conftest import token_of

Parse = Callable[..., Doc]

CASES = [
    ("Anna kills Boris.", "kills", "anna", "boris"),
    ("Boris is killed by Anna.", "killed", "anna", "boris"),
    ("Anna finds Boris and kills him.", "kills", "anna", "boris"),
    ("Anna has Boris killed.", "killed", "anna", "boris"),
    ("Boris hides. Anna helps Boris escape from jail.", "helps", "anna", "boris"),
    ("Boris hides. Anna helps Boris escape from jail.", "escape", "boris", ""),
    ("Anna's betrayal of Boris costs her a friend.", "betrayal", "anna", "boris"),
    ("Anna has Boris followed by Clara.", "followed", "anna clara", "boris"),
    ("Anna says Boris left.", "left", "boris", ""),
    ("Boris is caught and imprisoned by Anna.", "caught", "", "boris"),
    ("Anna forces Boris to leave.", "leave", "boris", ""),
    ("Anna promises Boris to leave.", "leave", "anna", ""),
    ("Anna leaves the house, abandoning Boris.", "abandoning", "anna", "boris"),
    ("After killing Boris, Anna flees.", "killing", "anna", "boris"),
    ("Anna, who rescued Boris, leaves.", "rescued", "anna", "boris"),
    ("Anna visits Boris, whom Clara rescued.", "rescued", "clara", "boris"),
    ("The crew are Boris, who can sing, and Anna.", "sing", "boris", ""),
    ("The crew are Boris, a cook who can sing, and Anna, a sailor.", "sing", "boris", ""),
    ("Anna helps Boris escape.", "helps", "anna", "boris"),
    ("Anna shoots at Boris.", "shoots", "anna", "boris"),
    ("Anna steals from Boris.", "steals", "anna", "boris"),
    ("Anna travels with Boris.", "travels", "anna boris", ""),
    ("Anna argues with Boris.", "argues", "anna", "boris"),
    ("Anna saves his life.", "saves", "anna", "boris"),
    ("Anna steals Boris' car.", "steals", "anna", "boris"),
    ("Anna and Boris rob the bank.", "rob", "anna boris", ""),
    ("Both of them flee.", "flee", "anna boris", ""),
    ("A sailor named Boris drowns.", "drowns", "boris", ""),
    ("Anna pursues her enemy, Boris.", "pursues", "anna", "boris"),
    ("The murder of Boris shocks everybody.", "murder", "", "boris"),
    ("The death of Boris shocks everybody.", "death", "boris", ""),
    ("Anna has an affair with Boris.", "affair", "anna", "boris"),
    ("Anna's attack on Boris fails.", "attack", "anna", "boris"),
    (
        "The dogs bark and Anna hands her ring to Boris, tells him to hurry, and slaps him.",
        "slaps",
        "anna",
        "boris",
    ),
    ("Anna finds herself abandoned by Boris.", "abandoned", "boris", "anna"),
    ("Anna hears a scream.", "scream", "", ""),
    ("Feeling cheated, Anna shoots Boris.", "cheated", "", "anna"),
    ("Anna realizes that Boris loves Clara and leaves him.", "leaves", "anna", "boris"),
    ("Anna meets Boris, explaining that the money is gone.", "explaining", "anna", "boris"),
]


@pytest.mark.parametrize(("plot", "trigger", "agents", "patients"), CASES)
def test_who_does_it_to_whom(parse: Parse, plot: str, trigger: str, agents: str, patients: str) -> None:
    """Each construction yields its agents and patients, in either voice and shared or controlled."""
    doc = parse(plot, him="boris", his="boris", them="anna boris", herself="anna")
    index = token_of(doc, trigger)
    found = arguments(doc)[index]
    assert set(found.agents) == set(agents.split())
    assert set(found.patients) == set(patients.split())


@pytest.mark.parametrize("plot", ["Anna gives the letter to Boris.", "Anna gives Boris the letter."])
def test_recipients_are_patients_too(parse: Parse, plot: str) -> None:
    """Whoever is given or told something is a recipient and a patient."""
    doc = parse(plot)
    assert arguments(doc)[token_of(doc, "gives")] == Arguments(("anna",), ("boris",), ("boris",))


def test_only_the_asked_triggers(parse: Parse) -> None:
    """With triggers given, nothing else is looked at."""
    doc = parse("Anna finds Boris and kills him.", him="boris")
    kills = token_of(doc, "kills")
    assert list(arguments(doc, [kills])) == [kills]


def test_nobody_is_agent_and_patient(parse: Parse) -> None:
    """A reflexive adds no patient."""
    doc = parse("Anna hides herself.", herself="anna")
    assert arguments(doc)[token_of(doc, "hides")] == Arguments(("anna",))


def test_a_doc_without_mentions_has_no_participants(parse: Parse) -> None:
    """Words that no mention covers fill no role."""
    doc = parse("The crowd cheers the king.")
    assert arguments(doc)[token_of(doc, "cheers")] == Arguments()
