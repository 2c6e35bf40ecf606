"""What follows from what is told: a sibling's parent, the spouse that an affair deceives (I1 to I3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.reading.relation.evidence import Evidence, oriented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.reading.relation.context import Context

KIN = frozenset({"parentOf", "siblingOf", "spouseOf"})
FAITHLESS = frozenset({"affair", "cheat", "infidelity"})
AFFAIR = frozenset({"affair", "sleep", "cheat", "fling", "seduce", "tryst", "liaison", "infidelity"})


def infer(context: Context, told: list[Evidence]) -> list[Evidence]:
    """What each rule concludes from the evidence, in a fixed order; conclusions are not chained."""
    return [e for rule in _RULES for e in rule(context, told)]


def _of_type(told: list[Evidence], kind: str) -> dict[tuple[str, str], Evidence]:
    """The first evidence for each pair of a type."""
    found: dict[tuple[str, str], Evidence] = {}
    for evidence in told:
        if evidence.type == kind:
            found.setdefault((evidence.source, evidence.target), evidence)
    return found


def _siblings_share_parents(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    parents = _of_type(told, "parentOf")
    for (first, second), sibling in _of_type(told, "siblingOf").items():
        for (parent, child), evidence in parents.items():
            other = {first: second, second: first}.get(child)
            if other and other != parent and (parent, other) not in parents:
                trigger = max(evidence.trigger, sibling.trigger)
                yield Evidence(parent, other, "parentOf", trigger, "inferred-sibling")


def _children_of_one_parent(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """Two children of one parent are siblings."""
    parents = _of_type(told, "parentOf")
    siblings = _of_type(told, "siblingOf")
    pairs = sorted(parents.items())
    for (parent, first), one in pairs:
        for (same, second), other in pairs:
            if parent == same and first < second and (first, second) not in siblings:
                trigger = max(one.trigger, other.trigger)
                yield oriented(first, second, "siblingOf", trigger, "inferred-same-parent")


def _parents_of_one_child(context: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """A father and a mother of one child are spouses."""
    pairs = sorted(_of_type(told, "parentOf").items())
    for (first, child), one in pairs:
        for (second, same), other in pairs:
            genders = {context.gender(first), context.gender(second)}
            if child == same and first < second and genders == {"female", "male"}:
                yield oriented(first, second, "spouseOf", max(one.trigger, other.trigger), "inferred-parents")


def _grandparents(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """A parent's parent is a relative, and so is a parent's sibling."""
    parents = _of_type(told, "parentOf")
    for (elder, parent), first in parents.items():
        for (same, child), second in parents.items():
            if parent == same and elder != child:
                trigger = max(first.trigger, second.trigger)
                yield oriented(elder, child, "relativeOf", trigger, "inferred-grandparent")
    for (one, two), sibling in _of_type(told, "siblingOf").items():
        for (parent, child), evidence in parents.items():
            other = {one: two, two: one}.get(parent)
            if other and other != child:
                trigger = max(sibling.trigger, evidence.trigger)
                yield oriented(other, child, "relativeOf", trigger, "inferred-uncle")


def _parents_spouse(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """A parent's spouse is a parent, by birth, marriage or adoption, where no other one is told."""
    parents = _of_type(told, "parentOf")
    for (one, two), marriage in _of_type(told, "spouseOf").items():
        for (parent, child), evidence in parents.items():
            other = {one: two, two: one}.get(parent)
            alone = [p for p, c in parents if c == child] == [parent]
            if other and other != child and alone:
                trigger = max(marriage.trigger, evidence.trigger)
                yield Evidence(other, child, "parentOf", trigger, "inferred-spouse")


def _siblings_share_relatives(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """A sibling's cousin, aunt or grandparent is one's own."""
    kin = _of_type(told, "relativeOf")
    for (one, two), sibling in _of_type(told, "siblingOf").items():
        for pair, evidence in kin.items():
            mine = next((p for p in pair if p in (one, two)), "")
            elder = next((p for p in pair if p not in (one, two)), "")
            if mine and elder:
                other = two if mine == one else one
                trigger = max(sibling.trigger, evidence.trigger)
                yield oriented(elder, other, "relativeOf", trigger, "inferred-sibling-kin")


def _affair_deceives(context: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """Who has an affair deceives the spouse, or whom they were with before."""
    spouses = {**_of_type(told, "romanticPartnerOf"), **_of_type(told, "spouseOf")}
    for evidence in told:
        if evidence.type != "romanticPartnerOf" or not _is_affair(context, evidence):
            continue
        for lover, other in ((evidence.source, evidence.target), (evidence.target, evidence.source)):
            for pair, bond in spouses.items():
                spouse = next((p for p in pair if p != lover), "") if lover in pair else ""
                wed = bond.type == "spouseOf" or _is_broken(context, bond, evidence)
                if spouse and spouse != other and wed:
                    yield Evidence(lover, spouse, "deceives", evidence.trigger, "inferred-affair")


def _is_broken(context: Context, bond: Evidence, evidence: Evidence) -> bool:
    """Whether an affair is told as one, after a love that is none."""
    words = {
        t.lemma_.lower() for t in (context.doc[evidence.trigger], *context.doc[evidence.trigger].children)
    }
    return bond.trigger < evidence.trigger and bool(words & FAITHLESS) and not _is_affair(context, bond)


def _is_affair(context: Context, evidence: Evidence) -> bool:
    word = context.doc[evidence.trigger]
    return bool(AFFAIR & {t.lemma_.lower() for t in (word, *word.children)})


def _mutual_love(_: Context, told: list[Evidence]) -> Iterator[Evidence]:
    """Two that are attracted to each other are partners."""
    loves = _of_type(told, "attractedTo")
    for (first, second), evidence in loves.items():
        if first < second and (second, first) in loves:
            trigger = max(evidence.trigger, loves[second, first].trigger)
            yield oriented(first, second, "romanticPartnerOf", trigger, "inferred-mutual")


_RULES: tuple[Callable[[Context, list[Evidence]], Iterator[Evidence]], ...] = (
    _siblings_share_parents,
    _children_of_one_parent,
    _parents_of_one_child,
    _grandparents,
    _parents_spouse,
    _siblings_share_relatives,
    _affair_deceives,
    _mutual_love,
)
