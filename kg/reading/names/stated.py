"""Names that the text itself says are one person's: "Dorian, known as Nightjar", "posing as Ned Pike"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.names.parts import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

FAR = 12
"""Tokens that may stand between the two names."""

SAYING = re.compile(
    r"(?:"
    r"\b(?:also|better|later|now|formerly|otherwise|commonly|only|simply)?\s*(?:known|referred)\s(?:[\w\s]{0,25}\s)?as"
    r"|\bnicknamed|\bdubbed|\bcode-?\s?named|\bcalled|\balias|\ba\.?k\.?a\.?"
    r"|\breal name(?: is| was)?|\bgo(?:es|ing)? by(?: the name| the alias)?(?: of)?"
    r"|\bunder the (?:name|alias|pseudonym|identity)(?: of)?"
    r"|\bpos(?:es|ed|ing) as(?:[\w\s'-]{0,40}[,\s])?"
    r"|\b(?:is|was) (?:actually|really|secretly|in fact|in reality)|\brevealed to be"
    r"|\bintroduc(?:es|ed|ing) (?:(?:him|her)self )?(?:to [\w\s]{1,20} )?as"
    r"|\bidentif(?:ies|ied|ying) (?:him|her)self as"
    r"|\(\s*(?:actually|really|in reality|in fact|secretly)"
    r"|\brenam(?:es|ed|ing) (?:him|her)self|\bactually named|\balter ego(?: is)?|\b(?:him|her)self to be"
    r"|\brealizes is actually|\bcalling (?:him|her)self|\bcalls (?:him|her)self|\bchanges (?:his|her) name to"
    r")\s*(?:a|an|the|con man|conman|professor|doctor|captain|king|queen|prince|princess)?"
    r"\s*[,\"'(]*\s*(?:the)?\s*$",
    re.IGNORECASE,
)


def stated_aliases(doc: Doc, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of names, in one sentence, of which the text says that they name one person."""
    ordered = sorted(spans, key=_start)
    for first, second in pairwise(ordered):
        between = doc[first.end : second.start]
        together = not any(t.is_sent_start for t in doc[first.end : second.end])
        said = together and 0 < len(between) <= FAR and SAYING.search(between.text_with_ws)
        if said and not _owned(doc, second) and _about(between):
            yield first, second


def _about(between: Span) -> bool:
    """Whether the words speak of the first name's bearer, not of what he owns, leads or is led to."""
    after = between.doc[between.end].text
    if between[0].tag_ == "POS" or (between[-1].lower_ == "the" and after.endswith(("s", "men"))):
        return False
    second = between.doc[between.end]
    nouns = [
        t
        for t in between
        if t.pos_ == "NOUN"
        and t.lower_ not in {"name", "alias", "school", "identity"}
        and not (t.dep_ in {"compound", "nmod"} and t.head.i >= second.i)
    ]
    return all(
        t.lemma_.lower() in table("person_nouns") or t.lower_.endswith(("er", "or", "ist", "man"))
        for t in nouns
    )


def married_names(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of a spouse's own name and the married one: Ellen, whom the text calls his wife, and Mrs. Hale.

    Only where one man of that surname is named and one woman is called a wife, or the other way round.
    """
    for title, spouse in (("mrs", "wife"), ("mr", "husband")):
        wed = [
            s for s in spans if take_apart(s.text).titles == (title,) and len(take_apart(s.text).core) == 1
        ]
        own = [s for s in spans if spouse in {n.lower_ for n in nouns_beside(s)}]
        if len({s.text for s in wed}) == 1 and len({s.text for s in own}) == 1 and own[0].text != wed[0].text:
            yield own[0], wed[0]


def names_of_actors(doc: Doc, uses: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of a written name and an actor whom it means: plots go on with "Cole" for Al Cole's part.

    ``uses`` are the names that are nobody's so far, each with its folded core.
    """
    actors = {actor for credit in doc.spans.get("cast", ()) for actor in credit.id_.split("|")}
    surnames = Counter(take_apart(actor).core[-1] for actor in sorted(actors) if take_apart(actor).core)
    for text, core in uses:
        for actor in sorted(actors):
            own = take_apart(actor).core
            if core == " ".join(own) or (len(own) > 1 and core == own[-1] and surnames[core] == 1):
                yield text, actor


def _start(span: Span) -> int:
    return span.start


def _owned(doc: Doc, span: Span) -> bool:
    """Whether the name only possesses what is named: "known as X's brother"."""
    return span.end < len(doc) and doc[span.end].tag_ == "POS"
