"""The tables of the 房屋交付验收单: all items in the first round, what was open in each later one."""

from itertools import zip_longest

from app.procedure.case import CheckResult, Defect, ItemCheck
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Item, UnitPart
from app.texts.values import RESULTS, SEVERITIES
from reports.cells import ticks
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value

ROWS_FOR_A_HAND = 4


def first_inspection(sheet: Sheet, context: FormContext) -> None:
    """Parts and items of the unit in two columns with what was found of each, then what is wrong."""
    _ = context.translator
    half = [
        SheetColumn(_("Part"), 25.6),
        SheetColumn(_("Item to check"), 32.4),
        SheetColumn(_(RESULTS[CheckResult.FINE]), 10.5, "center"),
        SheetColumn(_(RESULTS[CheckResult.NOT_FINE]), 13, "center"),
        SheetColumn(_("None"), 8.5, "center"),
    ]
    held = conditions(context.file, context.procedure.settings)
    items = [(part, item) for part in context.procedure.parts if applies(part, held) for item in part.items]
    middle = (len(items) + 1) // 2
    rows = [_item_row(part, item, item is part.items[0] or index == middle, context) for index, (part, item) in enumerate(items)]
    pairs = zip_longest(rows[:middle], rows[middle:], fillvalue=[None] * len(half))
    sheet.table([*half, *half], [[*left, *right] for left, right in pairs])
    sheet.gap(3)
    _wrong_table(sheet, context)


def _item_row(part: UnitPart, item: Item, named: bool, context: FormContext) -> list[Value]:
    checks = [check for check in context.file.item_checks if (check.round, check.part, check.item) == (1, part.id, item.id)]
    result = checks[-1].result if checks else None
    return [
        part.name(context.language) if named else "",
        item.name(context.language),
        *(ticks([("", result is value)]) for value in RESULTS),
    ]


def _wrong_table(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Part and item"), 40),
        SheetColumn(_("Place"), 27),
        SheetColumn(_("What is wrong"), 68),
        SheetColumn(_("Severity"), 15, "center"),
        SheetColumn(_("Photo"), 19, "center"),
    ]
    defects = [defect for defect in context.file.defects if defect.round == 1]
    rows: list[list[Value]] = [
        [
            str(number),
            where(defect, context),
            context.known(defect.place),
            defect.what,
            context.word(SEVERITIES, defect.severity),
            context.known(defect.photo),
        ]
        for number, defect in enumerate(defects, 1)
    ]
    rows += [_remark_row(check, context) for check in context.file.item_checks if check.round == 1 and check.remark]
    judged = any(round_.verdict is not None for round_ in context.file.rounds)
    sheet.table(columns, rows or ([[None] * 6] if judged else []), blank_rows=0 if judged or rows else ROWS_FOR_A_HAND)


def _remark_row(check: ItemCheck, context: FormContext) -> list[Value]:
    """Return what was said of an item beside its defects."""
    item = f"{context.name(f'part:{check.part}')} · {context.name(f'item:{check.part}/{check.item}')}"
    return ["", item, None, check.remark, None, None]


def where(defect: Defect, context: FormContext) -> str:
    """Part and item of a defect; what the declaration does not name is left out."""
    names = [
        (identifier, context.name(identifier)) for identifier in (f"part:{defect.part}", f"item:{defect.part}/{defect.item}")
    ]
    return " · ".join(name for identifier, name in names if name != identifier)


def open_before(context: FormContext, number: int) -> list[Defect]:
    """Defects found before a round and not accepted before it."""
    return [
        defect
        for defect in context.file.defects
        if defect.round < number and (defect.accepted_round is None or defect.accepted_round >= number)
    ]


def re_inspection(sheet: Sheet, context: FormContext, number: int) -> None:
    """What was open before the round with its result, and what was newly found."""
    _ = context.translator
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Part and item"), 36),
        SheetColumn(_("What is wrong"), 55),
        SheetColumn(_("Severity"), 15, "center"),
        SheetColumn(_("Found in round"), 16, "center"),
        SheetColumn(_("Result of the re-inspection"), 47),
    ]
    defects = [*open_before(context, number), *(defect for defect in context.file.defects if defect.round == number)]
    rows: list[list[Value]] = [
        [
            str(index),
            where(defect, context),
            _described(defect, context),
            context.word(SEVERITIES, defect.severity),
            str(defect.round),
            _result(defect, number, context),
        ]
        for index, defect in enumerate(defects, 1)
    ]
    sheet.table(columns, rows or [[context.nothing] * 6], height=9)


def _described(defect: Defect, context: FormContext) -> str:
    """Place, what is wrong, and the number of the photo."""
    photo = context.translator("Photo {number}").format(number=defect.photo) if defect.photo else ""
    return "\n".join(filter(None, [defect.place, defect.what, photo]))


def _result(defect: Defect, number: int, context: FormContext) -> str:
    _ = context.translator
    judged = any(round_.round == number and round_.verdict is not None for round_ in context.file.rounds)
    mended = defect.accepted_round == number
    result = ticks([(_("Mended"), mended), (_("Still open"), judged and not mended)])
    if defect.remaining and not mended and judged:
        result += "\n" + _("Remaining, by {day}").format(day=context.day(defect.due))
    return result
