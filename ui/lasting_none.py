"""Keeps None alive: PySide6 6.12 gives back one reference of None too many whenever Qt answers with no object."""

import ctypes
import sys

ENOUGH = 1 << 40


def hold_none() -> None:
    """Give None so many references that a window open for years does not use them up.

    Measured with PySide6 6.12 on CPython 3.11: `focusWidget()`, `layout()`, `itemAt()` and all others that find nothing lower
    the count by one each time, and at zero the process ends ("deallocating None"). From Python 3.12 on None cannot be freed.
    """
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12) and sys.getrefcount(None) < ENOUGH:
        # The count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(None)).value += ENOUGH
