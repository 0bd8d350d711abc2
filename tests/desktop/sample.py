"""A small season written straight into the tables, with names that are long, Chinese, or both."""

from studio.base.order import spread
from studio.project.production import create
from studio.project.store import Author, insert

TITLES = ("The ring", "离婚协议", "A contract in the rain", "Nobody calls him that", "真相")
SETS = (
    ("天台", "Rooftop"),
    ("医院病房", "Hospital ward"),
    ("顾家别墅主卧", "Villa, master bedroom"),
    ("电梯", "Elevator"),
)
LIGHT = (("INT", "DAY"), ("INT", "NIGHT"), ("EXT", "DAY"), ("EXT", "NIGHT"))


def sample(path, episodes=24):
    """Make and close a production with episodes, scenes, lines, people, places and days."""
    store = create(path, "The Heiress Returns", author=Author("Ana", "desk-1"))
    with store.edit("Import {file}", file="season.txt") as db:
        sets = [insert(db, "story_set", name=zh, other_name=en) for zh, en in SETS]
        board = insert(db, "board", name="A", active=1, sort="i")
        days = []
        for number in range(9):
            day = insert(db, "shoot_day", date=f"2026-11-{number + 2:02d}")
            days.append(insert(db, "board_day", board_id=board, shoot_day_id=day))
        for at, sort in enumerate(spread(episodes)):
            _episode(db, at, sort, sets, board, days)
        _people_and_places(db)
    store.close()
    return path


def _episode(db, at, sort, sets, board, days):
    episode = insert(
        db,
        "episode",
        number=at + 1,
        title=TITLES[at % len(TITLES)],
        hook="He tears up the only proof" if at % 3 == 0 else "",
        sort=sort,
    )
    if at == 9:
        insert(db, "gate", episode_id=episode)
    if at >= 22:
        return
    for number, rank in enumerate(spread(3)):
        int_ext, light = LIGHT[(at + number) % 4]
        scene = insert(
            db,
            "scene",
            episode_id=episode,
            set_id=sets[(at + number) % 4],
            sort=rank,
            number=f"{at + 1}-{number + 1}",
            int_ext=int_ext,
            time_of_day=light,
            synopsis="She finds the letter",
            eighths=3 + number,
            seconds=22 + (at * 7 + number * 5) % 24,
        )
        insert(
            db, "line", scene_id=scene, sort="i", kind="dialogue", text="你以为签了字就能赶我走？"
        )
        if at < 14:
            strip = insert(db, "strip", board_id=board, board_day_id=days[at % 9], sort=rank)
            insert(db, "strip_scene", strip_id=strip, scene_id=scene, sort="i")


def _people_and_places(db):
    department = insert(db, "department", name="Camera", sort="i")
    for at, (zh, en) in enumerate((("林晓", "Lin Xiao"), ("陆沉", "Lu Chen"), ("顾", "Gu"))):
        person = insert(
            db, "person", department_id=department, sort=f"i{at}", name=zh, other_name=en
        )
        character = insert(db, "character", name=f"角色{zh}", other_name=en)
        insert(db, "casting", character_id=character, person_id=person, cast_number=at + 1)
    insert(db, "place", sort="i", name="外滩", other_name="The Bund", address="Zhongshan East 1st")
