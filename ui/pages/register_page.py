"""What 签收文件 and 签协议 have in common: a register with a row a paper, ticked off today, and who signed it (③, P3b)."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Literal

from PySide6.QtWidgets import QWidget

from app.desk.household.usual_entries import usual_versions
from app.procedure.case import CaseFile
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import DeclaredRow as Declared
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.pages.signers import refused_agents, signer_options, usual_signer
from ui.pages.tick_table import TickTable
from ui.widgets import Button, Field, InputColumn
from ui.widgets.table.column import Value
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage

Values = Mapping[str, Value]


class RegisterPage(StepPage):
    """`power` is the act that an agent's power of attorney must name, `kind` what reasons call a row (`signed_paper`)."""

    power: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    table_of_versions: ClassVar[Literal["signed_paper", "agreement"]]
    answered: ClassVar[tuple[str, ...]] = ()

    def build(self, form: PageForm) -> None:
        """The register, one button for all of it, and who may not sign."""
        self.table = TickTable(
            self.columns(),
            name=self.context.name(f"step:{self.step}"),
            tick="done",
            day="day",
            today=self.context.today,
        )
        self.register = Field("", self.table, key="register", answers=self.answered)
        self.table.edited.connect(self.register.judge)
        form.fields(self.register)
        form.buttons(Button(self.all_words(), self.table.tick_all, "Ctrl+A"))
        self.powers = form.note("")

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """A row each paper that applies, as far as it was signed."""
        del progress
        today = self.context.today()
        held = {signer for _kind, signer in self.held(file)}
        self.table.offer("signer", signer_options(file, self.power, today, held))
        usual = usual_signer(file, self.power, today)
        self.usual_versions = usual_versions(self.context.desk, self.table_of_versions)
        met = conditions(file, procedure.settings)
        self.table.set_rows([self.row(kind, file, usual) for kind in self.kinds(procedure) if applies(kind, met)])
        self._say_powers(file)

    def _say_powers(self, file: CaseFile) -> None:
        refused = refused_agents(file, self.power, self.context.today())
        self.powers.setText("\n".join(self.context.sentence(reason) for reason in refused))
        self.powers.setVisible(bool(refused))

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the row that the reason names, or the first cell that cannot be used."""
        bad = self.table.records.first_problem()
        if bad is not None and bad[2] == reason:
            self.table.go_to(bad[0], self.table.records.columns[bad[1]].key)
            return self.table
        named = dict(reason.params).get(self.kind.removeprefix("signed_"), "").removeprefix(f"{self.kind}:")
        for place, row in enumerate(self.table.records.raw()):
            if isinstance(row, dict) and row.get("id") == named:
                self.table.go_to(place, "done")
                return self.table
        return super().focus_for(reason)

    # ---- what the two pages write -----------------------------------------------------------------------------------

    @abstractmethod
    def columns(self) -> tuple[InputColumn, ...]:
        """Return the columns; `done`, `day` and `signer` among them."""
        raise NotImplementedError

    @abstractmethod
    def all_words(self) -> str:
        """Return the word on the button for all rows."""
        raise NotImplementedError

    @abstractmethod
    def kinds(self, procedure: Procedure) -> tuple[Declared, ...]:
        """Return what the procedure declares."""
        raise NotImplementedError

    @abstractmethod
    def held(self, file: CaseFile) -> tuple[tuple[str, str | None], ...]:
        """Return the rows recorded: what, and who signed."""
        raise NotImplementedError

    @abstractmethod
    def row(self, kind: Declared, file: CaseFile, usual: str) -> Values:
        """Return one row of the table; `usual` is who most likely signs."""
        raise NotImplementedError
