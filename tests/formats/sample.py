"""A small film whose names and text hold everything that breaks exports, as the RDF that a build writes."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

FILM = Namespace("https://w3id.org/film-narrative#")
V = Namespace("https://w3id.org/film-narrative/vocab/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Namespace("https://schema.org/")
BASE = "https://w3id.org/film-narrative/id/"

PLAIN = Path(__file__).parent.parent / "ontology" / "data" / "sample.ttl"

LI = "李雪莲"
ANN = 'Ann "Ace" O\'Neil, Jr. <b>&amp;</b>'
BEN = "Ben\nof the | bar \\ 🎬"
EVIL = "=1+1</script><!-- ]]>"
NAMES = {"li": LI, "ann": ANN, "ben": BEN, "evil": EVIL}

SENTENCES = (f"{LI} loves Ann 🎬.", "Ann hates Li,\r\nbut\tmarries him.", "Ann & Ben <leave> \x0cfor 東京.")
PLOT = "  ".join(SENTENCES)


def index(value: int) -> Literal:
    """An offset."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def film_graph(slug: str = "雨-2001", base: str = BASE) -> Graph:
    """One film: four characters, two places, an institution, three relationships, two events."""
    graph = Graph()
    film = URIRef(f"{base}film/{slug}")
    part = Namespace(f"{film}/")
    _film(graph, film, base)
    for order, (key, name) in enumerate(NAMES.items()):
        _entity(graph, film, part[f"character/{key}"], FILM.Character, name)
        graph.add(
            (part[f"character/{key}"], FILM.prominence, Literal(f"0.{4 - order}", datatype=XSD.decimal))
        )
    graph.add((part["character/ann"], SKOS.altLabel, Literal("Ann")))
    graph.add((part["character/ann"], SKOS.altLabel, Literal("Ace | of spades")))
    graph.add((part["character/ann"], SCHEMA.gender, SCHEMA.Female))
    graph.add((part["character/ben"], FILM.memberOf, part["institution/bar"]))
    _entity(graph, film, part["place/bar"], FILM.Place, "The Bar", V.building)
    _entity(graph, film, part["place/東京"], FILM.Place, "東京", V.settlement)
    _entity(graph, film, part["institution/bar"], FILM.Institution, "The Bar", V.club)
    graph.add((part["place/bar"], FILM.locatedIn, part["place/東京"]))
    _text(graph, part, film)
    _relation(graph, part, ("li", "attractedTo", "ann"), 1, "0.75", 1)
    _relation(graph, part, ("ann", "enemyOf", "li"), -1, "0.5", 2)
    _relation(graph, part, ("ann", "spouseOf", "li"), 1, "1.0", 2)
    graph.add((part["relationship/ann--enemyOf--li"], FILM.endedBy, part["event/2"]))
    _event(graph, part, 1, FILM.NarrativeEvent, "asserted", 2)
    _event(graph, part, 2, FILM.UnrealisedEvent, "planned", 3)
    return graph


def _film(graph: Graph, film: URIRef, base: str) -> None:
    actor = URIRef(f"{base}person/zhang-wei")
    performance = URIRef(f"{film}/performance/li")
    facts = (
        (film, RDF.type, FILM.Film),
        (film, RDFS.label, Literal("雨 & <Rain>")),
        (film, SCHEMA.datePublished, Literal("2001", datatype=XSD.gYear)),
        (film, SCHEMA.duration, Literal("PT1H43M", datatype=XSD.duration)),
        (film, SCHEMA.genre, Literal("Drama")),
        (film, SCHEMA.genre, Literal("Science Fiction")),
        (film, SCHEMA.director, actor),
        (film, FILM.hasPerformance, performance),
        (performance, RDF.type, FILM.Performance),
        (performance, FILM.performer, actor),
        (performance, FILM.portrays, URIRef(f"{film}/character/li")),
        (actor, RDF.type, FILM.Person),
        (actor, RDFS.label, Literal("张伟")),
    )
    for fact in facts:
        graph.add(fact)


def _entity(
    graph: Graph, film: URIRef, iri: URIRef, kind: URIRef, name: str, concept: URIRef | None = None
) -> None:
    graph.add((iri, RDF.type, kind))
    graph.add((iri, RDFS.label, Literal(name)))
    graph.add((iri, FILM.appearsIn, film))
    if concept is not None:
        graph.add((iri, FILM.entityType, concept))


def _text(graph: Graph, part: Namespace, film: URIRef) -> None:
    plot = part["plot"]
    graph.add((plot, RDF.type, FILM.PlotText))
    graph.add((plot, FILM.plotOf, film))
    graph.add((plot, NIF.isString, Literal(PLOT)))
    graph.add((plot, FILM.sourceOffset, index(17)))
    for number, sentence in enumerate(SENTENCES, start=1):
        _span(graph, part[f"sentence/{number}"], FILM.Sentence, PLOT.index(sentence), sentence)
    begin = PLOT.index("Ann")
    for entity in ("ann", "ben"):
        mention = part[f"mention/{begin}-{begin + 3}--character-{entity}"]
        _span(graph, mention, FILM.Mention, begin, "Ann")
        graph.add((mention, FILM.refersTo, part[f"character/{entity}"]))
        graph.add((mention, FILM.mentionKind, V.name))
        graph.add((mention, FILM.rule, Literal("name")))


def _span(graph: Graph, iri: URIRef, kind: URIRef, begin: int, text: str) -> None:
    graph.add((iri, RDF.type, kind))
    graph.add((iri, NIF.beginIndex, index(begin)))
    graph.add((iri, NIF.endIndex, index(begin + len(text))))
    graph.add((iri, NIF.anchorOf, Literal(text)))
    graph.add((iri, NIF.referenceContext, URIRef(str(iri).rsplit("/", 2)[0] + "/plot")))


def _relation(
    graph: Graph, part: Namespace, triple: tuple[str, str, str], sign: int, sure: str, sentence: int
) -> None:
    source, kind, target = triple
    iri = part[f"relationship/{source}--{kind}--{target}"]
    graph.add((iri, RDF.type, FILM.Relationship))
    graph.add((iri, FILM.source, part[f"character/{source}"]))
    graph.add((iri, FILM.target, part[f"character/{target}"]))
    graph.add((iri, FILM.relationType, V[kind]))
    graph.add((iri, FILM.polarity, Literal(sign)))
    graph.add((iri, FILM.confidence, Literal(sure, datatype=XSD.decimal)))
    graph.add((iri, FILM.evidence, part[f"sentence/{sentence}"]))


def _event(graph: Graph, part: Namespace, order: int, kind: URIRef, fact: str, sentence: int) -> None:
    iri, trigger = part[f"event/{order}"], part[f"trigger/{order}"]
    word = {2: "marries", 3: "leave"}[sentence]
    _span(graph, trigger, FILM.Trigger, PLOT.index(word), word)
    graph.add((iri, RDF.type, kind))
    graph.add((iri, FILM.trigger, trigger))
    graph.add((iri, FILM.eventType, V.marriage if order == 1 else V.departure))
    graph.add((iri, FILM.agent, part["character/ann"]))
    graph.add((iri, FILM.patient, part["character/li" if order == 1 else "character/ben"]))
    graph.add((iri, FILM.atPlace, part["place/bar"]))
    graph.add((iri, FILM.storyTime, Literal("in 1952")))
    graph.add((iri, FILM.narrativeOrder, Literal(order)))
    graph.add((iri, FILM.factuality, V[fact]))
    graph.add((iri, FILM.evidence, part[f"sentence/{sentence}"]))
