"""Who may: operators, and the managers among them who review, approve, waive and explain."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class Operator:
    """Someone of this archive. Whoever has left stays on the list, since papers name them; `has_password`: can open it."""

    id: str
    name: str
    active: bool = True
    manager: bool = False
    has_password: bool = True

    @property
    def is_acting_manager(self) -> bool:
        """Whether this is a manager who can come and say so."""
        return self.manager and self.active and self.has_password


def acting_managers(operators: Iterable[Operator]) -> tuple[Operator, ...]:
    """Return the managers who can act now."""
    return tuple(operator for operator in operators if operator.is_acting_manager)


def leaving_problem(operators: Iterable[Operator], leaving: Operator) -> Reason | None:
    """Return why `leaving` cannot stop being a manager: nobody would be left who could make another one."""
    if not leaving.is_acting_manager or any(manager.id != leaving.id for manager in acting_managers(operators)):
        return None
    return Reason.of("roles.last_manager", operator=leaving.name)


def approval_problem(operators: Iterable[Operator], *, number: str, applied_by: str, approver: str) -> Reason | None:
    """Return why `approver` does not approve the application: who applied for it does not, unless there is no other manager
    (C6)."""
    if applied_by != approver or len(acting_managers(operators)) < 2:
        return None
    return Reason.of("roles.own_application", number=number, operator=approver)
