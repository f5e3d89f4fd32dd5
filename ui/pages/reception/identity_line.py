"""The number of an identity paper, judged while it is typed and read for birth and sex."""

from collections.abc import Callable
from datetime import date

from app.desk.fields import limit_of
from app.procedure.identity import (
    IdentityCheck,
    IdentityKind,
    check_credit_code,
    check_identity,
    credit_code_as_typed,
    hopeless_so_far,
)
from app.procedure.reason import Reason
from ui.widgets import LineInput


class IdentityLine(LineInput):
    """A line for the number of a paper of the kind that `kind` gives.

    What cannot become right is said at once, what is only short when the line is left.
    """

    def __init__(self, *, field: str, kind: Callable[[], str], today: Callable[[], date]) -> None:
        super().__init__(field=field, limit=limit_of("person.identity_number"))
        self._kind = kind
        self._today = today

    def check(self) -> IdentityCheck | None:
        """Return the number as it is stored and what it says; nothing while the line is empty."""
        kind = self._kind()
        if not self.text().strip() or not kind:
            return None
        return check_identity(IdentityKind(kind), self.text(), today=self._today())

    def hopeless(self) -> Reason | None:
        """Return why typing on cannot mend the number."""
        kind = self._kind()
        return hopeless_so_far(IdentityKind(kind), self.text(), today=self._today()) if kind else None

    def stored(self) -> str:
        """Return the number as it is stored, also while it is not whole yet; InputError for what cannot be kept at all."""
        text = self.value()
        check = self.check()
        return text if check is None else check.number or text

    def problem(self) -> Reason | None:
        """Return text that cannot be kept, or no number of that kind."""
        refused = super().problem()
        if refused is not None:
            return refused
        check = self.check()
        return check.reason if check is not None else None


class CreditCodeLine(LineInput):
    """A line for the credit code of a company (GB 32100)."""

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field, limit=limit_of("person.credit_code"))

    def hopeless(self) -> Reason | None:
        """Return why typing on cannot mend the code."""
        return credit_code_as_typed(self.text()).reason

    def stored(self) -> str:
        """Return the code as it is stored; InputError for what cannot be kept at all."""
        return check_credit_code(self.value()).code

    def problem(self) -> Reason | None:
        """Return text that cannot be kept, or no credit code."""
        refused = super().problem()
        if refused is not None or not self.text().strip():
            return refused
        return check_credit_code(self.text()).reason
