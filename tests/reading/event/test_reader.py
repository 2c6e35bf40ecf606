"""The event component: whole events with everything that is read of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.reading.event.participants import arguments
from kg.reading.event.reader import UNKNOWN, confidence
from kg.reading.event.triggers import Trigger
from kg.reading.lexicon import table
from kg.story import Event

PAGE = Path(__file__).parents[4] / "shared" / "pages" / "never-let-me-go.txt"
GOLD = Path(__file__).parents[4] / "shared" / "gold" / "plotgold-train"

PLOT = (
    "In 1931, the young pianist Marta Lund leaves Bergen for Vienna. There she meets Josef (Karl Stein), "
    "who has robbed a bank. Josef wants to marry Marta, but she never trusts him.\n\n"
    "Ten years later, Marta is arrested by the police. Josef rescues Marta and gives her a ring."
)


def named(doc: Doc) -> dict[str, Event]:
    """The events of a doc by their trigger's word."""
    return {span.text: event for span, event in zip(doc.spans["events"], doc._.events, strict=True)}


@pytest.fixture(scope="module")
def doc(read_doc: Callable[[str], Doc]) -> Doc:
    """The plot above, read."""
    return read_doc(PLOT)


def test_triggers_lie_in_the_plot(doc: Doc) -> None:
    """Offsets lead to the word as it stands in the plot, actors' parentheses and all."""
    for word, event in named(doc).items():
        assert PLOT[event.trigger.begin : event.trigger.end] == word


def test_orders_and_ids_count_from_one(doc: Doc) -> None:
    """Events are numbered as told, and the span's id is the number."""
    assert [event.order for event in doc._.events] == list(range(1, len(doc._.events) + 1))
    assert [span.id_ for span in doc.spans["events"]] == [str(event.order) for event in doc._.events]


def test_an_event_has_type_time_and_sentence(doc: Doc) -> None:
    """What happens, when, and where it is told."""
    leaves = named(doc)["leaves"]
    assert (leaves.type, leaves.time, leaves.sentence, leaves.lemma) == ("departure", "1931", 0, "leave")
    assert named(doc)["arrested"].time == "Ten years later"


def test_who_takes_part(doc: Doc) -> None:
    """Agents and patients are ids of the doc's characters."""
    rescues = named(doc)["rescues"]
    assert rescues.agents
    assert rescues.patients
    assert {*rescues.agents, *rescues.patients} <= set(doc._.characters)


def test_only_what_happens_has_a_place_in_the_story(doc: Doc) -> None:
    """The planned has a factuality and no story order; what had happened comes first."""
    events = named(doc)
    assert events["marry"].factuality == "planned"
    assert events["marry"].story_order is None
    assert events["robbed"].story_order < events["meets"].story_order
    assert events["robbed"].order > events["meets"].order


def test_every_event_says_by_which_rule(doc: Doc) -> None:
    """Rule and confidence are set."""
    assert all(event.rule.startswith("event:") and 0 < event.confidence <= 1 for event in doc._.events)


def test_a_text_without_events(read_doc: Callable[[str], Doc]) -> None:
    """Nothing happens, and nothing breaks."""
    assert read_doc("Silence.")._.events == ()


@pytest.mark.skipif(not PAGE.is_file(), reason=f"the sample page is not beside the repository: {PAGE}")
def test_the_sample_page_is_dated(read_doc: Callable[[str], Doc]) -> None:
    """The page's events carry its years."""
    text = PAGE.read_text(encoding="utf-8")
    plot = text[text.index("The film opens") : text.index("Last Updated")].strip()
    dates = {event.time for event in read_doc(plot)._.events if event.factuality == "asserted"}
    assert {"1952", "the late 1970s", "1985", "ten years into the future"} <= dates


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"PlotGold is not beside the repository: {GOLD}")
def test_triggers_on_annotated_films(read_doc: Callable[[str], Doc]) -> None:
    """On a few annotated plots most triggers are found and most found are right."""
    right = found = wanted = 0
    for path in sorted((GOLD / "sheets").glob("*.json"))[::8]:
        sheet = json.loads(path.read_text(encoding="utf-8"))
        gold = json.loads((GOLD / "annotations" / path.name).read_text(encoding="utf-8"))["events"]
        end = sheet["sentences"][min(15, len(sheet["sentences"])) - 1][1]
        events = [e for e in read_doc(sheet["text"])._.events if e.factuality == "asserted"]
        said = [sheet["text"][e.trigger.begin : e.trigger.end] for e in events if e.trigger.begin < end]
        words = [event["trigger"] for event in gold]
        wanted += len(words)
        found += len(said)
        right += sum(min(words.count(word), said.count(word)) for word in set(words))
    assert right / found > 0.75
    assert right / wanted > 0.75


def test_who_takes_part_is_kept_for_relationships(doc: Doc) -> None:
    """The participants of all verbs and event nouns, planned ones too, are found once."""
    assert doc._.arguments == arguments(doc)
    assert len(doc._.arguments) >= len(doc._.events)


def test_rules_have_their_precision() -> None:
    """An event that the model has no say in is as likely as its rule is right, or as an unknown rule."""
    assert confidence(Trigger(0, "planned", "event:root")) == float(
        table("event_confidence")["event:root"][0]
    )
    assert confidence(Trigger(0, "planned", "event:of no such kind")) == UNKNOWN
