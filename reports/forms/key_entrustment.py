"""钥匙托管委托书: keys that the client leaves with the office so that a repair can run beside the handover."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import KeyEntrustment
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet an entrustment, an empty one where there is none."""
    return [FormSheet(partial(_draw, keys=keys)) for keys in context.file.key_entrustments or (None,)]


def _draw(sheet: Sheet, context: FormContext, *, keys: KeyEntrustment | None) -> None:
    _, site = context.translator, context.file.site
    sheet.gap(3)
    sheet.paragraph(
        _(
            "The client leaves the keys named below with {company}, so that people may enter the unit for the purpose stated and"
            " for nothing else. The office keeps the keys under lock, writes down every lending, and accompanies whoever enters."
        ).format(company=site.company or _("the management office")),
        10.5,
    )
    sheet.gap(2)
    sheet.fields(
        [
            SheetField(_("Keys left"), _("{count} keys").format(count=keys.count) if keys is not None else "", height=12),
            SheetField(_("Left on"), context.day(keys.left_on) if keys is not None else "", height=12),
            SheetField(_("Purpose"), keys.purpose if keys is not None else "", span=2, height=26),
        ]
    )
    sheet.gap(2)
    sheet.paragraph(_("The client may ask for the keys back at any time. The office returns them when the purpose is fulfilled."))
    left_on = context.day(keys.left_on) if keys is not None else ""
    sheet.signatures(
        [
            Signature(_("Client or agent"), context.file.client_name, left_on),
            Signature(_("Management office (seal)"), signed_on=left_on, seal=True),
        ]
    )
    sheet.heading(_("Return of the keys"))
    returned_on = context.day(keys.returned_on) if keys is not None else ""
    sheet.fields(
        [
            SheetField(_("Returned on"), returned_on, height=12),
            SheetField(_("Keys returned"), _("{count} keys").format(count=keys.count) if keys and returned_on else "", height=12),
        ]
    )
    sheet.signatures([Signature(_("Received back by the client"), signed_on=returned_on), Signature(_("Returned by"))])
