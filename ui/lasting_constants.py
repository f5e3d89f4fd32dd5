"""Keeps None and True alive: PySide6 6.12 gives back one reference of them too many, in many of its calls."""

import ctypes
import sys

ENOUGH = 1 << 40


def hold_constants() -> None:
    """Give the constants so many references that a window open for years does not use them up.

    Measured with PySide6 6.12 on CPython 3.11: each `emit()` lowers the count of True by one, and `focusWidget()`, `layout()`,
    `itemAt()` and all others that find nothing that of None; at zero the process ends ("deallocating None"). From Python 3.12
    on none of them can be freed.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < ENOUGH:
            # The count is the first field of every object.
            ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
