"""A line above a board about a declaration that came with faults, for a manager to have it mended (P15)."""

from app.desk.present_procedure import FaultyDeclaration, present_procedure
from ui.context import WindowContext
from ui.widgets import Strip

MOST_FAULTS = 1


class ProcedureNotice(Strip):
    """Hidden while every newer declaration is sound."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(tone="wait")
        self._context = context
        self.hide()

    def refresh(self) -> None:
        """Read which declarations have faults."""
        faulty = present_procedure(self._context.desk.archive, self._context.desk.procedures).faulty
        self.say("\n".join(line for each in faulty for line in self._lines(each)))

    def _lines(self, each: FaultyDeclaration) -> list[str]:
        """Return lines about the declaration, the first of its faults, and how many more there are."""
        _, say = self._context.translate, self._context.sentence
        more = len(each.faults) - MOST_FAULTS
        shown = [say(fault) for fault in each.faults[:MOST_FAULTS]]
        return [say(each.reason), *shown, *([_("and {count} more").format(count=more)] if more > 0 else [])]
