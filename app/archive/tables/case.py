"""Tables of the case, its people and the papers they show."""

from peewee import BooleanField, IntegerField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, MomentField, NamesField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.case import Consent, Ending, Origin, Party, Tenure, Use
from app.procedure.case.people import PersonRole, Sex


class CaseTable(JournaledTable):
    """One household's handover."""

    site_id = TextField(default="")
    number = TextField()
    unit_id = TextField(index=True)
    notice_id = TextField(null=True)
    procedure = TextField()
    tenure = EnumField(Tenure)
    party = EnumField(Party)
    origin = EnumField(Origin)
    employed = BooleanField()
    renovating = BooleanField()
    entrusted = BooleanField()
    use = EnumField(Use)
    consent = EnumField(Consent)
    opened_on = DateField()
    ending = EnumField(Ending)
    ended_on = DateField(null=True)

    class Meta:
        """Named for what it holds; `case` is a word of SQL."""

        table_name = "handover"
        indexes = ((("site_id", "number"), True),)


class PersonTable(JournaledTable):
    """A person of a case."""

    case_id = TextField(index=True)
    role = EnumField(PersonRole)
    name = PersonalTextField()
    sex = EnumField(Sex, null=True)
    birth = DateField(null=True)
    nationality = PersonalTextField()
    identity_kind = TextField()
    identity_number = PersonalTextField()
    credit_code = PersonalTextField()
    phone = PersonalTextField()
    email = PersonalTextField()
    address = PersonalTextField()
    work_unit = PersonalTextField()
    relation = PersonalTextField()
    share = TextField()
    present = BooleanField()
    represented_by = TextField(null=True)
    powers = NamesField()
    powers_until = DateField(null=True)
    notarised = BooleanField()
    removed = BooleanField()

    class Meta:
        """Named for what it holds."""

        table_name = "person"


class VehicleTable(JournaledTable):
    """A vehicle of the household."""

    case_id = TextField(index=True)
    plate = PersonalTextField()
    model = PersonalTextField()
    space = TextField()
    removed = BooleanField()

    class Meta:
        """Named for what it holds."""

        table_name = "vehicle"


class PaperCheckTable(JournaledTable):
    """What was seen of one paper."""

    case_id = TextField(index=True)
    paper = TextField()
    person_id = TextField(null=True)
    original_seen = BooleanField()
    copies = IntegerField()
    sealed = BooleanField()
    valid_until = DateField(null=True)
    remark = PersonalTextField()
    waived_reason = PersonalTextField()
    waived_by = TextField()
    promised_for = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "paper_check"


class StepPassTable(JournaledTable):
    """That a step was passed."""

    case_id = TextField(index=True)
    step = TextField()
    passed_at = MomentField()
    operator = TextField()
    counter = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "step_pass"
