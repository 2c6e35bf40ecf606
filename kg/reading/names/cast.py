"""Who plays whom, as the plot's own words say it: the component ``kg_cast``.

It finds the words that an actor's parenthesis belongs to ("Nora H (portrayed by Jane Moor)",
"their father (Max Hill)") and the sentences that say it in prose ("Tess, played by Lena
Ortiz", "Lena Ortiz plays Tess"). ``doc.spans["cast"]`` holds the character's words,
``span.id_`` the actors, separated by ``|``; ``doc.spans["actors"]`` the actors' own names, which are
never characters.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from kg.reading.grammar.clauses import FINITE
from kg.reading.lexicon import table
from kg.reading.names.gazetteer import on_the_map
from kg.reading.names.parts import SUFFIXES
from kg.reading.names.runs import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

PLAYING = frozenset({"play", "portray", "voice", "star", "perform"})


def cast_ends(doc: Doc) -> frozenset[int]:
    """Token indexes before which the words end that an actor's parenthesis belongs to."""
    return frozenset(end for end, _ in _anchored(doc))


def _anchored(doc: Doc) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each actors' parenthesis the end of the words it belongs to, and the actors."""
    ends = [token.idx + len(token) for token in doc] if doc._.credits else []
    for anchor in doc._.credits:
        end = bisect_right(ends, anchor.index)
        if not end:
            continue
        yield _back(doc, end), anchor.actors


def _back(doc: Doc, end: int) -> int:
    """The end without marks, another parenthesis or "pronounced as …" behind the words."""
    if end > 1 and doc[end - 1].text == "." and doc[end - 2].lower_ in SUFFIXES:
        end -= 1
    while end > 1 and doc[end - 1].text in {'"', ",", "'s", "'", ")"}:
        opener = {")": "(", '"': '"'}.get(doc[end - 1].text)
        opened = next((i for i in range(end - 2, max(end - 25, 0), -1) if doc[i].text == opener), end - 1)
        said = {doc[opened - 1].lower_, doc[opened - 2].lower_ if opened > 1 else ""}
        if opener == "(":
            end = opened
        elif opener and "pronounced" in said:
            end = next(i for i in range(opened - 1, -1, -1) if doc[i].lower_ == "pronounced")
        else:
            end -= 1
    return _before_home(doc, end)


def _before_home(doc: Doc, end: int) -> int:
    """The end without where somebody is from or of: the actor of "Ann Lee of Scotland Yard" plays Ann Lee."""
    for start in range(end - 1, max(end - 4, 2), -1):
        prep = start - 1 - (doc[start - 1].lower_ == "the")
        name = doc[start:end].text.casefold()
        known = name in table("organisations") or on_the_map(name) in {"region", "city"}
        if known and doc[prep].lower_ in {"of", "from"} and doc[prep - 1].pos_ == "PROPN":
            return end if is_title(doc[prep - 1]) else prep
    return end


def _shared_out(last: Token, actors: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """Token and actors for each role: "Ann and Joe (Lee Chan and Bob Reed)" has one actor each."""
    roles = sorted({last.i, *(c.i for c in last.conjuncts if c.i < last.i and c.pos_ == "PROPN")})
    if len(actors) < 2 or len(roles) != len(actors):
        return [(last.i, actors)]
    return [(role, (actor,)) for role, actor in zip(roles, actors, strict=True)]


@Language.factory("kg_cast", assigns=["doc.spans"])
def make_cast(nlp: Language, name: str) -> CastReader:
    """Make the component."""
    return CastReader()


class CastReader:
    """Find who plays whom."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["cast"]`` and ``doc.spans["actors"]``."""
        cast = [
            Span(doc, i, i + 1, label="parenthesis", span_id="|".join(who))
            for end, actors in _anchored(doc)
            for i, who in _shared_out(doc[end - 1], actors)
        ]
        actors: list[Span] = []
        for verb in doc:
            if verb.lemma_ in PLAYING and verb.tag_ == "VBN":
                named = list(_in_prose(verb))
                actors.extend(named)
                role = _role(verb)
                if role is not None:
                    cast += [Span(doc, role.i, role.i + 1, label="prose", span_id=a.text) for a in named]
            elif verb.lemma_ in PLAYING and verb.tag_ in FINITE:
                for actor, role in _in_active_prose(verb):
                    actors.append(actor)
                    cast.append(Span(doc, role.i, role.i + 1, label="prose", span_id=actor.text))
        doc.spans["cast"] = cast
        doc.spans["actors"] = actors
        return doc


def _entity(token: Token) -> Span | None:
    """The named entity that a token is in. ``doc.ents`` would go through the whole text for each."""
    doc, start, end = token.doc, token.i, token.i + 1
    if not token.ent_type_:
        return None
    while doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, label=token.ent_type)


def _in_prose(verb: Token) -> Iterator[Span]:
    """The actors of "Tess is played by Lena Ortiz" or "Tess, played by Lena Ortiz,"."""
    by = next((c for c in verb.children if c.dep_ == "agent" or c.lower_ == "by"), None)
    actor = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    for person in (actor, *actor.conjuncts) if actor is not None else ():
        entity = _entity(person)
        if entity is not None and entity.label_ == "PERSON" and len(entity) > 1:
            yield entity


def _in_active_prose(verb: Token) -> Iterator[tuple[Span, Token]]:
    """The actor and the role of "Lena Ortiz plays Tess" or "stars as Tess".

    Only where the full name stands nowhere else, nor a part of it: somebody of the story is named again.
    """
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    actor = _entity(subject) if subject is not None else None
    heads = [verb, *(c for c in verb.children if c.lower_ == "as")]
    role = next((c for h in heads for c in h.children if c.dep_ in {"dobj", "pobj"} and c.i > verb.i), None)
    if actor is None or actor.label_ != "PERSON" or len(actor) < 2 or role is None or role.pos_ != "PROPN":
        return
    parts = {token.text for token in actor}
    if not any(t.text in parts for t in verb.doc if not actor.start <= t.i < actor.end):
        yield actor, role


def _role(verb: Token) -> Token | None:
    """Whom the actors play: the noun or name that the participle says it of."""
    role = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if role is None and verb.dep_ in {"acl", "appos", "advcl", "relcl"}:
        role = verb.head
    return role if role is not None and role.pos_ in {"PROPN", "NOUN"} else None
