"""维修通知单: one a repair, with what the repair team mends and how it did (P2, P3)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import Defect, Repair, RepairSubject, TestResult, WaterproofTest
from app.texts.values import SEVERITIES
from reports.cells import ticks
from reports.forms.acceptance_items import open_before, where
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature

HOW_HEIGHT = 24.0  # millimetres to write down how it was mended


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet a repair, an empty one where none was ordered."""
    return [FormSheet(partial(_draw, repair=repair)) for repair in context.file.repairs or (None,)]


def _draw(sheet: Sheet, context: FormContext, *, repair: Repair | None) -> None:
    _ = context.translator
    subject = repair.subject if repair is not None else None
    subjects = [
        (_("Inspection of the unit"), subject is RepairSubject.UNIT),
        (_("Waterproof test"), subject is RepairSubject.WATERPROOF),
    ]
    sheet.fields(
        [
            SheetField(_("Ordered after"), ticks(subjects)),
            SheetField(_("Round"), str(repair.round) if repair is not None else ""),
            SheetField(_("Ordered on"), context.day(repair.ordered_on) if repair is not None else ""),
            SheetField(_("To be mended by"), context.day(repair.due) if repair is not None else ""),
            SheetField(_("Taken on by"), repair.taken_by if repair is not None else ""),
            SheetField(_("Key number"), repair.key_number if repair is not None else ""),
            SheetField(_("Form to operations"), _form_sent(repair, context), span=2),
        ]
    )
    sheet.heading(_("What is to be mended"))
    _table(sheet, context, repair)
    sheet.gap(3)
    how = repair.how if repair is not None else ""
    sheet.fields(
        [
            SheetField(_("How it was mended"), how, span=2, height=0 if how else HOW_HEIGHT),
            SheetField(_("Done on"), context.day(repair.done_on) if repair is not None else ""),
            SheetField(_("Engineering"), repair.engineer if repair is not None else ""),
        ]
    )
    done = context.day(repair.done_on) if repair is not None else ""
    sheet.signatures(
        [
            Signature(_("Repair team"), repair.taken_by if repair is not None else "", done),
            Signature(_("Engineering"), repair.engineer if repair is not None else "", done),
            Signature(_("Accepted by the client")),
        ]
    )


def _form_sent(repair: Repair | None, context: FormContext) -> str:
    _ = context.translator
    sent = repair is not None and repair.form_sent_on is not None
    kept = repair is not None and repair.copy_kept
    day = context.day(repair.form_sent_on) if repair is not None else ""
    form_sent = ticks([(_("Acceptance form sent"), sent)])
    copy_kept = ticks([(_("Copy kept by the management office"), kept)])
    return f"{form_sent} {day}    {copy_kept}"


def _table(sheet: Sheet, context: FormContext, repair: Repair | None) -> None:
    _ = context.translator
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Place"), 40),
        SheetColumn(_("What is wrong"), 54),
        SheetColumn(_("Trade"), 18, "center"),
        SheetColumn(_("Responsible"), 32),
        SheetColumn(_("Severity"), 14, "center"),
        SheetColumn(_("Times returned"), 14, "center"),
    ]
    rows: list[list[Value]] = []
    if repair is not None and repair.subject is RepairSubject.UNIT:
        defects = open_before(context, repair.round + 1)
        rows = [_defect_row(number, defect, repair, context) for number, defect in enumerate(defects, 1)]
    elif repair is not None:
        leaks = [test for test in context.file.waterproof_tests if test.round == repair.round and test.result is TestResult.LEAK]
        rows = [_leak_row(number, test, repair, context) for number, test in enumerate(leaks, 1)]
    sheet.table(columns, rows, blank_rows=0 if rows else 6, height=9)


def _defect_row(number: int, defect: Defect, repair: Repair, context: FormContext) -> list[Value]:
    trade = f"trade:{defect.trade}"
    named = context.name(trade)
    return [
        str(number),
        "\n".join(filter(None, [where(defect, context), defect.place])),
        defect.what,
        context.known(defect.trade if named == trade else named),
        context.known(defect.responsible),
        context.word(SEVERITIES, defect.severity),
        str(repair.round - defect.round),
    ]


def _leak_row(number: int, test: WaterproofTest, repair: Repair, context: FormContext) -> list[Value]:
    _ = context.translator
    feet = [
        (_("floor drain"), test.floor_drain_fine),
        (_("pipe foot"), test.pipe_foot_fine),
        (_("wall foot"), test.wall_foot_fine),
    ]
    wrong = context.listed(name for name, fine in feet if not fine)
    what = _("Leak: {where}").format(where=wrong) if wrong else _("Leak")
    return [
        str(number),
        test.bathroom,
        "\n".join(filter(None, [what, test.room_below_result])),
        context.name("trade:waterproofing"),
        None,
        None,
        str(repair.round - 1),
    ]
