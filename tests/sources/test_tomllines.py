"""Lines of values in TOML."""

from __future__ import annotations

import pytest

from kg.sources.tomllines import line_of, value_lines

TOML = """# comment with [ and "
same = [
    ["Ann", 'Ann "A" ] Lee'],  # [[
    ["Bo",
     "Bob"],
]
plain = ["a", "b"]

[characters."Ann \\"A\\" Lee"]
gender = "female"
text = \"\"\"two
[lines]
= 3\"\"\"
actor = "X"

[[relationships]]
source = "Ann"

[[relationships]]
source = "Bo"
[outer]
inner.key = [{ a = 1 }, { a = 2 },
  { a = [3] }]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("same",), 2),
        (("same", 0), 3),
        (("same", 1), 4),
        (("same", 1, 1), 4),
        (("plain", 1), 7),
        (("characters", 'Ann "A" Lee'), 9),
        (("characters", 'Ann "A" Lee', "gender"), 10),
        (("characters", 'Ann "A" Lee', "actor"), 14),
        (("relationships", 0), 16),
        (("relationships", 0, "source"), 17),
        (("relationships", 1), 19),
        (("relationships", 1, "source"), 20),
        (("outer", "inner"), 22),
        (("outer", "inner", "key", 1), 22),
        (("outer", "inner", "key", 2), 23),
        (("nowhere",), 1),
    ],
)
def test_line(path: tuple[str | int, ...], line: int) -> None:
    """Keys, tables and list items are found; what is deeper has the line of what holds it."""
    assert line_of(value_lines(TOML), path) == line


def test_nothing() -> None:
    """A file with comments only has no values."""
    assert value_lines("# nothing\n\n") == {}
