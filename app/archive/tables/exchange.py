"""Journaled tables of the exchange: who may send, numbers allotted, decisions, preparation plans, scans."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import by_program, declared
from app.archive.tables.fields import DateField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.marking import N_
from app.procedure.text_limits import NAME, PLAN, REASON, REMARK


class AdmissionTable(JournaledTable):
    """That the station `by_station` lets in packages of another, whose keys stand here; revoked, it refuses them."""

    by_station = by_program(TextField(), N_("Let in by"))
    station = by_program(TextField(), N_("Station"))
    code = by_program(TextField(), N_("Label"))
    site = by_program(TextField(), N_("Site"))
    role = by_program(TextField(), N_("Role"))
    public_key = by_program(TextField(), N_("Public key"))
    recipient = by_program(TextField(), N_("Encryption key"))
    recovery = by_program(TextField(), N_("Recovery key"))
    revoked_on = declared(DateField(null=True), N_("Shut out on"))
    revoked_reason = declared(TextField(), N_("Why it was shut out"), limit=REASON)

    class Meta:
        """Named for what it holds; one admission each way."""

        table_name = "admission"
        indexes = ((("by_station", "station"), True),)


class DecisionTable(JournaledTable):
    """That a person decided a row changed at two places: changes of `chain` up to `seq` to that row are settled by it."""

    case_id = by_program(TextField(null=True, index=True), N_("Case"))
    row_table = by_program(TextField(), N_("Table"))
    row_id = by_program(TextField(), N_("Row"))
    chain = by_program(TextField(), N_("Chain"))
    seq = declared(IntegerField(), N_("Entry"))
    choice = by_program(TextField(), N_("What was chosen"))
    decided_on = declared(DateField(), N_("Decided on"))
    decided_by = by_program(TextField(), N_("Decided by"))

    class Meta:
        """Named for what it holds; found by the row that it settles."""

        table_name = "decision"
        indexes = ((("row_table", "row_id"), False),)


class AllotmentTable(JournaledTable):
    """Numbers that the company allots to a station for an application (C1, C6)."""

    first = declared(IntegerField(unique=True), N_("First number"))
    last = declared(IntegerField(unique=True), N_("Last number"))
    site_id = by_program(TextField(), N_("Site"))
    station = by_program(TextField(), N_("Station"))
    application_id = by_program(TextField(null=True, column_name="requisition_id"), N_("Application"))
    allotted_on = declared(DateField(), N_("Allotted on"))
    allotted_by = by_program(TextField(), N_("Allotted by"))

    class Meta:
        """Named for what it holds."""

        table_name = "allotment"


class PreparationPlanTable(JournaledTable):
    """An 入住工作方案 sent to the company for approval, or for filing from the second phase on (B3, B4)."""

    site_id = by_program(TextField(), N_("Site"))
    phase = declared(TextField(), N_("Phase"), limit=NAME)
    first_phase = declared(BooleanField(), N_("First phase"))
    starts_on = declared(DateField(), N_("Starts on"))
    content = declared(TextField(), N_("The plan"), limit=PLAN, lines=True)
    submitted_on = declared(DateField(), N_("Submitted on"))
    submitted_by = by_program(TextField(), N_("Submitted by"))
    review = declared(TextField(), N_("Review"), limit=REMARK, lines=True)
    reviewed_on = declared(DateField(null=True), N_("Reviewed on"))
    reviewed_by = by_program(TextField(), N_("Reviewed by"))
    approved_on = declared(DateField(null=True), N_("Approved on"))
    filed_on = declared(DateField(null=True), N_("Filed with the company on"))
    refused_on = declared(DateField(null=True), N_("Refused on"))

    class Meta:
        """Named for what it holds."""

        table_name = "preparation_plan"


class ScanTable(JournaledTable):
    """A scan of a paper. `blob` names its encrypted file, whose key is personal: destroyed, nobody reads the file again."""

    case_id = by_program(TextField(index=True), N_("Case"))
    paper = by_program(TextField(), N_("Paper"), named="paper")
    person_id = by_program(TextField(null=True), N_("Person"))
    kind = by_program(TextField(), N_("Kind"))
    size = declared(IntegerField(), N_("Size"))
    blob = by_program(TextField(index=True), N_("File"))
    blob_key = by_program(PersonalTextField(), N_("Key of the file"))
    taken_on = declared(DateField(), N_("Scanned on"))
    taken_by = by_program(TextField(), N_("Scanned by"))
    removed = declared(BooleanField(default=False), N_("Removed"))

    class Meta:
        """Named for what it holds; those of a package are found by its entries."""

        table_name = "scan"
        indexes = ((("base_chain", "base_seq"), False),)


EXCHANGED: tuple[type[JournaledTable], ...] = (AdmissionTable, DecisionTable, AllotmentTable, PreparationPlanTable, ScanTable)
