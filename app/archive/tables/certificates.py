"""Tables of the numbered certificates and their books (C1–C8)."""

from peewee import IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, NamesField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.certificates import Signer
from app.procedure.certificates import CertificateState


class CertificateBookTable(JournaledTable):
    """A book of 25 numbers."""

    first = IntegerField(unique=True)
    last = IntegerField(unique=True)
    counter = TextField()
    opened_on = DateField()
    closed_on = DateField(null=True)
    lot_id = TextField(null=True, index=True)
    opened_by = TextField()
    override_reason = TextField()
    surrendered_on = DateField(null=True)
    surrendered_by = TextField()
    checked_by = TextField()
    frozen_on = DateField(null=True)
    reconciled_by = TextField(default="")

    class Meta:
        """Named for what it holds."""

        table_name = "certificate_book"


class CertificateTable(JournaledTable):
    """One used number; the database itself keeps it from being used twice (C1)."""

    number = IntegerField(unique=True)
    book_id = TextField(index=True)
    case_id = TextField(index=True)
    person_id = TextField()
    state = EnumField(CertificateState)
    issued_on = DateField()
    issued_by = TextField()
    content = PersonalTextField()
    seal = TextField(null=True)
    last_day = DateField(null=True)
    signed_on = DateField(null=True)
    signer = EnumField(Signer)
    signer_name = PersonalTextField()
    sealed_copies = NamesField()
    signed_copies = NamesField()
    replaces = IntegerField(null=True)
    void_on = DateField(null=True)
    void_reason = PersonalTextField()
    copies_returned = IntegerField()

    class Meta:
        """Named for what it holds."""

        table_name = "certificate"
