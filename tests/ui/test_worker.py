"""Long work: its result, its error and its progress arrive in the thread of the window; cancelled work is never heard of."""

from collections.abc import Iterator
from threading import Event, get_ident

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.worker import Ticket, Workers


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    del qapp
    made = Workers()
    yield made
    made.stop()


def unexpected(error: BaseException) -> None:
    raise AssertionError(error)


def test_the_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, workers: Workers) -> None:
    arrived: list[tuple[int, int]] = []
    workers.start(
        lambda _ticket: get_ident(), owner=workers, done=lambda there: arrived.append((there, get_ident())), failed=unexpected
    )
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived[0][0] != get_ident()
    assert arrived[0][1] == get_ident()
    qtbot.waitUntil(workers.idle)


def test_an_error_arrives_whole(qtbot: QtBot, workers: Workers) -> None:
    errors: list[BaseException] = []

    def work(_ticket: Ticket) -> None:
        raise KeyError("什么")

    workers.start(work, owner=workers, done=lambda _result: unexpected(AssertionError()), failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], KeyError)
    assert errors[0].__traceback__ is not None


def test_progress_is_told_in_order(qtbot: QtBot, workers: Workers) -> None:
    told: list[tuple[int, int]] = []

    def work(ticket: Ticket) -> str:
        for step in range(5):
            ticket.progress(step, 5)
        return "done"

    done: list[object] = []
    workers.start(
        work, owner=workers, done=done.append, failed=unexpected, progressed=lambda step, steps: told.append((step, steps))
    )
    qtbot.waitUntil(lambda: done == ["done"])
    assert told == [(step, 5) for step in range(5)]


def test_cancelled_work_stops_at_its_next_step_and_is_never_heard_of(qtbot: QtBot, workers: Workers) -> None:
    begun, go_on = Event(), Event()
    steps: list[int] = []

    def work(ticket: Ticket) -> None:
        begun.set()
        go_on.wait(10)
        for step in range(100):
            ticket.progress(step, 100)
            steps.append(step)

    ticket = workers.start(work, owner=workers, done=lambda _result: unexpected(AssertionError()), failed=unexpected)
    begun.wait(10)
    ticket.cancel()
    go_on.set()
    qtbot.waitUntil(workers.idle)
    assert steps == []


def test_what_waits_in_line_and_is_cancelled_never_begins(qtbot: QtBot, workers: Workers) -> None:
    go_on = Event()
    ran: list[str] = []
    workers.start(lambda _ticket: go_on.wait(10), owner=workers, done=lambda _result: None, failed=unexpected)
    second = workers.start(lambda _ticket: ran.append("second"), owner=workers, done=unexpected, failed=unexpected)
    second.cancel()
    go_on.set()
    qtbot.waitUntil(workers.idle)
    assert ran == []


def test_nothing_arrives_where_its_place_is_gone(workers: Workers, qtbot: QtBot) -> None:
    go_on = Event()
    owner = QObject()
    arrived: list[object] = []
    workers.start(lambda _ticket: go_on.wait(10), owner=owner, done=arrived.append, failed=unexpected)
    shiboken6.delete(owner)
    go_on.set()
    qtbot.waitUntil(workers.idle)
    assert arrived == []


def test_work_that_was_cancelled_tells_when_it_has_stopped(qtbot: QtBot, workers: Workers) -> None:
    begun, stopped = Event(), list[object]()

    def work(ticket: Ticket) -> str:
        begun.set()
        while True:
            ticket.progress(1, 2)

    ticket = workers.start(
        work, owner=workers, done=lambda _result: unexpected(AssertionError()), failed=unexpected, stopped=stopped.append
    )
    begun.wait()
    ticket.cancel()
    qtbot.waitUntil(lambda: stopped == [None])


def test_work_that_was_done_before_it_heard_of_cancel_tells_its_result(qtbot: QtBot, workers: Workers) -> None:
    stopped = list[object]()

    def work(ticket: Ticket) -> str:
        ticket.cancel()
        return "done nevertheless"

    workers.start(
        work, owner=workers, done=lambda _result: unexpected(AssertionError()), failed=unexpected, stopped=stopped.append
    )
    qtbot.waitUntil(lambda: stopped == ["done nevertheless"])


def test_nobody_is_told_who_is_gone(qtbot: QtBot, workers: Workers) -> None:
    owner, go_on, stopped = QObject(), Event(), list[object]()
    workers.start(
        lambda _ticket: go_on.wait(), owner=owner, done=stopped.append, failed=unexpected, stopped=stopped.append, long=True
    )
    shiboken6.delete(owner)
    go_on.set()
    qtbot.waitUntil(workers.idle)
    assert stopped == []


def test_long_work_keeps_nothing_else_waiting(qtbot: QtBot, workers: Workers) -> None:
    go_on, done = Event(), list[str]()
    workers.start(lambda _ticket: go_on.wait(), owner=workers, done=lambda _: done.append("long"), failed=unexpected, long=True)
    workers.start(lambda _ticket: None, owner=workers, done=lambda _: done.append("short"), failed=unexpected)
    qtbot.waitUntil(lambda: done == ["short"])
    go_on.set()
    qtbot.waitUntil(lambda: done == ["short", "long"])
