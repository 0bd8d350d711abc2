"""Make the shipped icons again from Lucide's npm package, as `resources/icons/icons.toml` says.

    python packaging/make_icons.py [--from FOLDER_WITH_TGZ]

Needs npm only. Each icon keeps `stroke="currentColor"`, so that the window can tint it.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from xml.etree import ElementTree

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SVG = "http://www.w3.org/2000/svg"


def main() -> int:
    """Write every listed icon and the licence, and drop icons that are no longer listed."""
    options = argparse.ArgumentParser(description="Make the shipped icons again.")
    options.add_argument("--from", dest="folder", type=Path, help="folder with the packed package")
    asked = options.parse_args()
    listed = tomllib.loads((ICONS / "icons.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        archive = pack(listed["package"], listed["version"], asked.folder or Path(temporary))
        write_all(archive, listed["names"], listed["stroke_width"])
    print(f"{len(listed['names'])} icons")
    return 0


def pack(package: str, version: str, folder: Path) -> Path:
    """Return the packed npm package, fetched into `folder` unless it is there."""
    archive = folder / f"{package}-{version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)
    return archive


def write_all(archive: Path, names: list[str], stroke: str) -> None:
    """Write the icons of the package that are named, thinned to `stroke`."""
    for old in ICONS.glob("*.svg"):
        if old.stem not in names:
            old.unlink()
    with tarfile.open(archive) as packed:
        (ICONS / "LICENSE-Lucide.txt").write_bytes(_member(packed, "package/LICENSE"))
        for name in names:
            drawn = _member(packed, f"package/icons/{name}.svg").decode("utf-8")
            (ICONS / f"{name}.svg").write_text(thinned(drawn, stroke), "utf-8")


def _member(packed: tarfile.TarFile, name: str) -> bytes:
    try:
        inside = packed.extractfile(name)
    except KeyError:
        inside = None
    if inside is None:
        raise SystemExit(f"{packed.name} has no file {name}: was the icon renamed?")
    return inside.read()


def thinned(drawn: str, stroke: str) -> str:
    """Return the drawing without class names, its lines `stroke` wide on a 24 × 24 grid."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(drawn)
    root.attrib.pop("class", None)
    root.set("stroke-width", stroke)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


if __name__ == "__main__":
    sys.exit(main())
