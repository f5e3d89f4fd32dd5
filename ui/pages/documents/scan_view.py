"""A scan as it is looked at in the page: its pages under each other, as wide as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.desk.household.scans import ScanKind
from app.texts import Translator
from ui.pdf_pages import PdfPages
from ui.widgets import Button, PlainLabel

HEIGHT, WIDTH = 420, 640
MOST_PAGES = 20


class ScanView(QWidget):
    """Hidden until `show_scan`; what was shown is forgotten when it is put away."""

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setSpacing(8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFixedHeight(HEIGHT)
        self.area.setAccessibleName(translate("Scan"))
        self.area.setWidget(self._pages)
        self.message = PlainLabel("", "quiet")
        self.close_button = Button(translate("Put the scan away"), self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.area)
        column.addWidget(self.message)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_scan(self, content: bytes, kind: ScanKind) -> None:
        """Show what was scanned."""
        self._forget()
        images, more = _of_pdf(content) if kind is ScanKind.PDF else ([QImage.fromData(content)], 0)
        good = [image for image in images if not image.isNull()]
        for image in good:
            label = PlainLabel(wraps=False)
            label.setPixmap(QPixmap.fromImage(image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)))
            self._column.addWidget(label)
        _ = self._translate
        text = "" if good else _("The scan cannot be shown.")
        self.message.setText(_("{count} more pages are not shown here.").format(count=more) if more else text)
        self.message.setVisible(bool(self.message.text()))
        self.area.setVisible(bool(good))
        self.show()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self._column.count()

    def clear(self) -> None:
        """Put it away."""
        self._forget()
        self.hide()

    def _forget(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()


def _of_pdf(content: bytes) -> tuple[list[QImage], int]:
    """Return the first pages, and how many there are more."""
    with PdfPages(content) as pages:
        shown = min(len(pages), MOST_PAGES)
        return [pages.image(page, WIDTH / pages.size(page)[0]) for page in range(shown)], len(pages) - shown
