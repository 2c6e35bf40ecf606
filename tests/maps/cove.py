"""An invented film whose text is hard to mark: paragraphs, marks in marks, letters of all planes."""

from __future__ import annotations

from rdflib import Graph

from tests.network.filmgraphs import FilmGraph


def cove() -> Graph:
    """The graph of *Sable Cove*, told in two paragraphs."""
    film = FilmGraph("sable-cove-1994", "Sable Cove")
    film.head(year=1994, director="Ines Roth", genres=("Drama",))
    for name, label, share in (
        ("ida-brand", "Ida Brand", 0.4),
        ("mrs-brand", "Mrs. Brand", 0.3),
        ("otto", "Otto", 0.2),
    ):
        film.entity(name, label, prominence=share, gender="male" if name == "otto" else "female")
    film.entity("the-divers", "the divers", "group", prominence=0.1)
    film.entity("place/sable-cove", "Sable Cove", "place", type="settlement")
    film.entity("institution/harbour-office", "Harbour Office", "institution", type="government")
    _first(film)
    film.plot += "\n\n"
    _second(film)
    return film.done()


def _first(film: FilmGraph) -> None:
    s = film.tell("A card 🎬🌊 says: [Ida Brand=ida-brand] comes home to [Sable Cove=place/sable-cove].")
    film.happen(s, "comes", "arrival", "ida-brand", place="place/sable-cove")
    s = film.tell("[She=ida-brand] finds her mother at the [Harbour Office=institution/harbour-office].")
    film.mark("her mother", "mrs-brand")
    film.mark("her", "ida-brand", "pronoun")
    film.happen(s, "finds", "meeting", "ida-brand", "mrs-brand")
    film.relate("mrs-brand", "parentOf", "ida-brand", s, confidence=0.9)
    s = film.tell("[They=ida-brand,mrs-brand] do not speak.")
    film.happen(s, "speak", "communicationEvent", "ida-brand mrs-brand", factuality="negated")


def _second(film: FilmGraph) -> None:
    s = film.tell("[Otto=otto] warns [the divers=the-divers], and [they=the-divers] laugh.")
    film.happen(s, "warns", "communicationEvent", "otto", "the-divers")
    s = film.tell("Later [he=otto] marries [Ida=ida-brand].")
    film.happen(s, "marries", "marriage", "otto", "ida-brand")
    film.relate("ida-brand", "spouseOf", "otto", s)
    film.happen(1, "says", "communicationEvent")
