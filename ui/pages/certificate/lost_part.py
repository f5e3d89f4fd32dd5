"""A copy of the certificate is lost: an open incident, and the case needs another number."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.certificates.incidents import report_incident
from app.procedure import text_limits
from app.procedure.case import Certificate
from app.procedure.certificates import CertificateCopy, IncidentKind, format_number
from ui.copy_ticks import CopyTicks
from ui.widgets import Button, LineInput
from ui.widgets.action_strip import ActionStrip, Asked
from ui.wizard.context import PageContext


class LostPart(QWidget):
    """A button that opens a strip: which copies, and what happened. `done` follows a report."""

    def __init__(self, context: PageContext, done: Callable[[], None]) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._certificate: Certificate | None = None
        self.copies = CopyTicks(context.name)
        self.what = LineInput(field="field:what", limit=text_limits.REASON)
        self.button = Button(_("A copy is lost …"), self.open)
        self.button.setSizePolicy(self.button.sizePolicy().Policy.Maximum, self.button.sizePolicy().Policy.Fixed)
        self.strip = ActionStrip(
            (Asked(_("Copies missing"), self.copies), Asked(_("What happened"), self.what, 1)),
            do=_("Report"),
            close=_("Close  Esc"),
            deed=self._report,
            done=done,
            say=context.sentence,
            answers={"certificates.what_missing": self.what},
            tone="wait",
            stacked=True,
        )
        self.strip.closed.connect(self._closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button)
        column.addWidget(self.strip)

    def show_certificate(self, certificate: Certificate | None) -> None:
        """Offer it for the one in force."""
        if certificate is None or self._certificate is None or certificate.number != self._certificate.number:
            self.strip.hide()
            # The one that leaves the house is the one that gets lost.
            self.copies.set_value((CertificateCopy.CLIENT,))
            self.what.set_value("")
        self._certificate = certificate
        self.setVisible(certificate is not None)
        self.button.setVisible(self.strip.isHidden())

    def open(self) -> None:
        """Ask which copies are lost, and what happened."""
        _ = self._context.translate
        if self._certificate is None:
            return
        message = _("Certificate № {number} is out of use from then on, and the case gets another number.")
        self.strip.open(message.format(number=format_number(self._certificate.number)))
        self.button.hide()

    def _report(self) -> None:
        if self._certificate is None:
            return
        number, copies = self._certificate.number, self.copies.value()
        report_incident(self._context.desk, number, IncidentKind.COPY_LOST, self.what.value(), copies)

    def _closed(self) -> None:
        self.button.setVisible(self._certificate is not None)
        self.button.setFocus()
