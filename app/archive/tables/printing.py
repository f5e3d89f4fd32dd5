"""What this station knows of its printers: never journaled, since another machine has others."""

from peewee import CompositeKey, IntegerField, TextField

from app.archive.tables.base import LocalTable


class PrinterFitTable(LocalTable):
    """What puts one printer's writing right, by printer and tray: tenths of a millimetre and per mille."""

    printer = TextField()
    tray = TextField()
    dx = IntegerField()
    dy = IntegerField()
    scale_x = IntegerField()
    scale_y = IntegerField()

    class Meta:
        """One fit a tray."""

        table_name = "printer_fit"
        primary_key = CompositeKey("printer", "tray")


class PrintChoiceTable(LocalTable):
    """How a counter prints a form: on which paper, whole or overprinted, and on which printer it does so by itself."""

    counter = TextField()
    form = TextField()
    paper = TextField()
    mode = TextField()
    printer = TextField()
    tray = TextField()

    class Meta:
        """One choice a counter and form."""

        table_name = "print_choice"
        primary_key = CompositeKey("counter", "form")


PRINTING: tuple[type[LocalTable], ...] = (PrinterFitTable, PrintChoiceTable)
