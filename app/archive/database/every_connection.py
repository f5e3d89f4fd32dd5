"""The connections of one database in all threads: each ends with its thread, and all are closed together."""

import threading
import weakref
from typing import Any


class EveryConnection:
    """Holds every open connection until its thread ends."""

    def __init__(self) -> None:
        self._endings: dict[int, weakref.finalize[..., threading.Thread]] = {}
        self._lock = threading.RLock()  # collecting garbage may close a connection in the midst of it

    def hold(self, connection: Any) -> None:  # noqa: ANN401 the drivers have no type in common
        """Close the connection when this thread ends; until then it is closed with all others."""
        ending = weakref.finalize(threading.current_thread(), self.close, connection)
        ending.atexit = False
        with self._lock:
            self._endings[id(connection)] = ending

    def close(self, connection: Any) -> None:  # noqa: ANN401 the drivers have no type in common
        """Close one connection and forget it."""
        with self._lock:
            ending = self._endings.pop(id(connection), None)
        if ending is not None:
            ending.detach()
        connection.close()

    def close_all(self) -> None:
        """Close all that threads left behind."""
        with self._lock:
            left = list(self._endings.values())
        for ending in left:
            ending()
