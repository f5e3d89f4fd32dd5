"""Tables of certificates as controlled paper: applications, lots, incidents and counted blanks."""

from peewee import IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, MomentField, NamesField
from app.procedure.certificates.control import IncidentKind


class ApplicationTable(JournaledTable):
    """An application for blank certificates."""

    site_id = TextField(default="")
    number = TextField()
    applied_on = DateField()
    applied_by = TextField()
    homes = IntegerField()
    spaces = IntegerField()
    in_hand = IntegerField()
    reserve = IntegerField()
    books = IntegerField()
    last_lot = TextField(null=True)
    last_used = IntegerField()
    last_void = IntegerField()
    last_blank = IntegerField()
    last_incident = IntegerField()
    remark = TextField()
    review = TextField()
    reviewed_on = DateField(null=True)
    reviewed_by = TextField()
    approved_on = DateField(null=True)
    approved_by = TextField()
    refused_on = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "requisition"  # as entries have it since the first application
        indexes = ((("site_id", "number"), True),)


class LotTable(JournaledTable):
    """A lot of books received."""

    first = IntegerField(unique=True)
    last = IntegerField(unique=True)
    application_id = TextField(null=True, column_name="requisition_id")
    received_on = DateField()
    received_by = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "lot"


class IncidentTable(JournaledTable):
    """A number not accounted for by paper."""

    number = IntegerField(index=True)
    kind = EnumField(IncidentKind)
    what = TextField()
    reported_on = DateField()
    reported_by = TextField()
    missing_copies = NamesField()
    explained_on = DateField(null=True)
    explained_by = TextField()
    explanation = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "incident"


class BlankCountTable(JournaledTable):
    """A count of blanks by two people."""

    counter = TextField()
    counted_at = MomentField()
    book_id = TextField()
    first_blank = IntegerField(null=True)
    counted = IntegerField()
    expected = IntegerField()
    counted_by = TextField()
    witnessed_by = TextField()
    remark = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "blank_count"
