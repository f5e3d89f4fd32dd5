"""客户资料卡: who the client is, with everybody who belongs to the household."""

from app.desk.fields import PRINTED
from app.procedure.case import Consent, Person, PersonRole, UnitKind
from app.texts.values import ORIGINS, PARTIES, SEXES, TENURES, USES, identity_kind_name
from reports.cells import Cell, ticks
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature
from reports.words import written_area

WRITING_HEIGHT = 9.0  # millimetres: a line to write on by hand
PLACED = frozenset({"name", "nationality", "identity_number", "work_unit", "credit_code", "phone", "email", "address"})
"""Particulars of the client whose place this form knows; whatever else is declared to be printed stands with the contacts."""
FURTHER = tuple((name, said.label) for name, said in PRINTED.items() if name not in PLACED)


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
            SheetField(_("Case number"), case.number),
            SheetField(_("Client is"), context.choice(TENURES, case.tenure) + "    " + context.choice(PARTIES, case.party)),
            SheetField(_("Building"), unit.building),
            SheetField(_("Entrance"), context.known(unit.entrance)),
            SheetField(room, unit.room),
            SheetField(_("Floor area"), written_area(unit.area)),
            SheetField(_("Layout"), context.known(unit.layout)),
            SheetField(_("Use"), context.choice(USES, case.use)),
        ],
        label_width=24,
    )


def _client(sheet: Sheet, context: FormContext) -> None:
    """A person's particulars, a company's, or on a blank card those of both."""
    sheet.heading(context.translator("Client"))
    client = context.file.client
    fields = [SheetField(context.translator("Name or company"), context.file.client_name, span=2)]
    if context.blank or not context.file.is_company:
        fields += _person_fields(client, context)
    if context.blank or context.file.is_company:
        fields += [SheetField(context.translator("Credit code"), client.credit_code if client else "", span=2)]
    sheet.fields(fields + _contact_fields(client, context), label_width=24)


def _person_fields(client: Person | None, context: FormContext) -> list[SheetField]:
    _ = context.translator
    return [
        SheetField(_("Sex"), context.choice(SEXES, client.sex if client else None)),
        SheetField(_("Birth"), _birth(client, context)),
        SheetField(_("Nationality"), context.known(client.nationality) if client else ""),
        SheetField(_("Household in"), context.choice(ORIGINS, context.file.case.origin)),
        SheetField(_("Identity paper"), _identity_kind(client, context)),
        SheetField(_("Identity number"), context.known(client.identity_number) if client else ""),
        SheetField(_("Work unit"), client.work_unit if client else "", span=2),
    ]


def _contact_fields(client: Person | None, context: FormContext) -> list[SheetField]:
    """Return the contacts; an address that is printed stands beside an odd one, a hand needs the whole line for it."""
    _ = context.translator
    beside = len(FURTHER) % 2 == 1 and not context.blank
    return [
        SheetField(_("Telephone"), client.phone if client else ""),
        SheetField(_("E-mail"), client.email if client else ""),
        *(SheetField(_(label), getattr(client, name) if client else "") for name, label in FURTHER),
        SheetField(_("Post address"), client.address if client else "", span=1 if beside else 2),
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
        SheetColumn(_("Role"), 24, "center"),
        SheetColumn(_("Full name"), 34),
        SheetColumn(_("Relation"), 22),
        SheetColumn(_("Identity number"), 48),
        SheetColumn(_("Telephone"), 36),
    ]
    nobody: tuple[Person | None, ...] = (None,) if context.blank else ()
    rows = [_representative(label, person, context) for role, label in roles for person in context.file.with_role(role) or nobody]
    _list(sheet, context, _("Representatives and contacts"), columns, rows)


def _list(
    sheet: Sheet, context: FormContext, title: str, columns: list[SheetColumn], rows: list[list[Value]], spare: int = 0
) -> None:
    """A list under its heading; an empty one is a line that says so, on a blank card some open rows."""
    if not rows and not context.blank:
        sheet.gap(3)
        sheet.fields([SheetField(title, context.translator("None"))], columns=1, label_width=58)
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
        SheetColumn(_("Full name"), 36),
        SheetColumn(_("Identity number"), 42),
        SheetColumn(_("Share"), 18, "center"),
        SheetColumn(_("Present or represented by"), 42),
        SheetColumn(_("Telephone"), 34),
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
        SheetColumn(_("Full name"), 34),
        SheetColumn(_("Relation"), 20),
        SheetColumn(_("Sex"), 12, "center"),
        SheetColumn(_("Birth"), 30, "center"),
        SheetColumn(_("Identity number"), 44),
        SheetColumn(_("Telephone"), 32),
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
    columns = [SheetColumn(_("Plate"), 40), SheetColumn(_("Make and model"), 80), SheetColumn(_("Parking space"), 52)]
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
    sheet.fields([SheetField(_("Choice"), choice), SheetField(_("Signature"), "", height=13)], label_width=24)
