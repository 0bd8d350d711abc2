'''The pages of the window. How to write one:

Its key, title, icon, group and sidebar figure stand in `studio/desktop/registry.py`, with the
dotted place of its class; the page appears as soon as that module exists. A page is a `Page`:

    class PlacesPage(Page):
        """Lists the places; their fees are edited in place."""

        KEY = "places"                            # as in the registry
        TABLES = frozenset({"place", "set_place"})  # a change of these refreshes the page
        FILTER = N_("Filter places")              # words in the filter field; "" for none

        def __init__(self, ctx: Context) -> None:
            super().__init__(ctx)                 # gives self.ctx, self.t (translate), self.body
            t = self.t
            self.table = RecordTable[Place](ctx, [
                Column(t("Name"), lambda p: p.name, self._rename, weight=2, floor=160),
                Column(t("Fee"), self._fee, self._set_fee, align=RIGHT, floor=96,
                       sort=lambda p: p.fee_minor),
                Column(t("Note"), lambda p: p.note, look="muted", fold=1),
            ])
            self.view = TableView(self.table)
            self.view.setAccessibleName(t("Places"))
            self.view.chosen.connect(self._show_chosen)        # ids of the selected rows
            self.view.remove_asked.connect(self._remove)       # Delete was pressed
            self.body.addWidget(self.view, 1)

        def refresh(self) -> None:                # called when shown, and by on_change
            self.table.show(places.places(self.ctx.store))

        def filter(self, text: str) -> None:
            self.table.filter(text)

        def acts(self) -> list[Act]:           # emit self.acts_changed when they change
            return [Act(self.t("Add place"), "plus", self._add, primary=True, writes=True)]

        def inspector(self) -> QWidget | None:    # the same widget each time; a Form fits well
            return self.form

        def select(self, row_id: str) -> None:    # asked by the palette and other pages
            self.view.choose([row_id])

Rules:
- Read in `refresh`; write only through the rooms' stores (`places.rename(ctx.store, …)`). The
  change comes back by `on_change` → `refresh`; never update a widget by hand after a write. The
  model diffs by id, so selection, current cell and scroll stay.
- Records are frozen dataclasses with a text `id`. `Column.read` returns text; `write(record,
  text)` parses (`read_clock(text)` …) and may raise StudioError: the sentence is told, the cell
  keeps its value. `edit` gives the editable text where it differs, `choices`/`suggest` offer
  values, `second` a muted text after the first, `dot`/`pill`/`colour` name a theme colour.
- `RecordTable(..., bar=lambda r: "int_night")` paints the strip bar and tints the row. Put
  `Heading(id, title, note)` records between the rows for days; `TableView(table, movable=True)`
  emits `moved(ids, after_id)` for a drag or Alt+Up/Down (after_id may be a heading's; "" is the
  top), and `view.cost_of = f(ids, after_id, onto) -> Cost` is shown at the insertion line. With
  `view.onto_headings`, a drop on a heading is `dropped(ids, heading_id)`.
- `view.menu_acts = f(ids) -> [Act, …]` is the context menu of rows.
- After a step worth undoing at once: `ctx.toast(self.t("Moved {n} strips.", n=3), undo=True)`.
- Event handlers (buttons, fields) may raise StudioError freely: the window tells it.
- Over 0.2 s: `ctx.jobs.run(self.t("Making the PDF"), work, done=…)`. `work(progress)` runs in a
  thread, touches neither widgets nor `ctx.store` (open your own: `Store.open(ctx.store.path,
  read_only=True)`); `done(result)` runs here and may write.
- Labels: `widgets.label.label(text, tone="muted", font=ctx.look.fonts.heading)` or `ElidedLabel`
  (never bare QLabel); forms: `widgets.form.Form`; nothing there yet: `widgets.empty.EmptyState`;
  buttons: `widgets.acts.button(ctx, Act(…))`; tooltips: `plain_tip(text)`. An accessible name on
  every control. 24 px margins are set; space in steps of 8.
- Colours only by name (`ctx.theme.colour("muted")`, `theme.tint("ext_day")`), icons only by
  `ctx.icons.bind(button, "plus")` or `.pixmap(...)`; repaint on `ctx.look.changed` if you keep any.
- A clip: `desktop.player.player.Player(ctx)`, embedded as any widget; `open(path, first=…, hash=…)`
  shows a frame, its signals tell the rest. It answers its keys itself while it has the focus.
- Never import media, PDF, QtPdf or the planner at the top of a page: import inside the function.
- Tests: the `make_page` fixture in tests/desktop/conftest.py builds a page on a store;
  `tests/desktop/test_looks.py` renders every registered page and fails on clipped words.
'''
