"""Tables of signing, fees, items, commitments, special cases and filing."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.charges import ChargeState, PaymentMethod
from app.procedure.case.filing import PaperForm


class SignedPaperTable(JournaledTable):
    """A paper signed for."""

    case_id = TextField(index=True)
    paper = TextField()
    version = TextField()
    copies = IntegerField()
    received_on = DateField(null=True)
    signer_id = TextField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "signed_paper"


class AgreementTable(JournaledTable):
    """An agreement signed."""

    case_id = TextField(index=True)
    agreement = TextField()
    version = TextField()
    number = TextField()
    copies = IntegerField()
    signed_on = DateField(null=True)
    signer_id = TextField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "agreement"


class ChargeTable(JournaledTable):
    """A charge, kept in fen."""

    case_id = TextField(index=True)
    fee = TextField()
    state = EnumField(ChargeState)
    amount = ScaledField(2)
    price = ScaledField(4)
    area = ScaledField(2, null=True)
    quantity = ScaledField(6)
    quantity_unit = TextField()
    counted = TextField()
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    collected_for = TextField()
    reason = PersonalTextField()
    receipt_id = TextField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "charge"


class ReceiptTable(JournaledTable):
    """A payment. Its number is never used twice."""

    case_id = TextField(index=True)
    site_id = TextField(default="")
    number = TextField()
    total = ScaledField(2)
    method = EnumField(PaymentMethod)
    payer = PersonalTextField()
    cashier = TextField()
    paid_on = DateField()
    void_on = DateField(null=True)
    void_reason = PersonalTextField()

    class Meta:
        """Named for what it holds."""

        table_name = "receipt"
        indexes = ((("site_id", "number"), True),)


class HandedItemTable(JournaledTable):
    """A key, card or thing handed over."""

    case_id = TextField(index=True)
    item = TextField()
    count = IntegerField()
    specification = TextField()
    serials = TextField()
    sealed_pack = BooleanField()
    remark = TextField()
    taken_by = TextField(null=True)
    taken_on = DateField(null=True)
    returned_on = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "handed_item"


class KeyEntrustmentTable(JournaledTable):
    """Keys left with the office."""

    case_id = TextField(index=True)
    count = IntegerField()
    purpose = TextField()
    left_on = DateField()
    returned_on = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "key_entrustment"


class CommitmentTable(JournaledTable):
    """A special commitment."""

    case_id = TextField(index=True)
    step = TextField()
    committed_by = PersonalTextField()
    what = PersonalTextField()
    agreed_on = DateField()
    due = DateField(null=True)
    agreed_with = PersonalTextField()
    defect_id = TextField(null=True)
    fulfilled_on = DateField(null=True)
    remark = PersonalTextField()

    class Meta:
        """Named for what it holds."""

        table_name = "commitment"


class EscalationTable(JournaledTable):
    """A special case handed to operations."""

    case_id = TextField(index=True)
    step = TextField()
    what = PersonalTextField()
    since = DateField()
    papers = TextField()
    handed_by = TextField()
    settled_on = DateField(null=True)
    settled_by = TextField()
    how = PersonalTextField()

    class Meta:
        """Named for what it holds."""

        table_name = "escalation"


class ArchivePaperTable(JournaledTable):
    """A kind of paper checked off in the paper archive."""

    case_id = TextField(index=True)
    kind = TextField()
    present = BooleanField()
    pages = IntegerField()
    form = EnumField(PaperForm)
    remark = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "archive_paper"


class ShelfTable(JournaledTable):
    """Where the paper archive stands."""

    case_id = TextField(unique=True)
    box = TextField()
    folder = TextField()
    page = TextField()
    filed_by = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "shelf"
