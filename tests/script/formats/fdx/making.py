"""Scripts in the shape that Final Draft writes, made by hand for the tests."""

from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'


def fdx(content, *, title_page="", after=""):
    """A whole document around the paragraphs of a script."""
    page = f"  <TitlePage>\n    <Content>\n{title_page}    </Content>\n  </TitlePage>\n"
    return (
        f'{HEAD}<FinalDraft DocumentType="Script" Template="No" Version="5">\n\n  <Content>\n'
        f"{content}  </Content>\n\n{page if title_page else ''}{after}</FinalDraft>\n"
    ).encode()


def para(kind, text, *, inner="", **attributes):
    """A paragraph of one run of text."""
    return runs(kind, [(text, {})], inner=inner, **attributes)


def runs(kind, parts, *, inner="", **attributes):
    """A paragraph of several runs, each a text and its attributes."""
    own = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    texts = "".join(
        "      <Text"
        + "".join(f" {key}={quoteattr(value)}" for key, value in of.items())
        + f">{escape(text)}</Text>\n"
        for text, of in parts
    )
    return f'    <Paragraph{own} Type="{kind}">\n{inner}{texts}    </Paragraph>\n'


def scene(heading, number="", length="", **properties):
    """A scene heading with its properties."""
    own = {"Length": length, "Page": "1", "Title": "", **properties}
    summary = own.pop("Summary", "")
    written = "".join(f" {key}={quoteattr(value)}" for key, value in own.items() if value)
    inside = ""
    if summary:
        inside = f"<Summary><Paragraph><Text>{escape(summary)}</Text></Paragraph></Summary>"
    inner = f"      <SceneProperties{written}>{inside}</SceneProperties>\n"
    numbered = {"Number": number} if number else {}
    return para("Scene Heading", heading, inner=inner, **numbered)


def speech(name, *rows):
    """A cue and what is said; a row in brackets is a parenthetical."""
    said = [("Parenthetical" if row.startswith("(") else "Dialogue", row) for row in rows]
    return para("Character", name) + "".join(para(kind, row) for kind, row in said)
