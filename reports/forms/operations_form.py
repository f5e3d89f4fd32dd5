"""移交经营部处理单: a special case that the management office cannot settle, and how it came back (P5)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import Escalation
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet a special case, an empty one where there is none."""
    return [FormSheet(partial(_draw, case=escalation)) for escalation in context.file.escalations or (None,)]


def _draw(sheet: Sheet, context: FormContext, *, case: Escalation | None) -> None:
    _ = context.translator
    sheet.heading(_("Handed over by the management office"))
    since = context.day(case.since) if case is not None else ""
    step = context.name(f"step:{case.step}").removeprefix("step:") if case is not None else ""
    sheet.fields(
        [
            SheetField(_("At the step"), step),
            SheetField(_("Since"), since),
            SheetField(_("What cannot be settled"), case.what if case is not None else "", span=2, height=38),
            SheetField(_("Papers passed on"), case.papers if case is not None else "", span=2, height=18),
        ]
    )
    sheet.signatures(
        [
            Signature(_("Passed on by"), case.handed_by if case is not None else "", since),
            Signature(_("Received by operations")),
        ]
    )
    sheet.heading(_("Settled by operations"))
    settled_on = context.day(case.settled_on) if case is not None else ""
    sheet.fields(
        [
            SheetField(_("How it was settled"), case.how if case is not None else "", span=2, height=38),
            SheetField(_("Settled by"), case.settled_by if case is not None else ""),
            SheetField(_("Back on"), settled_on),
        ]
    )
    sheet.note(_("Once settled, the case goes on at the step that it left, in the normal order."))
    settled_by = case.settled_by if case is not None else ""
    sheet.signatures([Signature(_("Operations"), settled_by, settled_on), Signature(_("Received by the management office"))])
