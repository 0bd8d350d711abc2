"""What can be done with takes: the acts of the page, of its rows and of the inspector."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from studio.base.words import both
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts import edits
from studio.desktop.pages.takes_parts.proxy_jobs import megabytes
from studio.desktop.pages.takes_parts.rows import Row, reasons, stars
from studio.media.clip_cache import proxy_sizes
from studio.takes import store as room
from studio.takes.model import BEST, Take
from studio.takes.places import clip_path

if TYPE_CHECKING:
    from studio.desktop.pages.takes import TakesPage


class Doing:
    """Offers acts and carries them out on the page's selection."""

    def __init__(self, page: "TakesPage") -> None:
        self._page = page
        self._ctx, self._t = page.ctx, page.t

    # --- the header of the page -------------------------------------------------------------------

    def acts(self, *, has_takes: bool, missing: int) -> list[Act]:
        """Return the buttons of the page."""
        t, page = self._t, self._page
        add = Act(t("Add folder…"), "folder-open", page.adding.ask_folder, "", "", True, True)
        clips = Act(t("Add clips…"), "plus", page.adding.ask_clips, writes=True)
        names = Act(t("How names are read"), "info", self.show_patterns)
        if not has_takes:
            return [names, clips, add]
        view = Act(t("Contact sheet"), "layout-grid", page.switch_views)
        if page.in_contact:
            view = Act(t("List"), "list", page.switch_views)
        found = [
            clips,
            view,
            Act(t("Proxies"), "film", menu=self._proxy_acts()),
            Act(t("Link by file name"), "wand-sparkles", self.link_all, writes=True),
            Act(t("Print"), "printer", lambda: self._ctx.show_page("reports", page.REPORT)),
            names,
            add,
        ]
        if missing:
            n = self._ctx.lang.number(missing)
            words = t("Find again… ({n} missing)", n=n)
            found.insert(0, Act(words, "search", page.adding.ask_again, writes=True))
        return found

    def _proxy_acts(self) -> list[Act]:
        t = self._t
        return [
            Act(t("Make all missing proxies"), "film", self.make_all),
            Act(t("Delete all proxies"), "trash-2", self.delete_all),
        ]

    def make_all(self) -> None:
        """Make the proxies of all takes that have none."""
        rows = self._page.everything()
        waiting = [row.take for row in rows if not row.proxy and not row.missing]
        if waiting:
            self._page.proxies.make(waiting)
        else:
            self._ctx.toast(self._t("Every take has its proxy."))

    def delete_all(self) -> None:
        """Delete the proxies of all takes."""
        self._page.proxies.delete([row.take for row in self._page.everything()])

    def link_all(self) -> None:
        """Link takes without a scene by the names of their files."""
        self._link_by_name(None)

    def show_patterns(self) -> None:
        """Show how the names of files are read."""
        from studio.desktop.pages.takes_parts.patterns import PatternsDialog

        files = [row.take.file for row in self._page.chosen()]
        PatternsDialog(self._ctx, self._page, files).exec()

    # --- rows ----------------------------------------------------------------------------------

    def row_acts(self, ids: list[str]) -> list[Act]:
        """Return the menu of rows."""
        t, rows = self._t, self._page.chosen()
        takes = [row.take for row in rows]
        if not rows:
            return []
        circled = all(take.circled for take in takes)
        put = partial(edits.change, self._ctx.store, takes)
        ng = [Act(t("Not NG"), "check", partial(put, ng_reason=""), writes=True)]
        for key, words in reasons(self._ctx.lang).items():
            ng.append(Act(words, "x", partial(put, ng_reason=key), writes=True))
        rate = [
            Act(stars(n) or t("No stars"), "star", partial(put, rating=n), writes=True)
            for n in range(BEST + 1)
        ]
        return [
            Act(
                t("Take the circle away") if circled else t("Circle"),
                "circle" if circled else "circle-check",
                self._page.circle,
                "C",
                writes=True,
            ),
            Act(t("Rating"), "star", menu=rate),
            Act(t("NG because of"), "flag", menu=ng),
            *self._two(rows),
            *self.form_acts(rows),
            *self._proxies(rows),
            Act(t("Remove"), "trash-2", lambda: self.remove(ids), "Del", writes=True),
        ]

    def _two(self, rows: Sequence[Row]) -> list[Act]:
        """Offer to see two selected takes side by side."""
        if len(rows) != 2:
            return []
        see = partial(self._page.review.compare, rows[1])
        return [Act(self._t("Side by side"), "columns-2", see)]

    def _proxies(self, rows: Sequence[Row]) -> list[Act]:
        t, proxies = self._t, self._page.proxies
        without = [row.take for row in rows if not row.proxy and not row.missing]
        having = [row.take for row in rows if row.proxy]
        sizes = proxy_sizes()
        size = megabytes(sum(sizes.get(named, 0) for named in {take.hash for take in having}))
        why = "" if without else t("These takes have proxies, or their files are missing.")
        found = [Act(t("Make proxies"), "film", lambda: proxies.make(without), why_not=why)]
        if having:
            words = t("Delete proxies ({size})", size=size)
            found.append(Act(words, "trash-2", lambda: proxies.delete(having)))
        return found

    def form_acts(self, rows: Sequence[Row]) -> list[Act]:
        """Return what is done with the clips of takes."""
        t = self._t
        found: list[Act] = []
        if any(row.missing for row in rows):
            again = self._page.adding.ask_again
            found.append(Act(t("Find again…"), "search", again, writes=True))
        if any(row.take.scene_id is None for row in rows):
            ids = [row.id for row in rows]
            call = partial(self._link_by_name, ids)
            found.append(Act(t("Link by file name"), "wand-sparkles", call, writes=True))
        if len(rows) == 1:
            row = rows[0]
            another = partial(self.another, row.take)
            found.append(Act(t("Another take…"), "copy", another, writes=True))
            why = t("This file is missing.") if row.missing else ""
            call = partial(self._open_folder, row.take)
            found.append(Act(t("Open its folder"), "folder-open", call, why_not=why))
        return found

    def _open_folder(self, take: Take) -> None:
        self._ctx.open_file(clip_path(take.path, self._ctx.store.path).parent)

    def _link_by_name(self, ids: Sequence[str] | None) -> None:
        n = room.link_by_name(self._ctx.store, ids)
        lang = self._ctx.lang
        if n:
            self._ctx.toast(lang.count("Linked {n} take.", "Linked {n} takes.", n), undo=True)
        else:
            self._ctx.toast(lang.text("No file name tells a scene of this script."))

    def another(self, take: Take) -> None:
        """Ask for the frames of another take in the same clip, and add it."""
        from studio.desktop.pages.takes_parts.another import AnotherDialog

        AnotherDialog(self._ctx, self._page, take, self._page.review.frame(), self._added).exec()

    def _added(self, take_id: str) -> None:
        self._page.select(take_id)
        self._ctx.toast(self._t("Added a take in the same clip."), undo=True)

    def remove(self, ids: Sequence[str]) -> None:
        """Take takes out of the production; their files stay."""
        gone = [take.id for take in self._page.table.takes(ids)]
        if gone:
            room.remove_takes(self._ctx.store, gone)
            one, many = both(
                "Removed {n} take; its file stays.", "Removed {n} takes; their files stay."
            )
            words = self._ctx.lang.count(one, many, len(gone))
            self._ctx.toast(words, undo=True)
