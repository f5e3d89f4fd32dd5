"""房屋交付验收单: every round a sheet of its own (P4); the kept copy of one that went to 经营部 is marked (P2)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import InspectionRound, RepairSubject, Verdict
from app.texts.values import VERDICTS
from reports.forms.acceptance_items import first_inspection, re_inspection
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature

WORDS_HEIGHT = 13.0  # millimetres for the client's own words


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet a round; an empty one for the clipboard where no round is entered yet."""
    _ = context.translator
    rounds = sorted(context.file.rounds, key=lambda round_: round_.round)
    if not rounds or context.blank:
        return (FormSheet(partial(_draw, number=1, round_=None), _("Round {number}").format(number=1)),)
    return [
        FormSheet(
            partial(_draw, number=round_.round, round_=round_),
            _("Round {number}").format(number=round_.round),
            original_at=_("operations") if _went_to_operations(round_, context) else None,
        )
        for round_ in rounds
    ]


def _went_to_operations(round_: InspectionRound, context: FormContext) -> bool:
    """The form goes there after a failed inspection; the last one once more after a failed waterproof test (P3)."""
    file = context.file
    repair = file.repair_after(RepairSubject.UNIT, round_.round)
    if repair is not None and repair.form_sent_on is not None:
        return True
    return round_ == file.last_round and any(
        repair.subject is RepairSubject.WATERPROOF and repair.form_sent_on is not None for repair in file.repairs
    )


def _draw(sheet: Sheet, context: FormContext, *, number: int, round_: InspectionRound | None) -> None:
    _ = context.translator
    _who_and_when(sheet, context, number, round_)
    if number == 1:
        first_inspection(sheet, context)
    else:
        re_inspection(sheet, context, number)
    words = round_.client_words if round_ is not None else ""
    sheet.gap(3)
    sheet.fields(
        [
            SheetField(_("Client's own words"), words, span=2, height=0 if words else WORDS_HEIGHT),
            SheetField(_("Client's verdict"), context.choice(VERDICTS, round_.verdict if round_ is not None else None), span=2),
            SheetField(_("To be mended by"), _mended_by(context, number, round_), span=2),
        ]
    )
    signer = context.person(round_.signer_id) if round_ is not None else ""
    inspected_on = context.day(round_.inspected_on) if round_ is not None else ""
    sheet.signatures(
        [
            Signature(_("Client or agent"), signer, inspected_on),
            Signature(_("Inspected by"), round_.inspected_by if round_ is not None else "", inspected_on),
            Signature(_("Management office")),
        ]
    )


def _who_and_when(sheet: Sheet, context: FormContext, number: int, round_: InspectionRound | None) -> None:
    """Inspected by and on, entered by and at: two facts."""
    _ = context.translator
    sheet.fields(
        [
            SheetField(_("Inspected by"), round_.inspected_by if round_ is not None else ""),
            SheetField(_("Inspected on"), context.day(round_.inspected_on) if round_ is not None else ""),
            SheetField(_("Entered by"), round_.entered_by if round_ is not None else ""),
            SheetField(_("Entered at"), context.moment(round_.entered_at) if round_ is not None else ""),
        ]
    )
    if number > 1:
        sheet.note(_("Re-inspection: only what was open before this round stands here. Earlier rounds stay as they were signed."))
    else:
        sheet.gap(3)


def _mended_by(context: FormContext, number: int, round_: InspectionRound | None) -> str | None:
    """Return the day that the repair is due, or the last day of the remaining matters; nothing where all is fine."""
    verdict = round_.verdict if round_ is not None else None
    if verdict is Verdict.FAILED:
        repair = context.file.repair_after(RepairSubject.UNIT, number)
        return context.day(repair.due if repair is not None else None)
    if verdict is Verdict.PASSED_WITH_REMAINING:
        days = [defect.due for defect in context.file.defects if defect.remaining and defect.due is not None]
        return context.day(max(days, default=None))
    return "" if verdict is None else None
