"""What a station knows of its printers outlives closing, and is no entry of the journal."""

from app.archive.database.connection import run
from app.archive.database.printer_fits import PrintChoice, PrinterFits
from app.archive.journal.layout import MIGRATIONS
from app.archive.shipped import SHIPPED
from app.archive.verify import verify
from app.procedure.certificates.printing import PrinterFit, PrintMode
from tests.app.archive.factory import Place

FIT = PrinterFit(dx=-12, dy=7, scale_x=1003, scale_y=998)
CHOICE = PrintChoice(paper="241x93", mode=PrintMode.OVERPRINT, printer="针式", tray="tractor")


def test_each_tray_has_a_fit_of_its_own_and_none_is_an_entry(place: Place) -> None:
    place.layout = SHIPPED
    with place.create() as archive:
        fits, head = PrinterFits(archive.database), archive.head()
        fits.save("针式", "tractor", PrinterFit(dx=1))
        fits.save("针式", "tractor", FIT)
        fits.save("针式", "manual", PrinterFit(dy=3))
        assert archive.head() == head
    with place.open() as archive:
        fits = PrinterFits(archive.database)
        assert fits.load("针式", "tractor") == FIT
        assert fits.load("针式", "manual") == PrinterFit(dy=3)
        assert fits.load("激光", "") == PrinterFit()
        assert verify(archive).problems == ()


def test_each_counter_has_a_choice_of_its_own(place: Place) -> None:
    place.layout = SHIPPED
    with place.create() as archive:
        fits = PrinterFits(archive.database)
        assert fits.load_choice("1号柜台", "certificate") is None
        fits.save_choice("1号柜台", "certificate", PrintChoice(paper="a4", mode=PrintMode.WHOLE))
        fits.save_choice("1号柜台", "certificate", CHOICE)
        assert fits.load_choice("1号柜台", "certificate") == CHOICE
        assert fits.load_choice("2号柜台", "certificate") is None
        assert verify(archive).problems == ()


def test_the_migration_makes_the_tables_as_a_new_archive_has_them(place: Place) -> None:
    place.layout = SHIPPED
    migration = (MIGRATIONS / "0002_controlled_paper.py").read_text("utf-8")
    with place.create() as archive:
        for table in ("printer_fit", "print_choice"):
            ((made,),) = run(archive.database, "SELECT sql FROM sqlite_master WHERE name = ?", (table,))
            assert "".join(str(made).split()) in "".join(migration.split())
