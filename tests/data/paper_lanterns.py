"""Paper Lanterns (2003), with names and signs that are not plain ASCII."""

from __future__ import annotations

from kg.story import Act, Alias, Character, Film, Institution, Place, Story
from tests.data.telling import Telling, tie, with_prominence

TOLD = Telling(
    "On the eve of the festival, Lin Mei (林梅) opens the family's lantern shop in Old Town.",
    "Her mother, Lin Hua, and Granny Lin want her to marry Daniel Park.",
    'Mei meets Han "Jay" Ji-woo (Hugo Brandt), a street musician, at the night market.\n\n',
    "Daniel, who has loved her since school, proposes to Mei.",
    "Jay and Daniel fight, and the police arrest Jay.",
    "Mei lies to Lin Hua and frees Jay from the police station.",
    "Granny Lin, Lin Hua's mother, dies in her sleep.\n\n",
    "At the funeral Jay and Daniel become friends.",
    "“We keep the light,” says Lin Hua, and Mei lights the last lantern 🏮 for Jay.",
)

TOLD.refer(
    "character/lin-mei",
    *((1, "Lin Mei"), (1, "林梅"), (2, "Her"), (2, "her"), (3, "Mei"), (4, "her"), (4, "Mei"), (6, "Mei")),
    *((9, "Mei"),),
)
TOLD.refer("character/lin-hua", (2, "Lin Hua"), (6, "Lin Hua"), (7, "Lin Hua"), (9, "Lin Hua"))
TOLD.refer("character/granny-lin", (2, "Granny Lin"), (7, "Granny Lin"), (7, "her"))
TOLD.refer("character/daniel-park", (2, "Daniel Park"), (4, "Daniel"), (5, "Daniel"), (8, "Daniel"))
TOLD.refer(
    "character/han-jay-ji-woo",
    *(
        (3, 'Han "Jay" Ji-woo'),
        (3, "a street musician"),
        (5, "Jay"),
        (5, "Jay", 2),
        (6, "Jay"),
        (8, "Jay"),
        (9, "Jay"),
    ),
)
TOLD.refer("institution/the-police", (5, "the police"))
TOLD.refer("place/old-town", (1, "Old Town"))
TOLD.refer("place/lantern-shop", (1, "the family's lantern shop"))
TOLD.refer("place/night-market", (3, "the night market"))
TOLD.refer("place/police-station", (6, "the police station"))

TOLD.happen(
    1, "opens", "open", "changeEvent", "lin-mei", place="lantern-shop", time="On the eve of the festival"
)
TOLD.happen(2, "marry", "marry", "marriage", "lin-mei", "daniel-park", factuality="planned")
TOLD.happen(3, "meets", "meet", "meeting", "lin-mei", patients=("han-jay-ji-woo",), place="night-market")
TOLD.happen(4, "proposes", "propose", "proposal", "daniel-park", patients=("lin-mei",))
FOUGHT = TOLD.happen(5, "fight", "fight", "attack", "han-jay-ji-woo", "daniel-park")
TOLD.happen(5, "arrest", "arrest", "capture", "institution/the-police", patients=("han-jay-ji-woo",))
TOLD.happen(6, "lies", "lie", "deception", "lin-mei", patients=("lin-hua",))
TOLD.happen(6, "frees", "free", "rescue", "lin-mei", patients=("han-jay-ji-woo",), place="police-station")
TOLD.happen(7, "dies", "die", "death", patients=("granny-lin",))
PEACE = TOLD.happen(
    8, "become", "become", "changeEvent", "han-jay-ji-woo", "daniel-park", time="At the funeral"
)
TOLD.happen(9, "says", "say", "communicationEvent", "lin-hua", confidence=0.5)

CHARACTERS = (
    Character(
        "lin-mei", "Lin Mei", (Alias("林梅", "gloss"), Alias("Mei", "given-name")), "female", "Yun Zhao"
    ),
    Character("lin-hua", "Lin Hua", gender="female", actor="Pearl Ng"),
    Character("granny-lin", "Granny Lin", gender="female"),
    Character("daniel-park", "Daniel Park", (Alias("Daniel", "given-name"),), "male", "Marcus Hale"),
    Character("han-jay-ji-woo", 'Han "Jay" Ji-woo', (Alias("Jay", "nickname"),), "male", "Hugo Brandt"),
)

STORY = Story(
    film=Film(
        slug="paper-lanterns-2003",
        title="Paper Lanterns",
        plot=TOLD.plot,
        plot_offset=7,
        source="films.csv, row 3",
        year=2003,
        languages=("English", "中文"),
        directors=("Zoë Marsh",),
        genres=("Comedy", "Drama"),
    ),
    sentences=TOLD.sentences,
    characters=with_prominence(CHARACTERS, TOLD),
    places=(
        Place("old-town", "Old Town", kind="region"),
        Place(
            "lantern-shop", "the family's lantern shop", kind="building", named=False, located_in="old-town"
        ),
        Place("night-market", "the night market", named=False),
        Place("police-station", "the police station", kind="building", named=False),
    ),
    institutions=(
        Institution("the-police", "the police", kind="police", named=False, located_in="police-station"),
    ),
    mentions=TOLD.mentions,
    events=TOLD.events,
    relationships=(
        tie("lin-hua", "parentOf", "lin-mei", 2, confidence=1.0),
        tie("granny-lin", "parentOf", "lin-hua", 7, confidence=1.0),
        tie("lin-mei", "romanticPartnerOf", "han-jay-ji-woo", 3, 6, confidence=0.5),
        tie("daniel-park", "attractedTo", "lin-mei", 4),
        tie("han-jay-ji-woo", "enemyOf", "daniel-park", 5, established_by=FOUGHT, ended_by=PEACE),
        tie("lin-mei", "deceives", "lin-hua", 6),
        tie("lin-mei", "helps", "han-jay-ji-woo", 6),
        tie("han-jay-ji-woo", "friendOf", "daniel-park", 8, established_by=PEACE),
    ),
    acts=(Act(1, "Beginning", 0, 3), Act(2, "Middle", 3, 7), Act(3, "End", 7, 9)),
)
