"""The picture of one clip: painted from a decoded frame, with what lies over it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.desktop.context import Context

if TYPE_CHECKING:
    from studio.desktop.player.overlay import Overlay
    from studio.media.frames import Picture

_RADIUS = 8.0
_SETTLE_MS = 80
_BLACK, _SAID = QColor("#000000"), QColor("#B8BDC6")


class Pane(QWidget):
    """Shows a frame letterboxed on black, or a sentence.

    `fitted(width, height)` tells at which size, in pixels of the device, pictures are wanted.
    """

    fitted = Signal(int, int)
    pressed = Signal()

    def __init__(self, ctx: Context, ground: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._ground = ground
        self._shape = QSize(1080, 1920)
        self._data: Picture | None = None
        self._image: QImage | None = None
        self._text = ""
        self._frame = -1
        self._painted: Callable[[], None] | None = None
        self._wanted = (0, 0)
        self._corners = QPainterPath()
        self.overlays: list[Overlay] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, 120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._fit)
        ctx.look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for the shape of a phone."""
        return QSize(270, 480)

    def set_shape(self, width: int, height: int) -> None:
        """Prepare for pictures of a size."""
        self._shape = QSize(max(1, width), max(1, height))
        self._fit()

    @property
    def shown(self) -> bool:
        """Whether a picture is on the pane."""
        return self._image is not None

    def image(self) -> QImage | None:
        """Return the picture that is shown, in pixels of the device."""
        return self._image

    def show_picture(
        self, picture: "Picture", frame: int, painted: Callable[[], None] | None = None
    ) -> None:
        """Show a picture; `painted` is called once it really was. With it, paint at once."""
        height, width = picture.shape[:2]
        self._data = picture  # Qt's image refers to these bytes
        kind = QImage.Format.Format_RGB32
        self._image = QImage(picture.data, width, height, picture.strides[0], kind)
        self._frame, self._text, self._painted = frame, "", painted
        if painted is None:
            self.update()
        else:
            self.repaint()

    def say(self, text: str, frame: int = -1) -> None:
        """Show a sentence in place of a picture."""
        self._image = self._data = self._painted = None
        self._text, self._frame = text, frame
        self.setAccessibleDescription(text)
        self.update()

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text

    def picture_rect(self) -> QRectF:
        """Return where the picture is, on whole pixels of the device."""
        scale = self.devicePixelRatioF()
        width, height = self._pixels()
        left = round((self.width() * scale - width) / 2) / scale
        top = round((self.height() * scale - height) / 2) / scale
        return QRectF(left, top, width / scale, height / scale)

    def _pixels(self) -> tuple[int, int]:
        scale = self.devicePixelRatioF()
        room = QSize(round(self.width() * scale), round(self.height() * scale))
        size = self._shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return max(1, size.width()), max(1, size.height())

    def _fit(self) -> None:
        width, height = self._pixels()
        if width > self._shape.width():  # the painter makes it larger
            width, height = self._shape.width(), self._shape.height()
        if (width, height) != self._wanted:
            self._wanted = (width, height)
            self.fitted.emit(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures of another size once it stays."""
        super().resizeEvent(event)
        self._corners = _corners(float(self.width()), float(self.height()))
        self._settle.start()

    def event(self, event: QEvent) -> bool:
        """Follow a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle.start()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard."""
        self.pressed.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black, the picture, what lies over it, and round the corners."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BLACK)
        if self._image is not None:
            self._paint_picture(painter, self._image)
        elif self._text:
            self._paint_text(painter)
        self._paint_corners(painter)
        painter.end()
        if self._painted is not None:
            painted, self._painted = self._painted, None
            painted()

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        where = self.picture_rect()
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, (image.width(), image.height()) != self._pixels())
        painter.drawImage(where, image)
        for overlay in self.overlays:
            painter.save()
            painter.setClipRect(where)
            overlay.paint(painter, where, self._frame)
            painter.restore()

    def _paint_text(self, painter: QPainter) -> None:
        painter.setFont(self._ctx.look.fonts.text)
        painter.setPen(_SAID)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()).adjusted(16, 16, -16, -16), flags, self._text)

    def _paint_corners(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ctx.theme.colour(self._ground))
        painter.drawPath(self._corners)


def _corners(width: float, height: float) -> QPainterPath:
    """Return what lies outside of the rounded corners of a box."""
    path = QPainterPath()
    for x, y, across, down in (
        (0.0, 0.0, _RADIUS, _RADIUS),
        (width, 0.0, -_RADIUS, _RADIUS),
        (0.0, height, _RADIUS, -_RADIUS),
        (width, height, -_RADIUS, -_RADIUS),
    ):
        path.moveTo(x, y)
        path.lineTo(x + across, y)
        path.quadTo(x, y, x, y + down)
        path.closeSubpath()
    return path
