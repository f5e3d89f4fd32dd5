"""None, True and False outlive a window that is open for years (PySide6 6.12 on CPython 3.11)."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

from ui.application import WindowApplication
from ui.lasting_constants import ENOUGH, hold_constants

CONSTANTS = (None, True, False)
pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="the constants cannot be freed")


class Bell(QObject):
    rang = Signal()


@pytest.mark.parametrize("constant", CONSTANTS)
def test_there_are_references_enough(qapp: WindowApplication, constant: bool | None) -> None:
    bell = Bell()
    for _time in range(10):
        qapp.focusWidget()
        bell.rang.emit()
    assert sys.getrefcount(constant) > ENOUGH // 2


@pytest.mark.parametrize("constant", CONSTANTS)
def test_holding_them_twice_adds_nothing(qapp: WindowApplication, constant: bool | None) -> None:
    del qapp
    hold_constants()
    assert sys.getrefcount(constant) < 2 * ENOUGH
