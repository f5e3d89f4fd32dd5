"""The form of the step as it will print, filling in while one types. Drawn in a worker; typing never waits for it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.errors import RuzhuError
from app.texts import Translator
from ui.context import WindowContext
from ui.paper import PrintJob
from ui.pdf_pages import PdfPages
from ui.widgets import Choice, PlainLabel
from ui.worker import Ticket

DELAY = 300
"""Milliseconds without typing before the paper is drawn anew."""
MOST_PAGES = 12
MARGIN = 16
Job = TypeVar("Job", bound=PrintJob)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The pages of one drawing at the width and pixel ratio that were asked for."""

    pages: tuple[QImage, ...]
    count: int


def draw(job: PrintJob, width: int, ratio: float, ticket: Ticket) -> _Drawn:
    """Return the pages of the form, `width` pixels wide; runs in a worker and stops between two pages when cancelled."""
    pages: list[QImage] = []
    with PdfPages(job.pdf()) as paper:
        count = len(paper)
        for page in range(min(count, MOST_PAGES)):
            ticket.progress(page, count)
            image = paper.image(page, width * ratio / paper.size(page)[0])
            image.setDevicePixelRatio(ratio)
            pages.append(image)
    return _Drawn(tuple(pages), count)


class Preview(QWidget, Generic[Job]):
    """The pane at the right. `form_chosen` tells that the person wants to see another form of the step."""

    form_chosen = Signal(str)
    shown = Signal(int)
    """So many pages of the newest state are shown; a drawing that was overtaken never tells."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._translate: Translator = context.translate
        self._job: Job | None = None
        self._drawn_for: tuple[Job, int] | None = None
        self._ticket: Ticket | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._begin)
        self.forms = Choice()
        self.forms.setAccessibleName(self._translate("Form shown"))
        self.forms.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.forms.edited.connect(lambda: self.form_chosen.emit(self.forms.value()))
        self.message = PlainLabel("", "quiet")
        self._pages = QWidget()
        self._pages.setProperty("sheet", True)
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(MARGIN)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._pages)
        self._arrange()

    def _arrange(self) -> None:
        self.setProperty("sheet", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 8, MARGIN, 0)
        head.addWidget(self.forms, 1)
        self.message.setContentsMargins(MARGIN, 8, MARGIN, 0)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self._area, 1)

    @property
    def job(self) -> Job | None:
        """What is to be shown."""
        return self._job

    @property
    def drawn(self) -> Job | None:
        """What is shown, or what could not be and is said why."""
        return self._drawn_for[0] if self._drawn_for is not None else None

    def offer(self, forms: list[tuple[str, str]], chosen: str) -> None:
        """The forms that can be shown, as ids and names, and which one is."""
        self.forms.set_options(forms)
        self.forms.set_value(chosen)

    def show_paper(self, job: Job | None) -> None:
        """Show this state of the form soon; a drawing of an older state is given up. None shows nothing."""
        self._job = job
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if job is None:
            self._timer.stop()
            self._drawn_for = None
            self._show(_Drawn((), 0))
        elif self.isVisible():
            self._timer.start()

    def _begin(self) -> None:
        job, width = self._job, self._page_width()
        if job is None or width <= 0 or self._drawn_for == (job, width):
            return
        ratio = self.devicePixelRatioF()

        def done(drawn: _Drawn) -> None:
            self._ticket = None
            self._drawn_for = (job, width)
            self._show(drawn)

        def failed(error: BaseException) -> None:
            self._ticket = None
            self._drawn_for = (job, width)
            self._fail(error)

        self._ticket = self._context.workers.start(
            lambda ticket: draw(job, width, ratio, ticket), owner=self, done=done, failed=failed
        )
        if not self._column.count():
            # The first drawing loads the typefaces of paper; an empty pane would look as if there were nothing.
            self._say(self._translate("Drawing {title} …").format(title=job.title))

    def _page_width(self) -> int:
        return self._area.viewport().width() - 2 * MARGIN

    def _fail(self, error: BaseException) -> None:
        self._show(_Drawn((), 0))
        if isinstance(error, RuzhuError):
            self._say(self._context.sentence(error.reason))
        else:
            self._say(self._translate("The form cannot be shown."))
            self._context.report_error(error)

    def _show(self, drawn: _Drawn) -> None:
        more = drawn.count - len(drawn.pages)
        if more:
            self._say(self._translate("{count} more pages are printed but not shown here.").format(count=more))
        else:
            self._say("" if drawn.pages or self._job is None else self._translate("There is nothing to print here yet."))
        for place, image in enumerate(drawn.pages):
            self._sheet(place).setPixmap(QPixmap.fromImage(image))
        while self._column.count() > len(drawn.pages):
            item = self._column.takeAt(self._column.count() - 1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        if drawn.pages:
            self.shown.emit(len(drawn.pages))

    def _sheet(self, place: int) -> QLabel:
        item = self._column.itemAt(place)
        widget = item.widget() if item is not None else None
        if isinstance(widget, QLabel):
            return widget
        label = PlainLabel(wraps=False)
        label.setAccessibleName(self._translate("Page {number} of the form").format(number=place + 1))
        self._column.addWidget(label)
        return label

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is drawn anew."""
        super().resizeEvent(event)
        if self._job is not None and self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What came while it was hidden is drawn now."""
        super().showEvent(event)
        if self._job is not None:
            self._timer.start()
