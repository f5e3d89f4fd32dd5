"""Tables of the numbered certificates and their books (C1–C8)."""

from peewee import IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Shown, by_program, declared
from app.archive.tables.fields import DateField, EnumField, NamesField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.certificates import Signer
from app.procedure.certificates import CertificateState
from app.procedure.marking import N_
from app.procedure.text_limits import NAME, REASON


class CertificateBookTable(JournaledTable):
    """A book of 25 numbers."""

    first = declared(IntegerField(unique=True), N_("First number"))
    last = declared(IntegerField(unique=True), N_("Last number"))
    counter = by_program(TextField(), N_("Counter"))
    opened_on = declared(DateField(), N_("Book opened on"))
    closed_on = declared(DateField(null=True), N_("Closed on"))
    lot_id = by_program(TextField(null=True, index=True), N_("Lot"))
    opened_by = by_program(TextField(), N_("Opened by"))
    override_reason = declared(TextField(), N_("Why it was opened out of turn"), limit=REASON)
    surrendered_on = declared(DateField(null=True), N_("Handed back on"))
    surrendered_by = by_program(TextField(), N_("Handed back by"))
    checked_by = declared(TextField(), N_("Checked by"), limit=NAME)
    frozen_on = declared(DateField(null=True), N_("To be compared since"))
    reconciled_by = declared(TextField(default=""), N_("Compared by"), limit=NAME)

    class Meta:
        """Named for what it holds."""

        table_name = "certificate_book"


class CertificateTable(JournaledTable):
    """One used number; the database itself keeps it from being used twice (C1)."""

    number = declared(IntegerField(unique=True), N_("Number of the certificate"))
    book_id = by_program(TextField(index=True), N_("Book"))
    case_id = by_program(TextField(index=True), N_("Case"))
    person_id = by_program(TextField(), N_("Person"))
    state = declared(EnumField(CertificateState), N_("State"))
    issued_on = declared(DateField(), N_("Issued on"))
    issued_by = by_program(TextField(), N_("Issued by"))
    content = by_program(PersonalTextField(), N_("Content"), shown=Shown.WITHOUT_NUMBERS)
    seal = by_program(TextField(null=True), N_("Check code"))
    last_day = declared(DateField(null=True), N_("Last day of the notice"))
    signed_on = declared(DateField(null=True), N_("Signed on"))
    signer = declared(EnumField(Signer), N_("Signed by"))
    signer_name = declared(PersonalTextField(), N_("Signer's name"), limit=NAME, shown=Shown.WITHOUT_NUMBERS)
    sealed_copies = declared(NamesField(), N_("Copies with the seal"), named="copy")
    signed_copies = declared(NamesField(), N_("Copies that are signed"), named="copy")
    replaces = declared(IntegerField(null=True), N_("In place of"))
    void_on = declared(DateField(null=True), N_("Void since"))
    void_reason = declared(PersonalTextField(), N_("Reason"), limit=REASON, shown=Shown.WITHOUT_NUMBERS)
    copies_returned = declared(IntegerField(), N_("Copies taken back"))

    class Meta:
        """Named for what it holds."""

        table_name = "certificate"
