"""Film graphs for tests, laid out as `kg build` writes them: one told by hand, others made to size."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

FILM = Namespace("https://w3id.org/film-narrative#")
V = Namespace("https://w3id.org/film-narrative/vocab/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Namespace("https://schema.org/")
BASE = "https://w3id.org/film-narrative/id/"

CLASSES = {
    "character": FILM.Character,
    "group": FILM.CharacterGroup,
    "place": FILM.Place,
    "institution": FILM.Institution,
}
SYMMETRIC = {"siblingOf", "spouseOf", "relativeOf", "romanticPartnerOf", "friendOf", "colleagueOf", "enemyOf"}
SIGNS = {
    "spouseOf": 1,
    "romanticPartnerOf": 1,
    "attractedTo": 1,
    "friendOf": 1,
    "mentors": 1,
    "helps": 1,
    "enemyOf": -1,
    "kills": -1,
    "harms": -1,
    "deceives": -1,
}

PRONOUNS = {"he", "him", "his", "she", "her", "they", "them", "their"}

FIRST = ("Ada", "Bruno", "Clara", "Dimitri", "Eleonora", "Farouk", "Greta", "Hiroshi", "Imogen", "Jan")
LAST = ("Abel", "Bergström", "Carvalho", "Dunn", "Eriksen", "Fitzwilliam", "Gray", "Hu", "Ito", "Jaworski")


@dataclass
class FilmGraph:
    """Builds a film's graph sentence by sentence; ``[Name=id]`` in a sentence is a mention."""

    slug: str
    title: str
    graph: Graph = field(default_factory=Graph)
    plot: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    sentences: int = 0
    events: int = 0
    begins: list[int] = field(default_factory=list)
    """Where each sentence begins in the plot."""

    def __post_init__(self) -> None:
        """Begin with the film and its title."""
        self.film = URIRef(f"{BASE}film/{self.slug}")
        self.add(self.film, RDF.type, FILM.Film)
        self.add(self.film, RDFS.label, Literal(self.title))

    def add(self, *triple: object) -> None:
        """Add a triple to the graph."""
        self.graph.add(triple)  # type: ignore[arg-type]

    def iri(self, path: str) -> URIRef:
        """An IRI under the film's."""
        return URIRef(f"{self.film}/{path}")

    def node(self, name: str) -> URIRef:
        """The IRI of an entity."""
        kind = self.kinds[name]
        return self.iri(f"{'character' if kind == 'group' else kind}/{name.split('/')[-1]}")

    def head(self, **facts: object) -> None:
        """Facts of the film: year, minutes, director, genres, language, tagline."""
        year, minutes = facts.get("year"), facts.get("minutes")
        if year:
            self.add(self.film, SCHEMA.datePublished, Literal(str(year), datatype=XSD.gYear))
        if minutes:
            self.add(self.film, SCHEMA.duration, Literal(f"PT{minutes}M", datatype=XSD.duration))
        for genre in facts.get("genres", ()):  # type: ignore[attr-defined]
            self.add(self.film, SCHEMA.genre, Literal(genre))
        for name, term in (("language", SCHEMA.inLanguage), ("tagline", SCHEMA.abstract)):
            if name in facts:
                self.add(self.film, term, Literal(facts[name]))
        if "director" in facts:
            self.add(self.film, SCHEMA.director, self.person(str(facts["director"])))

    def person(self, name: str) -> URIRef:
        """A real person; answers its IRI."""
        slug = "".join(c if c.isalnum() and c.isascii() else "-" for c in name.lower())
        person = URIRef(f"{BASE}person/{slug}")
        self.add(person, RDF.type, FILM.Person)
        self.add(person, RDFS.label, Literal(name))
        return person

    def entity(self, name: str, label: str, kind: str = "character", **facts: object) -> None:
        """A character, group, place (``place/x``) or institution (``institution/x``)."""
        self.kinds[name] = kind
        node = self.node(name)
        self.add(node, RDF.type, CLASSES[kind])
        self.add(node, RDFS.label, Literal(label))
        self.add(node, FILM.appearsIn, self.film)
        for alias in facts.get("aliases", ()):  # type: ignore[attr-defined]
            self.add(node, SKOS.altLabel, Literal(alias))
        if "gender" in facts:
            self.add(node, SCHEMA.gender, SCHEMA[str(facts["gender"]).title()])
        if "prominence" in facts:
            self.add(node, FILM.prominence, Literal(str(facts["prominence"]), datatype=XSD.decimal))
        if "type" in facts:
            self.add(node, FILM.entityType, V[str(facts["type"])])
        if "actor" in facts:
            performance = self.iri(f"performance/{name}")
            self.add(performance, RDF.type, FILM.Performance)
            self.add(self.film, FILM.hasPerformance, performance)
            self.add(performance, FILM.performer, self.person(str(facts["actor"])))
            self.add(performance, FILM.portrays, node)

    def tell(self, marked: str) -> int:
        """Add a sentence to the plot; answers its order."""
        self.sentences += 1
        if self.plot and not self.plot.endswith("\n"):
            self.plot += " "
        begin, plain = len(self.plot), ""
        self.begins.append(begin)
        for n, piece in enumerate(marked.replace("]", "[").split("[")):
            words, _, targets = piece.partition("=") if n % 2 else (piece, "", "")
            for target in filter(None, targets.split(",")):
                self._mention(begin + len(plain), words, target)
            plain += words
        sentence = self.iri(f"sentence/{self.sentences}")
        self._span(sentence, FILM.Sentence, begin, plain)
        self.plot += plain
        return self.sentences

    def mark(self, words: str, target: str, how: str = "nominal") -> None:
        """Mark words of the last sentence, also where others are marked in them."""
        self._mention(self.plot.index(words, self.begins[-1]), words, target, how)

    def _mention(self, begin: int, words: str, target: str, how: str = "") -> None:
        kind = "character" if self.kinds[target] == "group" else self.kinds[target]
        mention = self.iri(f"mention/{begin}-{begin + len(words)}--{kind}-{target.split('/')[-1]}")
        self._span(mention, FILM.Mention, begin, words)
        self.add(mention, FILM.refersTo, self.node(target))
        self.add(mention, FILM.mentionKind, V[how or _how(words)])

    def _span(self, node: URIRef, cls: URIRef, begin: int, words: str) -> None:
        self.add(node, RDF.type, cls)
        self.add(node, NIF.beginIndex, Literal(begin, datatype=XSD.nonNegativeInteger))
        self.add(node, NIF.endIndex, Literal(begin + len(words), datatype=XSD.nonNegativeInteger))
        self.add(node, NIF.anchorOf, Literal(words))
        self.add(node, NIF.referenceContext, self.iri("plot"))

    def belong(self, member: str, institution: str, *sentences: int, former: bool = False) -> None:
        """A membership told by these sentences, with its direct link."""
        node = self.iri(f"membership/{member}--{institution.split('/')[-1]}")
        self.add(self.node(member), FILM.memberOf, self.node(institution))
        self.add(node, RDF.type, FILM.Membership)
        self.add(node, FILM.member, self.node(member))
        self.add(node, FILM.institution, self.node(institution))
        self.add(node, FILM.rule, Literal("noun"))
        for sentence in sentences:
            self.add(node, FILM.evidence, self.iri(f"sentence/{sentence}"))
        if former:
            self.add(node, FILM.former, Literal(True))

    def relate(self, source: str, kind: str, target: str, *sentences: int, **facts: object) -> None:
        """A relationship shown in these sentences."""
        node = self.iri(f"relationship/{source}--{kind}--{target}")
        self.add(node, RDF.type, FILM.Relationship)
        self.add(node, FILM.source, self.node(source))
        self.add(node, FILM.target, self.node(target))
        self.add(node, FILM.relationType, V[kind])
        self.add(node, FILM.polarity, Literal(int(facts.get("polarity", SIGNS.get(kind, 0)))))  # type: ignore[call-overload]
        self.add(node, FILM.confidence, Literal(str(facts.get("confidence", 0.8)), datatype=XSD.decimal))
        for sentence in sentences:
            self.add(node, FILM.evidence, self.iri(f"sentence/{sentence}"))
        for name, term in (("made", FILM.establishedBy), ("ended", FILM.endedBy)):
            if name in facts:
                self.add(node, term, self.iri(f"event/{facts[name]}"))

    def happen(
        self, sentence: int, words: str, kind: str, agents: str = "", patients: str = "", **facts: object
    ) -> int:
        """An event; answers its order."""
        self.events += 1
        node = self.iri(f"event/{self.events}")
        realised = facts.get("factuality", "asserted") in ("asserted", "habitual")
        self.add(node, RDF.type, FILM.NarrativeEvent if realised else FILM.UnrealisedEvent)
        self.add(node, FILM.narrativeOrder, Literal(self.events))
        self.add(node, FILM.eventType, V[kind])
        self.add(node, FILM.predicateLemma, Literal(words))
        self.add(node, FILM.factuality, V[str(facts.get("factuality", "asserted"))])
        self.add(node, FILM.evidence, self.iri(f"sentence/{sentence}"))
        begin = self.plot.find(words, self.begins[sentence - 1])
        if begin >= 0:
            trigger = self.iri(f"trigger/{begin}-{begin + len(words)}")
            self._span(trigger, FILM.Trigger, begin, words)
            self.add(node, FILM.trigger, trigger)
        for names, term in ((agents, FILM.agent), (patients, FILM.patient)):
            for name in names.split():
                self.add(node, term, self.node(name))
        if "place" in facts:
            self.add(node, FILM.atPlace, self.node(str(facts["place"])))
        if "time" in facts:
            self.add(node, FILM.storyTime, Literal(facts["time"]))
        if "act" in facts:
            self.add(node, FILM.partOf, self.iri(f"act/{facts['act']}"))
        return self.events

    def act(self, number: int, label: str) -> None:
        """An act; events say that they are part of it."""
        node = self.iri(f"act/{number}")
        self.add(node, RDF.type, FILM.Act)
        self.add(node, RDFS.label, Literal(label))
        self.add(node, FILM.narrativeOrder, Literal(number))
        self.add(node, FILM.partOf, self.film)

    def scene(self, number: int, label: str, *sentences: int, place: str = "", time: str = "") -> None:
        """A scene of sentences."""
        node = self.iri(f"scene/{number}")
        self.add(node, RDF.type, FILM.Scene)
        self.add(node, RDFS.label, Literal(label))
        self.add(node, FILM.narrativeOrder, Literal(number))
        self.add(node, FILM.partOf, self.film)
        for sentence in sentences:
            self.add(node, FILM.evidence, self.iri(f"sentence/{sentence}"))
        if place:
            self.add(node, FILM.atPlace, self.node(place))
        if time:
            self.add(node, FILM.storyTime, Literal(time))

    def done(self) -> Graph:
        """The graph with its plot."""
        plot = self.iri("plot")
        self.add(plot, RDF.type, FILM.PlotText)
        self.add(plot, FILM.plotOf, self.film)
        self.add(plot, NIF.isString, Literal(self.plot))
        return self.graph


def _how(words: str) -> str:
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "name" if words[:1].isupper() else "nominal"


def made(size: int, seed: int = 3) -> Graph:
    """A film of this many characters (a quarter more of places), with a few at the centre."""
    rng = random.Random(seed)
    film = FilmGraph(f"made-{size}", f"A Film of {size}")
    film.head(year=1999, minutes=100, genres=("Drama",))
    names = [_name(n) for n in range(size)]
    people = [f"p{n}" for n in range(size)]
    for n, person in enumerate(people):
        film.entity(person, names[n], prominence=round(1 / (n + 2), 3), gender=("female", "male")[n % 2])
    places = [f"place/x{n}" for n in range(size // 4)]
    for n, place in enumerate(places):
        film.entity(place, f"Place {n}", "place", type="settlement")
    kinds = sorted({*SIGNS, "parentOf", "employs", "siblingOf", "colleagueOf"})
    film.act(1, "Act 1")
    film.act(2, "Act 2")
    total = size * 2
    for n in range(total):
        one = people[min(int(rng.expovariate(4 / size)), size - 1)]
        other = rng.choice([p for p in people if p != one])
        kind = rng.choice(kinds)
        first, second = names[people.index(one)], names[people.index(other)]
        order = film.tell(f"[{first}={one}] meets [{second}={other}] and [they={one},{other}] talk.")
        if rng.random() < 0.8:
            film.relate(one, kind, other, order, confidence=round(rng.uniform(0.4, 1), 2))
        place = {"place": rng.choice(places)} if places and rng.random() < 0.3 else {}
        film.happen(order, "meets", "meeting", one, other, act=1 + 2 * n // total, **place)
    return film.done()


def _name(n: int) -> str:
    first = FIRST[n % len(FIRST)]
    return f"{first} {LAST[(n // 10 + n) % len(LAST)]}" if n % 3 else first + (str(n) if n > 9 else "")
