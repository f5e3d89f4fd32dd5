"""Tables of the site: the project, its operators, the procedure texts that cases pin, units and notices."""

from peewee import BooleanField, TextField

from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Found, Shown, by_program, declared
from app.archive.tables.fields import DateField, EnumField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.unit import UnitKind
from app.procedure.marking import N_
from app.procedure.text_limits import ADDRESS, IDENTITY_NUMBER, METER_NUMBER, NAME, PHONE, UNIT_LABEL


class SiteTable(JournaledTable):
    """The project whose units are handed over."""

    name = declared(TextField(), N_("Name of the project"), limit=NAME, shown=Shown.WHOLE)
    company = declared(TextField(default=""), N_("Company's name"), limit=NAME)
    address = declared(TextField(default=""), N_("Address"), limit=ADDRESS)
    phone = declared(TextField(default=""), N_("Telephone"), limit=PHONE)
    hours = declared(TextField(default=""), N_("Opening hours"), limit=NAME)

    class Meta:
        """Named for what it holds."""

        table_name = "site"


class OperatorTable(JournaledTable):
    """Who may act at this site; the password stands in a key slot, never here."""

    name = declared(TextField(), N_("Operator's name"), limit=NAME, shown=Shown.WHOLE)
    active = declared(BooleanField(default=True), N_("Acts here"))
    manager = declared(BooleanField(default=False), N_("Manager"))

    class Meta:
        """Named for what it holds."""

        table_name = "operator"


class ProcedureTable(JournaledTable):
    """The text of a procedure declaration; the id is made from its SHA-256, which cases pin."""

    digest = by_program(TextField(unique=True), N_("Fingerprint"))
    text = by_program(TextField(), N_("Text"))

    class Meta:
        """Named for what it holds."""

        table_name = "procedure"


class UnitTable(JournaledTable):
    """A home or a parking space."""

    site_id = by_program(TextField(default=""), N_("Site"))
    key = by_program(TextField(), N_("Mark"))
    kind = declared(EnumField(UnitKind), N_("Kind"))
    building = declared(TextField(), N_("Building"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    entrance = declared(TextField(), N_("Entrance"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    floor = declared(TextField(), N_("Floor"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    room = declared(TextField(), N_("Room"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    area = declared(ScaledField(2, null=True), N_("Area"))
    layout = declared(TextField(), N_("Layout"), limit=UNIT_LABEL, shown=Shown.WHOLE)

    class Meta:
        """Named for what it holds; two sites may name their units alike."""

        table_name = "unit"
        indexes = ((("site_id", "key"), True),)


class NoticeTable(JournaledTable):
    """A move-in notice."""

    whose = "id"

    unit_id = by_program(TextField(index=True), N_("Unit"))
    number = declared(TextField(), N_("Number"), limit=METER_NUMBER, shown=Shown.WHOLE)
    tenure = by_program(TextField(), N_("Owner or tenant"))
    client_name = declared(PersonalTextField(), N_("Client's name"), limit=NAME, shown=Shown.WITHOUT_NUMBERS, found=Found.NAME)
    phone = declared(PersonalTextField(), N_("Telephone"), limit=PHONE, shown=Shown.MASKED, found=Found.CONTACT)
    address = declared(PersonalTextField(), N_("Address"), limit=ADDRESS)
    identity_number = declared(PersonalTextField(), N_("Identity number"), limit=IDENTITY_NUMBER, shown=Shown.MASKED)
    last_day = declared(DateField(null=True), N_("Last day of the notice"))

    class Meta:
        """Named for what it holds."""

        table_name = "notice"
