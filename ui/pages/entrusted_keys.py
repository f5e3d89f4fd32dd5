"""钥匙托管: keys that the client leaves with the office, so that a repair can run beside the handover (P2)."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.fields import limit_of
from app.desk.household import items
from app.errors import InputError
from app.procedure.case import CaseFile, KeyEntrustment
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, Field, InputColumn, LineInput, NumberInput
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class EntrustedKeys:
    """The part of the page that keeps and gives back entrusted keys."""

    def __init__(self, page: StepPage, form: PageForm, after: QWidget) -> None:
        """`after` takes the focus once a button has done its work."""
        _ = page.context.translate
        self._page = page
        self._after = after
        self._held: tuple[KeyEntrustment, ...] = ()
        form.section(_("Keys left with the office"))
        self.table = GrowingTable(
            (
                InputColumn(key="purpose", title=_("Purpose")),
                InputColumn(key="count", title=_("Count"), width=64),
                InputColumn(key="left_on", title=_("Left on"), width=104),
                InputColumn(key="returned_on", title=_("Given back on"), width=120),
            ),
            name=_("Keys left with the office"),
            most_rows=4,
        )
        form.widget(self.table)
        self.count = NumberInput(field="field:count", least=Decimal(1), most=Decimal(999))
        self.purpose = LineInput(field="field:purpose", limit=limit_of("key_entrustment.purpose"))
        codes = ("items.entrustment_incomplete",)
        form.fields(
            Field(_("Keys left"), self.count, key="keys_count", answers=codes),
            Field(_("Purpose"), self.purpose, key="keys_purpose", label_width=72),
        )
        self.keep = Button(_("Keep these keys"), self._entrust)
        self.give_back = Button(_("Keys given back"), self._return)
        form.buttons(self.keep, self.give_back)

    def load(self, file: CaseFile) -> None:
        """Those recorded, those still here first."""
        self._held = tuple(sorted(file.key_entrustments, key=lambda keys: keys.returned_on is not None))
        self.table.set_rows(
            [
                {
                    "id": keys.id,
                    "purpose": keys.purpose,
                    "count": keys.count,
                    "left_on": keys.left_on.isoformat(),
                    "returned_on": keys.returned_on.isoformat() if keys.returned_on is not None else "",
                }
                for keys in self._held
            ]
        )
        self.table.setVisible(bool(self._held))
        self.give_back.setEnabled(any(keys.returned_on is None for keys in self._held))
        self.count.set_value(None)
        self.purpose.set_value("")

    def save(self) -> None:
        """Keep keys that were typed without the button. Raises InputError where count or purpose is missing."""
        if self.count.text().strip() or self.purpose.value():
            items.entrust_keys(self._page.context.desk, self._page.context.case_id, self.count.whole(), self.purpose.value())
            self.count.set_value(None)
            self.purpose.set_value("")

    def _entrust(self) -> None:
        """The button. Saving the page keeps the keys, so that nothing is kept twice."""
        empty = not self.count.text().strip() and not self.purpose.text().strip()

        def refuse_empty() -> None:
            if empty:
                raise InputError.of("items.entrustment_incomplete")

        self._page.touch()
        self._do(refuse_empty)

    def _return(self) -> None:
        row = self.table.current_row()
        chosen = self._held[row] if row is not None and row < len(self._held) else self._held[0]
        desk, case_id = self._page.context.desk, self._page.context.case_id
        self._do(lambda: items.return_keys(desk, case_id, chosen.id))

    def _do(self, verb: Callable[[], object]) -> None:
        """The next Enter goes on, instead of pressing the button once more."""
        if self._page.do(verb):
            self._after.setFocus(Qt.FocusReason.OtherFocusReason)
