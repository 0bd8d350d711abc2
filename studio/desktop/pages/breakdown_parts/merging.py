"""Making several elements one: names that different scenes use for the same thing."""

from collections.abc import Sequence

from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.desktop.context import Context
from studio.desktop.pages.base import Act


def merge_acts(ctx: Context, elements: Sequence[tuple[str, str]]) -> list[Act]:
    """Return a menu that merges elements, given as (id, name), under one of their names."""
    if len(elements) < 2:
        return []
    t = ctx.lang.text
    choices = [
        Act(
            t("Keep “{name}”", name=name),
            "merge",
            lambda keep=element_id: merge(ctx, keep, [one for one, _ in elements]),  # type: ignore[misc]
            writes=True,
        )
        for element_id, name in elements
    ]
    return [Act(t("Merge into one"), "merge", menu=choices, writes=True)]


def merge(ctx: Context, keep: str, element_ids: Sequence[str]) -> None:
    """Make elements one, as one step."""
    others = [one for one in dict.fromkeys(element_ids) if one != keep]

    def work() -> None:
        with ctx.store.edit(N_("Merge {count} elements"), count=len(others) + 1):
            for other in others:
                breakdown.merge_elements(ctx.store, keep, other)

    if ctx.attempt(work):
        count = len(others) + 1
        words = ctx.lang.count("{n} element is one now.", "{n} elements are one now.", count)
        ctx.toast(words, undo=True)
