"""Corrections as the reading applies them, on plots written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.story import Correction, CorrectionKind, Corrections

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Character, Story

Read = Callable[..., Story] if TYPE_CHECKING else object

PLOT = (
    "Vera Holm meets Dash at the Beacon. Vera is his boss. J. T. Morrow loves the Beacon and he follows "
    "Iris. Iris Lund helps the bartender. The bartender pours a drink. Robin leaves Dash. Dash kills Iris. "
    "She was his friend. The bartender laughs at Dash's mother. Dash's mother weeps."
)


@pytest.fixture(scope="module")
def corrected(read_story: Callable[..., Story]) -> Callable[..., Story]:
    """The plot read with corrections, each on a line of its own."""

    def read(*entries: Correction, plot: str = PLOT) -> Story:
        from dataclasses import replace

        numbered = tuple(replace(entry, line=line) for line, entry in enumerate(entries, start=1))
        return read_story(plot, corrections=Corrections("x.toml", numbered))

    return read


def say(kind: CorrectionKind, *names: str, value: str = "", words: str = "") -> Correction:
    """A correction."""
    return Correction(kind, names, value, words)


def who(story: Story, name: str) -> Character:
    """The character of a name."""
    return next(c for c in story.characters if name in (c.name, *(a.name for a in c.aliases)))


def test_what_is_suggested_keeps_them_apart(corrected: Callable[..., Story]) -> None:
    """A label has lost its title; with the label, not the words of the text, the two are told apart."""
    plot = "Sheriff Vera Holm hunts Dash. Holm finds Dash. Dash hits Holm."
    assert who(corrected(plot=plot), "Holm").name == "Vera Holm"
    story = corrected(say("different", "Holm", "Vera Holm"), plot=plot)
    assert who(story, "Holm").name == "Holm"
    assert not story.unused


def test_names_of_nobody_are_not_joined_to_somebody(corrected: Callable[..., Story]) -> None:
    """Two that are no characters do not become one: each is reported."""
    plot = "Vera Holm works in Lisbon. Dash lives in Porto. Vera flies to Porto. Vera loves Dash."
    story = corrected(say("same", "Lisbon", "Porto"), plot=plot)
    assert {c.name for c in story.characters} == {"Vera Holm", "Dash"}
    assert len(story.unused) == 2


def words_of(story: Story, name: str) -> list[str]:
    """The words that mean a character, in order."""
    wanted = f"character/{who(story, name).id}"
    return [story.film.plot[m.span.begin : m.span.end] for m in story.mentions if m.entity == wanted]


def ties(story: Story) -> set[tuple[str, str, str]]:
    """Relationships by names."""
    names = {c.id: c.name for c in story.characters}
    return {(names[r.source], r.type, names[r.target]) for r in story.relationships}


def test_without_corrections(corrected: Callable[..., Story]) -> None:
    """What the tests below change is what is read without them."""
    story = corrected()
    assert {c.name for c in story.characters} >= {"Vera Holm", "Dash", "J. T. Morrow", "Iris Lund", "Robin"}
    assert ("Dash", "kills", "Iris Lund") in ties(story)
    assert (story.corrections, story.unused) == ((), ())


def test_same(corrected: Callable[..., Story]) -> None:
    """Two names are one character, whose pronouns and relationships are those of both."""
    story = corrected(say("same", "Dash", "J. T. Morrow"))
    one = who(story, "Dash")
    assert (one.name, [(a.name, a.rule) for a in one.aliases]) == ("J. T. Morrow", [("Dash", "by hand")])
    assert {"he", "J. T. Morrow", "Dash"} <= set(words_of(story, "Dash"))
    assert ("J. T. Morrow", "kills", "Iris Lund") in ties(story)
    assert [s.about for s in story.corrections] == [(f"character/{one.id}",)]


def test_accents_need_not_be_typed(corrected: Callable[..., Story]) -> None:
    """Names in a correction are those of the text, written with their accents or without."""
    plot = "Zoë Márton hides the ledger. Dash loves Zoë. Dash meets René in Lisbon. He thanks René."
    for names in (("Zoe", "Rene"), ("Zoë", "RENÉ")):
        story = corrected(say("same", *names), plot=plot)
        assert who(story, "René") is who(story, "Zoë")
        assert not story.unused
    assert who(corrected(plot=plot), "René") is not who(corrected(plot=plot), "Zoë")


def test_same_with_somebody_unnamed(corrected: Callable[..., Story]) -> None:
    """A description and a name are one, and so are an unnamed relative and somebody with a name."""
    story = corrected(say("same", "Robin", "the bartender"), say("same", "Dash's mother", "Vera Holm"))
    assert words_of(story, "Robin") == ["bartender", "bartender", "Robin", "bartender"]
    assert "Dash's mother" in words_of(story, "Vera Holm")
    assert who(story, "Vera Holm") is who(story, "Dash's mother")
    assert ("Vera Holm", "parentOf", "Dash") in ties(story)
    assert story.unused == ()


def test_different(corrected: Callable[..., Story]) -> None:
    """A short name that would join a full one stays a character of its own."""
    story = corrected(say("different", "Vera", "Vera Holm"))
    assert who(story, "Vera") is not who(story, "Vera Holm")
    assert ("Vera", "employs", "Dash") in ties(story)
    assert len(story.corrections[0].about) == 2


def test_no_character(corrected: Callable[..., Story]) -> None:
    """What is no character is in no event, no relationship and no mention; others keep theirs."""
    story = corrected(say("not a character", "Iris Lund"), say("not a character", "the bartender"))
    assert not {"Iris Lund", "the bartender"} & {c.name for c in story.characters}
    assert "the bartender" in {c.name for c in corrected().characters}
    assert len(story.corrections) == 2


def test_gender_before_pronouns(corrected: Callable[..., Story]) -> None:
    """A stated gender decides whom a pronoun means."""
    plot = "Robin meets Blake at noon. She smiles."
    first = corrected(say("gender", "Robin", value="female"), say("gender", "Blake", value="male"), plot=plot)
    other = corrected(say("gender", "Robin", value="male"), say("gender", "Blake", value="female"), plot=plot)
    assert words_of(first, "Robin") == ["Robin", "She"]
    assert words_of(other, "Blake") == ["Blake", "She"]


def test_a_stated_gender_stays(corrected: Callable[..., Story]) -> None:
    """No pronoun changes it, and unknown is left out."""
    plot = "Robin enters. He sits. He eats his bread. Robin leaves. He is tired."
    assert who(corrected(plot=plot), "Robin").gender == "male"
    assert who(corrected(say("gender", "Robin", value="female"), plot=plot), "Robin").gender == "female"
    assert who(corrected(say("gender", "Robin", value="unknown"), plot=plot), "Robin").gender is None


def test_name_and_actor(corrected: Callable[..., Story]) -> None:
    """The main name and the actor are what a person states; the old name stays beside it."""
    story = corrected(say("name", "Iris", value="Iris L."), say("actor", "Iris Lund", value="Ann Bell"))
    iris = who(story, "Iris L.")
    assert (iris.name, iris.actor) == ("Iris L.", "Ann Bell")
    assert {"Iris", "Iris Lund"} <= {a.name for a in iris.aliases}


def test_somebody_the_reading_misses(corrected: Callable[..., Story]) -> None:
    """Words of the text that nothing took for a character become one."""
    plot = "The lantern talks. Ada hears the lantern. The old lantern laughs at Ada."
    assert [c.name for c in corrected(plot=plot).characters] == ["Ada"]
    story = corrected(say("character", "lantern"), say("gender", "the lantern", value="female"), plot=plot)
    lantern = who(story, "lantern")
    assert (lantern.gender, words_of(story, "lantern").count("lantern")) == ("female", 3)


def test_relationships(corrected: Callable[..., Story]) -> None:
    """A missing one is there, certain, by hand; a wrong one is not; a sentence is evidence if given."""
    story = corrected(
        say("relationship", "Robin", "Dash", value="enemyOf", words="Robin leaves Dash"),
        say("relationship", "Vera", "Robin", value="mentors"),
        say("wrong", "Dash", "Iris", value="kills"),
    )
    found = {(r.type, r.confidence): r for r in story.relationships if "by hand" in r.rules}
    enemy, mentors = found["enemyOf", 1.0], found["mentors", 1.0]
    assert [story.film.plot[s.begin : s.end] for s in (story.sentences[i] for i in enemy.sentences)] == [
        "Robin leaves Dash."
    ]
    assert (mentors.sentences, mentors.stated, enemy.stated) == ((), (1,), (0,))
    assert ("Dash", "kills", "Iris Lund") not in ties(story)
    assert story.unused == ()


def test_nothing_follows_from_what_is_wrong(corrected: Callable[..., Story]) -> None:
    """A parent that is none is no parent of the child's siblings either."""
    plot = "Vera Holm is the mother of Dash Holm. Iris Lund is the sister of Dash Holm. They dine."
    follows = ("Vera Holm", "parentOf", "Iris Lund")
    assert follows in ties(corrected(plot=plot))
    assert follows not in ties(corrected(say("wrong", "Vera Holm", "Dash Holm", value="parentOf"), plot=plot))


BODY_PLOT = (
    "Vera Holm is an agent of the Harlow Shipping Company. Vera hunts Colin Dash. The police arrest Dash."
)


@pytest.mark.parametrize("body", ["Harlow Shipping Company", "the police"])
def test_an_institution_stays_one(corrected: Callable[..., Story], body: str) -> None:
    """A relationship that names an institution is refused with a line, and makes no character of it."""
    story = corrected(say("relationship", body, "Colin Dash", value="harms"), plot=BODY_PLOT)
    before = corrected(plot=BODY_PLOT)
    assert (story.characters, story.institutions, story.memberships) == (
        before.characters,
        before.institutions,
        before.memberships,
    )
    assert story.unused[0].startswith(f"x.toml, line 1: {body!r} is an institution")
    both = corrected(
        say("character", body), say("relationship", body, "Colin Dash", value="harms"), plot=BODY_PLOT
    )
    assert (who(both, body).name, "harms", "Colin Dash") in ties(both)


def test_who_is_stated_to_be_the_boss_has_none_in_the_other(corrected: Callable[..., Story]) -> None:
    """A relationship stated the other way round takes the place of the one that is read."""
    story = corrected(say("relationship", "Dash", "Vera Holm", value="employs"))
    employs = {tie for tie in ties(story) if tie[1] == "employs"}
    assert employs == {("Dash", "employs", "Vera Holm")}


def test_a_relationship_that_is_read_and_stated(corrected: Callable[..., Story]) -> None:
    """What the text says and a person confirms keeps its sentences and rules."""
    [told] = [r for r in corrected().relationships if r.type == "kills"]
    [both] = [
        r
        for r in corrected(say("relationship", "Dash", "Iris", value="kills")).relationships
        if r.type == "kills"
    ]
    assert (both.sentences, both.established_by, both.confidence) == (
        told.sentences,
        told.established_by,
        1.0,
    )
    assert set(both.rules) == {*told.rules, "by hand"}


@pytest.mark.parametrize(
    ("entry", "doubt"),
    [
        (say("same", "Dash", "Moe"), "no character is called 'Moe'"),
        (say("same", "Vera", "Vera Holm"), "nothing is changed by it"),
        (say("different", "Robin", "Dash"), "nothing is changed by it"),
        (say("different", "Robin", "Moe"), "no character is called 'Moe'"),
        (say("not a character", "Moe"), "no character is called 'Moe' any more"),
        (say("gender", "Moe", value="male"), "no character is called 'Moe'"),
        (say("gender", "Iris", value="female"), "nothing is changed by it"),
        (say("name", "Dash", value="Dash"), "nothing is changed by it"),
        (say("relationship", "Dash", "Moe", value="kills"), "no character is called 'Moe'"),
        (say("relationship", "Vera", "Vera Holm", value="kills"), "Vera and Vera Holm are one character"),
        (say("relationship", "Dash", "Vera", value="kills", words="no such"), "the words of its sentence"),
        (say("wrong", "Dash", "Robin", value="kills"), "the reading has no such relationship"),
        (say("wrong", "Dash", "Moe", value="kills"), "no character is called 'Moe'"),
    ],
)
def test_what_does_not_apply_is_reported(
    corrected: Callable[..., Story], entry: Correction, doubt: str
) -> None:
    """One line, with the line of the file and what to do."""
    [line] = corrected(say("actor", "Dash", value="Ann Bell"), entry).unused
    assert line.startswith(f"x.toml, line 2: {doubt}")
    assert ";" in line or "," in line


def test_order_of_corrections_is_kept(corrected: Callable[..., Story]) -> None:
    """Statements come in the order of the file, and reading twice gives the same."""
    entries = (
        say("wrong", "Dash", "Iris", value="kills"),
        say("actor", "Robin", value="Lee Poe"),
        say("same", "Dash", "J. T. Morrow"),
    )
    story = corrected(*entries)
    assert [s.text for s in story.corrections] == [
        "Dash kills Iris: does not hold.",
        "The actor of Robin is Lee Poe.",
        "Dash and J. T. Morrow are one.",
    ]
    assert corrected(*entries) == story
