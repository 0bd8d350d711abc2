"""Scripts printed to PDF for the tests: the Western layout in Courier, Chinese pages in Noto."""

import io
import textwrap

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from studio.base.data import resource

LETTER, A4 = (612, 792), (595.28, 841.89)
WIDE, TALL = 7.2, 12
LEFT, TOP, LINES = 108, 82, 54
COLUMNS = {"dialogue": (180, 35), "parenthetical": (216, 25), "character": (252, 38)}
ACTION = 60


class Printer:
    """Breaks a script into pages as script programs do."""

    def __init__(self, *, numbers=False, stars=False, header="", continued=True, font="Courier"):
        self.file = io.BytesIO()
        self.canvas = canvas.Canvas(self.file, pagesize=LETTER)
        self.numbers, self.stars, self.header = numbers, stars, header
        self.continued, self.font = continued, font
        self.page, self.at = 0, 0
        self.start()

    def start(self):
        self.page += 1
        self.at = 0
        self.canvas.setFont(self.font, 12)
        if self.header:
            self.canvas.drawString(LEFT, 792 - 40, self.header)
        if self.page > 1:
            self.canvas.drawRightString(540, 792 - 40, f"{self.page}.")

    def put(self, x, text):
        self.canvas.setFont(self.font, 12)
        self.canvas.drawString(x, 792 - TOP - self.at * TALL, text)
        if self.stars and self.at % 7 == 3 and text.strip():
            self.canvas.drawString(570, 792 - TOP - self.at * TALL, "*")
        self.at += 1

    def room(self):
        return LINES - self.at

    def turn(self):
        self.canvas.showPage()
        self.start()

    def gap(self):
        if self.at:
            self.at += 1

    def block(self, x, width, text, *, keep=0):
        """Print a paragraph, whole or broken after a line."""
        rows = [piece for row in text.split("\n") for piece in textwrap.wrap(row, width) or [""]]
        self.gap()
        if self.room() < min(len(rows), 2) + keep:
            self.turn()
        for row in rows:
            if self.room() <= 0:
                self.turn()
            self.put(x, row)

    def heading(self, scene):
        rows = textwrap.wrap(scene.heading, 57)
        self.gap()
        if self.room() < len(rows) + 3:
            self.turn()
        for at, row in enumerate(rows):
            if self.numbers and scene.number and at == 0:
                y = 792 - TOP - self.at * TALL
                self.canvas.drawString(60, y, scene.number)
                self.canvas.drawString(550, y, scene.number)
            self.put(LEFT, row)

    def speech(self, lines):
        cue = lines[0].character + (f" ({lines[0].modifier})" if lines[0].modifier else "")
        rows = [
            (COLUMNS[line.kind][0], piece)
            for line in lines
            for row in line.text.split("\n")
            for piece in textwrap.wrap(row, COLUMNS[line.kind][1])
        ]
        self.gap()
        if self.room() < 4:
            self.turn()
        self.put(COLUMNS["character"][0], cue)
        for at, (x, row) in enumerate(rows):
            if self.room() <= 1 and at + 1 < len(rows) and at:
                if self.continued:
                    self.put(COLUMNS["character"][0], "(MORE)")
                    self.turn()
                    self.put(COLUMNS["character"][0], f"{lines[0].character} (CONT'D)")
                else:
                    self.turn()
            elif self.room() <= 0:
                self.turn()
            self.put(x, row)

    def dual(self, left, right):
        sides = []
        for lines in (left, right):
            cue = lines[0].character + (f" ({lines[0].modifier})" if lines[0].modifier else "")
            rows = [(70, cue)]
            for line in lines:
                x, width = (28, 22) if line.kind == "parenthetical" else (0, 26)
                rows += [(x, row) for row in textwrap.wrap(line.text, width)]
            sides.append(rows)
        height = max(map(len, sides))
        self.gap()
        if self.room() < height:
            self.turn()
        begin = self.at
        for origin, rows in zip((LEFT, 340), sides, strict=True):
            self.at = begin
            for x, row in rows:
                self.put(origin + x, row)
        self.at = begin + height

    def script(self, reading):
        for episode in reading.episodes:
            if episode.number is not None:
                self.block(252, 40, f"EPISODE {episode.number}")
            for scene in episode.scenes:
                if scene.heading:
                    self.heading(scene)
                self.lines(scene.lines)
        return self

    def lines(self, lines):
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.character:
                self.single(line)
                at += 1
                continue
            end = at + 1
            while end < len(lines) and self.same(lines[end - 1], lines[end]):
                end += 1
            group = lines[at:end]
            at = end
            if line.dual == "left":
                while end < len(lines) and lines[end].dual == "right":
                    end += 1
                self.dual(group, lines[at:end])
                at = end
            else:
                self.speech(group)

    def same(self, before, line):
        """Whether a line is of the same speech: a speech holds one dialogue between directions."""
        if (line.character, line.modifier, line.dual) != (
            before.character,
            before.modifier,
            before.dual,
        ):
            return False
        return line.source[0] == before.source[1] + 1

    def single(self, line):
        if line.kind == "transition":
            self.block(540 - WIDE * len(line.text), 60, line.text)
        elif line.kind == "centred":
            self.block(324 - WIDE * len(line.text) / 2, 60, line.text)
        elif line.kind in ("action", "shot"):
            self.block(LEFT, ACTION, line.text)

    def bytes(self):
        self.canvas.save()
        return self.file.getvalue()


def western_pdf(reading, *, title=(), **options):
    printer = Printer(**options)
    if title:
        printer.page -= 1
        for at, row in enumerate(title):
            printer.at = 16 + 2 * at
            printer.put(306 - WIDE * len(row) / 2, row)
        printer.turn()
    return printer.script(reading).bytes()


def chinese_pdf(text, *, size=12, width=None, footer=True, header="", indent=0):
    """Print lines of Chinese, wrapped at the right margin, tabs as columns.

    `indent`: how many characters the first line of a paragraph is moved in.
    """
    name = "NotoSansSC"
    with resource("fonts", "NotoSansSC-Regular.ttf").open("rb") as font:
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(font.read())))
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4)
    room = width or A4[0] - 180
    y, number = 90, 1

    def start():
        page.setFont(name, size)
        if header:
            page.drawString(90, A4[1] - 45, header)
        if footer:
            page.drawCentredString(A4[0] / 2, 40, f"第 {number} 页")

    start()
    for row in text.split("\n"):
        for at, piece in enumerate(wrapped(row, name, size, room, indent * size) or [""]):
            if y > A4[1] - 80:
                page.showPage()
                number += 1
                y = 90
                start()
            x = 90 + (indent * size if at == 0 else 0)
            for column in piece.split("\t"):
                page.drawString(x, A4[1] - y, column)
                x += pdfmetrics.stringWidth(column, name, size) + 3 * size
            y += size * 1.5
    page.save()
    return file.getvalue()


def wrapped(row, name, size, room, indent):
    rows, now = [], ""
    for char in row:
        free = room if rows else room - indent
        if pdfmetrics.stringWidth(now + char, name, size) > free:
            rows.append(now)
            now = ""
        now += char
    return [*rows, now] if now else rows
