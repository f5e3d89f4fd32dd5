"""A list in which one key does a line: the arrows move in it, and Tab goes on to what follows it."""

from ui.pages.parts.quiet_ticks import QuietTable


class ListTable(QuietTable):
    """Tab leaves the table at once; with twenty lines of several cells it would never get out otherwise."""

    def _tab(self, *, forward: bool) -> None:
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
