"""What kind of case this is: it decides what applies."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.household.reception import ReceptionEntry
from app.procedure.case import CaseFile, Consent, Origin, Party, Tenure, UnitKind, Use
from app.texts.values import ORIGINS, PARTIES, TENURES, USES, options
from ui.pages.parts import FieldFlow
from ui.widgets import ChoiceRow, DateInput, Field, Tick
from ui.wizard.context import PageContext


class KindPart(QWidget):
    """Owner or tenant, person or company, from where, for what; and the last day of the notice."""

    edited = Signal()

    def __init__(self, context: PageContext, register: Callable[[Field], Field]) -> None:
        super().__init__()
        _ = context.translate
        self.tenure = ChoiceRow(options(TENURES, _))
        self.party = ChoiceRow(options(PARTIES, _))
        self.origin = ChoiceRow(options(ORIGINS, _))
        self.use = ChoiceRow(options(USES, _))
        self.employed = Tick(_("Works here"))
        self.renovating = Tick(_("Renovates (waterproof test)"))
        self.entrusted = Tick(_("Entrusts the unit"))
        self.last_day = DateInput(field=_("Last day"), today=context.today)
        self._employed = Field("", self.employed, key="employed")
        self._renovating = Field("", self.renovating, key="renovating")
        self._use = Field(_("Use"), self.use, key="use")
        self._home = True
        self._flow = FieldFlow()
        for field, wide in (
            (Field(_("Client is"), self.tenure, key="tenure"), False),
            (Field(_("Party"), self.party, key="party"), False),
            (Field(_("Comes from"), self.origin, key="origin"), True),
            (self._employed, True),
            (self._use, False),
            (Field(_("Last day"), self.last_day, key="last_day", answers=("reception.last_day_missing",)), False),
            (self._renovating, False),
            (Field("", self.entrusted, key="entrusted"), False),
        ):
            register(field)
            self._flow.add(field, wide=wide)
        for widget in (self.tenure, self.party, self.origin, self.use, self.employed, self.renovating, self.entrusted):
            widget.edited.connect(self.edited)
        self.last_day.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self.show_parts()

    def show_case(self, file: CaseFile) -> None:
        """Show what is known of the case."""
        case = file.case
        self.tenure.set_value(case.tenure.value)
        self.party.set_value(case.party.value)
        self.origin.set_value(case.origin.value)
        self.use.set_value(case.use.value)
        self.employed.set_value(case.employed)
        self.renovating.set_value(case.renovating)
        self.entrusted.set_value(case.entrusted)
        self.last_day.set_value(file.last_day)
        self._home = file.unit.kind is UnitKind.HOME
        self.show_parts()

    def show_parts(self) -> None:
        """Only a foreigner is asked whether he works here, and nobody renovates or lives in a parking space."""
        hidden = () if self.foreign else (self._employed,)
        self._flow.arrange(hidden if self._home else (*hidden, self._renovating, self._use))

    @property
    def foreign(self) -> bool:
        """A person from abroad."""
        return self.origin.value() == Origin.FOREIGN and not self.company

    @property
    def company(self) -> bool:
        """A company client."""
        return self.party.value() == Party.COMPANY

    def entry(self) -> ReceptionEntry:
        """Return the kind of case as chosen, without people and vehicles."""
        return ReceptionEntry(
            tenure=Tenure(self.tenure.value() or Tenure.OWNER),
            party=Party(self.party.value() or Party.PERSON),
            origin=Origin(self.origin.value() or Origin.LOCAL),
            employed=self.foreign and self.employed.value(),
            renovating=self.renovating.value(),
            entrusted=self.entrusted.value(),
            use=Use(self.use.value() or Use.OWN),
            consent=Consent.UNASKED,
            last_day=self.last_day.value(),
        )
