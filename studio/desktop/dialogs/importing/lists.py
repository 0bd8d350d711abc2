"""The columns of the lists of an import; names and open lines are answered in their cells."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.desktop.context import Context
from studio.desktop.dialogs.importing.answers import Talk
from studio.desktop.dialogs.importing.rows import Row
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.i18n import Language
from studio.script.deciding import DECISIONS
from studio.script.model import KINDS

_NOBODY = "—"
Answered = Callable[[], None]
Make = Callable[[Language, Talk, Answered], list[Column[Row]]]


def table_for(
    ctx: Context, key: str, columns: Sequence[Column[Row]], parent: QWidget
) -> RecordTable[Row]:
    """Make the table of a list; scenes have the bar of their strip colour."""
    bar = (lambda row: row.token) if key == "scenes" else None
    leads = (lambda row: "." not in row.id) if key == "changes" else None
    return RecordTable[Row](ctx, columns, bar=bar, leads=leads, parent=parent)


def _plain(
    titles: Sequence[str], floors: Sequence[int], *, dots: bool = False
) -> list[Column[Row]]:
    """Columns of texts: narrow ones keep their width, 64 pixels are figures at the right."""
    return [
        Column[Row](
            title,
            lambda row, at=at: row.cells[at],  # type: ignore[misc]
            weight=1.0 if floor >= 120 else 0.0,
            floor=floor,
            look="strong" if at == 0 else "text",
            dot=(lambda row: row.token) if at == 0 and dots else None,
            tip=lambda row, at=at: row.cells[at],  # type: ignore[misc]
            align=RIGHT if floor == 64 else Qt.AlignmentFlag.AlignLeft,
        )
        for at, (title, floor) in enumerate(zip(titles, floors, strict=True))
    ]


def _changes(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    t = lang.text
    titles = (t("Scene"), t("Change"), t("Before"), t("Now"), t("Departments"))
    return _plain(titles, (80, 96, 200, 200, 140), dots=True)


def _missed(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    t = lang.text
    words = {t(KINDS[kind]): kind for kind in DECISIONS}

    def decide(row: Row, text: str) -> None:
        talk.decide(int(row.id), words.get(text, ""))
        answered()

    first, second, file = _plain((t("Line"), t("Text"), t("File")), (72, 280, 120), dots=True)
    kind = Column[Row](
        t("It is"),
        lambda row: row.cells[2],
        decide,
        floor=140,
        choices=lambda _: [_NOBODY, *words],
        tip=lambda _: t("Say what this line is; without an answer it stays in the front matter."),
    )
    place = Column[Row](file.title, lambda row: row.cells[3], floor=100, look="muted")
    return [first, second, kind, place]


def _told(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    t = lang.text
    return _plain((t("Line"), t("Finding"), t("File")), (88, 320, 120), dots=True)


def _scenes(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    t = lang.text
    titles = (t("Scene"), t("Int/Ext, time"), t("Set"), t("Cast"), t("Pages"), t("Est."))
    return _plain(titles, (72, 119, 140, 160, 64, 64))


def _lines(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    return _plain((lang.text("Kind"), lang.text("Lines")), (240, 80))


def _cast(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    return _names(lang, lang.text("Character"), talk.all_people, talk.merge_person, answered)


def _sets(lang: Language, talk: Talk, answered: Answered) -> list[Column[Row]]:
    return _names(lang, lang.text("Set"), talk.all_sets, talk.merge_set, answered)


def _names(
    lang: Language,
    title: str,
    names: Callable[[], Sequence[str]],
    merge: Callable[[str, str], None],
    answered: Answered,
) -> list[Column[Row]]:
    t = lang.text

    def same(row: Row, text: str) -> None:
        merge(row.id, "" if text == _NOBODY else text)
        answered()

    columns = _plain((title, t("Scenes")), (200, 64))
    columns.append(
        Column[Row](
            t("Same as"),
            lambda row: row.cells[2],
            same,
            floor=200,
            edit=lambda row: _NOBODY if row.token else row.cells[2] or _NOBODY,
            choices=lambda row: [_NOBODY, *(name for name in names() if name != row.id)],
            colour=lambda row: row.token or "text",
            tip=lambda _: t("Choose whom this name means; it is remembered for the next time."),
        )
    )
    return columns


COLUMNS: dict[str, Make] = {
    "changes": _changes,
    "missed": _missed,
    "told": _told,
    "scenes": _scenes,
    "lines": _lines,
    "cast": _cast,
    "sets": _sets,
}
