"""Short names of what can be wrong with a subtitle, for a column that is narrow."""

from studio.base.words import N_

RULES = {
    "untranslated": N_("No text"),
    "empty": N_("Empty"),
    "no_time": N_("No time"),
    "too_short": N_("Too short"),
    "too_slow": N_("Too long on screen"),
    "overlap": N_("Overlaps"),
    "gap": N_("Small gap"),
    "too_many_lines": N_("Too many lines"),
    "too_long": N_("Long line"),
    "too_wide": N_("Too wide"),
    "bad_break": N_("Bad break"),
    "too_fast": N_("Too fast"),
    "broken_text": N_("Broken text"),
    "source_changed": N_("Source changed"),
    "line_deleted": N_("Line deleted"),
}
