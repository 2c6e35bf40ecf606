"""Names that the text itself says are one person's: "Dorian, known as Nightjar", "posing as Ned Pike"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.reading.lexicon import table
from kg.reading.names.beside import nouns_beside
from kg.reading.names.gazetteer import on_the_map
from kg.reading.names.parts import first_name_gender, take_apart, title_gender
from kg.reading.names.runs import capitalised, is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

GENDERS = {"he": "male", "him": "male", "she": "female"}
FAR = 12
"""Tokens that may stand between the two names."""

SAYING = re.compile(
    r"(?:"
    r"\b(?:also|better|later|now|formerly|otherwise|commonly|only|simply)?\s*(?:known|knew|referred)\s(?:[\w\s]{0,25}\s)?as"
    r"|\bnicknamed|\bdubbed|\bcode-?\s?named|\bcalled|\balias|\ba\.?k\.?a\.?"
    r"|\breal name(?: is| was)?|\bgo(?:es|ing)? by(?: the name| the alias)?(?: of)?"
    r"|\b(?:under|us(?:es|ed|ing)|adopt(?:s|ed|ing)|assum(?:es|ed|ing)|t(?:akes|ook|aking)(?: on)?)"
    r" (?:the|a|an|his|her) (?:\w+ )?(?:name|alias|pseudonym|identity)(?: of)?"
    r"|\b(?:stage|pen|birth|maiden) name(?: is| was)?"
    r"|\bpos(?:es|ed|ing) as(?:[\w\s'-]{0,40}[,\s])?"
    r"|\b(?:is|was) (?:actually|really|secretly|in fact|in reality)|\brevealed to be"
    r"|\bintroduc(?:es|ed|ing) (?:(?:him|her)self )?(?:to [\w\s]{1,20} )?as"
    r"|\bperform(?:s|ed|ing) as|\bidentif(?:ies|ied|ying) (?:him|her)self as"
    r"|\(\s*(?:actually|really|in reality|in fact|secretly)"
    r"|\brenam(?:es|ed|ing) (?:him|her)self|\bactually named|\balter ego(?: is)?|\b(?:him|her)self to be"
    r"|\brealizes is actually|\bcalling (?:him|her)self|\bcalls (?:him|her)self|\bchanges (?:his|her) name to"
    r")\s*(?:the|con man|conman|professor|doctor|captain|king|queen|prince|princess)?"
    r"\s*[,\"'(]*\s*(?:the)?\s*$",
    re.IGNORECASE,
)


def stated_aliases(doc: Doc, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of names, in one sentence, of which the text says that they name one person."""
    before: Span | None = None
    asides: set[int] = set()
    for span in sorted(spans, key=_start):
        if before is not None and _joins(doc, before, span, asides):
            yield before, span
        if _is_aside(doc, span):
            asides |= set(range(span.start, span.end))
        else:
            before = span


def _joins(doc: Doc, first: Span, second: Span, asides: set[int]) -> bool:
    """Whether the words between two names say that both name one person."""
    between = doc[first.end : second.start]
    if _styled(first, between, second):
        return True
    if not 0 < len(between) <= FAR or any(t.is_sent_start for t in doc[first.end : second.end]):
        return False
    if any(_names_another(t) and t.i not in asides for t in between):
        return False
    said = SAYING.search(between.text_with_ws)
    if said is None or _owned(doc, second) or _of_another(first, between):
        return False
    return _about(between, said.start())


def _styled(first: Span, between: Span, second: Span) -> bool:
    """Whether the second is the first one's style, set off by a comma: "Lord Alder, Earl of Marsh"."""
    style = len(second) > 2 and is_title(second[0]) and second[1].lower_ == "of"
    return style and between.text == "," and second[0].dep_ == "appos" and second[0].head in first


def _of_another(first: Span, between: Span) -> bool:
    """Whether a pronoun between the names means somebody else: "Hale tells him that she is really Ann"."""
    told = [GENDERS[t.lower_] for t in between if t.lower_ in GENDERS]
    name = take_apart(first.text)
    own = title_gender(name) or first_name_gender(name)
    return len(told) > 1 or any(gender != own for gender in told)


def _names_another(token: Token) -> bool:
    """Whether the token is of a name that says more than where somebody is from."""
    named = token.pos_ == "PROPN" and capitalised(token) and not is_title(token)
    return named and token.ent_type_ != "NORP" and not on_the_map(token.text)


def _is_aside(doc: Doc, span: Span) -> bool:
    """Whether the name only says to whom or whose: "known to Ada as Moth", "posing as Ada's cousin, Ned"."""
    known = doc[max(span.start - 2, 0) : span.start].text.casefold() in {"known to", "known by"}
    return _owned(doc, span) or (known and doc[span.end : span.end + 1].text == "as")


def _about(between: Span, said: int) -> bool:
    """Whether the words speak of the first name's bearer, not of what he owns, leads, meets or is led to.

    ``said`` is where in them it is said: before it stand nouns for whoever is named there.
    """
    after = between.doc[between.end].text
    if between[0].tag_ == "POS" or between[0].text == "'":
        return False
    if between[-1].lower_ == "the" and after.endswith(("s", "men")):
        return False
    second = between.doc[between.end]
    nouns = [
        t
        for t in between
        if t.pos_ == "NOUN"
        and t.lower_ not in {"name", "alias", "pseudonym", "school", "identity"}
        and not (t.dep_ in {"compound", "nmod"} and t.head.i >= second.i)
    ]
    before = [t for t in nouns if t.idx - between.start_char < said]
    return all(map(_is_person, nouns)) and not any(_is_group(t) or _another(t) for t in before)


def _another(noun: Token) -> bool:
    """Whether it is for somebody else: "Ann meets a man called Pike", "Ann and her friend, known as Pike"."""
    listed = noun.dep_ == "conj" and noun.head.pos_ == "PROPN"
    return listed or noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ not in {"for", "as"})


def _is_person(noun: Token) -> bool:
    return noun.lemma_.lower() in table("person_nouns") or noun.lower_.endswith(("er", "or", "ist", "man"))


def _is_group(noun: Token) -> bool:
    """Whether the noun is for several: the one who leads a group is not called what the group is."""
    return table("person_nouns").get(noun.lemma_.lower(), ("", ""))[1] == "group"


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
    """Pairs of a written name and an actor whom it means: plots go on with "Dean" for Rob Dean's part.

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
