"""The one import of sqlite-utils, without the numbers library that it would load if it could.

sqlite-utils asks for numpy and pandas to know their types; rows here hold none of them, and
loading numpy doubles the time until the first window.
"""

import sys
from types import ModuleType

_ABSENT = [name for name in ("numpy", "pandas") if name not in sys.modules]
_seen: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
for _name in _ABSENT:
    _seen[_name] = None  # Python takes this for a module that is not installed
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _ABSENT:
        del _seen[_name]

__all__ = ["Database", "Migrations"]
