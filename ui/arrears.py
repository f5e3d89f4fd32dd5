"""What an import left to do, taken up when an archive is shown: cases whose rows on the lists are due, and entries that waited.

Entries wait for others or for a newer program; after an upgrade they are applied here, without anyone asking for it.
"""

from PySide6.QtCore import QObject

from app.archive.cases.boards import boards_due, catch_up
from app.archive.database.undecided import entries_wait
from app.desk.desk import Desk
from app.desk.site import open_again
from ui.context import WindowContext
from ui.worker import CancelledError, Ticket


def take_up(context: WindowContext, owner: QObject) -> Ticket | None:
    """Begin what is due, in another thread with an archive of its own; None where nothing is. The lists are read anew then."""
    desk = context.desk
    if desk.archive.reading or not (boards_due(desk.database) or entries_wait(desk.database)):
        return None
    return context.workers.start(
        lambda ticket: _caught_up(desk, ticket),
        owner=owner,
        done=lambda _result: context.changes.tell(),
        failed=context.report_error,
        long=True,
    )


def _caught_up(desk: Desk, ticket: Ticket) -> None:
    def told(_done: int, _whole: int) -> None:
        if ticket.cancelled:
            raise CancelledError

    own = open_again(desk)
    with own.archive:
        if entries_wait(own.database):
            from app.exchange.importing import take_waiting  # noqa: PLC0415 encryption is slow to load

            take_waiting(own.archive, own.act("import"), own.now().isoformat())
        catch_up(own.archive, told)
