"""What a school tells of those who are there, read by the whole pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.story import Story

PLOT = (
    "Anna is sent to Marrow Hall, a boarding school. The students fear the headmistress, Miss Bell. "
    "A new teacher, Miss Carr, tells the students a secret. The students warn Anna."
)


def test_a_teacher_teaches_the_students(read_story: Callable[[str], Story]) -> None:
    """A teacher without a pupil of her own teaches the one group of students."""
    told = {(r.source, r.type, r.target) for r in read_story(PLOT).relationships}
    assert ("miss-carr", "mentors", "students") in told
    assert ("miss-bell", "mentors", "students") not in told


def test_people_of_the_only_school_belong_to_it(read_story: Callable[[str], Story]) -> None:
    """Teacher, headmistress and students belong to the school, where there is but one."""
    members = {m.member for m in read_story(PLOT).memberships if m.institution == "marrow-hall"}
    assert members >= {"miss-carr", "miss-bell", "students"}


def test_two_schools_tell_nothing(read_story: Callable[[str], Story]) -> None:
    """With two schools nobody can say whose teacher she is."""
    story = read_story(f"{PLOT} Ben studies at Wexley University.")
    assert not [m for m in story.memberships if m.rule == "only one"]
