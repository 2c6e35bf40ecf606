"""Scenes: where the text moves to another time or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story


@pytest.mark.parametrize(
    ("plot", "begins"),
    [
        ("Orla meets Ned. They quarrel.", []),
        ("Orla meets Ned.\n\nThey quarrel.", [0, 1]),
        ("Orla meets Ned.\nThey quarrel. Ned leaves.", [0, 1]),
        ("Orla meets Ned. Ten years later, they quarrel. Ned leaves.", [0, 1]),
        ("Orla meets Ned. But the next morning he leaves. She weeps.", [0, 1]),
        ("Orla meets Ned. Meanwhile, Piet robs a bank. He is caught.", [0, 1]),
        ("Orla meets Ned. She quarrels with him ten years later.", []),
        ("Orla travels to Lisbon and meets Ned. In Paris, Piet robs a bank.", [0, 1]),
        ("Orla travels to Lisbon. She meets Ned in Lisbon. They travel to Paris.", [0, 2]),
        ("Orla meets Ned. The first act ends. In the second act, Ned dies.", [0, 2]),
        ("Orla meets Ned. She hopes to travel to Paris one day.", []),
    ],
)
def test_where_scenes_begin(plot: str, begins: list[int], read_story: Callable[[str], Story]) -> None:
    """A scene begins with a paragraph, an act, words that move the story, or at another place."""
    story = read_story(plot)
    assert [scene.begin for scene in story.scenes] == begins
    assert [scene.order for scene in story.scenes] == list(range(1, len(begins) + 1))
    assert [scene.end for scene in story.scenes] == [*begins[1:], len(story.sentences)][: len(begins)]


def test_time_and_place_of_a_scene(read_story: Callable[[str], Story]) -> None:
    """The words that date it as they stand, and the place that it opens with or where most of it happens."""
    story = read_story(
        "Orla arrives in Lisbon and works there. She meets Ned (Jan Roe) in a bar.\n\n"
        "In 1952, she travels to Paris. Two weeks (14 days) later she dies.\n\nNed weeps."
    )
    names = {place.id: place.name for place in story.places}
    told = [(names.get(scene.place, ""), scene.time) for scene in story.scenes]
    assert told[0] == ("Lisbon", "")
    assert ("Paris", "1952") in told
    assert told[-1] == ("", "")


def test_where_a_scene_is_set(read_story: Callable[[str], Story]) -> None:
    """Where nothing is told to happen at a place, it is the one that the first sentence puts somebody in."""
    story = read_story("Orla meets Ned.\n\nIn 1952, Orla is a pupil in Lisbon. She quarrels with Ned.")
    names = {place.id: place.name for place in story.places}
    assert [names.get(scene.place, "") for scene in story.scenes] == ["", "Lisbon"]


def test_a_scene_has_every_sentence_once(read_story: Callable[[str], Story]) -> None:
    """Scenes follow on each other from the first sentence to the last."""
    story = read_story(
        "Orla meets Ned.\n\nThe next day, he leaves. Meanwhile Piet dies.\n\nOrla travels to Rome."
    )
    assert story.scenes[0].begin == 0
    assert story.scenes[-1].end == len(story.sentences)
    assert all(one.end == other.begin for one, other in zip(story.scenes, story.scenes[1:], strict=False))
