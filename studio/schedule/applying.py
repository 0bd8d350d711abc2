"""Writing a proposed board into the project file, as one undoable step."""

from studio.base.errors import StudioError
from studio.base.order import spread
from studio.base.words import N_
from studio.project.store import Store
from studio.schedule import placing
from studio.schedule.auto import Plan
from studio.schedule.days import add_day


def apply_plan(store: Store, plan: Plan) -> None:
    """Apply a plan: its new days are made, its strips moved.

    Raises StudioError when the board has changed since the plan was made.
    """
    with store.edit(N_("Automatic board: {count} strips moved"), count=len(plan.moves)) as db:
        board_id = plan.board_id or placing.ensure_board(store)
        made = {
            day.id: add_day(
                store, day.date, call_minute=day.call_minute, work_minutes=day.work_minutes
            )
            for day in plan.new_days
        }
        shown = [move.strip_id for move in plan.moves]
        real = dict(zip(shown, placing.settle(store, shown), strict=True))
        _check_moves(store, plan, real)
        rows: list[tuple[str, str, str]] = []
        for day_id, strip_ids in plan.sequences:
            day = made.get(day_id, day_id)
            ids = [real.get(one, one) for one in strip_ids]
            _check_day(store, plan, day, ids, set(real.values()))
            rows += [(day, rank, one) for one, rank in zip(ids, spread(len(ids)), strict=True)]
        back = [real[move.strip_id] for move in plan.moves if move.to_day is None]
        if back:
            placing.place(store, back, board_id, None, None)
        db.conn.executemany("UPDATE strip SET board_day_id = ?, sort = ? WHERE id = ?", rows)


def _check_moves(store: Store, plan: Plan, real: dict[str, str]) -> None:
    """Refuse when a strip was moved or pinned, or its day locked, since."""
    if not real:
        return
    now = {str(row["id"]): row for row in placing.in_order(store, list(real.values()))}
    for move in plan.moves:
        row = now[real[move.strip_id]]
        if row["day_id"] != move.from_day or row["pinned"] or row["locked"]:
            raise _changed()


def _check_day(store: Store, plan: Plan, day_id: str, ids: list[str], moved: set[str]) -> None:
    """Refuse when other strips came to a day, or left it, since."""
    rows = store.query("SELECT id FROM strip WHERE board_day_id = ?", [day_id])
    locked = store.query("SELECT locked FROM board_day WHERE id = ?", [day_id])
    stayed = {str(row["id"]) for row in rows} - moved
    if not locked or locked[0]["locked"] or stayed != set(ids) - moved:
        raise _changed()


def _changed() -> StudioError:
    return StudioError(N_("The board has changed since this plan was made. Plan it again."))
