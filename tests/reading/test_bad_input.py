"""Texts that nobody should write and somebody will: each is built, valid and drawn; nothing breaks."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from kg.building import build
from kg.graph import read_graph
from kg.graph.validate import validate
from kg.maps import write_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.story import Story

SENTENCE = "Vera Holm meets Dash at the harbour and tells him that she has sold the boat. "
SYLLABLES = ("ba", "ko", "ri", "ten", "mar", "lo", "vi", "shan")
NAMES = ["".join(parts).capitalize() for parts in product(SYLLABLES, repeat=3)]

TEXTS = {
    "pronouns": "He sees her. She sees him. They see them, and it sees itself. " * 20,
    "names": " ".join(NAMES[:200]) + ".",
    "names listed": ", ".join(NAMES[:200]) + " and Vera meet.",
    "many names": " ".join(f"{name} meets {NAMES[i - 1]} in town." for i, name in enumerate(NAMES[:200])),
    "capitals": (SENTENCE * 4).upper(),
    "small letters": (SENTENCE * 4).lower(),
    "German": "Der alte Seemann kehrt heim und findet seine Tochter Vera nicht im Haus. " * 4,
    "French": "Le vieux marin revient et ne trouve pas sa fille Véra dans la maison de Dash. " * 4,
    "Chinese": "老水手回到村子，发现门锁着。他的女儿已经离开了家。" * 4,
    "Arabic": "يعود البحار العجوز إلى قريته ويجد الباب مغلقا. " * 4,
    "emoji": "👩\u200d👧 Vera 😀 meets 🏴\u200d\u2620 Dash 👍🏽. Vera kills 💀 Dash ❤\ufe0f. 😀 She weeps.",
    "right to left": "יוסי meets מרים at the harbour. محمد loves Vera. Vera tells \u202eיוסי\u202c a lie.",
    "one line": SENTENCE * 60,
    "long word": f"Vera meets {'x' * 20_000} and Dash. {'A' * 5_000} leaves.",
    "long sentence": "Vera meets " + " and ".join(NAMES[:150]) + " at the harbour.",
    "no full stop": "Vera meets Dash and then he leaves and " * 100 + "she weeps",
    "combining": "V\u0301e\u0327ra\u0308 Z\u0335\u0336a\u0337lgo meets Da\u0301sh. Ve\u0301ra kills Dash.",
    "zero width": "Ve\u200bra me\u200dets Da\ufeffsh\u00ad at\u2060 sea. \u200bVera\u200b weeps\u200e.",
    "private and unassigned": "Vera \ue000\U000f0000 meets \u0378 Dash \ufffd\ufffe. Dash \ufdd0 leaves.",
    "separators": "Vera meets Dash.\u2028Dash leaves.\u2029Vera\x85weeps.\x0b\x0cDash returns.",
    "outside the BMP": "𝒱𝑒𝓇𝒶 meets 𝕯𝖆𝖘𝖍. 𠀋𠮷 leaves Vera at 𝄞.",
    "brackets": 'Vera ((((( meets ))))) [[[ Dash ]]] {{{ "\'"\'" <script>alert(1)</script> & leaves.',
    "quotes": "“””’‘ Vera ”says“ ‘’ to Dash’s’ “’”. Dash leaves “Vera.",
    "drawn line": f"{'“' * 20_000} Vera meets Dash. {'-=' * 5_000} {SENTENCE}",
    "no end": "Vera sees Dash and " * 1_500,
    "one word": "Vera leaves.",
    "one letter": "A.",
    "numbers": "1 2 3 meets 4. 5,6,7 kill 1984 on 1/2/3 at 12:30.",
}
WARNED = {
    "names": "English",
    "many names": "English",
    "names listed": "English",
    "capitals": "capitals",
    "small letters": "no capital letters",
    "German": "English",
    "French": "English",
    "Chinese": "English",
    "Arabic": "English",
}


@pytest.fixture(scope="module")
def stories(read_story: Callable[[str], Story]) -> dict[str, Story]:
    """Every text, read."""
    return {name: read_story(text) for name, text in TEXTS.items()}


@pytest.mark.parametrize("name", TEXTS)
def test_mentions_stand_in_the_text(name: str, stories: dict[str, Story]) -> None:
    """Whatever was found stands within the text, and belongs to something that was found."""
    story = stories[name]
    known = {f"character/{c.id}" for c in story.characters}
    known |= {f"place/{p.id}" for p in story.places} | {f"institution/{i.id}" for i in story.institutions}
    for mention in story.mentions:
        assert 0 <= mention.span.begin < mention.span.end <= len(TEXTS[name])
        assert mention.entity in known


@pytest.mark.parametrize("text", ["(((((", "“’”"])
def test_nothing_but_marks(text: str, read_story: Callable[[str], Story]) -> None:
    """A text without a word is read as one that tells of nobody."""
    story = read_story(text)
    assert (story.characters, story.places, story.institutions, story.mentions) == ((), (), (), ())


@pytest.mark.parametrize("name", TEXTS)
def test_warnings(name: str, stories: dict[str, Story]) -> None:
    """Texts that are not English, or not in small and capital letters, have a warning; others have none."""
    lines = [line for line in stories[name].warnings if line.startswith("the plot")]
    wanted = WARNED.get(name)
    assert bool(lines) == bool(wanted), lines
    assert all(wanted in line for line in lines if wanted)


def test_builds_are_valid_and_drawn(tmp_path: Path) -> None:
    """Each is built through files, passes the shapes, and its map is drawn again from its Turtle."""
    for number, text in enumerate(TEXTS.values()):
        (tmp_path / f"text-{number:02}.txt").write_text(text, encoding="utf-8", newline="")
    report = build([tmp_path], tmp_path / "out")
    assert report.problems == []
    assert len(report.films) == len(TEXTS)
    checked = validate(report.turtle)
    assert [r.path.name for r in checked if not r.conforms] == []
    for path in report.turtle:
        write_map(read_graph(path), tmp_path / "again.html")
        assert (tmp_path / "again.html").read_bytes() == path.with_suffix(".html").read_bytes()


@pytest.mark.parametrize(
    "text", ["PART ONE\n\nTHE RETURN\n\nChapter 2\n", "# One\n\n## Two\n", "***\n\n---\n"]
)
def test_nothing_but_headings(text: str, tmp_path: Path) -> None:
    """A file without prose is no film, and is told so in one line."""
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = build([tmp_path], tmp_path / "out")
    assert report.films == []
    assert len(report.problems) == 2
    assert all("no plot found" in line for line in report.problems)
