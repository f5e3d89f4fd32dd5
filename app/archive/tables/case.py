"""Tables of the case, its people and the papers they show."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Copied, Found, Shown, by_program, declared
from app.archive.tables.fields import DateField, EnumField, MomentField, NamesField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.case import Consent, Ending, Origin, Party, Tenure, Use
from app.procedure.case.people import PersonRole, Sex
from app.procedure.marking import N_
from app.procedure.text_limits import (
    ADDRESS,
    EMAIL,
    IDENTITY_NUMBER,
    NAME,
    NATIONALITY,
    PHONE,
    PLATE,
    REASON,
    REMARK,
    UNIT_LABEL,
    WORK_UNIT,
)

IDENTIFIED = frozenset(PersonRole) - {PersonRole.EMERGENCY, PersonRole.MEMBER}
RELATED = (PersonRole.CO_OWNER, PersonRole.GUARDIAN, PersonRole.EMERGENCY, PersonRole.MEMBER)


class CaseTable(JournaledTable):
    """One household's handover."""

    site_id = by_program(TextField(default=""), N_("Site"))
    number = by_program(TextField(), N_("Number of the case"))
    unit_id = by_program(TextField(index=True), N_("Unit"))
    notice_id = by_program(TextField(null=True), N_("Move-in notice"))
    procedure = by_program(TextField(), N_("Procedure"))
    tenure = declared(EnumField(Tenure), N_("Owner or tenant"))
    party = declared(EnumField(Party), N_("Individual or company"))
    origin = declared(EnumField(Origin), N_("From where"))
    employed = declared(BooleanField(), N_("Employed here"))
    renovating = declared(BooleanField(), N_("Applies to renovate"))
    entrusted = declared(BooleanField(), N_("Unit entrusted"))
    use = declared(EnumField(Use), N_("Use"))
    consent = declared(EnumField(Consent), N_("Consent"))
    opened_on = declared(DateField(), N_("Opened on"))
    ending = declared(EnumField(Ending), N_("Ending"))
    ended_on = declared(DateField(null=True), N_("Ended on"))

    class Meta:
        """Named for what it holds; `case` is a word of SQL."""

        table_name = "handover"
        indexes = ((("site_id", "number"), True),)


class PersonTable(JournaledTable):
    """A person of a case."""

    whose = "id"

    case_id = by_program(TextField(index=True), N_("Case"))
    role = declared(EnumField(PersonRole), N_("Role"))
    name = declared(PersonalTextField(), N_("Name"), limit=NAME, shown=Shown.WITHOUT_NUMBERS, found=Found.NAME, printed=True)
    sex = declared(EnumField(Sex, null=True), N_("Sex"), personal=True)
    birth = declared(DateField(null=True), N_("Date of birth"), personal=True)
    nationality = declared(PersonalTextField(), N_("Nationality"), limit=NATIONALITY, asked_of=IDENTIFIED, printed=True)
    identity_kind = by_program(TextField(), N_("Kind of paper"))
    identity_number = declared(
        PersonalTextField(),
        N_("Identity number"),
        limit=IDENTITY_NUMBER,
        shown=Shown.MASKED,
        found=Found.LAST_SIX,
        printed=True,
        copied=Copied.DIGITS,
    )
    credit_code = declared(
        PersonalTextField(),
        N_("Credit code"),
        limit=IDENTITY_NUMBER,
        shown=Shown.WHOLE,
        found=Found.CODE,
        printed=True,
        copied=Copied.DIGITS,
        meaning=N_("A company's unified social credit code."),
    )
    phone = declared(
        PersonalTextField(),
        N_("Telephone"),
        limit=PHONE,
        shown=Shown.MASKED,
        found=Found.CONTACT,
        asked_of=PersonRole,
        printed=True,
        copied=Copied.DIGITS,
    )
    wechat = declared(
        PersonalTextField(),
        N_("WeChat"),
        limit=40,
        shown=Shown.MASKED,
        found=Found.CONTACT,
        asked_of=(PersonRole.CLIENT,),
        printed=True,
        copied=Copied.DIGITS,
    )
    email = declared(PersonalTextField(), N_("E-mail"), limit=EMAIL, asked_of=(PersonRole.CLIENT,), printed=True)
    address = declared(
        PersonalTextField(), N_("Address"), limit=ADDRESS, asked_of=(PersonRole.CLIENT,), printed=True, copied=Copied.TEXT
    )
    work_unit = declared(PersonalTextField(), N_("Work unit"), limit=WORK_UNIT, asked_of=(PersonRole.CLIENT,), printed=True)
    relation = declared(PersonalTextField(), N_("Relation"), limit=NAME, asked_of=RELATED)
    share = declared(TextField(), N_("Share"), limit=NAME, asked_of=(PersonRole.CLIENT, PersonRole.CO_OWNER))
    present = declared(BooleanField(), N_("Present"))
    represented_by = by_program(TextField(null=True), N_("Represented by"))
    powers = declared(NamesField(), N_("Powers"), named="power")
    powers_until = declared(DateField(null=True), N_("Powers until"))
    notarised = declared(BooleanField(), N_("Notarised"))
    removed = declared(BooleanField(), N_("Removed"))

    class Meta:
        """Named for what it holds."""

        table_name = "person"


class VehicleTable(JournaledTable):
    """A vehicle of the household."""

    case_id = by_program(TextField(index=True), N_("Case"))
    plate = declared(PersonalTextField(), N_("Plate"), limit=PLATE)
    model = declared(PersonalTextField(), N_("Model"), limit=NAME)
    space = declared(TextField(), N_("Parking space"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    removed = declared(BooleanField(), N_("Removed"))

    class Meta:
        """Named for what it holds."""

        table_name = "vehicle"


class PaperCheckTable(JournaledTable):
    """What was seen of one paper."""

    case_id = by_program(TextField(index=True), N_("Case"))
    paper = by_program(TextField(), N_("Paper"), named="paper")
    person_id = by_program(TextField(null=True), N_("Person"))
    original_seen = declared(BooleanField(), N_("Original seen"))
    copies = declared(IntegerField(), N_("Copies"), largest=999)
    sealed = declared(BooleanField(), N_("Sealed"))
    valid_until = declared(DateField(null=True), N_("Valid until"))
    remark = declared(PersonalTextField(), N_("Remark"), limit=REMARK, lines=True)
    waived_reason = declared(PersonalTextField(), N_("Reason of the waiver"), limit=REASON)
    waived_by = by_program(TextField(), N_("Waived by"))
    promised_for = declared(DateField(null=True), N_("Promised for"))

    class Meta:
        """Named for what it holds."""

        table_name = "paper_check"


class StepPassTable(JournaledTable):
    """That a step was passed."""

    case_id = by_program(TextField(index=True), N_("Case"))
    step = by_program(TextField(), N_("Step"), named="step")
    passed_at = declared(MomentField(), N_("Passed at"))
    operator = by_program(TextField(), N_("Operator"))
    counter = by_program(TextField(), N_("Counter"))

    class Meta:
        """Named for what it holds."""

        table_name = "step_pass"
