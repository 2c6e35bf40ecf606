"""The prefixes that Turtle is written with and that queries may use without declaring them."""

from __future__ import annotations

PREFIXES: dict[str, str] = {
    "film": "https://w3id.org/film-narrative#",
    "v": "https://w3id.org/film-narrative/vocab/",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to namespace, the project's own first."""

DEFAULT_BASE = "https://w3id.org/film-narrative/id/"
"""Where the IRIs of films, characters, events and people begin, unless ``--base`` says otherwise."""


def film_prefixes(film: str) -> dict[str, str]:
    """Prefixes for one film's parts, so that its Turtle has ``character:tom`` for a long IRI.

    ``film`` is the film's IRI, ``{base}film/{slug}``. They come in the order that a reader wants the
    parts in: first the film (``films:``) and its people, then who is in it, what happens, the text
    (``this:plot``).
    """
    films = film[: film.rfind("/") + 1]
    things = ("performance", "character", "place", "institution", "relationship", "membership")
    parts = (*things, "act", "scene", "event", "name")
    spans = ("sentence", "mention", "trigger")
    return {
        "films": films,
        "person": films.removesuffix("film/") + "person/",
        **{name: f"{film}/{name}/" for name in (*parts, "correction")},
        "this": f"{film}/",
        **{name: f"{film}/{name}/" for name in spans},
    }
