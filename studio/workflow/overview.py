"""The season at a glance: each episode's state, and the figures of the whole production."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from studio.project.store import Store
from studio.subtitles import store as subtitles

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
    takes: int = 0
    languages: int = 0


def counts(store: Store) -> Counts:
    """Count what the production holds."""
    row = store.query(
        "SELECT (SELECT count(*) FROM episode) AS episodes,"
        " (SELECT count(*) FROM scene WHERE omitted = 0) AS scenes,"
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
class Subtitled:
    """How far the subtitles of an episode are in one language: `done` of `cues` have a text.

    `finished` is what somebody said of the language as a whole: no text may be missing in it.
    """

    code: str
    done: int
    cues: int
    finished: bool

    @property
    def complete(self) -> bool:
        """Whether there are subtitles and each has its text."""
        return 0 < self.cues == self.done


@dataclass(frozen=True, slots=True)
class EpisodeState:
    """How far one episode is.

    `scheduled` scenes of `scenes` stand on a day of the active board. A scene is `shot` when it
    has a circled take: one that the director chose. `with_takes` scenes have any take, so that
    those which wait for a choice are the difference. `seconds` is the estimated running time and
    `target` the wanted one. `subtitled` has every language of the subtitles in its order.
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
    shot: int = 0
    with_takes: int = 0
    subtitled: tuple[Subtitled, ...] = ()

    @property
    def written(self) -> bool:
        """Whether every part that makes a script is there: scenes with lines in them."""
        return self.scenes > 0 and self.lines > 0

    @property
    def length_ok(self) -> bool:
        """Whether the estimate lies between one and two minutes, as the format asks."""
        return SECONDS_LOW <= self.seconds <= SECONDS_HIGH

    @property
    def languages_done(self) -> int:
        """In how many languages every subtitle of the episode has its text."""
        return sum(one.complete for one in self.subtitled)


@dataclass(frozen=True, slots=True)
class SeasonTotals:
    """The sums of a season; `languages` has by code how many episodes are complete in it."""

    episodes: int
    written: int
    scenes: int
    scheduled: int
    shot: int
    with_takes: int
    seconds: int
    languages: dict[str, int]


_SEASON = """
WITH board_scene AS (
    SELECT DISTINCT scene_id FROM strip_scene JOIN strip ON strip.id = strip_id
    JOIN board ON board.id = strip.board_id
    WHERE board_day_id IS NOT NULL AND board.active = 1
), taken AS (
    SELECT slate.scene_id, max(take.circled) AS circled
    FROM take JOIN slate ON slate.id = take.slate_id
    WHERE slate.scene_id IS NOT NULL GROUP BY slate.scene_id
), written AS (
    SELECT scene_id, count(*) AS lines FROM line GROUP BY scene_id
)
SELECT e.id, e.number, e.title, e.hook, e.target_seconds AS target,
    count(s.id) AS scenes,
    coalesce(sum(s.seconds), 0) AS seconds,
    coalesce(sum(written.lines), 0) AS lines,
    count(board_scene.scene_id) AS scheduled,
    count(taken.scene_id) AS with_takes,
    coalesce(sum(taken.circled > 0), 0) AS shot,
    EXISTS (SELECT 1 FROM gate WHERE episode_id = e.id AND kind = 'paywall') AS paywall
FROM episode e LEFT JOIN scene s ON s.episode_id = e.id AND s.omitted = 0
LEFT JOIN written ON written.scene_id = s.id
LEFT JOIN board_scene ON board_scene.scene_id = s.id
LEFT JOIN taken ON taken.scene_id = s.id
GROUP BY e.id ORDER BY e.sort, e.id
"""


def season(store: Store) -> list[EpisodeState]:
    """List the episodes in order with how far each one is."""
    subtitled = _subtitled(store)
    return [
        EpisodeState(
            **{**row, "paywall": bool(row["paywall"])},  # type: ignore[arg-type]
            subtitled=subtitled[str(row["id"])],
        )
        for row in store.query(_SEASON)
    ]


def _subtitled(store: Store) -> dict[str, tuple[Subtitled, ...]]:
    """Return by episode id how far each language is; an episode without cues has empty ones."""
    languages = subtitles.languages(store)
    empty = tuple(Subtitled(one.code, 0, 0, one.status == "finished") for one in languages)
    found: dict[str, tuple[Subtitled, ...]] = defaultdict(lambda: empty)
    for episode_id, by_code in subtitles.progress(store).items():
        found[episode_id] = tuple(
            Subtitled(one.code, *by_code[one.code], one.status == "finished") for one in languages
        )
    return found


def summed(episodes: Sequence[EpisodeState]) -> SeasonTotals:
    """Add up a season."""
    languages: dict[str, int] = {}
    for episode in episodes:
        for one in episode.subtitled:
            languages[one.code] = languages.get(one.code, 0) + one.complete
    return SeasonTotals(
        episodes=len(episodes),
        written=sum(one.written for one in episodes),
        scenes=sum(one.scenes for one in episodes),
        scheduled=sum(one.scheduled for one in episodes),
        shot=sum(one.shot for one in episodes),
        with_takes=sum(one.with_takes for one in episodes),
        seconds=sum(one.seconds for one in episodes),
        languages=languages,
    )
