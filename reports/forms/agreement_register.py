"""协议签署登记表: the agreements signed."""

from app.procedure.case import PersonRole
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import AgreementKind
from reports.cells import ticks
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """A row an agreement, signed by the client or an agent."""
    _ = context.translator
    held = conditions(context.file, context.procedure.settings)
    kinds = [kind for kind in context.procedure.agreements if applies(kind, held)]
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Agreement"), 46),
        SheetColumn(_("Version"), 18, "center"),
        SheetColumn(_("Agreement number"), 30, "center"),
        SheetColumn(_("Copies"), 14, "center"),
        SheetColumn(_("Signed on"), 28, "center"),
        SheetColumn(_("Signed by"), 36),
    ]
    sheet.gap(2)
    sheet.table(columns, [_row(number, kind, context) for number, kind in enumerate(kinds, 1)], height=13)
    sheet.gap(2)
    sheet.paragraph(_("Each party keeps the same number of copies; the client has read the agreements before signing."))
    owners = context.listed(person.name for person in context.file.with_role(PersonRole.CLIENT, PersonRole.CO_OWNER))
    sheet.signatures([Signature(_("Client, co-owners or agent"), owners), Signature(_("Management office"))])


def _row(number: int, kind: AgreementKind, context: FormContext) -> list[Value]:
    found = [agreement for agreement in context.file.agreements if agreement.agreement == kind.id]
    if not found:
        return [str(number), kind.name(context.language), "", "", "", "", _by(None, context)]
    agreement = found[-1]
    return [
        str(number),
        kind.name(context.language),
        context.known(agreement.version),
        context.known(agreement.number),
        str(agreement.copies),
        context.day(agreement.signed_on),
        _by(agreement.signer_id, context),
    ]


def _by(signer_id: str | None, context: FormContext) -> str:
    _ = context.translator
    signer = context.file.person(signer_id)
    agent = signer is not None and signer.role is PersonRole.AGENT
    choice = ticks([(_("Client"), signer is not None and not agent), (_("Agent"), agent)])
    return f"{choice}\n{signer.name}" if signer is not None and signer.name else choice
