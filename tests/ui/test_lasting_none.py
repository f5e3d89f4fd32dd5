"""None outlives a window that looks for things that are not there (PySide6 6.12 on CPython 3.11)."""

import sys

import pytest

from ui.application import Application
from ui.lasting_none import ENOUGH, hold_none


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be freed")
def test_none_has_references_enough(qapp: Application) -> None:
    for _time in range(10):
        qapp.focusWidget()
    assert sys.getrefcount(None) > ENOUGH // 2


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be freed")
def test_holding_it_twice_adds_nothing(qapp: Application) -> None:
    del qapp
    hold_none()
    assert sys.getrefcount(None) < 2 * ENOUGH
