"""客户资料卡: who the client is, with everybody who belongs to the household."""

from app.procedure.case import Consent, Person, PersonRole, UnitKind
from app.texts.values import ORIGINS, PARTIES, SEXES, TENURES, USES, identity_kind_name
from reports.cells import Cell, ticks
from reports.forms.context import FormContext
from reports.sheet import Column, Field, Sheet, Value
from reports.signatures import Signature
from reports.words import written_area

WRITING_HEIGHT = 9.0  # millimetres: a line to write on by hand


def draw(sheet: Sheet, context: FormContext) -> None:
    """The whole card."""
    _unit(sheet, context)
    _client(sheet, context)
    _representatives(sheet, context)
    _co_owners(sheet, context)
    if context.blank:
        sheet.new_page()
    _members(sheet, context)
    _vehicles(sheet, context)
    _consent(sheet, context)
    _ = context.translator
    sheet.paragraph(_("What stands above is true. Changes will be told to the management office in writing within ten days."))
    sheet.signatures([Signature(_("Client (signature or seal)")), Signature(_("Checked by"))])


def _unit(sheet: Sheet, context: FormContext) -> None:
    _, unit, case = context.translator, context.file.unit, context.file.case
    room = _("Parking space") if unit.kind is UnitKind.PARKING else _("Room")
    sheet.fields(
        [
            Field(_("Case number"), case.number),
            Field(_("Client is"), context.choice(TENURES, case.tenure) + "    " + context.choice(PARTIES, case.party)),
            Field(_("Building"), unit.building),
            Field(_("Entrance"), context.known(unit.entrance)),
            Field(room, unit.room),
            Field(_("Floor area"), written_area(unit.area)),
            Field(_("Layout"), context.known(unit.layout)),
            Field(_("Use"), context.choice(USES, case.use)),
        ],
        label_width=24,
    )


def _client(sheet: Sheet, context: FormContext) -> None:
    """A person's particulars, a company's, or on a blank card those of both."""
    sheet.heading(context.translator("Client"))
    client = context.file.client
    fields = [Field(context.translator("Name or company"), context.file.client_name, span=2)]
    if context.blank or not context.file.is_company:
        fields += _person_fields(client, context)
    if context.blank or context.file.is_company:
        fields += [Field(context.translator("Credit code"), client.credit_code if client else "", span=2)]
    sheet.fields(fields + _contact_fields(client, context), label_width=24)


def _person_fields(client: Person | None, context: FormContext) -> list[Field]:
    _ = context.translator
    return [
        Field(_("Sex"), context.choice(SEXES, client.sex if client else None)),
        Field(_("Birth"), _birth(client, context)),
        Field(_("Nationality"), context.known(client.nationality) if client else ""),
        Field(_("Household in"), context.choice(ORIGINS, context.file.case.origin)),
        Field(_("Identity paper"), _identity_kind(client, context)),
        Field(_("Identity number"), context.known(client.identity_number) if client else ""),
        Field(_("Work unit"), client.work_unit if client else "", span=2),
    ]


def _contact_fields(client: Person | None, context: FormContext) -> list[Field]:
    _ = context.translator
    return [
        Field(_("Telephone"), client.phone if client else ""),
        Field(_("E-mail"), client.email if client else ""),
        Field(_("Post address"), client.address if client else "", span=2),
    ]


def _birth(person: Person | None, context: FormContext) -> Value:
    if person is None or person.birth is None:
        return "" if person is None else context.nothing
    return context.day(person.birth)


def _identity_kind(person: Person | None, context: FormContext) -> Value:
    if person is None:
        return ""
    kind = identity_kind_name(person.identity_kind)
    return context.translator(kind) if kind else context.nothing


def _representatives(sheet: Sheet, context: FormContext) -> None:
    """Legal representative, agent, guardian and the person to call in need."""
    _ = context.translator
    roles = [
        (PersonRole.LEGAL_REPRESENTATIVE, _("Legal representative")),
        (PersonRole.AGENT, _("Agent")),
        (PersonRole.GUARDIAN, _("Guardian")),
        (PersonRole.EMERGENCY, _("Emergency contact")),
    ]
    columns = [
        Column(_("Role"), 24, "center"),
        Column(_("Full name"), 34),
        Column(_("Relation"), 22),
        Column(_("Identity number"), 48),
        Column(_("Telephone"), 36),
    ]
    nobody: tuple[Person | None, ...] = (None,) if context.blank else ()
    rows = [_representative(label, person, context) for role, label in roles for person in context.file.with_role(role) or nobody]
    _list(sheet, context, _("Representatives and contacts"), columns, rows)


def _list(sheet: Sheet, context: FormContext, title: str, columns: list[Column], rows: list[list[Value]], spare: int = 0) -> None:
    """A list under its heading; an empty one is a line that says so, on a blank card some open rows."""
    if not rows and not context.blank:
        sheet.gap(3)
        sheet.fields([Field(title, context.translator("None"))], columns=1, label_width=58)
        return
    sheet.heading(title)
    sheet.table(columns, rows, blank_rows=spare if context.blank else 0, height=WRITING_HEIGHT if context.blank else 7)


def _representative(label: str, person: Person | None, context: FormContext) -> list[Value]:
    shown = Cell(label, "center", shaded=True, size=9)
    if person is None:
        return [shown, *[context.nothing] * 4]
    known = context.known
    return [shown, known(person.name), known(person.relation), known(person.identity_number), known(person.phone)]


def _co_owners(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    columns = [
        Column(_("Full name"), 36),
        Column(_("Identity number"), 42),
        Column(_("Share"), 18, "center"),
        Column(_("Present or represented by"), 42),
        Column(_("Telephone"), 34),
    ]
    rows: list[list[Value]] = [
        [
            person.name,
            context.known(person.identity_number),
            context.known(person.share),
            _("Present") if person.present else context.known(context.person(person.represented_by)),
            context.known(person.phone),
        ]
        for person in context.file.with_role(PersonRole.CO_OWNER)
    ]
    _list(sheet, context, _("Co-owners"), columns, rows, 3)


def _members(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    columns = [
        Column(_("Full name"), 34),
        Column(_("Relation"), 20),
        Column(_("Sex"), 12, "center"),
        Column(_("Birth"), 30, "center"),
        Column(_("Identity number"), 44),
        Column(_("Telephone"), 32),
    ]
    rows: list[list[Value]] = [
        [
            person.name,
            context.known(person.relation),
            context.known(context.word(SEXES, person.sex)),
            context.known(context.day(person.birth)),
            context.known(person.identity_number),
            context.known(person.phone),
        ]
        for person in context.file.with_role(PersonRole.MEMBER)
    ]
    _list(sheet, context, _("Household members and co-residents"), columns, rows, 8)


def _vehicles(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    columns = [Column(_("Plate"), 40), Column(_("Make and model"), 80), Column(_("Parking space"), 52)]
    rows: list[list[Value]] = [
        [vehicle.plate, context.known(vehicle.model), context.known(vehicle.space)] for vehicle in context.file.vehicles
    ]
    _list(sheet, context, _("Vehicles"), columns, rows, 3)


def _consent(sheet: Sheet, context: FormContext) -> None:
    """The consent of its own that the law on personal information asks for; refusing is possible."""
    _, consent = context.translator, context.file.case.consent
    sheet.heading(_("Consent to keep identity papers"))
    sheet.paragraph(
        _(
            "Identity papers and their numbers are sensitive personal information. They are used only for this handover and the"
            " management of the property, kept in the client archive, shown to nobody else without a legal ground, and destroyed"
            " when the retention period ends. You may refuse, and may withdraw this consent at any time; the handover goes on."
        ),
        9,
    )
    given = not context.blank and consent is Consent.GIVEN
    refused = not context.blank and consent is Consent.REFUSED
    choice = ticks([(_("I consent that copies are kept"), given), (_("I do not consent"), refused)])
    sheet.fields([Field(_("Choice"), choice), Field(_("Signature"), "", height=13)], label_width=24)
