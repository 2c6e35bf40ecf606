"""The events that break a relationship: of the two, of one who gives it up, and a death."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.relation.phrases import complements, with_following

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.reading.relation.evidence import Evidence
    from kg.story import Event

Key = tuple[str, str, str]
"""Source, target and type of a relationship."""
Known = Mapping[Key, list["Evidence"]]
"""The evidence for each relationship."""
Way = Callable[["Doc", "dict[int, Event]", Known], "Iterator[tuple[Key, Event]]"]
"""A way to find, among the events by their tokens, those that bear on relationships."""
LIVED = frozenset(
    {"spouseOf", "romanticPartnerOf", "friendOf", "colleagueOf", "employs", "mentors", "enemyOf"}
)
"""Types that a death ends; kin remain kin."""
FEW = 3
"""More who die by one word are mostly a crowd, of whom the names are guessed."""
AGAIN = 2
"""Who does so much after his death has not died."""


def when(event: Event) -> int:
    """The event's place in the order as it happened."""
    return event.order if event.story_order is None else event.story_order


def _by_words(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Breaks that are evidence themselves: "Ann divorces Tom" says that they were married."""
    for key, items in known.items():
        broken = table("relation_turns").get(f"{key[2]} broken", ())
        for item in items:
            if item.trigger in told and doc[item.trigger].lemma_.lower() in broken:
                yield key, told[item.trigger]


def _by_pairs(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Events of just the two that break such a bond: "they get a divorce", "she leaves him"."""
    for key, token, event in _of_pairs(told, known):
        rows = table("relation_turns")
        typed = event.type in rows.get(f"{key[2]} left by", ())
        if typed or any(_parts(doc[token], event, way) for way in _said(doc[token], f"{key[2]} left")):
            yield key, event


def by_renewal(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Events of just the two that mend such a bond: "they reconcile", "he takes her back"."""
    for key, token, event in _of_pairs(told, known):
        if _said(doc[token], f"{key[2]} again"):
            yield key, event


def _of_pairs(told: dict[int, Event], known: Known) -> Iterator[tuple[Key, int, Event]]:
    """Each relationship with the events, and their tokens, in which just its two take part."""
    pairs: dict[frozenset[str], list[Key]] = defaultdict(list)
    for key in known:
        pairs[frozenset(key[:2])].append(key)
    for token, event in told.items():
        yield from ((key, token, event) for key in pairs.get(frozenset(_people(event)), ()))


def _said(token: Token, row: str) -> set[str]:
    """What of a row of `relation_turns` the word says, alone or with the words that belong to it."""
    wanted = table("relation_turns").get(row, ())
    lemma = token.lemma_.lower()
    if not any(way.split()[0] == lemma for way in wanted):
        return set()
    return {lemma, *with_following(token), *(phrase for phrase, _ in complements(token))}.intersection(wanted)


def _people(event: Event) -> tuple[str, ...]:
    return (*event.agents, *event.patients, *event.recipients)


def _parts(token: Token, event: Event, way: str) -> bool:
    """Whether one leaves the other, not a place with her."""
    if way.split()[0] not in {"leave", "desert", "abandon"}:
        return True
    below = {c.dep_ for c in token.children if c.lower_ != "for"}
    return bool(event.agents and event.patients) and below.isdisjoint({"prep", "acomp", "oprd"})


def _by_nouns(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Bonds that are ended by name: "he breaks off the engagement", "their marriage is annulled"."""
    for token, event in told.items():
        noun = _ended(doc[token])
        if noun is None:
            continue
        people = set(_people(event))
        fitting = [
            (max(before), key)
            for key, items in known.items()
            if key[2] == table("relation_ended_nouns")[noun][0]
            and (not people or people <= set(key[:2]))
            and (before := [item.trigger for item in items if item.trigger < token])
        ]
        if fitting:
            yield max(fitting)[1], event


def _ended(token: Token) -> str | None:
    """The noun of a bond that the word ends, or that is ended where it is the trigger itself."""
    nouns = table("relation_ended_nouns")
    if token.lemma_.lower() in words("relation_ending_verbs"):
        # "off" may take the noun for its own
        particles = [c for c in token.children if c.lower_ == "off" or c.dep_ == "prt"]
        below = [*token.children, *(c for particle in particles for c in particle.children)]
        objects = [c.lemma_.lower() for c in below if c.dep_ in {"dobj", "nsubjpass", "pobj"}]
        return next((noun for noun in objects if noun in nouns), None)
    ending = token.head.lemma_.lower() in words("relation_ending_verbs")
    ended = ending and token.dep_ in {"dobj", "nsubjpass"}
    return token.lemma_.lower() if ended and token.lemma_.lower() in nouns else None


def _by_leavers(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Who gives up his work leaves the one who employs him; of several nobody knows whom."""
    bosses: dict[str, list[Key]] = defaultdict(list)
    for key in known:
        if key[2] == "employs":
            bosses[key[1]].append(key)
    for token, event in told.items():
        if doc[token].lemma_.lower() in table("relation_turns")["employs given"]:
            for person in event.agents:
                if len(bosses.get(person, ())) == 1:
                    yield bosses[person][0], event


def _by_deaths(doc: Doc, told: dict[int, Event], known: Known) -> Iterator[tuple[Key, Event]]:
    """Bonds of one who dies, unless he goes on doing things."""
    of: dict[str, list[Key]] = defaultdict(list)
    for key in known:
        if key[2] in LIVED:
            of[key[0]].append(key)
            of[key[1]].append(key)
    acts: dict[str, list[int]] = defaultdict(list)
    for event in sorted(told.values(), key=when):
        for person in event.agents:
            acts[person].append(when(event))
    for person, event in _deaths(told, known):
        done = acts.get(person, [])
        if len(done) - bisect_right(done, when(event)) < AGAIN:
            yield from ((key, event) for key in of.get(person, ()))


def _deaths(told: dict[int, Event], known: Known) -> Iterator[tuple[str, Event]]:
    """Who dies in which event: as the event says, or as a killing is told ("shoots him dead")."""
    for event in told.values():
        yield from ((person, event) for person in _dead(event))
    for (_, victim, kind), items in known.items():
        if kind == "kills":
            yield from ((victim, told[item.trigger]) for item in items if item.trigger in told)


def _dead(event: Event) -> tuple[str, ...]:
    """Who dies in the event: whom it kills, or who does the dying."""
    found = event.patients if event.type == "killing" else event.agents if event.type == "death" else ()
    return found if len(found) <= FEW else ()


BREAKS: tuple[Way, ...] = (_by_words, _by_pairs, _by_nouns, _by_leavers, _by_deaths)
