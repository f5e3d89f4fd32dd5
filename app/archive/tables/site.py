"""Tables of the site: the project, its operators, the procedure texts that cases pin, units and notices."""

from peewee import BooleanField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.unit import UnitKind


class SiteTable(JournaledTable):
    """The project whose units are handed over."""

    name = TextField()
    company = TextField(default="")
    address = TextField(default="")
    phone = TextField(default="")
    hours = TextField(default="")

    class Meta:
        """Named for what it holds."""

        table_name = "site"


class OperatorTable(JournaledTable):
    """Who may act at this site; the password stands in a key slot, never here."""

    name = TextField()
    active = BooleanField(default=True)
    manager = BooleanField(default=False)

    class Meta:
        """Named for what it holds."""

        table_name = "operator"


class ProcedureTable(JournaledTable):
    """The text of a procedure declaration; the id is made from its SHA-256, which cases pin."""

    digest = TextField(unique=True)
    text = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "procedure"


class UnitTable(JournaledTable):
    """A home or a parking space."""

    site_id = TextField(default="")
    key = TextField()
    kind = EnumField(UnitKind)
    building = TextField()
    entrance = TextField()
    floor = TextField()
    room = TextField()
    area = ScaledField(2, null=True)
    layout = TextField()

    class Meta:
        """Named for what it holds; two sites may name their units alike."""

        table_name = "unit"
        indexes = ((("site_id", "key"), True),)


class NoticeTable(JournaledTable):
    """A move-in notice."""

    unit_id = TextField(index=True)
    number = TextField()
    tenure = TextField()
    client_name = PersonalTextField()
    phone = PersonalTextField()
    address = PersonalTextField()
    identity_number = PersonalTextField()
    last_day = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "notice"
