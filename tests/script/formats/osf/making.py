"""Open Screenplay Format made by hand for the tests, and Fade In's archive around it."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

NAMES = {
    "heading": "Scene Heading",
    "action": "Action",
    "centred": "Action",
    "character": "Character",
    "dialogue": "Dialogue",
    "parenthetical": "Parenthetical",
    "transition": "Transition",
    "shot": "Shot",
}
STYLES = "".join(
    f'<style name="{name}" builtin="1" basestyle="Normal Text"/>'
    for name in ("Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Transition")
)


def osf(paragraphs, *, version=40, settings="", styles=STYLES, after="", base="basestyle"):
    body = "".join(paragraphs).replace("basestyle=", f"{base}=")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<document type="Open Screenplay Format document" version="{version}">\n'
        f"<settings {settings}/>\n<styles>{styles}</styles>\n"
        f"<paragraphs>\n{body}</paragraphs>\n{after}</document>\n"
    ).encode()


def para(name, text, style="", **attributes):
    own = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    runs = text if text.startswith("<text") else f"<text>{escape(text)}</text>"
    return f'<para{own}><style basestyle="{name}" {style}/>{runs}</para>\n'


def fadein(data, name="document.xml"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def script(reading):
    """Every paragraph of a reading."""
    found = []
    for episode in reading.episodes:
        if episode.number is not None:
            found.append(para("Action", f"EPISODE {episode.number}"))
        for scene in episode.scenes:
            if scene.heading:
                found.append(para("Scene Heading", scene.heading, number=scene.number))
            before = None
            for line in scene.lines:
                begins = not before or line.source[0] != before.source[1] + 1
                if line.character and (begins or before.character != line.character):
                    extra = f" ({line.modifier})" if line.modifier else ""
                    dual = 'dualdialogue="1"' if line.dual == "left" else ""
                    found.append(para("Character", line.character + extra, dual))
                centred = 'align="center"' if line.kind == "centred" else ""
                found.append(para(NAMES[line.kind], line.text, centred))
                before = line
    return found
