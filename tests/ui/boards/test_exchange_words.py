"""What a package brought, in words: all of it is told, and nothing that is not so."""

from pathlib import Path

import pytest

from app.exchange.importing import IMPORTED, NOTHING_NEW, WAITING, Imported
from ui.boards.exchange.words import brought
from ui.context import WindowContext

PACKAGE = Path("x.ruzhu")


@pytest.mark.parametrize(
    ("package", "words"),
    [
        (Imported(PACKAGE, NOTHING_NEW), ["All that is in it was here already."]),
        (Imported(PACKAGE, IMPORTED, scans=3), ["3 scans"]),
        (Imported(PACKAGE, IMPORTED, entries=2, scans=3), ["2 entries", "3 scans"]),
        (Imported(PACKAGE, WAITING, left_out=7), ["0 entries", "7 entries of stations that are not let in"]),
        (Imported(PACKAGE, WAITING, entries=1, staged=4), ["1 entries", "4 entries wait for earlier ones"]),
    ],
)
def test_all_that_a_package_brought_is_told(context: WindowContext, package: Imported, words: list[str]) -> None:
    _ = context.translate
    told = []
    for each in words:
        count = each.split()[0]
        told.append(_(each.replace(count, "{count}", 1)).format(count=count) if count.isdigit() else _(each))
    assert brought(package, context) == _(", ").join(told)
