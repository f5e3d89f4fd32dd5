"""The strip above a case: unit, client, kind of client, the notice's last day with the days left, the certificate's number."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.procedure.case import CaseFile, Ending, Party
from app.procedure.certificates import format_number
from app.texts import Translator
from app.texts.values import ENDINGS, ORIGINS, PARTIES, TENURES
from ui.widgets import PlainLabel
from ui.widgets.labels import YieldingLabel, shortened


class CaseHeader(QWidget):
    """Read-only; what is not known yet is left out."""

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._unit = YieldingLabel(kind="heading")
        self._client = YieldingLabel(kind="strong")
        self._kind = PlainLabel(wraps=False)
        self._deadline = PlainLabel(wraps=False)
        self._certificate = PlainLabel(wraps=False)
        self._number = PlainLabel(kind="quiet", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(24)
        for label in (self._unit, self._client, self._kind):
            row.addWidget(label)
        row.addStretch(1)
        for label in (self._deadline, self._certificate, self._number):
            row.addWidget(label)

    def show_case(self, file: CaseFile, today: date) -> None:
        """Show what is known of the case."""
        _ = self._translate
        self._unit.setText(shortened(file.unit.label))
        self._say(self._client, shortened(file.client_name))
        case = file.case
        party = PARTIES[case.party] if case.party is Party.COMPANY else ""
        words = (TENURES[case.tenure], party, ORIGINS[case.origin], ENDINGS.get(case.ending, ""))
        self._say(self._kind, " · ".join(_(word) for word in words if word))
        self._say_deadline(file, today)
        certificate = file.certificate
        number = format_number(certificate.number) if certificate is not None else ""
        self._say(self._certificate, _("Certificate № {number}").format(number=number) if number else "")
        self._say(self._number, case.number)

    def text(self) -> str:
        """Return all that the strip says."""
        labels = (self._unit, self._client, self._kind, self._deadline, self._certificate, self._number)
        return "  ".join(label.text() for label in labels if label.text())

    def _say_deadline(self, file: CaseFile, today: date) -> None:
        _ = self._translate
        text, kind = "", "body"
        if file.last_day is not None:
            left = (file.last_day - today).days
            text = _("Notice until {day}").format(day=file.last_day.isoformat())
            if file.case.ending is Ending.OPEN:
                ahead = _("{count} days left").format(count=left) if left > 0 else _("the last day")
                text += " · " + (ahead if left >= 0 else _("{count} days over").format(count=-left))
                kind = "body" if left >= 0 else "wait"
        if self._deadline.property("kind") != kind:
            self._deadline.setProperty("kind", kind)
            self._deadline.style().polish(self._deadline)
        self._say(self._deadline, text)

    def _say(self, label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
