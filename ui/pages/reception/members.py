"""Household members and vehicles: short rows, so they stand in tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.fields import asked_of, limit_of
from app.procedure.case import Person, PersonRole, Vehicle
from app.procedure.identity import IdentityKind, check_identity
from app.procedure.reason import Reason
from app.texts.values import IDENTITY_KINDS, options
from ui.widgets import Button, CellKind, InputColumn, PlainLabel, RecordTable
from ui.widgets.input import Draft
from ui.wizard.context import PageContext

ASKED = asked_of(PersonRole.MEMBER)


class RowsPart(QWidget):
    """A table with its title and a button that adds a row; hidden while it has none."""

    edited = Signal()

    def __init__(self, context: PageContext, title: str, columns: Sequence[InputColumn]) -> None:
        super().__init__()
        _ = context.translate
        self.context = context
        self.table = RecordTable(columns, name=title, new_row=lambda: {"id": ""}, removes=True, today=context.today, most_rows=8)
        self.table.say = context.sentence
        self.below = PlainLabel(_("Insert adds a row, Delete takes it out."), "quiet")
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "strong"), 1)
        head.addWidget(Button(_("Add a row"), self.add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.below)
        self.table.edited.connect(self._edited)
        self.setFocusProxy(self.table)
        self.hide()

    def add(self) -> None:
        """Add a row and go to its first cell."""
        self.show()
        self.table.add_row()

    def _edited(self) -> None:
        self.judge()
        self.edited.emit()

    def judge(self) -> None:
        """Show the first thing that is wrong under the table."""
        self.setVisible(self.table.records.rowCount() > 0)
        problem = self.problem()
        self.below.setText(
            self.context.translate("Insert adds a row, Delete takes it out.")
            if problem is None
            else self.context.sentence(problem)
        )
        self.below.setProperty("kind", "quiet" if problem is None else "reason")
        self.below.style().polish(self.below)

    def problem(self) -> Reason | None:
        """Return why the first bad cell cannot be used."""
        return self.table.problem()

    def draft_value(self) -> Draft:
        """Return all rows as typed."""
        return self.table.draft_value()

    def take_draft(self, value: Draft) -> None:
        """Put typed rows back."""
        self.table.take_draft(value)
        self.judge()


class MembersPart(RowsPart):
    """家庭常住成员或同住使用人."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate

        def line(key: str, width: int) -> InputColumn:
            limit = limit_of(f"person.{key}")
            return InputColumn(key=key, title=_(ASKED[key].label), kind=CellKind.LINE, width=width, limit=limit)

        columns = (
            InputColumn(key="name", title=_("Full name"), kind=CellKind.LINE, width=96, limit=limit_of("person.name")),
            line("relation", 72),
            InputColumn(
                key="kind", title=_("Identity paper"), kind=CellKind.CHOICE, width=168, options=options(IDENTITY_KINDS, _)
            ),
            InputColumn(key="number", title=_("Paper number"), kind=CellKind.LINE, limit=limit_of("person.identity_number")),
            *(line(key, 112) for key in ASKED if key != "relation"),
        )
        super().__init__(context, _("Household members"), columns)
        self._held: dict[str, Person] = {}

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these."""
        self._held = {person.id: person for person in people}
        self.table.set_rows(
            [
                {
                    "id": person.id,
                    "name": person.name,
                    "kind": person.identity_kind,
                    "number": person.identity_number,
                    **{key: getattr(person, key) for key in ASKED},
                }
                for person in people
            ]
        )
        self.judge()

    def problem(self) -> Reason | None:
        """Return a cell that cannot be used, or a number that is none."""
        refused = super().problem()
        if refused is not None:
            return refused
        for person in self.people():
            if person.identity_number and person.identity_kind:
                found = check_identity(
                    IdentityKind(person.identity_kind), person.identity_number, today=self.context.today()
                ).reason
                if found is not None:
                    return found
        return None

    def people(self) -> tuple[Person, ...]:
        """Return the members who have a name or a number."""
        return tuple(person for number, row in enumerate(self.table.rows(), 1) if (person := self._person(number, row)))

    def _person(self, number: int, row: Mapping[str, object]) -> Person | None:
        name, identity = str(row["name"]), str(row["number"])
        if not name and not identity:
            return None
        new = Person(id=f"new:member:{number}", case_id=self.context.case_id, role=PersonRole.MEMBER)
        held = self._held.get(str(row.get("id")), new)
        kind = str(row["kind"]) or IdentityKind.RESIDENT_CARD.value
        texts: dict[str, Any] = {key: str(row[key]) for key in ASKED}
        return replace(
            held,
            name=name,
            identity_kind=kind if identity else "",
            identity_number=identity,
            **texts,
            # Read anew from a number that changed.
            birth=held.birth if held.identity_number == identity else None,
            sex=held.sex if held.identity_number == identity else None,
        )


class VehiclesPart(RowsPart):
    """The vehicles of the household."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="plate", title=_("Number plate"), kind=CellKind.LINE, width=144, limit=limit_of("vehicle.plate")),
            InputColumn(key="model", title=_("Model and colour"), kind=CellKind.LINE, limit=limit_of("vehicle.model")),
            InputColumn(key="space", title=_("Parking space"), kind=CellKind.LINE, width=144, limit=limit_of("vehicle.space")),
        )
        super().__init__(context, _("Vehicles"), columns)

    def show_vehicles(self, vehicles: Sequence[Vehicle]) -> None:
        """Show these."""
        self.table.set_rows([{"id": each.id, "plate": each.plate, "model": each.model, "space": each.space} for each in vehicles])
        self.judge()

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return the vehicles that have a number plate."""
        return tuple(
            Vehicle(
                id=str(row.get("id") or f"new:vehicle:{number}"),
                case_id=self.context.case_id,
                plate=str(row["plate"]),
                model=str(row["model"]),
                space=str(row["space"]),
            )
            for number, row in enumerate(self.table.rows(), 1)
            if row["plate"]
        )
