"""The coreference component, end to end on texts whose characters are given."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc, Span

from kg.reading.coref.reader import make_coreference
from kg.sources import load
from kg.story import Character, Film
from tests.conftest import ROOT
from tests.reading.coref.conftest import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from kg.story import Story
    from tests.reading.coref.conftest import Tell

CAST = {"Zorn": "male", "Mara": "female", "Vex": "male"}


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Zorn meets Mara. She smiles.", "she", {"mara"}),
        ("Zorn meets Mara. He smiles.", "he", {"zorn"}),
        ("Zorn opens his shop.", "his", {"zorn"}),
        ("Zorn hurts himself.", "himself", {"zorn"}),
        ("Zorn waits. Vex, a sailor who sells his own boat, sails.", "his", {"vex"}),
        ("Zorn is ill. The surgeon, Vex, treats him.", "him", {"zorn"}),
        ("Zorn is a fisherman. The fishermen sing.", "fishermen", set()),
        ("Zorn meets Vex. Later Zorn shoots him.", "him", {"vex"}),
        ("Zorn says that he is tired.", "he", {"zorn"}),
        ("Mara waits for Zorn. When Zorn arrives, she embraces him.", "him", {"zorn"}),
        ("Zorn and Mara fall in love. They marry.", "they", {"zorn", "mara"}),
        ("Zorn meets Mara and they fall in love.", "they", {"zorn", "mara"}),
        ("Zorn and Mara flee, but Vex finds them.", "them", {"zorn", "mara"}),
    ],
)
def test_pronouns(tell: Tell, text: str, word: str, who: set[str]) -> None:
    """Gender, binding, recency and coordination decide plain cases."""
    assert meant(tell(text, **CAST), word) == who


def test_each_mention_has_kind_rule_and_confidence(tell: Tell) -> None:
    """New spans say what they are; those given are left as they were."""
    doc = tell("Zorn meets Mara and they fall in love. He sings.", **CAST)
    new = [span for span in doc.spans["characters"] if span.label_ == "pronoun"]
    assert [span.text for span in new] == ["they", "they", "He"]
    assert {span.kb_id_.split("-")[0] for span in new} == {"plural", "ranker"}
    for span in new:
        assert 0 < doc._.confidences[span.start, span.end, span.id_] <= 1
    given = [span for span in doc.spans["characters"] if span.label_ == "name"]
    assert {span.kb_id_ for span in given} == {"test"}
    assert not any((span.start, span.end, span.id_) in doc._.confidences for span in given)
    assert [span.start for span in doc.spans["characters"]] == sorted(
        s.start for s in doc.spans["characters"]
    )


def test_gender_from_pronouns(tell: Tell) -> None:
    """Sure pronouns set a gender that was unknown; nothing is set without them."""
    doc = tell("Quill opens her shop. Quill loves her work. Quill sells her books.", Quill=None)
    assert doc._.characters["quill"].gender == "female"
    doc = tell("Quill opens the shop.", Quill=None)
    assert doc._.characters["quill"].gender is None


def test_pronouns_overrule_a_wrong_gender(tell: Tell) -> None:
    """Where a name is taken for a woman's, and every pronoun says otherwise, the text is read again."""
    text = (
        "Quill opens his shop. Quill loves his work. Quill meets Mara, but he leaves. Quill sells his books."
    )
    doc = tell(text, Quill="female", Mara="female")
    assert doc._.characters["quill"].gender == "male"
    assert doc._.characters["mara"].gender == "female"
    assert meant(doc, "he") == {"quill"}


def test_a_doubtful_pronoun_sets_no_gender(tell: Tell) -> None:
    """One pronoun is enough where it can mean nobody else, and not where it may be misread."""
    assert tell("Quill opens her shop.", Quill=None)._.characters["quill"].gender == "female"
    doc = tell("Quill and Tarn visit Brosk. She is tired.", Quill=None, Tarn=None, Brosk=None)
    assert [character.gender for character in doc._.characters.values()] == [None, None, None]


@pytest.mark.parametrize(
    "text",
    ["", "He knows that she knows.", "They leave.", "It rains.", "HE SAID SHE SAID", "他来了。 🙂🙂 مرحبا"],
)
def test_texts_without_characters(english: Language, text: str) -> None:
    """Nobody to refer to: no mention, no crash."""
    doc = make_coreference(english, "kg_coreference")(english(text))
    assert len(doc.spans["characters"]) == 0
    assert doc._.characters == {}
    assert doc._.confidences == {}


def test_an_unparsed_doc(english: Language) -> None:
    """A Doc built by hand needs heads, tags and sentences, and no model."""
    words = ["Zorn", "sleeps", ".", "He", "snores", "."]
    doc = Doc(
        english.vocab,
        words=words,
        heads=[1, 1, 1, 4, 4, 4],
        deps=["nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"],
        tags=["NNP", "VBZ", ".", "PRP", "VBZ", "."],
        pos=["PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"],
        lemmas=["Zorn", "sleep", ".", "he", "snore", "."],
    )
    assert len(list(make_coreference(english, "kg_coreference")(doc).spans["characters"])) == 0


def test_it_reads_the_same_twice(tell: Tell) -> None:
    """The same text gives the same mentions and confidences."""
    text = "Zorn meets Mara and Vex. They sing, and he kisses her. His wife leaves them. " * 5
    first, second = (tell(text, **CAST) for _ in range(2))
    assert [(s.start, s.end, s.id_, s.kb_id_) for s in first.spans["characters"]] == [
        (s.start, s.end, s.id_, s.kb_id_) for s in second.spans["characters"]
    ]
    assert first._.confidences == second._.confidences


def test_one_endless_sentence(english: Language) -> None:
    """Thousands of names and pronouns without a full stop take no more than linear time."""

    def seconds(times: int) -> float:
        words = [
            word for number in range(times) for word in (f"Zorn{number}", "and", "he", "and", "they", ",")
        ]
        size = len(words)
        doc = Doc(
            english.vocab,
            words=words,
            heads=[0] * size,
            deps=["ROOT"] + ["conj"] * (size - 1),
            tags=["NNP", "CC", "PRP", "CC", "PRP", ","] * times,
            pos=["PROPN", "CCONJ", "PRON", "CCONJ", "PRON", "PUNCT"] * times,
            lemmas=words,
        )
        places = range(0, size, 6)
        doc.spans["characters"] = [Span(doc, at, at + 1, label="name", span_id=words[at]) for at in places]
        doc._.characters = {words[at]: Character(words[at], words[at]) for at in places}
        begin = time.process_time()
        make_coreference(english, "kg_coreference")(doc)
        return time.process_time() - begin

    seconds(10)
    assert seconds(320) < 20 * max(seconds(40), 0.05)


def test_one_doubtful_pronoun_does_not_settle_a_gender(read_story: Callable[[str], Story]) -> None:
    """A bandit who "snatches her jade comb" may be a woman or not; what follows is likelier of a man."""
    (film,) = load([ROOT / "corpus" / "crouching-tiger-hidden-dragon-2000.txt"])
    assert isinstance(film, Film)
    story = read_story(film.plot)
    begin = film.plot.index("She gallops after him")
    meant = {
        film.plot[m.span.begin : m.span.end]: m.entity
        for m in story.mentions
        if begin <= m.span.begin < begin + 21 and m.kind == "pronoun"
    }
    assert meant == {"She": "character/jen-yu", "him": "character/lo"}


def test_the_right_genders_explain_the_pronouns_better(english: Language, parsed: Tell) -> None:
    """With one man less every "he" is surer, but then nobody explains the "he" behind the other's name."""
    text = "Zorn opens his shop. He sings. Vex enters. He greets Zorn. Later Vex returns, and he pays."
    doc = parsed(text, Zorn=None, Vex=None)
    reader = make_coreference(english, "coreference")
    right = reader._read(doc, {"zorn": "male", "vex": "male"})
    wrong = reader._read(doc, {"zorn": "female", "vex": "male"})
    assert right.fit > wrong.fit
