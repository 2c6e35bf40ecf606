# ruff: noqa: E501 - a sentence is one line
"""An invented film, told in 24 sentences, with everything a map has to show."""

from __future__ import annotations

from rdflib import Graph

from tests.network.filmgraphs import FILM, FilmGraph

MEMBER, LOCATED = FILM.memberOf, FILM.locatedIn
PEOPLE = (
    ("nora-vale", "Nora Vale", {"aliases": ("Nora", "Miss Vale"), "gender": "female", "actor": "June Ashby"}),
    ("edwin-marsh", "Edwin Marsh", {"aliases": ("Ned", "Edwin"), "gender": "male", "actor": "Tom Okafor"}),
    ("captain-thorne", "Captain Thorne", {"aliases": ("Thorne",), "gender": "male", "actor": "Raúl Ibáñez"}),
    ("isla-thorne", "Isla Thorne", {"aliases": ("Isla",), "gender": "female", "actor": "Mei-Lin Fan"}),
    ("silas", "Silas", {"gender": "male", "actor": "Piotr Zając"}),
    ("widow-crake", "Widow Crake", {"aliases": ("Crake",), "gender": "female"}),
    ("inspector-hale", "Inspector Hale", {"aliases": ("Hale",), "gender": "male", "actor": "David Oyelaran"}),
    ("tam", "Tam", {"gender": "male"}),
    ("the-ferryman", "the ferryman", {"gender": "male"}),
    ("doctor-li", "Doctor Li", {"aliases": ("Li",)}),
)
PLACES = (("skerry-point", "Skerry Point", "settlement"), ("lighthouse", "lighthouse", "building"),
          ("harbour", "harbour", "natural"))  # fmt: skip


def skerry() -> Graph:
    """The graph of *The Lamp at Skerry Point*."""
    film = FilmGraph("the-lamp-at-skerry-point-1987", "The Lamp at Skerry Point")
    film.head(
        year=1987,
        minutes=118,
        director="Agnes Holm",
        genres=("Drama", "Mystery"),
        language="English",
        tagline="Every light keeps a secret.",
    )
    _cast(film)
    _first_act(film)
    _second_act(film)
    _third_act(film)
    return film.done()


def _cast(film: FilmGraph) -> None:
    shares = (0.27, 0.2, 0.14, 0.11, 0.08, 0.06, 0.05, 0.04, 0.02, 0.01)
    for (name, label, facts), share in zip(PEOPLE, shares, strict=True):
        film.entity(name, label, prominence=share, **facts)  # type: ignore[arg-type]
    film.entity("the-smugglers", "the smugglers", "group", prominence=0.02)
    for name, label, kind in PLACES:
        film.entity(f"place/{name}", label, "place", type=kind)
    film.entity("institution/coastguard", "Coastguard", "institution", type="government")
    film.entity("institution/thorne-and-sons", "Thorne & Sons", "institution", type="company")
    for number, label in enumerate(("Arrival", "The wreck", "The reckoning"), start=1):
        film.act(number, label)


def _first_act(film: FilmGraph) -> None:
    tell, happen, relate = film.tell, film.happen, film.relate
    s = tell("In 1923 [Nora Vale=nora-vale] comes to [Skerry Point=place/skerry-point] to keep the books of "
             "[Thorne & Sons=institution/thorne-and-sons].")  # fmt: skip
    happen(s, "comes", "arrival", "nora-vale", place="place/skerry-point", time="In 1923", act=1)
    s = tell("[Captain Thorne=captain-thorne], the owner, hires [her=nora-vale] without a question.")
    made = happen(s, "hires", "employment", "captain-thorne", "nora-vale", act=1)
    relate("captain-thorne", "employs", "nora-vale", s, made=made, confidence=0.93)
    s = tell("[His=captain-thorne] daughter [Isla=isla-thorne] shows [Nora=nora-vale] the harbour, and "
             "[they=isla-thorne,nora-vale] become friends.")  # fmt: skip
    happen(s, "shows", "communicationEvent", "isla-thorne", "nora-vale", place="place/harbour", act=1)
    relate("captain-thorne", "parentOf", "isla-thorne", s, confidence=0.97)
    relate("isla-thorne", "friendOf", "nora-vale", s, 12, confidence=0.9)
    s = tell("At the [lighthouse=place/lighthouse] [she=nora-vale] meets its keeper, "
             "[Edwin Marsh=edwin-marsh], whom everybody calls [Ned=edwin-marsh].")  # fmt: skip
    happen(s, "meets", "meeting", "nora-vale", "edwin-marsh", place="place/lighthouse", act=1)
    s = tell(
        "[Ned=edwin-marsh] lodges with the old [Widow Crake=widow-crake], who has brought [him=edwin-marsh] up."
    )
    relate("widow-crake", "mentors", "edwin-marsh", s, confidence=0.62)
    s = tell(
        "[Nora=nora-vale] falls for [Ned=edwin-marsh], but [he=edwin-marsh] is engaged to [Isla=isla-thorne]."
    )
    relate("nora-vale", "attractedTo", "edwin-marsh", s, 13, confidence=0.88)
    relate("edwin-marsh", "romanticPartnerOf", "isla-thorne", s, confidence=0.91, ended=14)
    s = tell(
        "[Silas=silas], [Isla=isla-thorne]'s brother, works the night boats with [the smugglers=the-smugglers]."
    )
    happen(s, "works", "socialEvent", "silas", factuality="habitual", act=1)
    relate("isla-thorne", "siblingOf", "silas", s, confidence=0.95)
    relate("silas", "colleagueOf", "the-smugglers", s, confidence=0.7)
    relate("captain-thorne", "parentOf", "silas", s, confidence=0.55)


def _second_act(film: FilmGraph) -> None:
    tell, happen, relate = film.tell, film.happen, film.relate
    s = tell(
        "One night [the smugglers=the-smugglers] put out the lamp, and a schooner founders on the rocks."
    )
    happen(s, "founders", "changeEvent", "the-smugglers", time="One night", act=2)
    s = tell("[Ned=edwin-marsh] pulls the boy [Tam=tam] out of the surf.")
    happen(s, "pulls", "rescue", "edwin-marsh", "tam", place="place/harbour", act=2)
    relate("edwin-marsh", "helps", "tam", s, confidence=0.86)
    s = tell("[Doctor Li=doctor-li] saves [the boy=tam]'s leg.")
    happen(s, "saves", "helping", "doctor-li", "tam", act=2)
    relate("doctor-li", "helps", "tam", s, confidence=0.8)
    s = tell("[Inspector Hale=inspector-hale] of the [Coastguard=institution/coastguard] suspects [Ned=edwin-marsh] "
             "and locks [him=edwin-marsh] up.")  # fmt: skip
    happen(s, "locks", "capture", "inspector-hale", "edwin-marsh", act=2)
    relate("inspector-hale", "harms", "edwin-marsh", s, confidence=0.66)
    s = tell("[Isla=isla-thorne] begs [Nora=nora-vale] to search the ledgers.")
    happen(s, "begs", "communicationEvent", "isla-thorne", "nora-vale", act=2)
    s = tell(
        "[Nora=nora-vale] would do anything for [Ned=edwin-marsh], and finds that the wreck was insured twice."
    )
    happen(s, "finds", "discovery", "nora-vale", place="place/skerry-point", act=2)
    s = tell(
        "[Silas=silas] lies to [Hale=inspector-hale] and to [his=silas] own father, [Thorne=captain-thorne]."
    )
    happen(s, "lies", "deception", "silas", "captain-thorne inspector-hale", act=2)
    relate("silas", "deceives", "captain-thorne", s, confidence=0.84)
    relate("silas", "deceives", "inspector-hale", s, confidence=0.79)
    s = tell("[The ferryman=the-ferryman] sees [him=silas] burn the log book.")
    happen(s, "sees", "perceptionEvent", "the-ferryman", "silas", act=2)
    s = tell(
        "[Isla=isla-thorne] learns of it and breaks off with [Ned=edwin-marsh] to shield [her=isla-thorne] brother."
    )
    happen(s, "breaks", "separation", "isla-thorne", "edwin-marsh", act=2)


def _third_act(film: FilmGraph) -> None:
    tell, happen, relate = film.tell, film.happen, film.relate
    s = tell("Ten days later [Nora=nora-vale] lays the ledgers before [Hale=inspector-hale].")
    happen(s, "lays", "revelation", "nora-vale", "inspector-hale", time="Ten days later", act=3)
    relate("nora-vale", "helps", "inspector-hale", s, confidence=0.58)
    s = tell(
        "[Captain Thorne=captain-thorne] dismisses [her=nora-vale] and threatens [her=nora-vale] with a pistol."
    )
    happen(s, "threatens", "attack", "captain-thorne", "nora-vale", act=3)
    relate("captain-thorne", "harms", "nora-vale", s, confidence=0.81)
    s = tell("[Silas=silas] and [Ned=edwin-marsh] fight on the gallery of the [lighthouse=place/lighthouse].")
    happen(s, "fight", "quarrel", "silas edwin-marsh", place="place/lighthouse", act=3)
    relate("edwin-marsh", "enemyOf", "silas", s, confidence=0.77)
    s = tell("[Silas=silas] falls to [his=silas] death before [Nora=nora-vale] can reach [him=silas].")
    happen(s, "death", "death", "", "silas", place="place/lighthouse", act=3)
    happen(s, "reach", "helping", "nora-vale", "silas", factuality="planned", act=3)
    s = tell(
        "[Thorne=captain-thorne] takes [his=captain-thorne] own life, and [Widow Crake=widow-crake] lights the lamp."
    )
    happen(s, "takes", "death", "captain-thorne", act=3)
    s = tell("[Nora=nora-vale] and [Ned=edwin-marsh] marry in the spring and take in [Tam=tam].")
    happen(s, "marry", "marriage", "nora-vale edwin-marsh", time="in the spring", act=3)
    relate("edwin-marsh", "spouseOf", "nora-vale", s, confidence=0.96)
    relate("nora-vale", "parentOf", "tam", s, confidence=0.6)
    s = tell("[Isla=isla-thorne] watches the light from the ferry and does not look back.")
    happen(s, "watches", "perceptionEvent", "isla-thorne", act=3)
    film.add(film.node("inspector-hale"), MEMBER, film.node("institution/coastguard"))
    film.add(film.node("nora-vale"), MEMBER, film.node("institution/thorne-and-sons"))
    film.add(film.node("captain-thorne"), MEMBER, film.node("institution/thorne-and-sons"))
    film.add(film.node("place/lighthouse"), LOCATED, film.node("place/skerry-point"))
