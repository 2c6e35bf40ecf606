"""Who stands how to whom: the spaCy component ``kg_relationships``.

Reads ``doc.spans["characters"]``, ``["institutions"]`` and the parse; writes ``doc._.relationships``
and ``doc._.memberships``. The patterns are in ``kg.reading.relation``, one kind a module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kg.reading.byhand.relationships import denied
from kg.reading.doc import register
from kg.reading.relation.additions import learned
from kg.reading.relation.bonds import from_bonds
from kg.reading.relation.combine import combine
from kg.reading.relation.context import make_context
from kg.reading.relation.deeds import from_deed_nouns, from_deeds
from kg.reading.relation.idioms import from_idioms
from kg.reading.relation.inference import infer
from kg.reading.relation.membership import memberships
from kg.reading.relation.nouns import from_nouns
from kg.reading.relation.reciprocal import from_reciprocals
from kg.reading.relation.school import from_school
from kg.reading.relation.sequels import from_sequels
from kg.reading.relation.workers import from_workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.reading.relation.context import Context
    from kg.reading.relation.evidence import Evidence

PATTERNS = (
    from_nouns,
    from_bonds,
    from_deeds,
    from_deed_nouns,
    from_reciprocals,
    from_idioms,
    from_workers,
    from_school,
)


@Language.factory("kg_relationships")
def make_relationships(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: relationships and memberships of a parsed Doc with mentions."""
    register()
    return read_relationships


def read_relationships(doc: Doc) -> Doc:
    """Set ``doc._.relationships`` and ``doc._.memberships``."""
    context = make_context(doc)
    doc._.relationships = combine(context, gather(context))
    doc._.memberships = memberships(context)
    return doc


def gather(context: Context) -> list[Evidence]:
    """All evidence: what the text tells, and what the trained model adds."""
    told = tell(context)
    return told + learned(context, told)


def tell(context: Context) -> list[Evidence]:
    """Evidence of the patterns, and what follows from it, but for what a person says is wrong."""
    told = [evidence for pattern in PATTERNS for evidence in pattern(context)]
    told += from_sequels(context, told)
    wrong = denied(context.doc)
    return told + infer(context, [e for e in told if (e.source, e.target, e.type) not in wrong])
