"""Which of the three copies bear the seal and the signature: all of them, unless one is seen to lack it (C3)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.procedure.case import Certificate
from app.procedure.certificates import ALL_COPIES
from ui.pages.growing_table import GrowingTable
from ui.widgets import CellKind, InputColumn
from ui.wizard.context import PageContext

SEALED, SIGNED = "sealed", "signed"


class CopiesTable(GrowingTable):
    """A row each copy with two ticks. Ctrl+A ticks all six."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="copy", title=_("Which copy"), width=152),
            InputColumn(key=SEALED, title=_("Sealed"), kind=CellKind.TICK, width=104),
            InputColumn(key=SIGNED, title=_("Signed"), kind=CellKind.TICK, width=104),
        )
        super().__init__(columns, name=_("Seal and signature"), most_rows=len(ALL_COPIES))
        self._name = context.name
        self.setFixedWidth(362)

    def show_certificate(self, certificate: Certificate | None) -> None:
        """What is recorded; everything is ticked as long as nothing is."""
        fresh = certificate is None or certificate.signed_on is None
        sealed = ALL_COPIES if certificate is None or fresh else certificate.sealed_copies
        signed = ALL_COPIES if certificate is None or fresh else certificate.signed_copies
        self.set_rows(
            [
                {"id": copy, "copy": self._name(f"copy:{copy}"), SEALED: copy in sealed, SIGNED: copy in signed}
                for copy in ALL_COPIES
            ]
        )
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.records.index(0, 1))

    def copies(self, key: str) -> tuple[str, ...]:
        """Return the copies that are ticked in a column, in their order."""
        return tuple(str(row["id"]) for row in self.rows() if row[key] is True)

    def tick_all(self) -> None:
        """Seal and signature on all three."""
        for key in (SEALED, SIGNED):
            self.set_all(key, value=True)

    def go_to_gap(self) -> None:
        """Make the first tick that is missing the current cell."""
        for place, row in enumerate(self.rows()):
            for column, key in enumerate((SEALED, SIGNED), 1):
                if row[key] is not True:
                    self.setCurrentIndex(self.records.index(place, column))
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A ticks all."""
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tick_all()
        else:
            super().keyPressEvent(event)
