"""卫生间防水试验记录单: every round a sheet of its own, with each bathroom (P3)."""

from collections.abc import Sequence
from functools import partial

from app.procedure.case import WaterproofTest
from app.texts.values import TESTS
from reports.cells import ticks
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetField
from reports.signatures import Signature

BATHROOMS = 2  # blocks on an empty sheet


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return a sheet a round; an empty one for two bathrooms where no test was made."""
    tests = context.file.waterproof_tests or (WaterproofTest(id="", case_id="", round=1, bathroom=""),) * BATHROOMS
    numbers = sorted({test.round for test in tests})
    return [
        FormSheet(
            partial(_draw, tests=[test for test in tests if test.round == number]),
            context.translator("Round {number}").format(number=number),
        )
        for number in numbers
    ]


def _draw(sheet: Sheet, context: FormContext, *, tests: Sequence[WaterproofTest]) -> None:
    """The rule that counts, then a block a bathroom."""
    _, settings = context.translator, context.procedure.settings
    sheet.gap(2)
    rule = _("The water stands at least {hours} hours, at least {depth} mm deep at its shallowest place.")
    sheet.paragraph(rule.format(hours=settings.waterproof_hours, depth=settings.waterproof_depth))
    for test in tests:
        _test(sheet, context, test)
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Tested by")), Signature(_("Engineering"))])


def _test(sheet: Sheet, context: FormContext, test: WaterproofTest) -> None:
    _ = context.translator
    sheet.heading(_("Bathroom: {name}").format(name=test.bathroom))
    done = test.ended_at is not None
    sheet.fields(
        [
            SheetField(_("Filled at"), context.moment(test.filled_at)),
            SheetField(_("Depth"), _millimetres(test.filled_depth)),
            SheetField(_("Ended at"), context.moment(test.ended_at)),
            SheetField(_("Depth"), _millimetres(test.ended_depth)),
            SheetField(_("Hours"), f"{test.hours:.1f}" if test.hours is not None else ""),
            SheetField(_("Floor drain"), _fine(test.floor_drain_fine, done, context)),
            SheetField(_("Pipe foot"), _fine(test.pipe_foot_fine, done, context)),
            SheetField(_("Wall foot"), _fine(test.wall_foot_fine, done, context)),
            SheetField(_("Room below"), test.room_below),
            SheetField(_("Looked at by"), test.looked_at_by),
            SheetField(_("What was seen below"), test.room_below_result, span=2, height=12),
            SheetField(_("Result"), context.choice(TESTS, test.result)),
            SheetField(_("Tested by"), test.tested_by),
        ]
    )


def _millimetres(depth: int | None) -> str:
    return f"{depth} mm" if depth is not None else ""


def _fine(fine: bool, done: bool, context: FormContext) -> str:
    _ = context.translator
    return ticks([(_("Fine"), done and fine), (_("Leaks"), done and not fine)])
