"""The Salt Road (2001), a western that never was."""

from __future__ import annotations

from kg.story import Act, Alias, Character, Film, Institution, Membership, Place, Scene, Story
from tests.data.telling import Telling, tie, with_prominence

TOLD = Telling(
    "In 1881 Mara Voss (Lena Ortiz) comes to Port Salter with her brother Anton (Paul Reyes).",
    "She drives wagons for the Salt Company, which belongs to Silas Crane (Hugo Brandt).",
    "Crane hires the gunman Jack Dole (Emil Stark) to frighten the drivers, Anton and Old Tomas.\n\n",
    "Mara falls in love with Jack, but Judith Crane, the owner's daughter, wants him as well.",
    "Judith and Mara quarrel at the stables.",
    "Years before, Crane had murdered Mara's father at the salt flats.",
    "Jack finds out and warns Mara.",
    "He drinks with Anton as a friend, yet he lies to him, and so does Crane.\n\n",
    "The drivers burn the company's store at night.",
    "Crane shoots Anton in Port Salter.",
    "Mara means to kill Crane, but spares him.",
    "She leaves Jack and rides away on the salt road.",
)

TOLD.refer(
    "character/mara-voss",
    *((1, "Mara Voss"), (1, "her"), (2, "She"), (4, "Mara"), (5, "Mara"), (6, "Mara"), (7, "Mara")),
    *((11, "Mara"), (12, "She")),
)
TOLD.refer("character/anton", (1, "Anton"), (3, "Anton"), (8, "Anton"), (8, "him"), (10, "Anton"))
TOLD.refer(
    "character/silas-crane",
    *((2, "Silas Crane"), (3, "Crane"), (4, "the owner"), (6, "Crane"), (8, "Crane"), (10, "Crane")),
    *((11, "Crane"), (11, "him")),
)
TOLD.refer(
    "character/jack-dole",
    *((3, "the gunman Jack Dole"), (3, "Jack Dole"), (4, "Jack"), (4, "him"), (7, "Jack"), (8, "He")),
    *((8, "he"), (12, "Jack")),
)
TOLD.refer("character/judith-crane", (4, "Judith Crane"), (4, "the owner's daughter"), (5, "Judith"))
TOLD.refer("character/old-tomas", (3, "Old Tomas"))
TOLD.refer("character/maras-father", (6, "Mara's father"))
TOLD.refer("character/the-drivers", (3, "the drivers"), (9, "The drivers"))
TOLD.refer("institution/salt-company", (2, "Salt Company"), (9, "the company"))
TOLD.refer("place/port-salter", (1, "Port Salter"), (10, "Port Salter"))
TOLD.refer("place/the-stables", (5, "the stables"))
TOLD.refer("place/the-salt-flats", (6, "the salt flats"))
TOLD.refer("place/the-store", (9, "the company's store"))

TOLD.happen(
    1,
    "comes",
    "come",
    "arrival",
    "mara-voss",
    "anton",
    place="port-salter",
    time="In 1881",
    year=1881,
    story_order=2,
)
HIRED = TOLD.happen(3, "hires", "hire", "employment", "silas-crane", patients=("jack-dole",), story_order=3)
LOVE = TOLD.happen(4, "falls", "fall", "emotionEvent", "mara-voss", patients=("jack-dole",), story_order=4)
TOLD.happen(
    5, "quarrel", "quarrel", "quarrel", "judith-crane", "mara-voss", place="the-stables", story_order=5
)
TOLD.happen(
    *(6, "murdered", "murder", "killing", "silas-crane"),
    **{"patients": ("maras-father",), "place": "the-salt-flats", "time": "Years before", "story_order": 1},
)
TOLD.happen(7, "warns", "warn", "communicationEvent", "jack-dole", recipients=("mara-voss",), story_order=6)
TOLD.happen(8, "lies", "lie", "deception", "jack-dole", patients=("anton",), story_order=7)
TOLD.happen(9, "burn", "burn", "attack", "the-drivers", place="the-store", time="at night", story_order=8)
SHOT = TOLD.happen(
    10, "shoots", "shoot", "killing", "silas-crane", patients=("anton",), place="port-salter", story_order=9
)
TOLD.happen(11, "kill", "kill", "killing", "mara-voss", patients=("silas-crane",), factuality="planned")
TOLD.happen(11, "spares", "spare", "helping", "mara-voss", patients=("silas-crane",), story_order=10)
LEFT = TOLD.happen(12, "leaves", "leave", "separation", "mara-voss", patients=("jack-dole",), story_order=11)

CHARACTERS = (
    Character("mara-voss", "Mara Voss", (Alias("Mara", "given-name"),), "female", "Lena Ortiz"),
    Character("anton", "Anton", gender="male", actor="Paul Reyes"),
    Character("silas-crane", "Silas Crane", (Alias("Crane", "surname"),), "male", "Hugo Brandt"),
    Character("jack-dole", "Jack Dole", (Alias("Jack", "given-name"),), "male", "Emil Stark"),
    Character("judith-crane", "Judith Crane", (Alias("Judith", "given-name"),), "female"),
    Character("old-tomas", "Old Tomas", gender="male"),
    Character("maras-father", "Mara's father", gender="male", named=False),
    Character("the-drivers", "the drivers", named=False, group=True, members=("anton", "old-tomas")),
)

STORY = Story(
    film=Film(
        slug="the-salt-road-2001",
        title="The Salt Road",
        plot=TOLD.plot,
        plot_offset=112,
        source="the-salt-road.txt",
        year=2001,
        runtime=98,
        languages=("English",),
        directors=("Inés Calder",),
        genres=("Western", "Drama"),
        tagline="Whoever owns the salt owns the road.",
    ),
    sentences=TOLD.sentences,
    characters=with_prominence(CHARACTERS, TOLD),
    places=(
        Place("port-salter", "Port Salter", kind="settlement"),
        Place("the-stables", "the stables", kind="building", named=False, located_in="port-salter"),
        Place("the-salt-flats", "the salt flats", kind="natural", named=False),
        Place("the-store", "the company's store", named=False),
    ),
    institutions=(
        Institution("salt-company", "Salt Company", (Alias("the company", "head"),), kind="company"),
    ),
    mentions=TOLD.mentions,
    events=TOLD.events,
    relationships=(
        tie("mara-voss", "siblingOf", "anton", 1, confidence=1.0),
        tie("silas-crane", "employs", "jack-dole", 3, established_by=HIRED),
        tie("mara-voss", "romanticPartnerOf", "jack-dole", 4, 12, established_by=LOVE, ended_by=LEFT),
        tie("judith-crane", "attractedTo", "jack-dole", 4, confidence=0.45),
        tie("silas-crane", "parentOf", "judith-crane", 4, confidence=0.8),
        tie("judith-crane", "enemyOf", "mara-voss", 5, confidence=0.7),
        tie("maras-father", "parentOf", "mara-voss", 6),
        tie("silas-crane", "kills", "maras-father", 6),
        tie("jack-dole", "helps", "mara-voss", 7, confidence=0.6),
        tie("jack-dole", "friendOf", "anton", 8, confidence=0.55),
        tie("jack-dole", "deceives", "anton", 8),
        tie("silas-crane", "deceives", "anton", 8, confidence=0.4),
        tie("silas-crane", "kills", "anton", 10, established_by=SHOT),
        tie("anton", "colleagueOf", "old-tomas", 3, 9, confidence=0.85),
        tie("mara-voss", "helps", "silas-crane", 11, confidence=0.5),
    ),
    memberships=(Membership("mara-voss", "salt-company", 1, "sample-member"),),
    acts=(Act(1, "Setup", 0, 3), Act(2, "Conflict", 3, 8), Act(3, "Reckoning", 8, 12)),
    scenes=(
        Scene(1, 0, 3, "port-salter", "In 1881"),
        Scene(2, 3, 8, "the-stables"),
        Scene(3, 8, 9, "the-store"),
        Scene(4, 9, 10, "port-salter"),
        Scene(5, 10, 12),
    ),
)
