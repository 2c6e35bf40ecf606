"""The project's own terms and concepts, as ``ontology/`` declares them, and three namespaces of others.

``FILM.Character`` and ``V.spouseOf`` are IRIs. A name that is not listed here raises AttributeError,
so that a slip of the pen is found by the first test that runs it; a test keeps the lists equal to
``film-narrative.ttl`` and ``vocabulary.ttl``.
"""

# ruff: noqa: N815 - the names are those of the ontology, in its own style

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
"""Texts and spans: ``nif:isString``, ``nif:anchorOf``, ``nif:beginIndex``."""

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
"""Names as nodes, so that something can be said of them: ``skosxl:literalForm``."""

SCHEMA = Namespace("https://schema.org/")
"""Bibliographic facts: ``schema:director``, ``schema:genre``."""


ONTOLOGY_VERSION = URIRef("https://w3id.org/film-narrative/0.1.0")
"""The version of the ontology that graphs keep to."""


class FILM(DefinedNamespace):
    """Classes and properties: ``https://w3id.org/film-narrative#``."""

    _NS = Namespace("https://w3id.org/film-narrative#")
    _fail = True

    # classes
    Film: URIRef
    Person: URIRef
    Performance: URIRef
    NarrativeEntity: URIRef
    NarrativeAgent: URIRef
    Character: URIRef
    CharacterGroup: URIRef
    Institution: URIRef
    Place: URIRef
    Event: URIRef
    NarrativeEvent: URIRef
    UnrealisedEvent: URIRef
    Act: URIRef
    Scene: URIRef
    Relationship: URIRef
    PlotText: URIRef
    TextSpan: URIRef
    Sentence: URIRef
    Mention: URIRef
    Trigger: URIRef
    RelationType: URIRef
    EventType: URIRef
    EntityKind: URIRef
    Correction: URIRef

    # properties
    hasPerformance: URIRef
    performer: URIRef
    portrays: URIRef
    appearsIn: URIRef
    prominence: URIRef
    entityType: URIRef
    memberOf: URIRef
    hasMember: URIRef
    locatedIn: URIRef
    sameCharacterAs: URIRef
    hasParticipant: URIRef
    agent: URIRef
    patient: URIRef
    recipient: URIRef
    eventType: URIRef
    trigger: URIRef
    predicateLemma: URIRef
    atPlace: URIRef
    storyTime: URIRef
    narrativeOrder: URIRef
    storyOrder: URIRef
    factuality: URIRef
    partOf: URIRef
    precedes: URIRef
    source: URIRef
    target: URIRef
    relationType: URIRef
    polarity: URIRef
    symmetric: URIRef
    confidence: URIRef
    evidence: URIRef
    establishedBy: URIRef
    endedBy: URIRef
    endEvidence: URIRef
    rule: URIRef
    basis: URIRef
    relatedTo: URIRef
    positivelyRelatedTo: URIRef
    negativelyRelatedTo: URIRef
    plotOf: URIRef
    sourceOffset: URIRef
    refersTo: URIRef
    mentionKind: URIRef
    corrects: URIRef


class V(DefinedNamespace):
    """Concepts and their schemes: ``https://w3id.org/film-narrative/vocab/``."""

    _NS = Namespace("https://w3id.org/film-narrative/vocab/")
    _fail = True

    # schemes
    relationTypes: URIRef
    eventTypes: URIRef
    placeKinds: URIRef
    institutionKinds: URIRef
    mentionKinds: URIRef
    factualities: URIRef
    bases: URIRef

    # families and types of relationship
    kin: URIRef
    romance: URIRef
    social: URIRef
    deed: URIRef
    parentOf: URIRef
    siblingOf: URIRef
    spouseOf: URIRef
    relativeOf: URIRef
    romanticPartnerOf: URIRef
    attractedTo: URIRef
    friendOf: URIRef
    colleagueOf: URIRef
    employs: URIRef
    mentors: URIRef
    enemyOf: URIRef
    kills: URIRef
    harms: URIRef
    helps: URIRef
    deceives: URIRef

    # types of event
    bodyEvent: URIRef
    changeEvent: URIRef
    cognitionEvent: URIRef
    communicationEvent: URIRef
    competitionEvent: URIRef
    consumptionEvent: URIRef
    contactEvent: URIRef
    creationEvent: URIRef
    emotionEvent: URIRef
    motionEvent: URIRef
    perceptionEvent: URIRef
    possessionEvent: URIRef
    socialEvent: URIRef
    stativeEvent: URIRef
    weatherEvent: URIRef
    agreement: URIRef
    arrival: URIRef
    attack: URIRef
    birth: URIRef
    capture: URIRef
    death: URIRef
    deception: URIRef
    departure: URIRef
    discovery: URIRef
    employment: URIRef
    escape: URIRef
    helping: URIRef
    killing: URIRef
    marriage: URIRef
    meeting: URIRef
    proposal: URIRef
    pursuit: URIRef
    quarrel: URIRef
    rescue: URIRef
    revelation: URIRef
    seduction: URIRef
    separation: URIRef
    teaching: URIRef
    theft: URIRef
    travel: URIRef

    # kinds of place
    settlement: URIRef
    region: URIRef
    building: URIRef
    dwelling: URIRef
    room: URIRef
    natural: URIRef
    vehicle: URIRef
    otherPlace: URIRef

    # kinds of institution
    school: URIRef
    company: URIRef
    police: URIRef
    military: URIRef
    government: URIRef
    hospital: URIRef
    religious: URIRef
    media: URIRef
    criminal: URIRef
    club: URIRef
    otherInstitution: URIRef

    # kinds of mention
    name: URIRef
    nominal: URIRef
    pronoun: URIRef

    # factuality
    asserted: URIRef
    negated: URIRef
    planned: URIRef
    hypothetical: URIRef
    habitual: URIRef

    # basis
    stated: URIRef
    inferred: URIRef
    guessed: URIRef
