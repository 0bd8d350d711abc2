"""Productions with scripts to print, and what stands on their pages."""

import re

from pypdf import PdfReader

from studio.project.production import create
from studio.script.formats import read_text
from studio.workflow import script_import

HEADING = re.compile(r"(INT|EXT)\. ")


def produced(path, text, title="Big Fish", **about):
    store = create(path, title, **about)
    script_import.commit(store, read_text(text, "script"), "script", snapshot=False)
    return store


def rows_of(path):
    """The printed rows of each page from the top, the pieces of a row joined, with their places."""
    pages = []
    for page in PdfReader(path).pages:
        found = {}

        def see(text, _, matrix, font, size, found=found):
            if text.strip():
                found.setdefault(round(matrix[5]), []).append((matrix[4], text.strip("\n")))

        page.extract_text(visitor_text=see)
        pages.append(
            [
                (min(x for x, _ in parts), "".join(text for _, text in sorted(parts)).strip())
                for _, parts in sorted(found.items(), reverse=True)
            ]
        )
    return pages


def western(scenes):
    """A script whose speeches are of every length, so that pages end at every place."""
    parts = ["Title: Big Fish\nCredit: written by\nAuthor: A. Writer\nContact:\n    Agency\n"]
    for at in range(1, scenes + 1):
        said = "I have something to say. " * (at * 7 % 23 + 1)
        looks = "Somebody looks around slowly. " * (at * 5 % 11 + 1)
        parts.append(f"INT. ROOM {at} - DAY #{at}#\n\n{looks}\n")
        parts.append(f"ANNA\n(beat)\n{said}\n")
        if at % 3 == 0:
            parts.append("BEN\nNo.\n\nCUT TO:\n")
    return "\n".join(parts)
