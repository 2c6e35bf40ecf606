"""Subjects, objects and voice of a verb, its own or shared with, or controlled by, another's."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.reading.grammar.who import RELATIVE
from kg.reading.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE = frozenset({"VBZ", "VBD", "VBP"})
LONGEST_NAME = 12
"""Tokens."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SEVERAL = frozenset({"two", "three", "four", "five"})
CAUSATIVE = frozenset({"get", "have"})
"""Verbs whose subject lets others do it: "has her abducted", "gets him fired"."""


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is the one that it is done to."""
    parts = {c.dep_ for c in verb.children}
    if causers(verb):
        return True
    if parts & {"auxpass", "nsubjpass"} or ("agent" in parts and not parts & {"nsubj", "dobj"}):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and not parts & {"nsubj", "dobj", "ccomp", "xcomp"}:
        return _present_passive(verb.head)
    if verb.tag_ != "VBN" or parts & {"aux", "dobj"}:
        return False
    if "nsubj" in parts:  # finds herself trapped, sees him beaten
        return verb.dep_ == "ccomp" and verb.head.i < verb.i and "mark" not in parts
    if verb.dep_ == "conj":
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod", "xcomp", "ccomp", "relcl", "oprd", "dep", "acomp"}


def _present_passive(verb: Token) -> bool:
    """Whether a passive is in the present: what is joined to it is no past tense, "is caught and jailed"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)


def is_mistagged(token: Token) -> bool:
    """Whether a word tagged as a noun is a verb: "he steps aside", "Ann and Bob meet"."""
    parts = {c.dep_ for c in token.children if c.pos_ != "PROPN"}
    if _after_number(token):
        return True
    if token.pos_ != "NOUN" or parts & {"det", "poss", "amod", "compound", "nummod"}:
        return False
    clausal = token.tag_ == "NNS" and token.dep_ in {"ROOT", "conj", "ccomp", "advcl", "relcl"}
    named = any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.children)
    if clausal and (parts & {"nsubj", "mark", "prt", "dobj"} or (named and token.dep_ == "ROOT")):
        return True
    # "he packs and leaves", "Ann and Bob meet": joined to a verb, or to a subject without one
    joined = token.dep_ == "conj" and (
        token.head.pos_ in {"PROPN", "PRON"} or (token.tag_ == "NNS" and token.head.pos_ in VERBAL)
    )
    known = table("event_types")
    return joined and (token.lemma_.lower() in known or token.lower_.removesuffix("s") in known)


def _after_number(token: Token) -> bool:
    """Whether a singular noun stands right after "the two", whose verb it must be: "the two leave"."""
    if token.tag_ != "NN" or token.i < 2 or token.dep_ == "compound":
        return False
    number, article = token.nbor(-1), token.nbor(-2)
    return (
        number.lower_ in SEVERAL and article.lower_ == "the" and token.lemma_.lower() in table("event_types")
    )


def causers(verb: Token) -> list[Token]:
    """Whose doing it is: X of "X has Y abducted", where the parser sees a clause, or two subjects."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return []
    hanging = [c for c in verb.lefts if c.dep_ in {*SUBJECTS, "aux", "mark", "neg"}]
    if len(hanging) == 3 and hanging[1].lemma_ == "have" and {hanging[0].dep_, hanging[2].dep_} == {"nsubj"}:
        return hanging[:1]
    clausal = verb.dep_ == "ccomp" and verb.head.lemma_ in CAUSATIVE
    between = [c.dep_ for c in hanging] == ["nsubj"] and hanging[0].i > verb.head.i
    return subjects(verb.head) if clausal and between else []


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on the verb itself."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own and verb.tag_ == "VB" and verb.dep_ in {"ccomp", "dobj"}:  # "helps Tom escape"
        own = [c for c in verb.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i == verb.i - 1]
    return own[1:] if len(own) == 2 and own[0] in causers(verb) else own


def own_objects(verb: Token) -> list[Token]:
    """The direct objects that hang on the verb itself."""
    direct = [c for c in verb.children if c.dep_ == "dobj"]
    return direct or [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i and not is_passive(verb)]


def subjects(token: Token) -> list[Token]:
    """The surface subjects of a verb or predicate, found up the tree where it has none of its own."""
    own = own_subjects(token) or _name_before(token)
    if own and not _promised(token):
        return own
    if token.head is token:
        return []
    return _SHARED.get(token.dep_, _none)(token)


def _promised(verb: Token) -> bool:
    """Whether the subject that stands before an infinitive is only the addressee: "promises her to leave"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in words("event_subject_control")


def _name_before(verb: Token) -> list[Token]:
    """A character's name just before a finite verb that the parser left without a subject."""
    if verb.tag_ not in FINITE and not _has_finite_aux(verb) and not is_mistagged(verb):
        return []
    doc, last = verb.doc, verb.i - 1
    while last > 0 and not doc[last].shape_[0].isupper() and _between(doc[last]):
        last -= 1
    if last < 0 or not doc[last].shape_[0].isupper():
        return []
    found = [
        span.root
        for span in _mentions_near(doc, last)
        if span.end == last + 1 and span.label_ == "name" and span.root.dep_ not in {"poss", "pobj", "dobj"}
    ]
    while found and found[-1].dep_ == "conj" and found[-1].head.pos_ == "PROPN":
        found.append(found[-1].head)
    return found[::-1]


def _mentions_near(doc: Doc, index: int) -> Iterator[Span]:
    """Mentions that begin at most a long name before a token; the group is in order, few are looked at."""
    group = doc.spans.get("characters", ())
    starts = range(len(group))
    for k in range(bisect_left(starts, index - LONGEST_NAME, key=lambda k: group[k].start), len(group)):
        if group[k].start > index:
            return
        yield group[k]


def _between(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb."""
    return token.pos_ == "ADV" or token.dep_ in {"aux", "auxpass", "neg"}


def _none(_: Token) -> list[Token]:
    return []


def _head(token: Token) -> list[Token]:
    """The head's subject, or the owner of a noun that heads ("his plan to leave")."""
    head = token.head
    if head.pos_ in NOMINAL and not is_mistagged(head):
        return _actors(head)
    return subjects(head)


def _actors(noun: Token) -> list[Token]:
    """Who does what a noun names: its possessor, or the subject of its verb."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return owners
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "pobj"}:
        verb = verb.head if noun.dep_ == "pobj" else verb
        if verb.pos_ in VERBAL:
            return subjects(verb)
    return []


def _conjunct(token: Token) -> list[Token]:
    """The subject that a conjunct shares; for a verb taken for a noun, the nouns before it."""
    head = joined_to(token)
    if head.pos_ in VERBAL or head.pos_ == "ADJ":
        return subjects(head)
    if token.tag_ == "NNS" and head.dep_ in {"dobj", "dative"}:
        return subjects(head.head)  # "hits him and leaves"
    names = [head, *(c for c in token.children if c.dep_ == "compound")]
    return names if head.pos_ in {"PROPN", "PRON"} else []


def joined_to(conjunct: Token) -> Token:
    """The verb that a conjunct continues: a finite one continues a finite one, above a participle."""
    head = conjunct.head
    if conjunct.tag_ in FINITE and head.dep_ == "pobj" and head.head.dep_ == "agent":
        return head.head.head  # "is hit by a car and flees"
    if conjunct.tag_ in FINITE:
        nearer = [c for c in head.children if c.dep_ == "conj" and c.i < conjunct.i and own_subjects(c)]
        if nearer:
            return nearer[-1]
    if conjunct.tag_ in FINITE and head.tag_ not in FINITE and not _has_finite_aux(head):
        for above in head.ancestors:
            if above.tag_ in FINITE:
                return above if above.i < conjunct.i else head
    return head


def _has_finite_aux(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE | {"MD"} for c in verb.children)


def _controlled(token: Token) -> list[Token]:
    """The subject of a complement: the head's object ("forces X to leave") or else its subject."""
    head = token.head
    if head.pos_ in NOMINAL:
        return _actors(head)
    if not is_passive(head) and head.lemma_ not in words("event_subject_control"):
        theirs = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < token.i]
        theirs = [c for d in theirs for c in (d.children if d.pos_ == "ADP" else (d,))]
        if theirs:
            return theirs[:1]
    return subjects(head)


def _modifier(token: Token) -> list[Token]:
    """The noun that a participle or relative clause describes; who acts, for an infinitive."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return _actors(token.head)
    return [token.head] if token.head.pos_ in NOMINAL else subjects(token.head)


def _gerund(token: Token) -> list[Token]:
    """The subject of a preposition's gerund: "after leaving", "accused of stealing"."""
    owner = token.head.head
    if owner.pos_ in NOMINAL and not is_mistagged(owner):
        return _actors(owner)
    if token.head.lower_ in {"of", "from", "for", "into"} and not is_passive(owner) and own_objects(owner):
        return own_objects(owner)[:1]
    return subjects(owner)


_SHARED = {
    "conj": _conjunct,
    "xcomp": _controlled,
    "ccomp": _controlled,
    "advcl": _head,
    "acl": _modifier,
    "relcl": _modifier,
    "pcomp": _gerund,
    "acomp": _head,
    "oprd": _head,
    "attr": _head,
    "dep": _head,
    "parataxis": _head,
    "prep": _head,
}


def objects(verb: Token) -> list[Token]:
    """Direct objects: the verb's own, a conjunct's that it shares, or what a relative clause describes."""
    own = own_objects(verb)
    if own:
        return own
    if verb.dep_ == "relcl" and _gap(verb):
        return [verb.head]
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i == 2 and verb.i + 1 < child.i:
            return own_objects(child)
    return []


def _gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "a man she loves", not "a man who sleeps"."""
    own = own_subjects(verb)
    if not own or own[0].lower_ in RELATIVE or is_passive(verb):
        return False
    clausal = {"ccomp", "xcomp", "acomp", "attr", "prt"}
    return not any(c.dep_ in clausal or c.tag_ in {"WRB", "WP$"} for c in verb.children) and not any(
        t.tag_ in {"WRB", "WP$"} for t in verb.lefts
    )
