"""Long work in another thread: progress, Cancel, and a result or an error that arrives in the thread of the window.

Never give a worker the desk: an archive belongs to the thread that opened it. Work takes plain data and gives plain data, or
opens the archive once more for itself (`app.desk.site.open_again`).
"""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class CancelledError(Exception):
    """The person cancelled; raised inside the work by `Ticket.progress`."""


class Ticket(QObject):
    """One piece of work under way. Its signals arrive in the thread that asked for it; after `cancel` only `stopped` does."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal(object)
    ended = Signal()
    _settled = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = Event()
        self._left = False
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Give the work up; it stops at its next step."""
        self._cancelled.set()

    def leave(self) -> None:
        """Give the work up; nobody is there any more to be told anything."""
        self._left = True
        self.cancel()

    def progress(self, step: int, steps: int) -> None:
        """Called by the work after each step: tells how far it is. CancelledError when it is no longer wanted."""
        if self.cancelled:
            raise CancelledError
        self.progressed.emit(step, steps)

    def _settle(self, result: object, error: object) -> None:
        if not self.cancelled:
            if error is None:
                self.done.emit(result)
            else:
                self.failed.emit(error)
        elif not self._left:
            self.stopped.emit(result)
        self.ended.emit()


Work = Callable[[Ticket], Any]


class _Job(QRunnable):
    """The work in its thread."""

    def __init__(self, work: Work, ticket: Ticket) -> None:
        super().__init__()
        self._work = work
        self._ticket = ticket

    def run(self) -> None:
        """Do it, and hand over what came of it."""
        result: object = None
        failure: object = None
        try:
            if not self._ticket.cancelled:
                result = self._work(self._ticket)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001  (the boundary of the thread: the window logs what is unknown and tells it)
            failure = error
        self._ticket._settled.emit(result, failure)


class Workers(QObject):
    """Does one piece of work after the other, so that libraries that know no threads are safe; `idle()` says all is done.

    Work on the archive that takes minutes stands in a line of its own, so that no paper waits for it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._long = QThreadPool(self), QThreadPool(self)
        for pool in (self._pool, self._long):
            pool.setMaxThreadCount(1)
        self._tickets: set[Ticket] = set()

    def start(
        self,
        work: Work,
        *,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[int, int], None] | None = None,
        stopped: Callable[[Any], None] | None = None,
        long: bool = False,
    ) -> Ticket:
        """Begin `work`; exactly one of `done` and `failed` is called, or neither after `ticket.cancel()`.

        `stopped` is called when work that was cancelled has come to its end, with its result where it was done before it heard of
        it, else with None.

        `owner` is what the result is shown in: nothing is called any more once it is gone.
        """
        ticket = Ticket()
        owner.destroyed.connect(ticket.leave)
        ticket.done.connect(done)
        ticket.failed.connect(failed)
        if progressed is not None:
            ticket.progressed.connect(progressed)
        if stopped is not None:
            ticket.stopped.connect(stopped)
        ticket.ended.connect(lambda: self._tickets.discard(ticket))
        self._tickets.add(ticket)
        (self._long if long else self._pool).start(_Job(work, ticket))
        return ticket

    def idle(self) -> bool:
        """No work is under way."""
        return not self._tickets

    def stop(self) -> None:
        """Give everything up and wait for the step that is running."""
        for ticket in self._tickets:
            ticket.cancel()
        for pool in (self._pool, self._long):
            pool.clear()
            pool.waitForDone()
        self._tickets.clear()
