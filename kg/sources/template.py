"""What to write into a file of corrections: a text with a film's own names, ready to paste.

Every line is a comment, so that it changes nothing before somebody chooses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sources.corrections import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TRUSTED = frozenset({"name", "same name", "without the title", "description", "by hand", ""})
"""Rules whose joins nobody needs to look at."""


def template(
    names: Sequence[str], joined: Iterable[tuple[str, str, str]], facts: Sequence[tuple[str, str, str]]
) -> str:
    """The text for a film with these main names.

    ``joined`` are other names with the main name and the rule that joined them, ``facts`` the name,
    gender and actor of those to look at; the first of them is the example of who is no character.
    """
    one, two = _alike(names)
    pairs = [f"  [{quoted(a)}, {quoted(b)}],  # {rule}" for a, b, rule in joined if rule not in TRUSTED]
    lines = [
        f"same = [[{quoted(one)}, {quoted(two)}]]  # if these were one character",
        "different = [  # names that were joined and are not one character's",
        *(pairs or [f"  [{quoted(one)}, {quoted(two)}],"]),
        "]",
        f"not_characters = [{quoted(facts[0][0] if facts else two)}]  # if this were none",
        *(line for name, gender, actor in facts for line in _facts(name, gender, actor)),
        "",
        "[[relationships]]  # if one were missing; [[wrong_relationships]] if it were wrong",
        f"source = {quoted(one)}",
        'type = "friendOf"',
        f"target = {quoted(two)}",
    ]
    return "\n".join(f"# {line}".rstrip() for line in lines) + "\n"


def _alike(names: Sequence[str]) -> tuple[str, str]:
    """Two names that may be one character's: with a word in common, else the first and the last."""
    for number, name in enumerate(names):
        words = {word for word in name.split() if word[:1].isupper() and not word.endswith(".")}
        for other in names[number + 1 :]:
            if words & set(other.split()):
                return name, other
    every = names if len(names) > 1 else (*names, "Ann", "Bo")[:2]
    return every[0], every[-1]


def _facts(name: str, gender: str, actor: str) -> list[str]:
    """What can be stated of one character; where something is not known an example stands for it."""
    known = f"gender = {quoted(gender)}" if gender else 'gender = "female"  # or "male"'
    name = quoted(name)
    return ["", f"[characters.{name}]", f"name = {name}", known, f"actor = {quoted(actor or 'Ann Bell')}"]
