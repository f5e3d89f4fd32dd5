"""Rounds that are judged: readable, never changed (P4)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import CaseFile, CheckResult, Defect, InspectionRound
from app.texts.values import VERDICTS
from ui.widgets import PlainLabel
from ui.wizard.context import PageContext


class EarlierRounds(QWidget):
    """The latest first: when, by whom, the verdict, what was not fine, the client's words."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._title = PlainLabel(context.translate("Rounds that are judged"), "section")
        self._column.addWidget(self._title)
        self._lines: list[PlainLabel] = []

    def show_rounds(self, file: CaseFile) -> None:
        """Show every round with a verdict."""
        rounds = sorted((each for each in file.rounds if each.verdict is not None), key=lambda each: -each.round)
        texts: list[tuple[str, str]] = []
        for each in rounds:
            texts.append((self._head(each), "strong"))
            texts += [(line, "body") for line in self._body(file, each)]
        while len(self._lines) < len(texts):
            self._lines.append(PlainLabel())
            self._column.addWidget(self._lines[-1])
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(texts))
            if place < len(texts):
                label.setText(texts[place][0])
                label.setProperty("kind", texts[place][1])
                label.style().polish(label)
        self.setVisible(bool(rounds))

    @property
    def text(self) -> str:
        """All that is shown."""
        return "\n".join(label.text() for label in self._lines if not label.isHidden())

    def _head(self, each: InspectionRound) -> str:
        _ = self._context.translate
        return _("Round {round} · {day} · {by} · {verdict}").format(
            round=each.round,
            day=each.inspected_on.isoformat() if each.inspected_on is not None else "–",
            by=each.inspected_by,
            verdict=_(VERDICTS[each.verdict]) if each.verdict is not None else "",
        )

    def _body(self, file: CaseFile, each: InspectionRound) -> list[str]:
        _ = self._context.translate
        checks = [check for check in file.item_checks if check.round == each.round]
        wrong = [check for check in checks if check.result is CheckResult.NOT_FINE]
        lines = [
            _("{fine} fine, {wrong} not fine, entered by {name} at {time}").format(
                fine=sum(check.result is CheckResult.FINE for check in checks),
                wrong=len(wrong),
                name=each.entered_by,
                time=each.entered_at.strftime("%Y-%m-%d %H:%M"),
            )
        ]
        lines += [self._defect(defect) for defect in file.defects if defect.round == each.round]
        if each.client_words:
            lines.append(_("Client: “{words}”").format(words=each.client_words))
        return lines

    def _defect(self, defect: Defect) -> str:
        _ = self._context.translate
        where = self._context.name(f"item:{defect.part}/{defect.item}")
        part = self._context.name(f"part:{defect.part}")
        if defect.accepted_on is not None:
            state = _("mended, accepted on {day}").format(day=defect.accepted_on.isoformat())
        elif defect.due is not None:
            state = _("open, {responsible} until {day}").format(responsible=defect.responsible or "–", day=defect.due.isoformat())
        else:
            state = _("open")
        return f"· {part} · {where}: {defect.what} ({state})"
