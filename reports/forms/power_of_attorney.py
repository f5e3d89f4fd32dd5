"""授权委托书: filled in for the agents of a case, or empty for sales to hand out (P3b)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import Person, PersonRole
from app.texts.values import identity_kind_name
from reports.cells import tick
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature

LABEL = 36.0  # millimetres: the labels of this form are long
LINE = 9.5  # millimetres: a line to write on by hand


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet an agent; an empty one where there is none."""
    agents = () if context.blank else context.file.with_role(PersonRole.AGENT)
    return [FormSheet(partial(_draw, agent=agent), particulars=False) for agent in agents or (None,)]


def _draw(sheet: Sheet, context: FormContext, *, agent: Person | None) -> None:
    _, file = context.translator, context.file
    sheet.heading(_("Principal"))
    for principal in _principals(context, agent) or (None,):
        sheet.fields(_person_fields(principal, context, company=file.is_company), label_width=LABEL)
    sheet.heading(_("Agent"))
    sheet.fields(_person_fields(agent, context, company=False), label_width=LABEL)
    sheet.heading(_("Unit"))
    sheet.fields(
        [SheetField(_("Project"), file.site.name), SheetField(_("Unit or parking space"), file.unit.label)], label_width=LABEL
    )
    sheet.gap(2)
    sheet.paragraph(
        _(
            "The principal authorises the agent to do, in the principal's name, the acts ticked below at the handover of the"
            " unit. What is not ticked is not authorised. The agent may not appoint another agent."
        )
    )
    _powers(sheet, context, agent)
    _term(sheet, context, agent)
    sheet.signatures([Signature(_("Principal (signature; a company's seal)"), seal=True), Signature(_("Agent (signature)"))])
    sheet.note(
        _(
            "A power of attorney signed abroad is notarised there and authenticated, or carries an apostille. Copies of both"
            " identity papers are attached."
        )
    )


def _principals(context: FormContext, agent: Person | None) -> list[Person]:
    """Return those whom the agent represents; the client where nobody is named."""
    owners = context.file.with_role(PersonRole.CLIENT, PersonRole.CO_OWNER)
    if agent is None:
        return [] if context.blank else list(owners[:1])
    return [owner for owner in owners if owner.represented_by == agent.id] or list(owners[:1])


def _person_fields(person: Person | None, context: FormContext, *, company: bool) -> list[SheetField]:
    _ = context.translator
    if person is None:
        return [
            SheetField(_("Name or company"), "", height=LINE),
            SheetField(_("Telephone"), "", height=LINE),
            SheetField(_("Identity paper"), "", height=LINE),
            SheetField(_("Identity number"), "", height=LINE),
        ]
    number = person.credit_code if company else person.identity_number
    kind = identity_kind_name(person.identity_kind)
    paper = _("Credit code") if company else (_(kind) if kind else "")
    return [
        SheetField(_("Name or company"), person.name),
        SheetField(_("Telephone"), person.phone),
        SheetField(_("Identity paper"), paper),
        SheetField(_("Identity number"), number),
    ]


def _powers(sheet: Sheet, context: FormContext, agent: Person | None) -> None:
    _ = context.translator
    columns = [
        SheetColumn(_("Ticked"), 18, "center"),
        SheetColumn(_("Act authorised"), 110),
        SheetColumn(_("Principal's initials"), 52),
    ]
    named = agent.powers if agent is not None else ()
    rows: list[list[Value]] = [[tick(power.id in named), power.name(context.language), ""] for power in context.procedure.powers]
    sheet.table(columns, rows, height=8.5)


def _term(sheet: Sheet, context: FormContext, agent: Person | None) -> None:
    _ = context.translator
    until = context.day(agent.powers_until) if agent is not None else ""
    notarised = _("Notarised or authenticated")
    sheet.fields(
        [
            SheetField(_("In force until"), until or _("Day: ____ / __ / __")),
            SheetField(_("If signed abroad"), f"{tick(agent is not None and agent.notarised)}{notarised}"),
        ]
    )
