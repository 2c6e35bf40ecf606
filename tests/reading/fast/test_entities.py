"""Entities by a Recognizer are those of the recogniser whose weights it took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kg.reading.fast.entities import Recognizer, can_recognize
from kg.reading.pipeline import parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.mark.parametrize("seed", range(2))
def test_same_entities_with_other_weights(expected: list[Doc], seed: int) -> None:
    """With weights that are shaken and lead into long names, entities are still the same."""
    nlp = parser()
    ner: Any = nlp.get_pipe("ner")
    upper = ner.model.layers[2]
    names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
    bias = np.random.default_rng(seed).normal(scale=3, size=len(names)) + [
        3 * (name[0] in "BI") for name in names
    ]
    upper.set_param("b", (upper.get_param("b") + bias).astype(np.float32))
    assert can_recognize(ner)
    quick = Recognizer(ner)
    found = 0
    for doc in expected:
        bare = nlp.make_doc(doc.text)
        for token, read in zip(bare, doc, strict=True):
            token.is_sent_start = read.is_sent_start
        spans = [(span.start, span.end, span.label_) for span in quick(bare)]
        assert spans == [(ent.start, ent.end, ent.label_) for ent in ner(bare).ents]
        found += sum(end - start > 3 for start, end, _ in spans)
    assert found > 20


def test_recognizers_it_does_not_know(stock: Language) -> None:
    """A recogniser that searches with a beam, or shares its vectors with others, is not for it."""
    assert can_recognize(stock.get_pipe("ner"))  # type: ignore[arg-type]
    beam = parser()
    beam.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    assert not can_recognize(beam.get_pipe("ner"))  # type: ignore[arg-type]
    other: Any = parser()
    shared = other.add_pipe(
        "ner",
        name="shared",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96},
            }
        },
    )
    assert not can_recognize(shared)
