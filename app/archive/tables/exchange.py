"""Journaled tables of the exchange: who may send, numbers allotted, decisions, preparation plans, scans."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField
from app.archive.tables.personal_text import PersonalTextField


class AdmissionTable(JournaledTable):
    """That the station `by_station` lets in packages of another, whose keys stand here; revoked, it refuses them."""

    by_station = TextField()
    station = TextField()
    code = TextField()
    site = TextField()
    role = TextField()
    public_key = TextField()
    recipient = TextField()
    recovery = TextField()
    revoked_on = DateField(null=True)
    revoked_reason = TextField()

    class Meta:
        """Named for what it holds; one admission each way."""

        table_name = "admission"
        indexes = ((("by_station", "station"), True),)


class DecisionTable(JournaledTable):
    """That a person decided a row changed at two places: changes of `chain` up to `seq` to that row are settled by it."""

    case_id = TextField(null=True, index=True)
    row_table = TextField()
    row_id = TextField()
    chain = TextField()
    seq = IntegerField()
    choice = TextField()
    decided_on = DateField()
    decided_by = TextField()

    class Meta:
        """Named for what it holds; found by the row that it settles."""

        table_name = "decision"
        indexes = ((("row_table", "row_id"), False),)


class AllotmentTable(JournaledTable):
    """Numbers that the company allots to a station for an application (C1, C6)."""

    first = IntegerField(unique=True)
    last = IntegerField(unique=True)
    site_id = TextField()
    station = TextField()
    application_id = TextField(null=True, column_name="requisition_id")
    allotted_on = DateField()
    allotted_by = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "allotment"


class PreparationPlanTable(JournaledTable):
    """An 入住工作方案 sent to the company for approval, or for filing from the second phase on (B3, B4)."""

    site_id = TextField()
    phase = TextField()
    first_phase = BooleanField()
    starts_on = DateField()
    content = TextField()
    submitted_on = DateField()
    submitted_by = TextField()
    review = TextField()
    reviewed_on = DateField(null=True)
    reviewed_by = TextField()
    approved_on = DateField(null=True)
    filed_on = DateField(null=True)
    refused_on = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "preparation_plan"


class ScanTable(JournaledTable):
    """A scan of a paper. `blob` names its encrypted file, whose key is personal: destroyed, nobody reads the file again."""

    case_id = TextField(index=True)
    paper = TextField()
    person_id = TextField(null=True)
    kind = TextField()
    size = IntegerField()
    blob = TextField(index=True)
    blob_key = PersonalTextField()
    taken_on = DateField()
    taken_by = TextField()
    removed = BooleanField(default=False)

    class Meta:
        """Named for what it holds; those of a package are found by its entries."""

        table_name = "scan"
        indexes = ((("base_chain", "base_seq"), False),)


EXCHANGED: tuple[type[JournaledTable], ...] = (AdmissionTable, DecisionTable, AllotmentTable, PreparationPlanTable, ScanTable)
