"""The certificate in force says something else than the case: said where it is seen, with the way out (C3, C7)."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.certificates.issuing import replace_certificate
from app.desk.fields import limit_of
from app.procedure.case import CaseFile, Ending
from app.procedure.certificates import ALL_COPIES, format_number
from app.procedure.certificates.content import Difference, differences
from app.procedure.reason import Reason
from ui.widgets import LineInput, NumberInput
from ui.widgets.action_strip import ActionStrip, Asked
from ui.wizard.context import PageContext


class CertificateDifference(QWidget):
    """Hidden while the paper is true. `before` keeps what is typed on the page, `done` follows the replacement."""

    def __init__(self, context: PageContext, before: Callable[[], None], done: Callable[[], None]) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._before = before
        self._file: CaseFile | None = None
        self.reason = LineInput(field="field:void_reason", limit=limit_of("certificate.void_reason"))
        self.copies = NumberInput(field=_("Copies at hand"), most=Decimal(len(ALL_COPIES)))
        self.copies.setMaximumWidth(96)
        self.strip = ActionStrip(
            (Asked(_("Reason to void"), self.reason, 1), Asked(_("Copies at hand"), self.copies)),
            do=_("Void it and issue another"),
            close="",
            deed=self._replace,
            done=done,
            say=context.sentence,
            answers={"certificates.reason_missing": self.reason, "certificates.copies_missing": self.copies},
            tone="wait",
            stacked=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.hide()

    def show_file(self, file: CaseFile) -> None:
        """Compare the paper with the case; one that has ended keeps its paper."""
        certificate = file.certificate if file.case.ending is Ending.OPEN else None
        found = differences(file, certificate) if certificate is not None else ()
        if certificate is None or not found:
            self.strip.hide()
        elif self._file is None or self._file.certificate != certificate or self.strip.isHidden():
            self.reason.set_value(self._usual(found))
            self.copies.set_value(len(ALL_COPIES))
        self._file = file
        if certificate is not None and found:
            number = format_number(certificate.number)
            self.strip.show_message("\n".join(self._sentence(number, each) for each in found))
        self.setVisible(bool(found))

    def _sentence(self, number: str, found: Difference) -> str:
        values = {"number": number, "field": found.field, "paper": found.paper, "case": found.case}
        return self._context.sentence(Reason.of("certificate.differs", **values))

    def _usual(self, found: tuple[Difference, ...]) -> str:
        """Return the reason that is meant nearly always; it can be written over."""
        _ = self._context.translate
        fields = _(", ").join(self._context.name(each.field) for each in found)
        return _("Corrected after the issue: {fields}").format(fields=fields)

    def _replace(self) -> None:
        self._before()
        replace_certificate(self._context.desk, self._context.case_id, self.reason.value(), self.copies.whole())
