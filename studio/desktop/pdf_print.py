"""Prints a PDF on a printer that the user chooses."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from studio.desktop.context import Context

DPI = 300  # enough for 7-point type, and small enough for slow printers


def ask_and_print(ctx: Context, parent: QWidget, pdf: bytes, title: str) -> None:
    """Ask for a printer, then print all pages; the sheet is turned as each page lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(ctx.lang.text("Print"))
    if dialog.exec():
        pages = paint(printer, pdf)
        ctx.toast(ctx.lang.count("Printed {n} page.", "Printed {n} pages.", pages))


def paint(printer: QPrinter, pdf: bytes) -> int:
    """Print a PDF and return the number of its pages."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    _turn(printer, document, 0)
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            _turn(printer, document, page)
            printer.newPage()
        size = document.pagePointSize(page)
        dots = QSize(round(size.width() * DPI / 72), round(size.height() * DPI / 72))
        image = document.render(page, dots)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    painter.end()
    return document.pageCount()


def _turn(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    size = document.pagePointSize(page)
    wide = size.width() > size.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
