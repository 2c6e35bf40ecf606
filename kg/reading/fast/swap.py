"""Quick components in the place of a model's own, where they say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer, Tok2Vec

from kg.reading.fast.arrays import values_of
from kg.reading.fast.attributes import Attributes, can_answer
from kg.reading.fast.encoder import Encoder, can_encode
from kg.reading.fast.entities import Recognizer, can_recognize

if TYPE_CHECKING:
    from spacy.tokens import Doc

STAND_IN = {
    "kg_tok2vec": ("tok2vec",),
    "kg_attributes": ("attribute_ruler", "lemmatizer"),
    "kg_ner": ("ner",),
}
"""The quick components, and those that each stands for."""

SAMPLE = (
    "Last May, Anna Blake of the Harbour Office didn't let her brother's two boats go to New Zealand. "
    "“There is no captain,” she told him;\n\nhe'd waited in Dover for Mr. Okoro since 1911!"
)
"""What both must say the same about before a quick component is taken."""

LABELS = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]

CLOSE = 1e-4
"""How far vectors may be apart: a sum of the same numbers in another order ends in other digits."""


def quicken(nlp: Language) -> Language:
    """Let quick components stand for those of the model's that they know.

    The model's own stay in the pipeline, disabled. Where the two do not agree about a sample, as may
    be with a version of spaCy to come, the model's own are left to do the work.
    """
    expected = nlp(SAMPLE)
    for name, stock in STAND_IN.items():
        if _knows(nlp, stock):
            nlp.add_pipe(name, after=stock[-1])
            for each in stock:
                nlp.disable_pipe(each)
    if not _agree(expected, nlp(SAMPLE)):
        for name, stock in STAND_IN.items():
            if name in nlp.pipe_names:
                nlp.remove_pipe(name)
                for each in stock:
                    nlp.enable_pipe(each)
    return nlp


def _knows(nlp: Language, stock: tuple[str, ...]) -> bool:
    """Whether these are in the pipeline, one after the other, and are what a quick component knows."""
    names = nlp.pipe_names
    if stock[0] not in names or tuple(names[names.index(stock[0]) :][: len(stock)]) != stock:
        return False
    match [nlp.get_pipe(name) for name in stock]:
        case [Tok2Vec() as pipe]:
            return can_encode(pipe.model)
        case [AttributeRuler() as ruler, Lemmatizer() as lemmatizer]:
            return can_answer(ruler, lemmatizer)
        case [EntityRecognizer() as ner]:
            return can_recognize(ner)
    return False


def _agree(one: Doc, other: Doc) -> bool:
    if one.tensor.shape != other.tensor.shape or not np.allclose(one.tensor, other.tensor, atol=CLOSE):
        return False
    return bool((values_of(one, LABELS) == values_of(other, LABELS)).all())


@Language.factory("kg_tok2vec", assigns=["doc.tensor"])
class QuickVectors:
    """Token vectors, in the place of ``tok2vec``."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take the weights of the pipeline's ``tok2vec``."""
        self._encoder = Encoder(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]

    def __call__(self, doc: Doc) -> Doc:
        """Set the Doc's vectors, which tagger and parser read."""
        vectors: Any = self._encoder(doc)
        doc.tensor = vectors
        return doc

    def forget(self) -> None:
        """Forget what is kept about words."""
        self._encoder.forget()


@Language.factory("kg_attributes", assigns=["token.pos", "token.morph", "token.lemma"])
class QuickAttributes:
    """Parts of speech, morphology and lemmas, in the place of ``attribute_ruler`` and ``lemmatizer``."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take the rules of the pipeline's own."""
        self._ruler, self._lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        self._attributes = Attributes(self._ruler, self._lemmatizer, nlp.vocab)  # type: ignore[arg-type]

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes; where some are set already, the pipeline's own decide what stays."""
        if any(map(doc.has_annotation, ("POS", "MORPH", "LEMMA"))):
            return self._lemmatizer(self._ruler(doc))
        self._attributes(doc)
        return doc

    def forget(self) -> None:
        """Forget what is kept about words."""
        self._attributes.forget()


@Language.factory("kg_ner", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
class QuickEntities:
    """Named entities, in the place of ``ner``."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take the weights of the pipeline's ``ner``."""
        self._ner = nlp.get_pipe("ner")
        self._recognizer = Recognizer(self._ner)

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities; where some are set already, the pipeline's own works around them."""
        if doc.has_annotation("ENT_IOB"):
            return self._ner(doc)
        doc.set_ents(self._recognizer(doc))
        return doc

    def forget(self) -> None:
        """Forget what is kept about words."""
        self._recognizer.forget()
