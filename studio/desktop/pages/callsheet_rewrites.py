"""The line over a call sheet whose scenes were rewritten since somebody looked at it."""

from studio.desktop.context import Context
from studio.desktop.widgets.banner import Banner
from studio.schedule.model import Day, numbers_of
from studio.script.rewrite import history


class RewriteNotice(Banner):
    """Names the rewritten scenes of a day until somebody says that the sheet is right."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.look, "file-text", "", ctx.lang.text("Looked at"), self._seen)
        self._ctx = ctx
        self._changes: list[str] = []
        self.hide()

    def show_day(self, day: Day) -> None:
        """Show what changed in the scenes of a day, or hide."""
        unseen = history.unseen_scenes(self._ctx.store, "sheet")
        strips = [
            strip
            for strip in day.scene_strips
            if any(scene.scene_id in unseen for scene in strip.scenes)
        ]
        scenes = dict.fromkeys(scene.scene_id for strip in strips for scene in strip.scenes)
        self._changes = [change for scene in scenes for change in unseen.get(scene, [])]
        text = self._ctx.lang.text(
            "The script of these scenes was rewritten: {scenes}. Look at the calls and notes.",
            scenes=self._ctx.lang.join(numbers_of(strips)),
        )
        self.words.setText(text)
        self.setAccessibleName(text)
        self.button.setEnabled(not self._ctx.store.read_only)
        self.setVisible(bool(self._changes))

    def _seen(self) -> None:
        history.mark_seen(self._ctx.store, self._changes, sheet=True)
