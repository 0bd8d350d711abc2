"""Boards, shooting days, strips, day out of days, warnings and the automatic board.

What a page, a report or a command uses:

- `store`: `active_board(store) -> Board`, `read_board`, `boards(store) -> list[BoardInfo]`;
  edits, each one undoable step: `ensure_board`, `sync_strips` (after an import),
  `add_day`, `add_days`, `change_day`, `move_day`, `remove_day`,
  `move_strips(store, ids, day_id | None, before | None)`, `nudge(store, ids, "up" | "down")`,
  `pin`, `set_minutes`, `merge_strips`, `separate_strip`, `split_strip`,
  `add_banner`, `change_banner`, `remove_banner`,
  `rename_board`, `duplicate_board`, `activate_board`, `remove_board`.
  `move_strips` and `nudge` return messages to show, such as that a pinned strip was moved.
  A locked day refuses every change of what is on it with a StudioError.
  `read_facts(store, language) -> Facts` and `read_elements(store)` for the rules below;
  `apply_plan(store, plan)` writes an automatic board as one step.
- `model`: `Board(days, boneyard)`, `Day`, `Strip`, `StripScene`, `CastRef`, `BoardInfo`, frozen.
- `warnings.warnings(board, facts) -> list[Warning]`: rule, severity, message, day, strips.
- `facts.timing(day) -> Timing`: start and end of each strip, moves, meal, wrap; callers above
  give `Facts` the hours that call sheets fix.
- `dood.dood(board, kind, elements, facts.persons) -> Dood`: codes per day, totals per row and
  per day; without the persons nobody is away.
- `auto`: `plan(board, facts, options, progress) -> Plan` proposes (a job: up to two seconds),
  `with_new_days(board, facts, first, count)` adds proposed days first, `applied(board, plan)`
  is the board to preview, `counts(board, facts)` its price. Nothing is written by these.
- `preview.cost_of_move(board, facts, ids, day_id, before) -> MoveCost` for a drag that hovers,
  `preview.moved(...)` is the board after it.
- `presets`: `rules()` for thresholds, `strip_colours()` for colour keys and printed colours.

The tables to follow are `TABLES`: a page reads the board again when one of them changes.
"""

TABLES = (
    "board",
    "board_day",
    "shoot_day",
    "strip",
    "strip_scene",
    "scene",
    "episode",
    "story_set",
    "scene_character",
    "character",
    "casting",
    "person",
    "availability",
    "place",
    "place_availability",
    "set_place",
)
