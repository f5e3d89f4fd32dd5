"""Tables of inspection, meters, repairs and waterproof tests (P2–P4)."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, MomentField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.inspection import CheckResult, Severity, Verdict
from app.procedure.case.repair import RepairSubject
from app.procedure.case.waterproof import TestResult


class InspectionRoundTable(JournaledTable):
    """One acceptance form. A later round is a row of its own (P4)."""

    case_id = TextField(index=True)
    round = IntegerField()
    verdict = EnumField(Verdict, null=True)
    inspected_by = TextField()
    inspected_on = DateField(null=True)
    entered_by = TextField()
    entered_at = MomentField()
    client_words = PersonalTextField()
    signer_id = TextField(null=True)

    class Meta:
        """Named for what it holds; one row a round."""

        table_name = "inspection_round"
        indexes = ((("case_id", "round"), True),)


class ItemCheckTable(JournaledTable):
    """One item judged in one round."""

    case_id = TextField(index=True)
    round = IntegerField()
    part = TextField()
    item = TextField()
    result = EnumField(CheckResult)
    remark = PersonalTextField()

    class Meta:
        """Named for what it holds."""

        table_name = "item_check"


class DefectTable(JournaledTable):
    """What is wrong."""

    case_id = TextField(index=True)
    round = IntegerField()
    part = TextField()
    item = TextField()
    what = TextField()
    place = TextField()
    trade = TextField()
    severity = EnumField(Severity)
    responsible = TextField()
    due = DateField(null=True)
    photo = TextField()
    remaining = BooleanField()
    accepted_on = DateField(null=True)
    accepted_round = IntegerField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "defect"


class MeterReadingTable(JournaledTable):
    """A first reading; NULL is a blank, never 0."""

    case_id = TextField(index=True)
    meter = TextField()
    meter_number = TextField()
    place = TextField()
    reading = ScaledField(3, null=True)
    balance = ScaledField(2, null=True)
    read_on = DateField(null=True)
    absent_reason = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "meter_reading"


class RepairTable(JournaledTable):
    """One repair order."""

    case_id = TextField(index=True)
    subject = EnumField(RepairSubject)
    round = IntegerField()
    ordered_on = DateField()
    form_sent_on = DateField(null=True)
    copy_kept = BooleanField()
    taken_by = TextField()
    due = DateField(null=True)
    key_number = TextField()
    done_on = DateField(null=True)
    how = TextField()
    engineer = TextField()

    class Meta:
        """Named for what it holds; one order after a round."""

        table_name = "repair"
        indexes = ((("case_id", "subject", "round"), True),)


class WaterproofTestTable(JournaledTable):
    """One bathroom of one round of the waterproof test."""

    case_id = TextField(index=True)
    round = IntegerField()
    bathroom = TextField()
    filled_at = MomentField(null=True)
    filled_depth = IntegerField(null=True)
    ended_at = MomentField(null=True)
    ended_depth = IntegerField(null=True)
    floor_drain_fine = BooleanField()
    pipe_foot_fine = BooleanField()
    wall_foot_fine = BooleanField()
    room_below = TextField()
    looked_at_by = TextField()
    room_below_result = TextField()
    result = EnumField(TestResult, null=True)
    tested_by = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "waterproof_test"
