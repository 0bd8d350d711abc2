"""Make the shipped fonts again from their npm packages, as `resources/fonts/fonts.toml` says.

    python packaging/make_fonts.py [--from FOLDER_WITH_TGZ] [FILE.ttf …]

Needs fontTools (`pip install fonttools`) and npm; the second run can reuse the packages of the
first with `--from`. The same list gives the same bytes.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
# Alternate glyphs that nothing here asks for, and vertical setting, would double the CJK files.
CJK_FEATURES = ["kern", "mark", "mkmk", "ccmp", "liga", "locl", "ljmo", "vjmo", "tjmo"]

# Characters of personal and place names that GBK lacks: those of the Table of General Standard
# Chinese Characters (2013) that Unicode holds in Extension A.
RARE_NAMES = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠"
    "䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)


def _codec(name: str, leads: range = range(0x81, 0xFF)) -> set[int]:
    """Every character that a two-byte encoding of the operating systems can write.

    Big5 has the 5,401 usual characters of Taiwan below the first byte C7.
    """
    found: set[int] = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(name)
            except UnicodeDecodeError:
                continue
            found.update(map(ord, text))
    return found


def _ranges(*pairs: tuple[int, int]) -> set[int]:
    return {code for first, last in pairs for code in range(first, last + 1)}


def _common() -> set[int]:
    """Latin, punctuation, arrows, marks, CJK punctuation and the full-width forms."""
    return _ranges(
        (0x20, 0x17F),
        (0x1CD, 0x1DC),
        (0x2010, 0x205E),
        (0x20A0, 0x20BF),
        (0x2100, 0x214F),
        (0x2150, 0x218B),
        (0x2190, 0x21FF),
        (0x2460, 0x24FF),
        (0x2500, 0x27BF),
        (0x3000, 0x303F),
        (0xFE30, 0xFE4F),
        (0xFF00, 0xFFEF),
    )


REPERTOIRES: dict[str, Callable[[], set[int]]] = {
    "common": _common,
    "gbk": lambda: _codec("gbk") | _ranges((0x9FA6, 0x9FFF)),
    "gb2312": lambda: _codec("gb2312"),
    "big5": lambda: _codec("cp950"),
    "big5-usual": lambda: _codec("cp950", leads=range(0xA1, 0xC7)),
    "cp932": lambda: _codec("cp932"),
    "hangul": lambda: _ranges((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3)),
    "bopomofo": lambda: _ranges((0x3100, 0x312F), (0x31A0, 0x31BF)),
    "rare-names": lambda: set(map(ord, RARE_NAMES)),
}


def main() -> int:
    """Make the fonts named on the command line, or all of them."""
    options = argparse.ArgumentParser(description="Make the shipped fonts again.")
    options.add_argument("--from", dest="folder", type=Path, help="folder with packed packages")
    options.add_argument("files", nargs="*", help="only these files")
    asked = options.parse_args()
    fonts = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["font"]
    chosen = [font for font in fonts if not asked.files or font["file"] in asked.files]
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        for font in chosen:
            make(font, pack(font["package"], font["version"], folder))
    total = sum(path.stat().st_size for path in FONTS.glob("*.ttf"))
    print(f"{total / 1e6:.1f} MB in all")
    return 0


def pack(package: str, version: str, folder: Path) -> Path:
    """Return the packed npm package, fetched into `folder` unless it is there."""
    archive = folder / f"{package.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)
    return archive


def make(font: dict[str, object], archive: Path) -> None:
    """Cut one font to its characters and write it with its licence."""
    with tarfile.open(archive) as packed:
        data = _member(packed, f"package/{font['source']}")
        licence = _member(packed, "package/LICENSE_FONT").decode("utf-8")
    # One stamp for all: the same list must give the same bytes.
    opened = TTFont(BytesIO(data), recalcTimestamp=False)
    _cut(opened, [str(name) for name in font["characters"]])  # type: ignore[attr-defined]
    target = FONTS / str(font["file"])
    opened.save(target)
    clean = "\n".join(line.rstrip() for line in licence.splitlines()).strip() + "\n"
    (FONTS / str(font["licence"])).write_text(clean, "utf-8")
    glyphs = len(opened.getGlyphOrder())
    print(f"{target.name}: {glyphs} glyphs, {target.stat().st_size / 1e6:.2f} MB")


def _member(packed: tarfile.TarFile, name: str) -> bytes:
    inside = packed.extractfile(name)
    if inside is None:
        raise SystemExit(f"{packed.name} has no file {name}")
    return inside.read()


def _cut(font: TTFont, characters: Iterable[str]) -> None:
    options = subset.Options()
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    wanted = set(characters)
    if "all" in wanted:
        options.layout_features = ["*"]
        codes = set(font.getBestCmap())
    else:
        options.layout_features = CJK_FEATURES
        options.drop_tables += ["vhea", "vmtx", "BASE"]
        codes = set().union(*(REPERTOIRES[name]() for name in wanted))
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


if __name__ == "__main__":
    sys.exit(main())
