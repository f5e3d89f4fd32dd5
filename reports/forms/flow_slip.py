"""入住手续流转单: the slip that the client carries from desk to desk."""

from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Step
from reports.cells import Cell, ticks
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """A row a step, in the order of the declaration; steps that do not apply are struck through."""
    _ = context.translator
    sheet.gap(2)
    sheet.paragraph(_("Please go to the desks in this order. Each desk signs its line; the code below opens your case."))
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Step"), 44),
        SheetColumn(_("Done"), 14, "center"),
        SheetColumn(_("Desk"), 16, "center"),
        SheetColumn(_("Passed at"), 38, "center"),
        SheetColumn(_("Passed by"), 26, "center"),
        SheetColumn(_("Signature"), 32),
    ]
    held = conditions(context.file, context.procedure.settings)
    rows = [_row(number, step, applies(step, held), context) for number, step in enumerate(context.procedure.steps, 1)]
    sheet.gap(1)
    sheet.table(columns, rows, height=15)
    sheet.note(_("A line that is struck through does not apply to this case."))
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Management office"))])


def _row(number: int, step: Step, applicable: bool, context: FormContext) -> list[Value]:
    name = Cell(step.name(context.language), size=10.5)
    if not applicable:
        return [str(number), name, *[context.nothing] * 5]
    passed = next((passed for passed in reversed(context.file.passes) if passed.step == step.id), None)
    if passed is None:
        return [str(number), name, ticks([("", False)]), "", "", "", ""]
    return [str(number), name, ticks([("", True)]), passed.counter, context.moment(passed.passed_at), passed.operator, ""]
