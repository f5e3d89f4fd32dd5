"""Tables of inspection, meters, repairs and waterproof tests (P2–P4)."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Shown, by_program, declared
from app.archive.tables.fields import DateField, EnumField, MomentField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.inspection import CheckResult, Severity, Verdict
from app.procedure.case.repair import RepairSubject
from app.procedure.case.waterproof import TestResult
from app.procedure.marking import N_
from app.procedure.text_limits import METER_NUMBER, NAME, PLACE, REASON, REMARK


class InspectionRoundTable(JournaledTable):
    """One acceptance form. A later round is a row of its own (P4)."""

    case_id = by_program(TextField(index=True), N_("Case"))
    round = declared(IntegerField(), N_("Round"))
    verdict = declared(EnumField(Verdict, null=True), N_("Verdict"))
    inspected_by = declared(TextField(), N_("Inspected by"), limit=NAME)
    inspected_on = declared(DateField(null=True), N_("Inspected on"))
    entered_by = by_program(TextField(), N_("Entered by"))
    entered_at = declared(MomentField(), N_("Entered at"))
    client_words = declared(PersonalTextField(), N_("Client's words"), limit=REMARK, lines=True)
    signer_id = by_program(TextField(null=True), N_("Signed by"))

    class Meta:
        """Named for what it holds; one row a round."""

        table_name = "inspection_round"
        indexes = ((("case_id", "round"), True),)


class ItemCheckTable(JournaledTable):
    """One item judged in one round."""

    case_id = by_program(TextField(index=True), N_("Case"))
    round = declared(IntegerField(), N_("Round"))
    part = by_program(TextField(), N_("Part"), named="part")
    item = by_program(TextField(), N_("Item"))
    result = declared(EnumField(CheckResult), N_("Result"))
    remark = declared(PersonalTextField(), N_("Remark"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "item_check"


class DefectTable(JournaledTable):
    """What is wrong."""

    case_id = by_program(TextField(index=True), N_("Case"))
    round = declared(IntegerField(), N_("Round"))
    part = by_program(TextField(), N_("Part"), named="part")
    item = by_program(TextField(), N_("Item"))
    what = declared(TextField(), N_("What is defective"), limit=REMARK, lines=True)
    place = declared(TextField(), N_("Place"), limit=PLACE)
    trade = by_program(TextField(), N_("Trade"), named="trade")
    severity = declared(EnumField(Severity), N_("How serious"))
    responsible = declared(TextField(), N_("Responsible party"), limit=NAME)
    due = declared(DateField(null=True), N_("Due"))
    photo = declared(TextField(), N_("Photo"), limit=REMARK)
    remaining = declared(BooleanField(), N_("Remains open"))
    accepted_on = declared(DateField(null=True), N_("Accepted on"))
    accepted_round = declared(IntegerField(null=True), N_("Accepted in round"))

    class Meta:
        """Named for what it holds."""

        table_name = "defect"


class MeterReadingTable(JournaledTable):
    """A first reading; NULL is a blank, never 0."""

    case_id = by_program(TextField(index=True), N_("Case"))
    meter = by_program(TextField(), N_("Meter"), named="meter")
    meter_number = declared(TextField(), N_("Meter number"), limit=METER_NUMBER, shown=Shown.WHOLE)
    place = declared(TextField(), N_("Place"), limit=PLACE)
    reading = declared(ScaledField(3, null=True), N_("Reading"))
    balance = declared(ScaledField(2, null=True), N_("Balance"))
    read_on = declared(DateField(null=True), N_("Read on"))
    absent_reason = declared(TextField(), N_("Why there is no reading"), limit=REASON)

    class Meta:
        """Named for what it holds."""

        table_name = "meter_reading"


class RepairTable(JournaledTable):
    """One repair order."""

    case_id = by_program(TextField(index=True), N_("Case"))
    subject = declared(EnumField(RepairSubject), N_("Repair of"))
    round = declared(IntegerField(), N_("Round"))
    ordered_on = declared(DateField(), N_("Ordered on"))
    form_sent_on = declared(DateField(null=True), N_("Form passed on"))
    copy_kept = declared(BooleanField(), N_("Copy kept"))
    taken_by = declared(TextField(), N_("Taken on by"), limit=NAME)
    due = declared(DateField(null=True), N_("Due"))
    key_number = declared(TextField(), N_("Key number"), limit=METER_NUMBER, shown=Shown.WHOLE)
    done_on = declared(DateField(null=True), N_("Done on"))
    how = declared(TextField(), N_("How"), limit=REMARK, lines=True)
    engineer = declared(TextField(), N_("Engineer"), limit=NAME)

    class Meta:
        """Named for what it holds; one order after a round."""

        table_name = "repair"
        indexes = ((("case_id", "subject", "round"), True),)


class WaterproofTestTable(JournaledTable):
    """One bathroom of one round of the waterproof test."""

    case_id = by_program(TextField(index=True), N_("Case"))
    round = declared(IntegerField(), N_("Round"))
    bathroom = declared(TextField(), N_("Bathroom"), limit=PLACE)
    filled_at = declared(MomentField(null=True), N_("Filled at"))
    filled_depth = declared(IntegerField(null=True), N_("Depth when filled"), largest=1_000)
    ended_at = declared(MomentField(null=True), N_("Ended at"))
    ended_depth = declared(IntegerField(null=True), N_("Depth at the end"), largest=1_000)
    floor_drain_fine = declared(BooleanField(), N_("Floor drain fine"))
    pipe_foot_fine = declared(BooleanField(), N_("Feet of the pipes fine"))
    wall_foot_fine = declared(BooleanField(), N_("Feet of the walls fine"))
    room_below = declared(TextField(), N_("Room below"), limit=PLACE)
    looked_at_by = declared(TextField(), N_("Looked at by"), limit=NAME)
    room_below_result = declared(TextField(), N_("Result below"), limit=REMARK, lines=True)
    result = declared(EnumField(TestResult, null=True), N_("Result"))
    tested_by = declared(TextField(), N_("Tested by"), limit=NAME)

    class Meta:
        """Named for what it holds."""

        table_name = "waterproof_test"
