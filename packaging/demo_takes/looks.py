"""Who is in the demo's takes, and how they look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a person looks; colours as names that Qt reads."""

    hair: str
    skin: str
    shade: str
    dress: str
    deep: str
    rim: str
    style: str
    woman: bool
    extra: str = ""


LOOKS = {
    "程小满": Look(
        "#17121c", "#ffd9bd", "#b06a6c", "#fff3e0", "#9a6f8c", "#ffe0a8", "bun", True, "pearl"
    ),
    "贺明轩": Look(
        "#100e16", "#f6c6a2", "#9a5a58", "#2a3a66", "#0c1026", "#ffc878", "short", False, "tie"
    ),
    "白若琳": Look(
        "#331216", "#ffd8c2", "#b86a70", "#e0263f", "#560a22", "#ffb27a", "waves", True, "drop"
    ),
    "柳曼华": Look(
        "#181220", "#f4c9ae", "#a06066", "#6a3a8c", "#22103a", "#ffc890", "updo", True, "jade"
    ),
    "顾行舟": Look(
        "#0d0d14", "#f8cba6", "#965c5a", "#f6efe2", "#8a7f92", "#ffd79a", "fringe", False, "vest"
    ),
    "孟经理": Look(
        "#16161e", "#f2c6a6", "#8a5c60", "#4a5568", "#171c28", "#b8e0ea", "short", False, "glasses"
    ),
}
