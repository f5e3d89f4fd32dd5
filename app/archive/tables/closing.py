"""Tables of signing, fees, items, commitments, special cases and filing."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Shown, by_program, declared
from app.archive.tables.fields import DateField, EnumField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.charges import ChargeState, PaymentMethod
from app.procedure.case.filing import PaperForm
from app.procedure.marking import N_
from app.procedure.text_limits import METER_NUMBER, NAME, REASON, REMARK, UNIT_LABEL


class SignedPaperTable(JournaledTable):
    """A paper signed for."""

    case_id = by_program(TextField(index=True), N_("Case"))
    paper = by_program(TextField(), N_("Paper"), named="signed_paper")
    version = declared(TextField(), N_("Version"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    copies = declared(IntegerField(), N_("Copies"), largest=999)
    received_on = declared(DateField(null=True), N_("Received on"))
    signer_id = by_program(TextField(null=True), N_("Signed by"))

    class Meta:
        """Named for what it holds."""

        table_name = "signed_paper"


class AgreementTable(JournaledTable):
    """An agreement signed."""

    case_id = by_program(TextField(index=True), N_("Case"))
    agreement = by_program(TextField(), N_("Agreement"), named="agreement")
    version = declared(TextField(), N_("Version"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    number = declared(TextField(), N_("Number"), limit=METER_NUMBER, shown=Shown.WHOLE)
    copies = declared(IntegerField(), N_("Copies"), largest=999)
    signed_on = declared(DateField(null=True), N_("Signed on"))
    signer_id = by_program(TextField(null=True), N_("Signed by"))

    class Meta:
        """Named for what it holds."""

        table_name = "agreement"


class ChargeTable(JournaledTable):
    """A charge, kept in fen."""

    case_id = by_program(TextField(index=True), N_("Case"))
    fee = by_program(TextField(), N_("Fee"), named="fee")
    state = declared(EnumField(ChargeState), N_("State"))
    amount = declared(ScaledField(2), N_("Amount"))
    price = declared(ScaledField(4), N_("Price"))
    area = declared(ScaledField(2, null=True), N_("Area"))
    quantity = declared(ScaledField(6), N_("Quantity"))
    quantity_unit = by_program(TextField(), N_("Counted in"))
    counted = by_program(TextField(), N_("How it is counted"))
    starts_on = declared(DateField(null=True), N_("Starts on"))
    ends_on = declared(DateField(null=True), N_("Ends on"))
    collected_for = by_program(TextField(), N_("Collected for"))
    reason = declared(PersonalTextField(), N_("Reason"), limit=REASON, shown=Shown.WITHOUT_NUMBERS)
    receipt_id = by_program(TextField(null=True), N_("Receipt for it"))

    class Meta:
        """Named for what it holds."""

        table_name = "charge"


class ReceiptTable(JournaledTable):
    """A payment. Its number is never used twice."""

    case_id = by_program(TextField(index=True), N_("Case"))
    site_id = by_program(TextField(default=""), N_("Site"))
    number = by_program(TextField(), N_("Number"))
    total = declared(ScaledField(2), N_("Total"))
    method = declared(EnumField(PaymentMethod), N_("Method"))
    payer = declared(PersonalTextField(), N_("Payer"), limit=NAME, shown=Shown.WITHOUT_NUMBERS)
    cashier = by_program(TextField(), N_("Cashier"))
    paid_on = declared(DateField(), N_("Paid on"))
    void_on = declared(DateField(null=True), N_("Void since"))
    void_reason = declared(PersonalTextField(), N_("Reason"), limit=REASON)

    class Meta:
        """Named for what it holds."""

        table_name = "receipt"
        indexes = ((("site_id", "number"), True),)


class HandedItemTable(JournaledTable):
    """A key, card or thing handed over."""

    case_id = by_program(TextField(index=True), N_("Case"))
    item = by_program(TextField(), N_("Item"), named="item")
    count = declared(IntegerField(), N_("Count"), largest=9_999)
    specification = declared(TextField(), N_("Specification"), limit=REMARK)
    serials = declared(TextField(), N_("Serial numbers"), limit=REASON, shown=Shown.WHOLE)
    sealed_pack = declared(BooleanField(), N_("Sealed pack"))
    remark = declared(TextField(), N_("Remark"), limit=REMARK, lines=True)
    taken_by = by_program(TextField(null=True), N_("Received by"))
    taken_on = declared(DateField(null=True), N_("Taken on"))
    returned_on = declared(DateField(null=True), N_("Returned on"))

    class Meta:
        """Named for what it holds."""

        table_name = "handed_item"


class KeyEntrustmentTable(JournaledTable):
    """Keys left with the office."""

    case_id = by_program(TextField(index=True), N_("Case"))
    count = declared(IntegerField(), N_("Count"), largest=9_999)
    purpose = declared(TextField(), N_("Purpose"), limit=REASON)
    left_on = declared(DateField(), N_("Left on"))
    returned_on = declared(DateField(null=True), N_("Returned on"))

    class Meta:
        """Named for what it holds."""

        table_name = "key_entrustment"


class CommitmentTable(JournaledTable):
    """A special commitment."""

    case_id = by_program(TextField(index=True), N_("Case"))
    step = by_program(TextField(), N_("Step"), named="step")
    committed_by = declared(PersonalTextField(), N_("Committed by"), limit=NAME)
    what = declared(PersonalTextField(), N_("What it is about"), limit=REMARK, lines=True)
    agreed_on = declared(DateField(), N_("Agreed on"))
    due = declared(DateField(null=True), N_("Due"))
    agreed_with = declared(PersonalTextField(), N_("Agreed with"), limit=NAME)
    defect_id = by_program(TextField(null=True), N_("Defect"))
    fulfilled_on = declared(DateField(null=True), N_("Fulfilled on"))
    remark = declared(PersonalTextField(), N_("Remark"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "commitment"


class EscalationTable(JournaledTable):
    """A special case handed to operations."""

    case_id = by_program(TextField(index=True), N_("Case"))
    step = by_program(TextField(), N_("Step"), named="step")
    what = declared(PersonalTextField(), N_("What it is about"), limit=REMARK, lines=True)
    since = declared(DateField(), N_("Since"))
    papers = declared(TextField(), N_("Papers passed on"), limit=REMARK, lines=True)
    handed_by = by_program(TextField(), N_("Passed on by"))
    settled_on = declared(DateField(null=True), N_("Settled on"))
    settled_by = declared(TextField(), N_("Settled by"), limit=NAME)
    how = declared(PersonalTextField(), N_("How"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "escalation"


class ArchivePaperTable(JournaledTable):
    """A kind of paper checked off in the paper archive."""

    case_id = by_program(TextField(index=True), N_("Case"))
    kind = by_program(TextField(), N_("Paper"), named="archive_kind")
    present = declared(BooleanField(), N_("Is there"))
    pages = declared(IntegerField(), N_("Pages"), largest=9_999)
    form = declared(EnumField(PaperForm), N_("Original or copy"))
    remark = declared(TextField(), N_("Remark"), limit=REMARK, lines=True)

    class Meta:
        """Named for what it holds."""

        table_name = "archive_paper"


class ShelfTable(JournaledTable):
    """Where the paper archive stands."""

    case_id = by_program(TextField(unique=True), N_("Case"))
    box = declared(TextField(), N_("Box"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    folder = declared(TextField(), N_("Folder"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    page = declared(TextField(), N_("Page"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    filed_by = by_program(TextField(), N_("Filed by"))

    class Meta:
        """Named for what it holds."""

        table_name = "shelf"
