"""The Salt Road II: Ash Harbour (2004), in which three characters return, one with her actress."""

from __future__ import annotations

from kg.story import Act, Alias, Character, Film, Institution, Membership, Place, Story
from tests.data.telling import Telling, tie, with_prominence

TOLD = Telling(
    "Ten years later Mara Voss (Lena Ortiz) keeps a boarding house in Port Salter.",
    "Captain Rourke (Viggo Stern) of the Harbour Police asks her to hide a witness, Nell Finch (Ada Moss).",
    "Nell saw Judith Crane (Ruth Bell) poison her father, Silas Crane.\n",
    "Judith sends a killer to the boarding house.",
    "Mara and Nell become friends and flee to the ferry.",
    "The killer attacks them there, and Mara saves Nell.",
    "Rourke has deceived Mara: he works for Judith.\n",
    "Judith stabs Rourke, and she drowns in the harbour.",
)

TOLD.refer(
    "character/mara-voss", (1, "Mara Voss"), (2, "her"), (5, "Mara"), (6, "them"), (6, "Mara"), (7, "Mara")
)
TOLD.refer("character/captain-rourke", (2, "Captain Rourke"), (7, "Rourke"), (7, "he"), (8, "Rourke"))
TOLD.refer(
    "character/nell-finch",
    *((2, "a witness"), (2, "Nell Finch"), (3, "Nell"), (5, "Nell"), (6, "them"), (6, "Nell")),
)
TOLD.refer(
    "character/judith-crane",
    *((3, "Judith Crane"), (3, "her"), (4, "Judith"), (7, "Judith"), (8, "Judith"), (8, "she")),
)
TOLD.refer("character/silas-crane", (3, "her father, Silas Crane"), (3, "Silas Crane"))
TOLD.refer("character/the-killer", (4, "a killer"), (6, "The killer"))
TOLD.refer("institution/harbour-police", (2, "the Harbour Police"))
TOLD.refer("place/port-salter", (1, "Port Salter"))
TOLD.refer("place/boarding-house", (1, "a boarding house"), (4, "the boarding house"))
TOLD.refer("place/the-ferry", (5, "the ferry"))
TOLD.refer("place/the-harbour", (8, "the harbour"))

TOLD.happen(2, "asks", "ask", "communicationEvent", "captain-rourke", patients=("mara-voss",), story_order=2)
TOLD.happen(
    3,
    "poison",
    "poison",
    "killing",
    "judith-crane",
    patients=("silas-crane",),
    story_order=1,
    confidence=0.75,
)
TOLD.happen(
    4,
    "sends",
    "send",
    "travel",
    "judith-crane",
    patients=("the-killer",),
    place="boarding-house",
    story_order=3,
)
FRIENDS = TOLD.happen(5, "become", "become", "changeEvent", "mara-voss", "nell-finch", story_order=4)
TOLD.happen(5, "flee", "flee", "escape", "mara-voss", "nell-finch", place="the-ferry", story_order=5)
TOLD.happen(
    6,
    "attacks",
    "attack",
    "attack",
    "the-killer",
    patients=("mara-voss", "nell-finch"),
    place="the-ferry",
    story_order=6,
)
TOLD.happen(
    6, "saves", "save", "rescue", "mara-voss", patients=("nell-finch",), place="the-ferry", story_order=7
)
TOLD.happen(8, "stabs", "stab", "killing", "judith-crane", patients=("captain-rourke",), story_order=8)
TOLD.happen(8, "drowns", "drown", "death", patients=("judith-crane",), place="the-harbour", story_order=9)

CHARACTERS = (
    Character("mara-voss", "Mara Voss", (Alias("Mara", "given-name"),), "female", "Lena Ortiz"),
    Character("captain-rourke", "Captain Rourke", (Alias("Rourke", "surname"),), "male", "Viggo Stern"),
    Character("nell-finch", "Nell Finch", (Alias("Nell", "given-name"),), "female", "Ada Moss"),
    Character("judith-crane", "Judith Crane", (Alias("Judith", "given-name"),), "female", "Ruth Bell"),
    Character("silas-crane", "Silas Crane", gender="male"),
    Character("the-killer", "the killer", named=False),
)

STORY = Story(
    film=Film(
        slug="the-salt-road-ii-ash-harbour-2004",
        title="The Salt Road II: Ash Harbour",
        plot=TOLD.plot,
        source="ash-harbour.md",
        year=2004,
        runtime=121,
        languages=("English", "Spanish"),
        directors=("Inés Calder", "Tom Abara"),
        genres=("Western",),
    ),
    sentences=TOLD.sentences,
    characters=with_prominence(CHARACTERS, TOLD),
    places=(
        Place("port-salter", "Port Salter", kind="settlement"),
        Place("boarding-house", "the boarding house", kind="dwelling", named=False, located_in="port-salter"),
        Place("the-ferry", "the ferry", kind="vehicle", named=False),
        Place("the-harbour", "the harbour", kind="other", named=False),
    ),
    institutions=(Institution("harbour-police", "Harbour Police", kind="police", located_in="port-salter"),),
    mentions=TOLD.mentions,
    events=TOLD.events,
    relationships=(
        tie("judith-crane", "kills", "silas-crane", 3, confidence=0.75),
        tie("silas-crane", "parentOf", "judith-crane", 3, confidence=1.0),
        tie("judith-crane", "employs", "the-killer", 4, confidence=0.35),
        tie("judith-crane", "employs", "captain-rourke", 7),
        tie("mara-voss", "friendOf", "nell-finch", 5, established_by=FRIENDS),
        tie("the-killer", "harms", "mara-voss", 6),
        tie("the-killer", "harms", "nell-finch", 6),
        tie("mara-voss", "helps", "nell-finch", 6),
        tie("captain-rourke", "deceives", "mara-voss", 7, confidence=0.95),
        tie("judith-crane", "kills", "captain-rourke", 8),
    ),
    memberships=(Membership("captain-rourke", "harbour-police", 1, "sample-member"),),
    acts=(Act(1, "Setup", 0, 3), Act(2, "Conflict", 3, 8)),
)
