"""Shows a PDF as it will be printed: pages, zoom, keyboard. QtPdf is loaded with the first one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

STEP = 1.25
SMALLEST, LARGEST = 0.25, 5.0


class PdfPreview(QWidget):
    """A PDF with a line of controls above it, or a sentence in its place.

    A new version keeps zoom and scroll, so that a sheet that is being edited stays put.
    """

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._t = ctx.lang.text
        self._view: QPdfView | None = None
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._subject = ""
        self.pdf = b""
        self._controls = QHBoxLayout()
        self._controls.setSpacing(8)
        self._place = label(tone="muted")
        self._zoom = label(tone="muted")
        self._buttons = self._make_controls()
        self._message = label(tone="muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._controls)
        column.addWidget(self._stack, 1)
        self._enable()

    def _make_controls(self) -> list[QToolButton]:
        t = self._t
        back = self._button("chevron-up", t("Previous page"), "", lambda: self._turn(-1))
        on = self._button("chevron-down", t("Next page"), "", lambda: self._turn(1))
        out = self._button("zoom-out", t("Zoom out"), "Ctrl+-", lambda: self.zoom(1 / STEP))
        closer = self._button("zoom-in", t("Zoom in"), "Ctrl++", lambda: self.zoom(STEP))
        fit = self._button("maximize", t("Fit the width"), "Ctrl+0", self.fit_width)
        for widget in (back, on, self._place):
            self._controls.addWidget(widget)
        self._controls.addStretch(1)
        for widget in (self._zoom, out, closer, fit):
            self._controls.addWidget(widget)
        QShortcut(QKeySequence("Ctrl+="), self, lambda: self.zoom(STEP)).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        return [back, on, out, closer, fit]

    def _button(self, icon: str, words: str, keys: str, call: object) -> QToolButton:
        made = QToolButton()
        made.setProperty("look", "quiet")
        made.setAccessibleName(words)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(plain_tip(f"{words}  {shown}".strip()))
        self._ctx.icons.bind(made, icon, "muted")
        made.clicked.connect(call)
        if keys:
            made.setShortcut(QKeySequence(keys))
        return made

    def add_control(self, widget: QWidget) -> None:
        """Put a control of the page beside the zoom."""
        self._controls.insertWidget(4, widget)

    def say(self, text: str) -> None:
        """Show a sentence in place of a PDF."""
        self.pdf, self._subject = b"", ""
        self._message.setText(text)
        self._stack.setCurrentWidget(self._message)
        self._enable()

    def show_pdf(self, pdf: bytes, subject: str) -> None:
        """Show a PDF; a new version of the same subject stays where it was scrolled to."""
        view, document = self._made()
        scroll = view.verticalScrollBar().value() if subject == self._subject else 0
        self.pdf, self._subject = pdf, subject
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.close()
        document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self._stack.setCurrentWidget(view)
        view.verticalScrollBar().setValue(scroll)
        self._enable()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount() if self._document is not None and self.pdf else 0

    @property
    def page(self) -> int:
        """The page that is seen, from 1; 0 without a PDF."""
        return self._view.pageNavigator().currentPage() + 1 if self._view and self.pages else 0

    def go_to(self, page: int) -> None:
        """Show a page, counted from 1."""
        if self._view is not None and 1 <= page <= self.pages:
            self._view.pageNavigator().jump(page - 1, QPointF(), 0)

    def zoom(self, factor: float) -> None:
        """Zoom in or out from what is shown now."""
        if self._view is None:
            return
        now = self._shown_zoom()
        self._view.setZoomMode(self._view.ZoomMode.Custom)
        self._view.setZoomFactor(min(LARGEST, max(SMALLEST, now * factor)))
        self._enable()

    def fit_width(self) -> None:
        """Fill the width with the page."""
        if self._view is not None:
            self._view.setZoomMode(self._view.ZoomMode.FitToWidth)
            self._enable()

    def _turn(self, step: int) -> None:
        self.go_to(self.page + step)

    def _shown_zoom(self) -> float:
        """Return the zoom factor; when the width is fitted it is reckoned from the page."""
        view, document = self._view, self._document
        if view is None or document is None or not self.pages:
            return 1.0
        if view.zoomMode() == view.ZoomMode.Custom:
            return view.zoomFactor()
        points = document.pagePointSize(0).width()
        margins = view.documentMargins()
        room = view.viewport().width() - margins.left() - margins.right()
        return float(room / (points * view.logicalDpiX() / 72)) if points else 1.0

    def _made(self) -> "tuple[QPdfView, QPdfDocument]":
        """Make the view with the first PDF: its library is not needed before."""
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is not None and self._document is not None:
            return self._view, self._document
        document, view = QPdfDocument(self), QPdfView(self)
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName(self._t("Preview"))
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view.setObjectName("preview")
        view.pageNavigator().currentPageChanged.connect(self._enable)
        self._stack.addWidget(view)
        self._document, self._view = document, view
        self._paint_ground()
        self._ctx.look.changed.connect(self._paint_ground)
        return view, document

    def _paint_ground(self) -> None:
        if self._view is not None:
            palette = self._view.palette()
            palette.setColor(palette.ColorRole.Dark, self._ctx.theme.colour("sidebar"))
            self._view.setPalette(palette)

    def _enable(self) -> None:
        pages, page = self.pages, self.page
        words = self._t("Page {n} of {all}", n=page, all=pages) if pages else ""
        self._place.setText(words)
        self._zoom.setText(f"{self._shown_zoom():.0%}" if pages else "")
        back, on, *zooms = self._buttons
        back.setEnabled(page > 1)
        on.setEnabled(page < pages)
        for button in zooms:
            button.setEnabled(pages > 0)
