"""Two archives open at once, several threads, several processes: nothing is mixed up and nothing is lost."""

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.archive.archive import Archive
from app.archive.verify import verify
from tests.app.archive.factory import Handover, House, Place, act

ROUNDS = 25


def keys(archive: Archive) -> list[str]:
    return sorted(row.key for row in House.select().execute(archive.database))


def test_two_archives_open_at_once_in_two_threads_are_never_mixed_up(place: Place) -> None:
    with place.create("one") as one, place.create("two") as two:
        start = threading.Barrier(2)

        def work(archive: Archive, name: str) -> int:
            start.wait(10)
            wrong = 0
            for number in range(ROUNDS):
                with archive.journal.writing(act()) as writing:
                    house = writing.insert(House, key=f"{name}-{number}")
                    writing.insert(Handover, house=house, opened_on=place.clock().date())
                found = Handover.select(House.key).join(House).tuples().execute(archive.database)
                wrong += sum(not key.startswith(name) for (key,) in found)
            return wrong

        with ThreadPoolExecutor(2) as pool:
            results = [pool.submit(work, one, "one"), pool.submit(work, two, "two")]
            assert [result.result(60) for result in results] == [0, 0]
        for archive, name in ((one, "one"), (two, "two")):
            assert keys(archive) == sorted(f"{name}-{number}" for number in range(ROUNDS))
            assert verify(archive).problems == ()


def in_threads(count: int, work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(count) as pool:
        for result in [pool.submit(work, number) for number in range(count)]:
            result.result(60)


def test_threads_of_one_archive_write_one_chain(place: Place) -> None:
    place.busy_seconds = 30
    with place.create() as archive:

        def work(thread: int) -> None:
            for number in range(ROUNDS):
                with archive.journal.writing(act()) as writing:
                    writing.insert(House, key=f"{thread}-{number}")

        in_threads(3, work)
        assert len(keys(archive)) == 3 * ROUNDS
        assert archive.head().seq == 1 + 3 * ROUNDS
        assert verify(archive).problems == ()
    with place.open() as archive:
        assert verify(archive).problems == ()


def test_verify_sees_one_moment_while_others_write(place: Place) -> None:
    place.busy_seconds = 30
    with place.create() as archive:
        done = threading.Event()

        def work(thread: int) -> None:
            if thread == 0:
                for number in range(4 * ROUNDS):
                    with archive.journal.writing(act()) as writing:
                        writing.insert(House, key=f"{number}")
                done.set()
            else:
                while not done.is_set():
                    assert verify(archive).problems == ()

        in_threads(2, work)


def test_two_openings_of_one_archive_share_its_chain(place: Place) -> None:
    with place.create() as first, place.open() as second:
        for number in range(6):
            archive = (first, second)[number % 2]
            with archive.journal.writing(act()) as writing:
                writing.insert(House, key=f"{number}")
        assert first.head() == second.head()
        assert first.head().seq == 7
        assert verify(first).problems == ()
    with place.open() as archive:
        assert verify(archive).problems == ()


def test_a_thread_takes_its_connection_with_it(place: Place) -> None:
    with place.create() as archive:
        used: list[Any] = []
        for _turn in range(3):
            thread = threading.Thread(target=lambda: used.append(archive.database.connection()))  # type: ignore[no-untyped-call]  # untyped in peewee
            thread.start()
            thread.join(30)
        assert len({id(connection) for connection in used}) == 3
        del thread
        gc.collect()
        for connection in used:
            with pytest.raises(dbapi2.ProgrammingError, match="closed"):
                connection.execute("SELECT 1")
        assert keys(archive) == []
