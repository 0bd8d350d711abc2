"""The catalogues: extract the words, merge them into each language, compile; or check all that.

python packaging/catalogue.py           update translations/
python packaging/catalogue.py --check   fail when an update would change anything, or when a
complete language lacks a word
"""

import argparse
import ast
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
COMPLETE = ("es", "zh_Hans")
# Calls whose first words are for people: how many texts each takes, one or singular and plural.
KEYWORDS = {"N_": 1, "text": 1, "t": 1, "_t": 1, "count": 2, "both": 2}
# In these preset tables the values of these keys are shown to people.
PRESET_WORDS = ("name", "label", "title")


def extract() -> Catalog:
    """Collect every message of the program and of its presets, sorted by text."""
    catalog = Catalog(project="Ninesixteen", charset="utf-8", fuzzy=False)
    found: dict[str, tuple[str | tuple[str, ...], set[str]]] = {}
    for file in sorted((ROOT / "studio").rglob("*.py")):
        for message in _spoken(ast.parse(file.read_text(encoding="utf-8"))):
            _collect(found, message, file.relative_to(ROOT).as_posix())
    for preset in sorted((ROOT / "resources" / "presets").glob("*.toml")):
        for word in _preset_words(tomllib.loads(preset.read_text(encoding="utf-8"))):
            _collect(found, word, f"resources/presets/{preset.name}")
    for key in sorted(found):
        message, places = found[key]
        catalog.add(message, locations=[(place, 0) for place in sorted(places)])
    return catalog


def _spoken(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """Yield the marked texts of a module; Babel's own reader misses those inside f-strings."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
        texts = [arg.value for arg in node.args[: KEYWORDS.get(name, 0)] if _is_text(arg)]
        if len(texts) == KEYWORDS.get(name):
            yield texts[0] if len(texts) == 1 else tuple(texts)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _collect(found: dict, message: str | tuple[str, ...], place: str) -> None:
    key = message if isinstance(message, str) else message[0]
    if not key:
        return
    known, places = found.setdefault(key, (message, set()))
    if isinstance(message, tuple) and isinstance(known, str):
        found[key] = (message, places)
    places.add(place)


def _preset_words(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [v for k, v in node.items() if k in PRESET_WORDS and isinstance(v, str)]
        return own + [w for v in node.values() for w in _preset_words(v)]
    if isinstance(node, list):
        return [w for item in node for w in _preset_words(item)]
    return []


def po_bytes(catalog: Catalog) -> bytes:
    """Write a catalogue without dates or line numbers, so that it changes only with words."""
    out = BytesIO()
    write_po(out, catalog, width=100, include_lineno=False, omit_header=False, sort_output=True)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    noise = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')
    return "".join(line for line in lines if not line.startswith(noise)).encode("utf-8")


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    out = BytesIO()
    # The reader dates a catalogue without a date to this minute, and the file would change.
    catalog.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(out, catalog)
    return out.getvalue()


def wanted() -> tuple[dict[Path, bytes], list[str]]:
    """Return what each file should hold, and what complete languages lack."""
    template = extract()
    files = {FOLDER / "studio.pot": po_bytes(template)}
    missing: list[str] = []
    for po in sorted(FOLDER.glob("*/LC_MESSAGES/studio.po")):
        name = po.parents[1].name
        with po.open("rb") as file:
            catalog = read_po(file, locale=name)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        files[po] = po_bytes(catalog)
        with BytesIO(files[po]) as file:
            files[po.with_suffix(".mo")] = mo_bytes(read_po(file, locale=name))
        if name in COMPLETE:
            missing += [f"{name}: {m.id!r}" for m in catalog if m.id and not _complete(m)]
    return files, missing


def _complete(message: object) -> bool:
    if message.fuzzy:  # type: ignore[attr-defined] - a doubtful word is not compiled
        return False
    string = message.string  # type: ignore[attr-defined]
    return all(string) if isinstance(string, tuple | list) else bool(string)


def main() -> int:
    """Update the files, or with --check tell what an update would change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if stale")
    check = parser.parse_args().check
    files, missing = wanted()
    stale = [p for p, content in files.items() if not p.exists() or p.read_bytes() != content]
    for path in stale:
        print(("stale: " if check else "wrote ") + path.relative_to(ROOT).as_posix())
        if not check:
            path.write_bytes(files[path])
    for line in missing:
        print("no translation in " + line)
    return 1 if missing or (check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
