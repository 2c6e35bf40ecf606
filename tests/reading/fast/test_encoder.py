"""Token vectors by an Encoder are those of the Tok2Vec whose weights it took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy

from kg.reading.fast import encoder
from kg.reading.fast.encoder import BLOCK, Encoder, can_encode, largest, pieces_first

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.model import Model

TEXTS = [
    "Mira doesn't row the boat.",
    "",
    "Ola!",
    " ".join(f"word{n} is here" for n in range(BLOCK)),
    "Mira\n\n rows",
]

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 32,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"],
    "rows": [500, 100, 100, 100, 10],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 32,
    "window_size": 1,
    "maxout_pieces": 2,
    "depth": 3,
}


def untrained(**changes: dict[str, Any]) -> tuple[Language, Model[Any, Any]]:
    """A pipeline with nothing but a Tok2Vec, with weights by chance, and its model."""
    nlp = spacy.blank("en")
    embed, encode = ({**of, **changes.get(name, {})} for name, of in (("embed", EMBED), ("encode", ENCODE)))
    embed, encode = ({k: v for k, v in of.items() if v is not None} for of in (embed, encode))
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipe: Any = nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize()
    for node in pipe.model.walk():
        for name in node.param_names:
            weights = node.get_param(name)
            node.set_param(
                name, weights + np.random.default_rng(1).normal(size=weights.shape).astype("f") / 9
            )
    return nlp, pipe.model


@pytest.mark.parametrize(
    ("embed", "encode"),
    [({}, {}), ({}, {"depth": 1, "maxout_pieces": 3}), ({"attrs": ["LOWER"], "rows": [9]}, {})],
)
def test_vectors_of_other_sizes(embed: dict[str, Any], encode: dict[str, Any]) -> None:
    """The vectors are those of the model, whatever its depth, its pieces and what it looks at."""
    nlp, model = untrained(embed=embed, encode=encode)
    assert can_encode(model)
    quick = Encoder(model)
    docs = [nlp.make_doc(text) for text in TEXTS]
    for doc, vectors in zip(docs, model.predict(docs), strict=True):
        assert quick(doc).shape == vectors.shape
        assert np.allclose(quick(doc), vectors, atol=1e-4)


@pytest.mark.parametrize(
    ("embed", "encode"),
    [
        ({}, {"window_size": 2}),
        ({}, {"@architectures": "spacy.MishWindowEncoder.v2", "maxout_pieces": None}),
        ({"attrs": ["NORM", "POS"], "rows": [10, 10]}, {}),
        ({"@architectures": "spacy.CharacterEmbed.v2", "nM": 8, "nC": 4, "rows": 9, "attrs": None}, {}),
    ],
)
def test_models_it_does_not_know(embed: dict[str, Any], encode: dict[str, Any]) -> None:
    """Another window, another activation, labels or letters as features: not for an Encoder."""
    assert not can_encode(untrained(embed=embed, encode=encode)[1])


def test_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too many words are known they are forgotten, and come back the same."""
    nlp, model = untrained()
    quick = Encoder(model)
    docs = [nlp.make_doc(text) for text in TEXTS]
    before = [quick(doc) for doc in docs]
    monkeypatch.setattr(encoder, "MOST", 3)
    after = [quick(doc) for doc in docs]
    assert [vectors.tobytes() for vectors in after] == [vectors.tobytes() for vectors in before]


def test_a_word_is_told_by_its_norm_and_its_space() -> None:
    """The same letters with another norm, or without a space behind, have a vector of their own."""
    nlp, model = untrained()
    quick = Encoder(model)
    doc = nlp.make_doc("ca ca can't ca")
    assert [token.norm_ for token in doc] == ["ca", "ca", "can", "not", "ca"]
    docs = [doc[at : at + 1].as_doc() for at in (0, 2, 4)]
    vectors = [quick(each) for each in docs]
    for one, other in zip(vectors, model.predict(docs), strict=True):
        assert np.allclose(one, other, atol=1e-4)
    assert not np.allclose(vectors[0], vectors[1])
    assert not np.allclose(vectors[0], vectors[2])


def test_largest_piece() -> None:
    """The largest of each output's pieces is taken."""
    weights = np.array([[[1, 0], [0, 1]], [[2, 0], [0, 3]], [[-1, -1], [1, 1]]], dtype=np.float32)
    sums = np.array([[1, 10], [10, 1]], dtype=np.float32) @ pieces_first(weights).T
    assert largest(sums, 2).tolist() == [[10, 30, 11], [10, 20, 11]]
