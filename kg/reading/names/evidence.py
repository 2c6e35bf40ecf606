"""What the text shows of a name: features for telling a character's name from a place's or another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.reading.lexicon import table, words
from kg.reading.names.aside import signs_of_place, signs_of_title
from kg.reading.names.belonging import signs_of_body
from kg.reading.names.beside import nouns_beside
from kg.reading.names.chunks import Chunk
from kg.reading.names.gazetteer import SHIPS, borne, head_word, on_the_map
from kg.reading.names.meaning import hints
from kg.reading.names.runs import fold_title, is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

PLACE_WORDS = frozenset({"planet", "city", "town", "village", "island", "country"})
PERSON_KINDS = frozenset({"kin", "role", "work", "being"})


def key_of(span: Span) -> str:
    """What occurrences of one name share: its folded text without a leading article."""
    return span.text.casefold().removeprefix("the ").strip(" .'\"")


def by_name(doc: Doc, chunks: Iterable[Chunk]) -> dict[str, list[Span]]:
    """Chunks grouped by name, in order of first occurrence."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for start, end in chunks:
        groups[key_of(doc[start:end])].append(doc[start:end])
    return dict(groups)


def features(spans: list[Span], cast_ends: frozenset[int]) -> dict[str, float]:
    """What is known of a name from all its occurrences; each value is a share or 0 or 1."""
    found: Counter[str] = Counter()
    for span in spans:
        for feature in _occurrence(span):
            found[feature] += 1
        found["cast"] += span.end in cast_ends
    shares = {name: count / len(spans) for name, count in found.items()}
    shares["cast"] = float(bool(found["cast"]))
    shares["often"] = min(len(spans), 6) / 6
    shares["once"] = float(len(spans) == 1)
    shares["anywhere:who"] = float(found["relative:who"] > 0)
    shares["anywhere:named"] = float(found["named"] > 0)
    shares["anywhere:person"] = float(found["ner:PERSON"] > 0)
    shares["anywhere:acts"] = float(found["dep:nsubj"] > 0)
    takes_part = any(found[f"dep:{dep}"] for dep in ("nsubj", "nsubjpass", "dobj", "dative", "agent"))
    shares["once, apart"] = float(len(spans) == 1 and not takes_part and not found["cast"])
    shares["anywhere:owns kin"] = float(found["owns:kin"] + found["owns:role"] > 0)
    shares |= {f"meaning:{i}": hint for i, hint in enumerate(hints(spans[0]))}
    return shares | dict.fromkeys((*_written(spans[0]), *signs_of_title(spans[0])), 1.0)


def _written(span: Span) -> Iterator[str]:
    """Features of how the name is written."""
    tokens = [t for t in span if t.text not in {".", '"', "-"}]
    first, last = tokens[0], tokens[-1]
    first_name = table("first_names").get(first.lower_)
    yield f"words:{min(len(tokens), 4)}"
    yield f"first:{'no' if first_name is None else 'yes'}"
    if is_title(first):
        yield "title+name" if len(tokens) > 1 else "title alone"
    if len(tokens) > 1 and first_name and not is_title(last):
        yield "first+more"
    yield from _lexical(tokens, span.text)
    if head_word(span.text) in words("thing_nouns"):
        yield "head:thing noun"
    known = on_the_map(span.text)
    if known:
        yield f"map:{known}"
        yield f"map:{known}, {'borne' if borne(span.text) else 'not borne'} by people"
    if any(t.text.isupper() and len(t) > 1 and t.text.isalpha() for t in tokens):
        yield "capitals"
    if len(tokens) > 1 and any(len(t) == 2 and t.text[1] == "." for t in tokens[:-1]):
        yield "initial"
    if any(c.isdigit() for c in span.text):
        yield "digit"
    if last.tag_ in {"NNPS", "NNS"} or (last.lower_.endswith("s") and before_the(span)):
        yield "plural"
    if '"' in span.text:
        yield "nickname"


def _lexical(tokens: list[Token], written: str) -> Iterator[str]:
    """Features of the words of a name: what kind of noun it ends with or holds."""
    first, last = tokens[0], tokens[-1]
    if fold_title(last.text) in table("person_nouns"):
        yield "last:person noun"
    if last.lower_ in words("thing_nouns"):
        yield "last:thing noun"
    for kind in ("place", "institution"):
        if last.lower_ in table(f"{kind}_nouns"):
            yield f"last:{kind} noun"
        if any(t.lower_ in table(f"{kind}_nouns") for t in tokens[:-1]):
            yield f"holds:{kind} noun"
        if head_word(written) in table(f"{kind}_nouns"):
            yield f"head:{kind} noun"
    if head_word(written) in table("place_name_ends"):
        yield "head:place's end"
    if first.text in SHIPS:
        yield "ship"
    if any(t.lower_ in {"of", "&"} for t in tokens):
        yield "of"


def before_the(span: Span) -> bool:
    """Whether "the" stands before the name."""
    return span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _occurrence(span: Span) -> list[str]:
    """Features of one place where the name stands."""
    head = span.root
    out = [f"ner:{label}" for label in {t.ent_type_ or "none" for t in span}]
    out.append(f"dep:{head.dep_}")
    if head.pos_ == "PROPN":
        out.append("propn")
    if head.dep_ in {"nsubj", "nsubjpass", "dobj", "dative"} and head.head.pos_ in {"VERB", "AUX"}:
        out.append(f"{head.dep_}:{_verb_class(head.head)}")
    if head.dep_ == "pobj" and head.head.lower_ in words("name_prepositions"):
        out.append(f"prep:{head.head.lower_}")
        if head.head.head.lemma_.lower() in table("person_nouns"):
            out.append(f"prep:{head.head.lower_}:person noun")
        if head.head.head.pos_ == "VERB":
            out.append(f"prep:{head.head.lower_}:{_verb_class(head.head.head)}")
    return [*out, *_around(span), *_beside(span), *signs_of_place(span), *signs_of_body(span)]


def _beside(span: Span) -> Iterator[str]:
    """Features of the nouns that say what the named one is, and of the map behind a comma."""
    for noun in nouns_beside(span):
        for kind in ("place", "institution", "person"):
            if noun.lemma_.lower() in table(f"{kind}_nouns"):
                yield f"beside:{kind} noun"
        if table("place_nouns").get(noun.lemma_.lower(), ("",))[0] == "vehicle":
            yield "beside:vehicle"
    after = span.doc[span.end : span.end + 3]
    if len(after) > 1 and after[0].text == "," and any(on_the_map(after[1:n].text) for n in (2, 3)):
        yield "before the map"
    if any(on_the_map(t.text) for t in span.root.conjuncts if t.pos_ == "PROPN"):
        yield "conjoined:map"


def _around(span: Span) -> Iterator[str]:
    """Features of the words beside the name."""
    doc = span.doc
    if span.start > 1 and _listed(doc, span.start):
        yield "listed:PERSON"
    if span.start:
        after = doc[span.end] if span.end < len(doc) else None
        yield from _before(doc[span.start - 1], after)
    if span.end < len(doc):
        yield from _behind(doc[span.end], span.root)
    relatives = (t for c in span.root.children if c.dep_ == "relcl" for t in c.subtree)
    if any(t.lower_ in {"who", "whom", "whose"} for t in relatives):
        yield "relative:who"
    yield from [f"conjoined:{t.ent_type_ or 'none'}" for t in span.root.conjuncts if t.pos_ == "PROPN"][:1]


def _listed(doc: Doc, start: int) -> bool:
    """Whether a person's name, a comma or "and" stand before: Clara, Otto, and Nora."""
    i = start - 1
    while i > 0 and doc[i].lower_ in {"and", ",", "&"}:
        i -= 1
    return i < start - 1 and doc[i].ent_type_ == "PERSON"


def _before(token: Token, after: Token | None) -> Iterator[str]:
    """Features of the word in front of the name."""
    if token.lower_ in {"the", "a", "an"}:
        yield "the" if token.lower_ == "the" else "a"
    if token.text in {'"', "'"} and after is not None and after.text in {'"', "'"}:
        yield "quoted"
    if token.lower_ in {"named", "called", "nicknamed"}:
        yield "named"
    if token.lower_ in PLACE_WORDS:
        yield "after:place noun"
    if table("place_nouns").get(token.lower_, ("",))[0] == "vehicle":
        yield "after:vehicle"
    if token.lower_ in table("person_nouns"):
        kind = table("person_nouns")[token.lower_][1]
        yield f"after:{'person' if kind in PERSON_KINDS else kind}"


def _behind(token: Token, name: Token) -> Iterator[str]:
    """Features of the word behind the name."""
    if token.text in {"'s", "'"} and token.tag_ == "POS":
        yield "possessive"
        yield f"owns:{_owned(name)}"
    if token.pos_ == "NOUN" and not token.is_sent_start:
        yield "before noun"
        if token.lemma_.lower() in table("person_nouns"):
            yield "before person noun"


def _owned(name: Token) -> str:
    """What a possessor owns: a relative, a body part or feeling, or something else."""
    noun = name.head.lower_
    return table("person_nouns").get(noun, ("", "thing"))[1]


def _verb_class(verb: Token) -> str:
    """Whether only a person is the subject or object of such a verb, as far as its event type tells."""
    kinds = table("event_types").get(verb.lemma_.lower(), ("other",))
    return kinds[0]
