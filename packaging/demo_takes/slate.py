"""The slate at the head of a take: who, what, which, and a clap that sound is set by."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

CLAP, LEAVES, GONE = 14, 20, 30


@dataclass(frozen=True, slots=True)
class Slate:
    """What is written on the slate; `start` is the timecode of frame 0 at `fps`."""

    production: str
    other: str
    scene: str
    slate: str
    take: int
    date: str
    camera: str
    director: str
    start: str
    fps: int


def timecode(start: str, frame: int, fps: int) -> str:
    """Return the timecode of a frame, without drop frames."""
    hours, minutes, seconds, frames = (int(part) for part in start.split(":"))
    total = ((hours * 60 + minutes) * 60 + seconds) * fps + frames + frame
    rest, frames = divmod(total, fps)
    return f"{rest // 3600 % 24:02}:{rest // 60 % 60:02}:{rest % 60:02}:{frames:02}"


def draw_slate(painter: QPainter, slate: Slate, frame: int) -> None:
    """Draw the slate as it is at a frame, and nothing when it is gone."""
    if frame >= GONE:
        return
    away = max(0, frame - LEAVES) / (GONE - LEAVES)
    painter.save()
    painter.translate(540, 1010 + 1500 * away * away)
    painter.rotate(-2.5 + 7 * away)
    _board(painter, slate, frame)
    _stick(painter, frame)
    painter.restore()


def _board(painter: QPainter, slate: Slate, frame: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 110))
    painter.drawRoundedRect(QRectF(-424, -282, 870, 830), 26, 26)
    painter.setBrush(QColor("#15161c"))
    painter.drawRoundedRect(QRectF(-435, -300, 870, 830), 26, 26)
    _stripes(painter, QRectF(-435, -300, 870, 96), 1)
    _write(painter, QRectF(-400, -190, 800, 84), slate.production, 60, bold=True, chinese=True)
    _write(painter, QRectF(-400, -112, 800, 50), slate.other, 34, colour="#9fb3c8")
    painter.setPen(QColor("#4a5266"))
    for y in (-44, 152, 330):
        painter.drawLine(QPointF(-405, y), QPointF(405, y))
    for x in (-135, 135):
        painter.drawLine(QPointF(x, -44), QPointF(x, 152))
    cells = (("SCENE", slate.scene), ("SLATE", slate.slate), ("TAKE", str(slate.take)))
    for at, (head, value) in enumerate(cells):
        left = -405 + 270 * at
        _write(painter, QRectF(left, -34, 270, 40), head, 26, colour="#9fb3c8")
        _write(painter, QRectF(left, -2, 270, 150), value, 118, bold=True, colour="#ffd166")
    facts = (("DATE", slate.date), ("CAMERA", slate.camera), ("DIRECTOR", slate.director))
    for at, (head, value) in enumerate(facts):
        left = -405 + 270 * at
        _write(painter, QRectF(left, 164, 270, 40), head, 26, colour="#9fb3c8")
        _write(painter, QRectF(left, 204, 270, 110), value, 42, bold=True, chinese=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#05060a"))
    painter.drawRoundedRect(QRectF(-395, 352, 790, 150), 16, 16)
    _write(
        painter, QRectF(-395, 352, 790, 150), timecode(slate.start, frame, slate.fps), 104,
        bold=True, colour="#ff4d4d" if frame != CLAP else "#ffffff",
    )  # fmt: skip


def _stick(painter: QPainter, frame: int) -> None:
    """Draw the upper stick: open, then shut at the clap, with a little shake."""
    before = CLAP - frame
    angle = 0.0 if before <= 0 else min(24.0, 24.0 if before > 4 else before * 6.0)
    if 0 < frame - CLAP < 4:
        angle = 1.2 * (4 - (frame - CLAP)) % 2
    painter.save()
    painter.translate(-435, -300)
    painter.rotate(-angle)
    _stripes(painter, QRectF(0, -100, 870, 96), -1)
    painter.setBrush(QColor("#8a93a6"))
    painter.drawEllipse(QPointF(44, -30), 17, 17)
    painter.restore()


def _stripes(painter: QPainter, box: QRectF, lean: int) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setClipRect(box)
    painter.fillRect(box, QColor("#f4f1ea"))
    painter.setBrush(QColor("#15161c"))
    step, tilt = 145.0, 70.0 * lean
    for at in range(-1, 8):
        x = box.left() + at * step
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x + tilt, box.top()),
                    QPointF(x + tilt + step / 2, box.top()),
                    QPointF(x + step / 2, box.bottom()),
                    QPointF(x, box.bottom()),
                ]
            )
        )
    painter.restore()


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: int,
    *,
    bold: bool = False,
    chinese: bool = False,
    colour: str = "#f4f1ea",
) -> None:
    font = QFont("Noto Sans SC" if chinese else "Inter")
    font.setPixelSize(size)
    if bold:
        font.setWeight(QFont.Weight.Bold if chinese else QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("tnum"), 1)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
