"""领钥匙、物品、资料: what is handed over, counted and signed for, and keys that stay here for a repair."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.desk.fields import limit_of
from app.desk.household import items
from app.procedure.case import CaseFile, HandedItem
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import ItemKind, Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from app.procedure.text_limits import UNIT_LABEL
from ui.pages.entrusted_keys import EntrustedKeys
from ui.pages.signers import MAY_NOT_SIGN, refused_agents, signer_options, usual_signer
from ui.pages.tick_table import TickTable
from ui.widgets import Button, CellKind, Field, InputColumn
from ui.widgets.date_input import parse_date
from ui.widgets.table.column import Row
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage

POWER = "collect_keys"


class ItemsPage(StepPage):
    """The 物品领用登记表 and the 钥匙托管."""

    step = "items"

    def build(self, form: PageForm) -> None:
        """The register, one button for all of it, and below the keys that are left."""
        _ = self.context.translate
        self.table = TickTable(self._columns(), name=self.context.name("step:items"), tick="done", today=self.context.today)
        self.register = Field(
            "",
            self.table,
            key="register",
            answers=("items.not_handed_over", "items.count_missing", *MAY_NOT_SIGN),
            check=self._unexplained,
        )
        self.table.edited.connect(self.register.judge)
        form.fields(self.register)
        form.buttons(Button(_("All handed over today"), self.table.tick_all, "Ctrl+A"))
        self.powers = form.note("")
        self.keys = EntrustedKeys(self, form, self.table)

    def _columns(self) -> tuple[InputColumn, ...]:
        _ = self.context.translate
        return (
            InputColumn(key="done", title=_("Taken"), kind=CellKind.TICK, width=56),
            InputColumn(key="name", title=_("Thing")),
            InputColumn(key="count", title=_("Count"), kind=CellKind.NUMBER, width=56, most=Decimal(9_999), field="field:count"),
            InputColumn(
                key="specification", title=_("of"), kind=CellKind.LINE, width=68, limit=UNIT_LABEL, field="field:specification"
            ),
            InputColumn(
                key="serials",
                title=_("Serial numbers"),
                kind=CellKind.LINE,
                width=96,
                limit=limit_of("handed_item.serials"),
                field="field:serials",
            ),
            InputColumn(key="sealed", title=_("In pack"), kind=CellKind.TICK, width=56),
            InputColumn(
                key="remark",
                title=_("Remark"),
                kind=CellKind.LINE,
                width=80,
                limit=limit_of("handed_item.remark"),
                field="field:remark",
            ),
            InputColumn(key="signer", title=_("Taken by"), kind=CellKind.CHOICE, width=80),
        )

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """A row each item that applies, with the usual count until something else was handed over."""
        del progress
        today = self.context.today()
        held = {item.taken_by for item in file.items}
        self.table.offer("signer", signer_options(file, POWER, today, held))
        usual, met = usual_signer(file, POWER, today), conditions(file, procedure.settings)
        self.table.set_rows([self._row(kind, file, usual) for kind in procedure.items if applies(kind, met)])
        refused = refused_agents(file, POWER, today)
        self.powers.setText("\n".join(self.context.sentence(reason) for reason in refused))
        self.powers.setVisible(bool(refused))
        self.keys.load(file)

    def _row(self, kind: ItemKind, file: CaseFile, usual: str) -> Row:
        held = next((item for item in file.items if item.item == kind.id), None)
        item = held or HandedItem(
            id="",
            case_id=file.case.id,
            item=kind.id,
            count=kind.count,
            specification=kind.specification(self.context.language),
            sealed_pack=kind.sealed_pack,
        )
        return {
            "id": kind.id,
            "kept": held is not None,
            "taken_on": item.taken_on.isoformat() if item.taken_on is not None else "",
            "done": item.taken_on is not None,
            "name": kind.name(self.context.language),
            "count": item.count,
            "specification": item.specification,
            "serials": item.serials,
            "sealed": item.sealed_pack,
            "remark": item.remark,
            "signer": item.taken_by or usual,
        }

    def save(self) -> None:
        """Keep the rows that say something, and keys that were typed but not entrusted yet."""
        items.save_items(self.context.desk, self.context.case_id, self._records())
        self.keys.save()

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the register as it stands on the screen."""
        return replace(file, items=self._records())

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the row that the reason names, or the first cell that cannot be used."""
        bad = self.table.records.first_problem()
        if bad is not None and bad[2] == reason:
            self.table.go_to(bad[0], self.table.records.columns[bad[1]].key)
            return self.table
        named = dict(reason.params).get("item", "").removeprefix("item:")
        for place, row in enumerate(self.table.records.raw()):
            if isinstance(row, dict) and row.get("id") == named:
                self.table.go_to(place, "remark" if reason.code == "items.count_missing" else "done")
                return self.table
        return super().focus_for(reason)

    def _unexplained(self) -> Reason | None:
        """A count of 0 says why."""
        for row in self.table.records.raw():
            if isinstance(row, dict) and row.get("done") is True and row.get("count") in ("", "0") and not row.get("remark"):
                return Reason.of("items.count_missing", item=f"item:{row['id']}")
        return None

    def _records(self) -> tuple[HandedItem, ...]:
        return tuple(self._record(row) for row in self.table.rows() if row["kept"] or row["done"] or row["remark"])

    def _record(self, row: Row) -> HandedItem:
        count, day = row["count"], parse_date(str(row["taken_on"]))
        return HandedItem(
            id="",
            case_id=self.context.case_id,
            item=str(row["id"]),
            count=int(count) if isinstance(count, Decimal) else 0,
            specification=str(row["specification"]),
            serials=str(row["serials"]),
            sealed_pack=row["sealed"] is True,
            remark=str(row["remark"]),
            taken_by=str(row["signer"]) or None if row["done"] else None,
            taken_on=(day or self._today()) if row["done"] else None,
        )

    def _today(self) -> date:
        return self.context.today()
