"""The inputs of one person, by what the person is in the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.desk.fields import asked_of, limit_of
from app.procedure.case import PersonRole
from app.procedure.reason import Reason
from app.texts.values import IDENTITY_KINDS, SEXES, options
from ui.pages.reception.identity_line import CreditCodeLine, IdentityLine
from ui.pages.reception.powers import Powers
from ui.widgets import Choice, ChoiceRow, DateInput, Field, LineInput, Tick
from ui.wizard.context import PageContext

_IDENTITY = ("kind", "number", "birth", "sex", "nationality")
_PLACES: Mapping[PersonRole, tuple[str, ...]] = {
    PersonRole.CLIENT: (
        "name", "credit_code", "phone", *_IDENTITY, "share", "came", "by", "address", "work_unit", "email",
    ),
    PersonRole.LEGAL_REPRESENTATIVE: ("name", "phone", *_IDENTITY, "came", "by"),
    PersonRole.CO_OWNER: ("name", "relation", *_IDENTITY, "phone", "share", "came", "by"),
    PersonRole.GUARDIAN: ("name", "relation", *_IDENTITY, "phone"),
    PersonRole.AGENT: ("name", "phone", *_IDENTITY, "powers", "until", "notarised"),
    PersonRole.EMERGENCY: ("name", "relation", "phone"),
}  # fmt: skip
"""Where the fields stand that the page knows by name; whatever else is declared to be asked of that role comes behind them."""
WIDE = frozenset({"address", "powers"})


def keys_of(role: PersonRole) -> tuple[str, ...]:
    """Return what a card of that role asks, in order."""
    places = _PLACES[role]
    return (*places, *(key for key in asked_of(role) if key not in places))


def lines_of(role: PersonRole) -> tuple[str, ...]:
    """Return the inputs whose text is the field of the same name of `Person`."""
    return ("name", *asked_of(role))


@dataclass(frozen=True, slots=True)
class Answers:
    """Where reasons of one person are mended: the reason codes of each input."""

    codes: Mapping[str, tuple[str, ...]]

    def of(self, key: str) -> tuple[str, ...]:
        """Return the codes that the input of this key answers."""
        return self.codes.get(key, ())


class PersonFields:
    """Makes the fields. `register` makes them known to the page."""

    def __init__(self, context: PageContext, register: Callable[[Field], Field], answers: Answers) -> None:
        self._context = context
        self._register = register
        self._answers = answers

    def make(self, role: PersonRole) -> dict[str, Field]:
        """Return the fields of a person of this role, by key, in the order of the paper."""
        _ = self._context.translate
        kind = Choice(options(IDENTITY_KINDS, _))
        kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        asked = asked_of(role)
        labels = {**{key: _(said.label) for key, said in asked.items()}, **self._labels()}
        fields: dict[str, Field] = {}
        for key in keys_of(role):
            widget = kind if key == "kind" else self._input(key, labels[key], kind)
            label = "" if key == "notarised" else labels[key]
            fields[key] = Field(label, widget, answers=self._answers.of(key), check=self._check(key, widget))
            self._register(fields[key])
        return fields

    def _labels(self) -> Mapping[str, str]:
        _ = self._context.translate
        return {
            "name": _("Full name"),
            "credit_code": _("Credit code"),
            "kind": _("Identity paper"),
            "number": _("Paper number"),
            "birth": _("Born on"),
            "sex": _("Sex"),
            "came": _("Came"),
            "by": _("Represented by"),
            "powers": _("Powers"),
            "until": _("In force until"),
            "notarised": _("Notarised"),
        }

    def _input(self, key: str, label: str, kind: Choice) -> QWidget:
        _ = self._context.translate
        today, language = self._context.today, self._context.language
        makers: Mapping[str, Callable[[], QWidget]] = {
            "number": lambda: IdentityLine(field=label, kind=kind.value, today=today),
            "credit_code": lambda: CreditCodeLine(field=label),
            "birth": lambda: DateInput(field=label, today=today),
            "until": lambda: DateInput(field=label, today=today),
            "sex": lambda: ChoiceRow(options(SEXES, _)),
            "came": lambda: ChoiceRow((("present", _("In person")), ("represented", _("Sends an agent")))),
            "by": lambda: Choice(empty="–"),
            "powers": lambda: Powers(
                tuple((power.id, power.name(language)) for power in self._context.procedure.powers), _("All of these")
            ),
            "notarised": lambda: Tick(label),
        }
        make = makers.get(key)
        return LineInput(field=label, limit=limit_of(f"person.{key}")) if make is None else make()

    def _check(self, key: str, widget: QWidget) -> Callable[[], Reason | None] | None:
        if key != "birth" or not isinstance(widget, DateInput):
            return None

        def not_ahead() -> Reason | None:
            day = widget.value()
            return Reason.of("identity.birth_future") if isinstance(day, date) and day > self._context.today() else None

        return not_ahead
