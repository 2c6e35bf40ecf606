"""How far a name goes on: what may stand between its words, and where two touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def names(doc: Doc) -> list[str]:
    """Every written name of the text."""
    return [use.text for use in doc._.names.values()]


@pytest.mark.parametrize(
    ("plot", "name"),
    [
        ("The raiders are led by Olaf the Grey. Olaf the Grey sails north.", "Olaf the Grey"),
        ("The king sends the Duke of Arden to war.", "Duke of Arden"),
        ("He is arrested by Lt. Ronnie Marsh. Lt. Ronnie Marsh questions him.", "Lt. Ronnie Marsh"),
        ('In prison she shares a cell with "Tiny" Moore, a thief.', '"Tiny" Moore'),
        ("They are questioned by Police Captain Wills at dawn.", "Police Captain Wills"),
        ("His friend Park Min-jun, a clerk, loves Ana. Min-jun leaves her.", "Park Min-jun"),
        ("She dances at Grossman's Blue Theatre every night.", "Grossman's Blue Theatre"),
    ],
)
def test_a_name_goes_on(read_doc: Callable[[str], Doc], plot: str, name: str) -> None:
    """A byname, a title's realm, a short title, a nickname, a part written small, an owner's house."""
    assert name in names(read_doc(plot))


@pytest.mark.parametrize(
    ("plot", "word"),
    [
        ("Furious, she throws him out of the house.", "Furious"),
        ("Enraged, the baron sends his men after them.", "Enraged"),
        ("Upriver, Vera hires two boatmen.", "Upriver"),
        ("Convinced that he is guilty, Anna leaves.", "Convinced"),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_name(
    read_doc: Callable[[str], Doc], plot: str, word: str
) -> None:
    """However it is tagged: it says how somebody is, and has a capital nowhere else."""
    assert word not in names(read_doc(plot))


def test_a_word_with_a_letter_before_its_hyphen_is_no_name(read_doc: Callable[[str], Doc]) -> None:
    """A U-boat is nobody called U."""
    assert names(read_doc("A German U-boat hunts Pell. Pell sinks the U-boat.")) == ["Pell"]
