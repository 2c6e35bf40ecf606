"""Quick components say what the model's own say, and stand aside where they do not know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Span

from kg.reading.fast import quicken, swap
from kg.reading.pipeline import parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LABELS = [
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "HEAD",
    "DEP",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_KB_ID",
    "NORM",
]


def differences(one: Doc, other: Doc) -> list[tuple[str, str]]:
    """The tokens with other labels, and which labels."""
    different = one.to_array(LABELS) != other.to_array(LABELS)
    return [(one[int(i)].text, LABELS[int(k)]) for i, k in zip(*different.nonzero(), strict=True)]


def test_all_quick_components_are_taken(quick: Language) -> None:
    """With the default model three components stand for four of its own, which stay, disabled."""
    assert quick.pipe_names == ["kg_tok2vec", "tagger", "parser", "kg_attributes", "kg_ner"]
    assert {"tok2vec", "attribute_ruler", "lemmatizer", "ner"} <= set(quick.disabled)


def test_same_labels_in_a_stream(quick: Language, expected: list[Doc]) -> None:
    """Every label of every token of the corpus and of odd texts is that of the model as it comes."""
    read = list(quick.pipe(doc.text for doc in expected))
    assert [differences(one, other) for one, other in zip(expected, read, strict=True)] == [[]] * len(read)
    assert [doc.ents for doc in read] == [
        tuple(Span(doc, ent.start, ent.end, ent.label) for ent in other.ents)
        for doc, other in zip(read, expected, strict=True)
    ]


def test_same_labels_one_by_one(quick: Language, expected: list[Doc]) -> None:
    """A text read by itself has the labels that it has among others, a second time too."""
    for doc in reversed(expected):
        assert differences(doc, quick(doc.text)) == []


def test_vectors_are_close(quick: Language, expected: list[Doc]) -> None:
    """Vectors differ from the model's in the last digits only."""
    for doc in expected:
        assert np.allclose(doc.tensor, quick(doc.text).tensor, atol=1e-4)


def test_bytes_do_not_depend_on_what_was_read_before(quick: Language, expected: list[Doc]) -> None:
    """A pipeline that has read nothing yet gives the same bits as one that has read much."""
    fresh = quicken(parser())
    for doc in expected[-12:][::-1] + expected[:3][::-1]:
        assert fresh(doc.text).tensor.tobytes() == quick(doc.text).tensor.tobytes()


def test_labels_that_are_set_already_stay(stock: Language, quick: Language) -> None:
    """Entities and lemmas that are set before are kept, and worked around, as the model's own do."""

    def prepared(nlp: Language) -> Doc:
        doc = nlp.make_doc("Lena Orr and Boris went to Harrow with the boats.")
        doc.set_ents([Span(doc, 0, 1, label="ORG")], default="missing")
        doc[9].lemma_ = "vessel"
        return doc

    one, other = stock(prepared(stock)), quick(prepared(quick))
    assert differences(one, other) == []
    assert (other[0].ent_type_, other[9].lemma_) == ("ORG", "vessel")


def test_sentence_starts_that_are_set_stay(stock: Language, quick: Language) -> None:
    """No entity goes over a sentence start that was set before."""

    def prepared(nlp: Language) -> Doc:
        doc = nlp.make_doc("They go to New York City and see Anna Orr Blake of the Harbour Office")
        for at in (4, 10):
            doc[at].is_sent_start = True
        return doc

    one, other = stock(prepared(stock)), quick(prepared(quick))
    assert differences(one, other) == []
    assert other.ents


def test_rules_of_a_user_are_applied(stock: Language) -> None:
    """Rules that a user added to the model's are followed, about one word and about several."""
    texts = ["The blorg ran. A blorg blorg sat there.", "Blorg there is, blorg blorg blorg!"]

    def own(nlp: Language) -> Language:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        ruler.add([[{"LOWER": "blorg"}]], {"POS": "INTJ", "LEMMA": "blorgo"})
        ruler.add(
            [[{"LOWER": "blorg"}, {"LOWER": {"REGEX": "^bl"}}]], {"POS": "SYM", "MORPH": "Foreign=Yes"}, 1
        )
        return nlp

    one, other = own(parser()), quicken(own(parser()))
    assert "kg_attributes" in other.pipe_names
    for text in texts:
        assert differences(one(text), other(text)) == []
    assert {token.pos_ for token in other(texts[1])} > {"INTJ", "SYM"}


@pytest.mark.parametrize("rule", [{"SHAPE": "xxxx"}, {"LOWER": "a", "OP": "+"}, {"LOWER": {"NOT_IN": ["a"]}}])
def test_rules_it_does_not_know(rule: dict[str, Any]) -> None:
    """Where a rule looks at something else, ruler and lemmatizer stay."""
    nlp = parser()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[rule]], {"POS": "X"})
    assert quicken(nlp).pipe_names == [
        "kg_tok2vec",
        "tagger",
        "parser",
        "attribute_ruler",
        "lemmatizer",
        "kg_ner",
    ]


def test_another_order_keeps_the_models_own() -> None:
    """A ruler and a lemmatizer that do not follow each other are not replaced."""
    nlp = parser()
    nlp.add_pipe("merge_noun_chunks", before="lemmatizer")
    assert {"attribute_ruler", "lemmatizer"} <= set(quicken(nlp).pipe_names)


def test_a_pipeline_without_them() -> None:
    """A pipeline with nothing that is known stays as it is."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert quicken(nlp).pipe_names == ["sentencizer"]


def test_disagreement_keeps_the_models_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a quick component would say something else about the sample, none is taken."""
    monkeypatch.setattr(swap, "CLOSE", -1.0)
    nlp = parser()
    before = list(nlp.pipe_names)
    assert quicken(nlp).pipe_names == before
    assert [ent.text for ent in nlp("Anna Blake lives in Dover.").ents] == ["Anna Blake", "Dover"]
