"""A parsed Doc as plain lists: what the resolver asks often must not go through spaCy's objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.reading.doc import sentences_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECT, PASSIVE, OBJECT, DATIVE, OBLIQUE, POSSESSIVE, AGENT, OTHER = range(8)
"""Grammatical roles."""

ROLES = {
    "nsubj": SUBJECT,
    "csubj": SUBJECT,
    "nsubjpass": PASSIVE,
    "dobj": OBJECT,
    "obj": OBJECT,
    "dative": DATIVE,
    "iobj": DATIVE,
    "pobj": OBLIQUE,
    "poss": POSSESSIVE,
}
SHARES_ROLE = frozenset({"conj", "appos", "compound", "nmod"})
WITHOUT_SUBJECT = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})


class Grid:
    """Heads, labels, sentences and clauses of a Doc, by token index."""

    def __init__(self, doc: Doc) -> None:
        """Copy what is needed from the Doc, once."""
        table = doc.to_array(["LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"])
        strings = doc.vocab.strings
        word = {key: strings[key] for key in np.unique(table).tolist()}
        lower, lemma, tag, pos, dep, entity = (
            [word[key] for key in column] for column in table.reshape(-1, 6).T.tolist()
        )
        self.size = len(lower)
        self.lower, self.tag, self.pos, self.dep, self.entity = lower, tag, pos, dep, entity
        self.lemma = [text.lower() for text in lemma]
        jumps: list[int] = doc.to_array("HEAD").astype("int64").tolist()
        self.head: list[int] = [token + jump for token, jump in enumerate(jumps)]
        self.sent: list[int] = []
        self.starts: list[int] = []
        self.roots: list[int] = []
        for number, sentence in enumerate(sentences_of(doc)):
            begin, end = sentence.start, sentence.end
            self.sent.extend([number] * (end - begin))
            self.starts.append(begin)
            self.roots.append(self.top(begin, end))
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.head):
            if head != token:
                self.children[head].append(token)
        self.clause = self._clauses()
        self.argument: dict[tuple[int, int], int] = {}
        self._arguments()
        self._subjects: dict[int, int] = {}

    def _clauses(self) -> list[int]:
        """For each token the verb of its clause: itself, or the nearest verb above it."""
        verbs: list[int] = [-1] * self.size
        for token in range(self.size):
            path = []
            at = token
            while verbs[at] < 0:
                path.append(at)
                if (self.pos[at] in ("VERB", "AUX") and not self.dep[at].startswith("aux")) or self.head[
                    at
                ] == at:
                    verbs[at] = at
                    break
                at = self.head[at]
            for step in path:
                verbs[step] = verbs[at]
        return verbs

    def _arguments(self) -> None:
        """Note each verb's subject, object, dative and obliques, the first of each."""
        for token, dep in enumerate(self.dep):
            role = ROLES.get(dep)
            if role is None or role == POSSESSIVE:
                continue
            verb = self.head[token]
            if role == OBLIQUE:
                if self.dep[verb] == "dative":
                    role = DATIVE
                elif self.dep[verb] == "agent":
                    role = AGENT
                verb = self.head[verb]
            key = (verb, SUBJECT if role == PASSIVE else role)
            if key not in self.argument:
                self.argument[key] = self._named(self.antecedent(token, verb))

    def _named(self, noun: int) -> int:
        """The name in apposition to a noun, which stands in its place: "the sheriff, Max, arrests him"."""
        if self.tag[noun] != "NN":
            return noun
        names = (c for c in self.children[noun] if self.dep[c] == "appos" and self.pos[c] == "PROPN")
        return next(names, noun)

    def antecedent(self, token: int, verb: int) -> int:
        """The noun that a relative pronoun stands for, else the token itself."""
        if self.tag[token] in RELATIVE and self.dep[verb] in ("relcl", "acl"):
            return self.head[verb]
        return token

    def subject(self, verb: int) -> int:
        """The token of a verb's logical subject, its own or one it shares; -1 where there is none."""
        known = self._subjects.get(verb)
        if known is not None:
            return known
        self._subjects[verb] = -1  # a cycle ends here
        found = self.argument.get((verb, SUBJECT), -1)
        if found < 0:
            found = self._shared_subject(verb)
        self._subjects[verb] = found
        return found

    def _shared_subject(self, verb: int) -> int:
        """The subject of a verb that has none of its own, by how it hangs on what is above it."""
        above, dep = self.head[verb], self.dep[verb]
        if above == verb:
            return -1
        if dep in ("acl", "relcl"):
            return above
        if dep == "xcomp" and (above, OBJECT) in self.argument:
            return self.argument[above, OBJECT]
        if dep in WITHOUT_SUBJECT or dep == "pcomp":
            return self.subject(self.clause[above])
        return -1

    def role(self, token: int) -> int:
        """The grammatical role of a noun; conjuncts and appositions have that of what they hang on."""
        for _ in range(8):
            dep = self.dep[token]
            if dep not in SHARES_ROLE:
                break
            token = self.head[token]
        role = ROLES.get(self.dep[token], OTHER)
        if role == OBLIQUE and self.dep[self.head[token]] == "agent":
            return AGENT
        return role

    def conjunct(self, token: int) -> int:
        """The next of a list, joined to a token; -1 where there is none."""
        return next((child for child in self.children[token] if self.dep[child] == "conj"), -1)

    def up(self, verb: int) -> int:
        """The verb of the clause above; -1 at the root."""
        above = self.head[verb]
        return -1 if above == verb else self.clause[above]

    def top(self, start: int, end: int) -> int:
        """The syntactic head of the tokens from start to end."""
        for token in range(start, end):
            head = self.head[token]
            if head == token or not start <= head < end:
                return token
        return end - 1

    def left(self, token: int) -> int:
        """Where the noun phrase of a token begins: before its own determiners and modifiers."""
        begin = token
        for child in self.children[token]:
            if child < begin and self.dep[child] in LEFT:
                begin = min(begin, self.left(child))
        return begin


LEFT = frozenset(
    {"det", "amod", "poss", "nummod", "compound", "nmod", "advmod", "case", "predet", "quantmod", "punct"}
)
