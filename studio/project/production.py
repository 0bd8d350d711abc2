"""The production: its title, languages, currency and the rest of what a file is about."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from studio.base.errors import StudioError
from studio.base.money import check_currency
from studio.base.text import one_line
from studio.base.words import N_, msg
from studio.project import changelog
from studio.project.store import Author, Db, Store, insert, system_author, update


@dataclass(frozen=True, slots=True)
class Production:
    """What a file is about. `language` and `other_language` are BCP 47; `fps` is a fraction.

    Names in the file come in two: `name` in the main language, `other_name` in the other one.
    `notice` is printed on call sheets, such as that the set is closed. `revision_id` is the
    revision that marks what is changed in the script now; with `scenes_locked` no scene number
    changes any more, and new scenes get letters.
    """

    id: str
    title: str
    other_title: str
    company: str
    other_company: str
    language: str
    other_language: str
    currency: str
    country: str
    time_zone: str
    notice: str
    other_notice: str
    fps_num: int
    fps_den: int
    revision_id: str | None = None
    scenes_locked: bool = False

    def choose(self, language: str, main: str, other: str) -> str:
        """Choose the text for a language: the other one when it is asked for and written."""
        known = (self.language, self.other_language)
        if language not in known:  # such as en-GB where the file has en
            language = language.split("-")[0]
            known = (self.language.split("-")[0], self.other_language.split("-")[0])
        wants_other = language == known[1] and language != known[0]
        return (other or main) if wants_other else (main or other)


def create(
    path: Path,
    title: str,
    *,
    language: str = "zh-Hans",
    other_language: str = "en",
    currency: str = "CNY",
    time_zone: str = "Asia/Shanghai",
    author: Author | None = None,
) -> Store:
    """Make a new production file and open it; raises StudioError for what cannot be."""
    check_time_zone(time_zone)
    currency = check_currency(currency)
    title = _title(title)
    who = author or system_author()

    def found(db: Db) -> None:
        insert(
            db,
            "production",
            title=title,
            language=language,
            other_language=other_language if other_language != language else "",
            currency=currency,
            time_zone=time_zone,
        )
        label = msg(N_("New production “{title}”"), title=title)
        changelog.found(db, label, who.name, who.desk)

    return Store.create(path, who, found)


def _title(text: str) -> str:
    title = one_line(text)
    if not title:
        raise StudioError(N_("A production needs a title. Type one and repeat."))
    return title


def check_time_zone(name: str) -> ZoneInfo:
    """Return the zone; raises StudioError when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder, or a name too long for one
        raise StudioError(
            N_("“{name}” is not a time zone. Use a name such as Asia/Shanghai."), name=name
        ) from None


def production(store: Store) -> Production:
    """Return the production of a file."""
    rows = store.query("SELECT * FROM production LIMIT 1")
    if not rows:
        raise StudioError(
            N_("{file} holds no production. Restore a snapshot of it."), file=store.path.name
        )
    return Production(**{**rows[0], "scenes_locked": bool(rows[0]["scenes_locked"])})  # type: ignore[arg-type]


def change(store: Store, **values: object) -> None:
    """Change columns of the production as one undoable step.

    Raises StudioError for an empty title, and for a zone or currency that is none.
    """
    if "title" in values:
        values["title"] = _title(str(values["title"]))
    if "currency" in values:
        values["currency"] = check_currency(str(values["currency"]))
    if "time_zone" in values:
        check_time_zone(str(values["time_zone"]))
    with store.edit(N_("Change the production")) as db:
        update(db, "production", production(store).id, **values)
