"""Subtitle files that come in and go out, and the draft from the script: what the page asks."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.desktop.pages.base import Act
from studio.desktop.pages.schedule_dialogs import AskDialog
from studio.desktop.pages.subtitle_parts.bar import fill
from studio.desktop.pages.subtitle_parts.desk import TRADE, Desk, language_name
from studio.desktop.widgets.acts import plain
from studio.desktop.widgets.label import label
from studio.i18n import canonical
from studio.project.store import Store
from studio.subtitles import editing, importing
from studio.subtitles.export import export
from studio.subtitles.formats import FORMATS, Document, read_file

SUFFIXES = (".srt", ".vtt")


class DraftDialog(AskDialog):
    """Asks whether to draft again, and says plainly what would be replaced."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Draft from the script again"))
        self._desk = desk
        self.what = QComboBox()
        fill(self.what, [("", self.t("This episode")), ("all", self.t("All episodes"))], "")
        self.add_row(self.t("What"), self.what)
        self.told = label(wrap=True)
        self.body.addWidget(self.told)
        self.what.activated.connect(self._tell)
        self.finish(self.t("Draft again"), self._draft)
        self._tell()

    def _ids(self) -> list[str]:
        desk = self._desk
        everything = self.what.currentData() == "all"
        return [one.id for one in desk.episodes] if everything else [desk.episode_id]

    def _tell(self) -> None:
        progress = self._desk.progress
        cues = others = 0
        for episode_id in self._ids():
            rows = progress.get(episode_id, {})
            cues += max((of for _, of in rows.values()), default=0)
            others += sum(done for code, (done, _) in rows.items() if code != self._desk.source)
        self.told.setText(
            self.t(
                "{cues} subtitles are replaced by new ones, and {texts} translated texts are lost"
                " with them. You can undo this.",
                cues=cues,
                texts=others,
            )
        )

    def _draft(self) -> None:
        editing.draft_episodes(self.ctx.store, self._ids(), again=True)


class ImportDialog(AskDialog):
    """Asks how a file goes into a language of the episode, and tells first what it would do."""

    def __init__(self, desk: Desk, parent: QWidget, document: Document, name: str) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Import {file}", file=name))
        self._desk, self._document = desk, document
        self.plan: importing.Plan | None = None
        t = self.t
        self.code = QComboBox()
        known = [one.code for one in desk.languages]
        codes = dict.fromkeys([*known, *TRADE])
        fill(self.code, [(code, language_name(code)) for code in codes], _named(name) or desk.code)
        if self.code.currentIndex() < 0:
            self.code.setCurrentIndex(max(0, self.code.findData(desk.code)))
        self.match = QComboBox()
        fill(
            self.match,
            [
                ("auto", t("By order if there are as many, else by time")),
                ("time", t("By time")),
                ("order", t("By order")),
            ],
            "auto",
        )
        self.add = QCheckBox(plain(t("Add what the episode has no subtitle for")))
        self.add.setChecked(not desk.cues)
        self.times = QCheckBox(plain(t("Take the times of the file, for this language only")))
        self.add_row(t("Language"), self.code)
        self.add_row(t("Match"), self.match)
        self.body.addWidget(self.add)
        self.body.addWidget(self.times)
        self.told = label(wrap=True)
        self.body.addWidget(self.told)
        for box in (self.code, self.match):
            box.activated.connect(self._tell)
        self.add.toggled.connect(self._tell)
        self.finish(t("Import"), self._import)
        self._tell()

    def _tell(self) -> None:
        """Say what would be written."""
        code, match = str(self.code.currentData()), self.match.currentData()
        made = importing.plan(self.ctx.store, self._desk.episode_id, code, self._document, match)
        self.plan = made
        t = self.t
        added = len(made.spare) if self.add.isChecked() else 0
        lines = [
            t("The file has {count} subtitles.", count=len(self._document.cues)),
            t("Texts written: {count}", count=len(made.pairs)),
        ]
        for count, words in (
            (made.replaced, t("Of them in place of others: {count}", count=made.replaced)),
            (added, t("Cues added: {count}", count=added)),
            (
                len(made.spare) - added,
                t("Cues of the file left out: {count}", count=len(made.spare) - added),
            ),
            (
                len(made.missing),
                t(
                    "Cues of the episode without a text in the file: {count}",
                    count=len(made.missing),
                ),
            ),
            (len(made.locked), t("Locked, left as they are: {count}", count=len(made.locked))),
        ):
            if count:
                lines.append(words)
        self.told.setText("\n".join(lines))
        self.ok.setEnabled(bool(made.pairs or added))

    def _import(self) -> None:
        if self.plan is not None:
            importing.carry_out(
                self.ctx.store,
                self._desk.episode_id,
                self.plan,
                add=self.add.isChecked(),
                own_times=self.times.isChecked(),
            )


def _named(name: str) -> str:
    """Return the language that a file name such as `E01.pt-BR.srt` tells; empty for none."""
    parts = name.split(".")
    code = canonical(parts[-2]) if len(parts) > 2 else ""
    return code if code in TRADE else ""


class ExportDialog(AskDialog):
    """Asks which languages, episodes and formats go to which folder."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Export subtitles"))
        self._desk = desk
        t = self.t
        self.languages = self._boxes(
            [(one.code, language_name(one.code)) for one in desk.languages], t("Languages")
        )
        for code, box in self.languages.items():  # a language without any text has no files
            box.setChecked(any(rows.get(code, (0, 0))[0] for rows in desk.progress.values()))
        endings = [one.suffix.removeprefix(".") for one in FORMATS.values()]
        self.formats = self._boxes([(one, one.upper()) for one in endings], t("Formats"))
        self.episodes = QComboBox()
        fill(self.episodes, [("", t("This episode")), ("all", t("All episodes"))], "all")
        self.add_row(t("Episodes"), self.episodes)
        self.folder = QLineEdit(str(desk.ctx.store.path.parent / "subtitles"))
        choose = QPushButton(plain(t("Choose…")))
        choose.clicked.connect(self._choose)
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.folder, 1)
        beside.addWidget(choose)
        self.add_row(t("Folder"), line)
        self.folder.setAccessibleName(t("Folder"))
        self.finish(t("Export"), self._check)

    def _boxes(self, items: Sequence[tuple[str, str]], title: str) -> dict[str, QCheckBox]:
        """Add a row of boxes, all of them ticked."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        made: dict[str, QCheckBox] = {}
        for at, (key, words) in enumerate(items):
            box = QCheckBox(plain(words))
            box.setChecked(True)
            grid.addWidget(box, at // 2, at % 2)
            made[key] = box
        self.add_row(title, holder)
        return made

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.t("Folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def codes(self) -> list[str]:
        """Return the chosen languages."""
        return [code for code, box in self.languages.items() if box.isChecked()]

    def endings(self) -> list[str]:
        """Return the chosen formats."""
        return [ending for ending, box in self.formats.items() if box.isChecked()]

    def episode_ids(self) -> list[str] | None:
        """Return the chosen episodes; None for all."""
        return None if self.episodes.currentData() == "all" else [self._desk.episode_id]

    def out(self) -> Path:
        """Return the chosen folder."""
        return Path(self.folder.text().strip())

    def _check(self) -> None:
        if not (self.codes() and self.endings() and self.folder.text().strip()):
            raise StudioError(N_("Choose at least one language, one format and a folder."))


class Files:
    """Drafts, imports and exports for the page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page
        self.t = desk.ctx.lang.text

    def acts(self) -> list[Act]:
        """Offer what brings subtitles in and out."""
        t = self.t
        return [
            Act(t("Draft this episode"), "wand-sparkles", self.draft, writes=True),
            Act(t("Draft all that have none"), "wand-sparkles", self.draft_all, writes=True),
            Act(t("Draft again…"), "rotate-ccw", self.draft_again, writes=True),
            Act(t("Import subtitles…"), "upload", self.choose, "Ctrl+Shift+I", writes=True),
            Act(t("Export…"), "download", self.export),
            Act(
                t("Subtitle list (PDF)"),
                "printer",
                lambda: self._desk.ctx.show_page("reports", "subtitles"),
            ),
        ]

    def draft(self) -> None:
        """Draft the episode that is shown."""
        self._draft([self._desk.episode_id])

    def draft_all(self) -> None:
        """Draft all episodes that have no subtitles."""
        self._draft(None)

    def _draft(self, ids: list[str] | None) -> None:
        ctx = self._desk.ctx
        made: dict[str, int] = {}
        if not ctx.attempt(lambda: made.update(editing.draft_episodes(ctx.store, ids))):
            return
        total = sum(made.values())
        words = ctx.lang.count("Drafted {n} subtitle.", "Drafted {n} subtitles.", total)
        nothing = self.t("Nothing was drafted: there are subtitles already, or no script.")
        ctx.toast(words if total else nothing, undo=bool(total))

    def draft_again(self) -> None:
        """Ask what to draft again."""
        DraftDialog(self._desk, self._page).exec()

    def choose(self) -> None:
        """Choose a subtitle file to import."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self._page, self.t("Import subtitles"), "", f"{self.t('Subtitles')} ({patterns})"
        )
        if name:
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Read a subtitle file and ask how it goes into the episode."""
        dialog = ImportDialog(self._desk, self._page, read_file(path), path.name)
        if dialog.exec():
            self._desk.open_language(str(dialog.code.currentData()))
            self._desk.ctx.toast(self.t("Imported {file}.", file=path.name), undo=True)

    def export(self) -> None:
        """Ask what to export, and write it as a job."""
        dialog = ExportDialog(self._desk, self._page)
        if dialog.exec():
            self.write(dialog.codes(), dialog.endings(), dialog.episode_ids(), dialog.out())

    def write(
        self, codes: list[str], endings: list[str], episode_ids: list[str] | None, out: Path
    ) -> None:
        """Write subtitle files, one language after the other."""
        ctx, path = self._desk.ctx, self._desk.ctx.store.path

        def work(progress: Progress) -> int:
            done = 0
            with Store.open(path, read_only=True) as store:
                for at, code in enumerate(codes):
                    progress.step(at, len(codes))
                    done += len(export(store, out, [code], endings, episode_ids))
            return done

        def finished(files: int) -> None:
            words = ctx.lang.count(
                "Wrote {n} file to {folder}.",
                "Wrote {n} files to {folder}.",
                files,
                folder=out.name,
            )
            ctx.toast(words)

        ctx.jobs.run(self.t("Writing subtitles"), work, done=finished)
