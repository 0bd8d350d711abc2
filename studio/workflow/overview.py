"""The season at a glance: each episode's state, and the figures of the whole production."""

from dataclasses import dataclass

from studio.project.store import Store

SECONDS_LOW, SECONDS_HIGH = 60, 120


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the production holds; `days` are the shooting days of the active board.

    `languages` are those that the subtitles are in.
    """

    episodes: int
    scenes: int
    elements: int
    people: int
    places: int
    days: int
    takes: int
    languages: int = 0


def counts(store: Store) -> Counts:
    """Count what the production holds."""
    row = store.query(
        "SELECT (SELECT count(*) FROM episode) AS episodes,"
        " (SELECT count(*) FROM scene) AS scenes,"
        " (SELECT count(*) FROM element) AS elements,"
        " (SELECT count(*) FROM person) AS people,"
        " (SELECT count(*) FROM place) AS places,"
        " (SELECT count(*) FROM language) AS languages,"
        " (SELECT count(*) FROM board_day JOIN board ON board.id = board_id"
        "  WHERE active = 1 AND kind = 'shoot') AS days,"
        " (SELECT count(*) FROM take) AS takes"
    )[0]
    return Counts(**row)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """How far one episode is.

    `scheduled` scenes of `scenes` stand on a day of the active board; `seconds` is the estimated
    running time and `target` the wanted one; `shot` and `subtitled` are None until takes and
    subtitles are kept.
    """

    id: str
    number: int | None
    title: str
    hook: str
    scenes: int
    lines: int
    scheduled: int
    seconds: int
    target: int
    paywall: bool
    shot: int | None = None
    subtitled: int | None = None

    @property
    def written(self) -> bool:
        """Whether every part that makes a script is there: scenes with lines in them."""
        return self.scenes > 0 and self.lines > 0

    @property
    def length_ok(self) -> bool:
        """Whether the estimate lies between one and two minutes, as the format asks."""
        return SECONDS_LOW <= self.seconds <= SECONDS_HIGH


_SEASON = """
SELECT e.id, e.number, e.title, e.hook, e.target_seconds AS target,
    count(s.id) AS scenes,
    coalesce(sum(s.seconds), 0) AS seconds,
    coalesce(sum((SELECT count(*) FROM line WHERE scene_id = s.id)), 0) AS lines,
    coalesce(sum(EXISTS (
        SELECT 1 FROM strip_scene JOIN strip ON strip.id = strip_id
        JOIN board ON board.id = strip.board_id
        WHERE scene_id = s.id AND board_day_id IS NOT NULL AND board.active = 1)), 0) AS scheduled,
    EXISTS (SELECT 1 FROM gate WHERE episode_id = e.id AND kind = 'paywall') AS paywall
FROM episode e LEFT JOIN scene s ON s.episode_id = e.id
GROUP BY e.id ORDER BY e.sort, e.id
"""


def season(store: Store) -> list[EpisodeState]:
    """List the episodes in order with how far each one is."""
    return [
        EpisodeState(**{**row, "paywall": bool(row["paywall"])})  # type: ignore[arg-type]
        for row in store.query(_SEASON)
    ]
