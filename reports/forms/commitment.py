"""特殊承诺单: a commitment made to or by the client (P6)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import Commitment
from reports.forms.acceptance_items import where
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet a commitment, an empty one where there is none."""
    return [FormSheet(partial(_draw, commitment=commitment)) for commitment in context.file.commitments or (None,)]


def _draw(sheet: Sheet, context: FormContext, *, commitment: Commitment | None) -> None:
    _ = context.translator
    given = commitment
    step = context.name(f"step:{given.step}").removeprefix("step:") if given is not None else ""
    agreed_on = context.day(given.agreed_on) if given is not None else ""
    sheet.fields(
        [
            SheetField(_("At the step"), step),
            SheetField(_("Agreed on"), agreed_on),
            SheetField(_("Committed by"), given.committed_by if given is not None else "", span=2, height=11),
            SheetField(_("Agreed with"), given.agreed_with if given is not None else "", span=2, height=11),
            SheetField(_("Remaining matter"), _matter(given, context), span=2, height=11),
            SheetField(_("Commitment"), given.what if given is not None else "", span=2, height=48),
            SheetField(_("To be kept by"), context.known(context.day(given.due)) if given is not None else ""),
            SheetField(_("Kept on"), context.day(given.fulfilled_on) if given is not None else ""),
            SheetField(_("Remark"), given.remark if given is not None else "", span=2, height=18),
        ]
    )
    sheet.signatures(
        [
            Signature(
                _("Committed by (signature or seal)"), given.committed_by if given is not None else "", agreed_on, seal=True
            ),
            Signature(_("Agreed with (signature)"), given.agreed_with if given is not None else "", agreed_on),
        ]
    )


def _matter(commitment: Commitment | None, context: FormContext) -> str | None:
    """Return the defect that the commitment is about."""
    if commitment is None:
        return ""
    defect = next((defect for defect in context.file.defects if defect.id == commitment.defect_id), None)
    return f"{where(defect, context)}：{defect.what}" if defect is not None else None
