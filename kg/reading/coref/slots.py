"""Where an entity stands around a pronoun: subject of its verb, object of the verb above, its owner..."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.reading.coref.around import beside, meant, members
from kg.reading.coref.entities import Entity, Register
from kg.reading.coref.grid import AGENT, DATIVE, OBJECT, OBLIQUE, OTHER, SUBJECT, Grid
from kg.reading.coref.words import ACCUSATIVE, GENITIVE, NOMINATIVE, REFLEXIVE, verbs
from kg.story import Gender

SLOTS = (
    *("subject", "object", "dative", "oblique", "agent"),
    *("subject above", "object above", "dative above", "oblique above", "agent above"),
    *("subject two above", "object two above", "root subject", "root object"),
    *("last root subject", "last root object", "last sentence's end", "last mention"),
    *("antecedent", "antecedent above", "conjoined", "joined phrase", "own phrase", "phrase above"),
    *("possessor of phrase", "and his", "in subject", "in object", "in subject above", "bound set"),
    *("subject beside", "object beside", "last clause's subject", "last clause's object"),
    *("pronoun before", "pronoun before here", "pronoun before in clause"),
    *("clause below's subject", "clause below's object", "first here"),
    *("object warned", "subject promising", "subject saying", "cause object", "cause subject"),
    *("argument's owner", "subject's owner"),
    *("bound", "bound oblique", "reflexive's subject", "owner is subject", "owner is object"),
    *("he, subject above", "he, object above", "him, subject above", "him, object above"),
    *("his, subject above", "his, object above", "shared subject"),
    *("has such", "is such", "named ahead", "named ahead in clause", "named next"),
)
AHEAD = 40
"""How many tokens are looked through for names that are still to come."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun to resolve, and where it stands."""

    token: int
    gender: Gender
    case: int
    sentence: int
    clause: int
    role: int

    @classmethod
    def at(cls, grid: Grid, token: int, gender: Gender, case: int) -> Pronoun:
        """The pronoun at a token; "her" is possessive or not by its place in the tree."""
        if grid.lower[token] == "her":
            owns = grid.dep[token] == "poss" or grid.tag[token] == "PRP$"
            case = GENITIVE if owns else ACCUSATIVE
        return cls(token, gender, case, grid.sent[token], grid.clause[token], grid.role(token))


def slots(register: Register, grid: Grid, pronoun: Pronoun) -> list[tuple[str, Entity]]:
    """Which entities stand in which places around the pronoun."""
    tokens: list[tuple[str, int]] = []
    verb, token = pronoun.clause, pronoun.token
    above = grid.up(verb)
    tokens += _arguments(grid, verb, token, "")
    if above >= 0:
        tokens += _arguments(grid, above, token, " above")
        tokens += _biased(grid, pronoun, above)
        two = grid.up(above)
        if two >= 0:
            tokens += [("subject two above", grid.subject(two))]
            tokens += [("object two above", grid.argument.get((two, OBJECT), -1))]
    root = grid.roots[pronoun.sentence]
    tokens += [("root subject", grid.subject(root)), ("root object", grid.argument.get((root, OBJECT), -1))]
    if pronoun.sentence:
        last = grid.roots[pronoun.sentence - 1]
        tokens += [("last root subject", grid.subject(last))]
        tokens += [("last root object", grid.argument.get((last, OBJECT), -1))]
    for child in grid.children[verb]:
        if child < token and grid.dep[child] in ("advcl", "ccomp", "csubj"):
            tokens += [("clause below's subject", grid.subject(child))]
            tokens += [("clause below's object", grid.argument.get((child, OBJECT), -1))]
    tokens += beside(grid, pronoun, above)
    tokens += _phrase(grid, pronoun)
    tokens += _crossed(pronoun, tokens) + _own(grid, pronoun, tokens)
    places = ((name, meant(register, grid, at)) for name, at in tokens if at >= 0 and at != token)
    found = [(name, entity) for name, entity in places if entity is not None]
    found += members(register, grid, pronoun, above)
    return found + _history(register, grid, pronoun) + _ahead(register, grid, pronoun)


def relatives(
    register: Register, grid: Grid, pronoun: Pronoun, who: Iterable[Entity]
) -> list[tuple[str, Entity]]:
    """Whose mother is known, and who is somebody's mother, where the pronoun is that of "her mother"."""
    noun = grid.lemma[grid.head[pronoun.token]] if pronoun.case == GENITIVE else ""
    kin = register.kin.get(noun)
    if kin is None:
        return []
    return [
        (name, entity)
        for entity in who
        for name, holds in (("is such", entity in kin), ("has such", (entity, noun) in register.related))
        if holds
    ]


CROSSES = {
    ("subject", NOMINATIVE): "shared subject",
    ("subject", ACCUSATIVE): "bound",
    ("object", ACCUSATIVE): "bound",
    ("dative", ACCUSATIVE): "bound",
    ("object", NOMINATIVE): "bound",
    ("dative", NOMINATIVE): "bound",
    ("oblique", NOMINATIVE): "bound oblique",
    ("oblique", ACCUSATIVE): "bound oblique",
    ("subject", REFLEXIVE): "reflexive's subject",
    ("subject", GENITIVE): "owner is subject",
    ("object", GENITIVE): "owner is object",
    ("subject above", NOMINATIVE): "he, subject above",
    ("object above", NOMINATIVE): "he, object above",
    ("subject above", ACCUSATIVE): "him, subject above",
    ("object above", ACCUSATIVE): "him, object above",
    ("subject above", GENITIVE): "his, subject above",
    ("object above", GENITIVE): "his, object above",
}
"""Places that mean something else in each case: he saw him, he saw his, he saw himself."""


def _own(grid: Grid, pronoun: Pronoun, tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Whose "his own" is, as "himself" would be: the subject's, or that above of "lets his own son go"."""
    if pronoun.case != GENITIVE or grid.lower[min(pronoun.token + 1, grid.size - 1)] != "own":
        return []
    noun = grid.head[pronoun.token]
    near = (at for name, at in tokens if name in {"subject", "subject above"})
    subject = next((at for at in near if at >= 0 and noun not in (at, grid.head[at])), -1)
    return [("reflexive's subject", subject)]


def _crossed(pronoun: Pronoun, tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The places again, with the pronoun's case."""
    found = []
    for name, at in tokens:
        cross = CROSSES.get((name, pronoun.case))
        if name == "subject above" and pronoun.case == ACCUSATIVE and pronoun.role == SUBJECT:
            cross = "bound"  # "Smith has him do it"
        if cross == "bound" and pronoun.case == ACCUSATIVE and pronoun.role in (OBLIQUE, OTHER):
            cross = "bound oblique"
        if cross is not None:
            found.append((cross, at))
    return found


def _arguments(grid: Grid, verb: int, token: int, suffix: str) -> list[tuple[str, int]]:
    """The arguments of a verb, with their conjuncts and what owns the subject."""
    found = [(f"subject{suffix}", grid.subject(verb))]
    for role, name in ((OBJECT, "object"), (DATIVE, "dative"), (OBLIQUE, "oblique"), (AGENT, "agent")):
        argument = grid.argument.get((verb, role), -1)
        if argument >= 0 and argument != token:
            found.append((name + suffix, argument))
    if not suffix:
        for name, argument in tuple(found):
            if argument >= 0:
                owner = "subject's owner" if name == "subject" else "argument's owner"
                found += [(owner, child) for child in grid.children[argument] if grid.dep[child] == "poss"]
    return found


def _biased(grid: Grid, pronoun: Pronoun, above: int) -> list[tuple[str, int]]:
    """Whom the verb above makes likely: "warns him that he", "promises her that she"."""
    classes = verbs().get(grid.lemma[above])
    if classes is None:
        return []
    subject, found = grid.subject(above), []
    target = grid.argument.get((above, OBJECT), grid.argument.get((above, DATIVE), -1))
    if grid.dep[pronoun.clause] in ("ccomp", "xcomp"):
        if "object" in classes:
            found.append(("object warned", target))
        if "subject" in classes:
            found.append(("subject promising", subject))
        if "say" in classes:
            found.append(("subject saying", subject))
    elif grid.dep[pronoun.clause] == "advcl":
        if "cause-object" in classes:
            found.append(("cause object", target))
        if "cause-subject" in classes:
            found.append(("cause subject", subject))
    return found


def _phrase(grid: Grid, pronoun: Pronoun) -> list[tuple[str, int]]:
    """What stands in the pronoun's own noun phrase: what it is joined to, what it owns, who owns that."""
    token = pronoun.token
    noun = grid.head[token] if pronoun.case == GENITIVE else token
    found: list[tuple[str, int]] = []
    if pronoun.case == GENITIVE:
        found += [
            ("own phrase", child) for child in grid.children[noun] if grid.dep[child] in ("appos", "compound")
        ]
    at = noun
    for step in range(6):
        above = grid.head[at]
        if above == at or at == pronoun.clause:
            break
        if grid.dep[at] == "conj":
            found.append(("joined phrase" if step or pronoun.case == GENITIVE else "conjoined", above))
        elif grid.dep[at] == "appos":
            found.append(("phrase above" if step else "own phrase", above))
        elif grid.pos[above] in ("NOUN", "PROPN"):
            found += [
                ("possessor of phrase", child) for child in grid.children[above] if grid.dep[child] == "poss"
            ]
        at = above
    verb = pronoun.clause
    for step in range(4):
        if grid.dep[verb] in ("relcl", "acl"):
            found.append(("antecedent above" if step else "antecedent", grid.head[verb]))
        verb = grid.up(verb)
        if verb < 0:
            break
    return found


def _history(register: Register, grid: Grid, pronoun: Pronoun) -> list[tuple[str, Entity]]:
    """Who was spoken of just before: the last mention, the last such pronoun, the first of the sentence."""
    found: list[tuple[str, Entity]] = []
    if register.last is not None:
        found.append(("last mention", register.last[1]))
        at = pronoun.token - 1
        joined = register.last[0].end == at and grid.lower[at] in ("and", ",", "with")
        if joined and pronoun.case == GENITIVE:
            found.append(("and his", register.last[1]))
    if pronoun.gender in register.pronoun:
        token, entity = register.pronoun[pronoun.gender]
        if grid.sent[token] >= pronoun.sentence - 1:
            found.append(("pronoun before", entity))
        if grid.sent[token] == pronoun.sentence:
            found.append(("pronoun before here", entity))
        if grid.clause[token] == pronoun.clause and pronoun.case != REFLEXIVE:
            found.append(("pronoun before in clause", entity))
    here = register.sentences.get(pronoun.sentence)
    if here:
        found.append(("first here", here[0][1]))
    before = register.sentences.get(pronoun.sentence - 1)
    if before:
        found.append(("last sentence's end", before[-1][1]))
    return found


def _ahead(register: Register, grid: Grid, pronoun: Pronoun) -> list[tuple[str, Entity]]:
    """Whom the rest of the sentence names, and whom the next one names first: seldom the same one."""
    found: list[tuple[str, Entity]] = []
    begin, number = pronoun.token + 1, pronoun.sentence + 1
    stop = grid.starts[number] if number < len(grid.starts) else grid.size
    for token in range(begin, min(stop, begin + AHEAD)):
        entity = register.at.get(token)
        if entity is not None:
            found.append(("named ahead", entity))
            if grid.clause[token] == pronoun.clause:
                found.append(("named ahead in clause", entity))
    for token in range(stop, min(grid.size, stop + AHEAD)):
        entity = register.at.get(token)
        if entity is not None:
            return [*found, ("named next", entity)]
    return found
