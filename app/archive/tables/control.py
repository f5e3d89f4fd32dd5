"""Tables of certificates as controlled paper: applications, lots, incidents and counted blanks."""

from peewee import IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import by_program, declared
from app.archive.tables.fields import DateField, EnumField, MomentField, NamesField
from app.procedure.certificates.control import IncidentKind
from app.procedure.marking import N_
from app.procedure.text_limits import NAME, REMARK


class ApplicationTable(JournaledTable):
    """An application for blank certificates."""

    site_id = by_program(TextField(default=""), N_("Site"))
    number = by_program(TextField(), N_("Number"))
    applied_on = declared(DateField(), N_("Applied on"))
    applied_by = by_program(TextField(), N_("Applied by"))
    homes = declared(IntegerField(), N_("Homes"))
    spaces = declared(IntegerField(), N_("Parking spaces"))
    in_hand = declared(IntegerField(), N_("Blanks in hand"))
    reserve = declared(IntegerField(), N_("Reserve"))
    books = declared(IntegerField(), N_("Books"))
    last_lot = by_program(TextField(null=True), N_("Last lot"))
    last_used = declared(IntegerField(), N_("Used of the last lot"))
    last_void = declared(IntegerField(), N_("Void of the last lot"))
    last_blank = declared(IntegerField(), N_("Blank of the last lot"))
    last_incident = declared(IntegerField(), N_("Incidents of the last lot"))
    remark = declared(TextField(), N_("Remark"), limit=REMARK, lines=True)
    review = declared(TextField(), N_("Review"), limit=REMARK, lines=True)
    reviewed_on = declared(DateField(null=True), N_("Reviewed on"))
    reviewed_by = by_program(TextField(), N_("Reviewed by"))
    approved_on = declared(DateField(null=True), N_("Approved on"))
    approved_by = by_program(TextField(), N_("Approved by"))
    refused_on = declared(DateField(null=True), N_("Refused on"))

    class Meta:
        """Named for what it holds."""

        table_name = "requisition"  # as entries have it since the first application
        indexes = ((("site_id", "number"), True),)


class LotTable(JournaledTable):
    """A lot of books received."""

    first = declared(IntegerField(unique=True), N_("First number"))
    last = declared(IntegerField(unique=True), N_("Last number"))
    application_id = by_program(TextField(null=True, column_name="requisition_id"), N_("Application"))
    received_on = declared(DateField(), N_("Received on"))
    received_by = by_program(TextField(), N_("Received by"))

    class Meta:
        """Named for what it holds."""

        table_name = "lot"


class IncidentTable(JournaledTable):
    """A number not accounted for by paper."""

    number = declared(IntegerField(index=True), N_("Number"))
    kind = declared(EnumField(IncidentKind), N_("Kind"))
    what = declared(TextField(), N_("What it is about"), limit=REMARK, lines=True)
    reported_on = declared(DateField(), N_("Reported on"))
    reported_by = by_program(TextField(), N_("Reported by"))
    missing_copies = declared(NamesField(), N_("Missing copies"), named="copy")
    explained_on = declared(DateField(null=True), N_("Explained on"))
    explained_by = by_program(TextField(), N_("Explained by"))
    explanation = declared(TextField(), N_("Explanation"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "incident"


class BlankCountTable(JournaledTable):
    """A count of blanks by two people."""

    counter = by_program(TextField(), N_("Counter"))
    counted_at = declared(MomentField(), N_("Counted at"))
    book_id = by_program(TextField(), N_("Book"))
    first_blank = declared(IntegerField(null=True), N_("First blank"))
    counted = declared(IntegerField(), N_("Blanks counted"))
    expected = declared(IntegerField(), N_("Expected"))
    counted_by = by_program(TextField(), N_("Counted by"))
    witnessed_by = declared(TextField(), N_("Witnessed by"), limit=NAME)
    remark = declared(TextField(), N_("Remark"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "blank_count"
