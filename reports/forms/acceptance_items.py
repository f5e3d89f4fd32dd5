"""The tables of the 房屋交付验收单: all items in the first round, what was open in each later one."""

from app.procedure.case import CheckResult, Defect
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Item, Part
from reports.cells import ticks
from reports.forms.context import FormContext
from reports.forms.labels import CHECKS, SEVERITIES
from reports.sheet import Column, Sheet, Value


def first_inspection(sheet: Sheet, context: FormContext) -> None:
    """Parts and items of the unit with what was found of each."""
    _ = context.translator
    columns = [
        Column(_("Part"), 26),
        Column(_("Item to check"), 38),
        *(Column(_(name), 12, "center") for name in CHECKS.values()),
        Column(_("What is wrong"), 62),
        Column(_("Photo"), 18, "center"),
    ]
    held = conditions(context.file, context.procedure.settings)
    parts = [part for part in context.procedure.parts if applies(part, held)]
    rows = [_item_row(part, item, item is part.items[0], context) for part in parts for item in part.items]
    rows += [_other_row(defect, context) for defect in _without_item(parts, context)]
    sheet.table(columns, rows)


def _item_row(part: Part, item: Item, first: bool, context: FormContext) -> list[Value]:
    checks = [
        check
        for check in context.file.item_checks
        if (check.round, check.part, check.item) == (1, part.id, item.id) and not context.blank
    ]
    result = checks[-1].result if checks else None
    defects = [defect for defect in context.file.defects if (defect.round, defect.part, defect.item) == (1, part.id, item.id)]
    wrong = "\n".join(filter(None, [*map(_wrong, defects), checks[-1].remark if checks else ""]))
    photos = "\n".join(filter(None, (defect.photo for defect in defects)))
    nothing = None if result in {CheckResult.FINE, CheckResult.NOT_APPLICABLE} else ""
    return [
        part.name(context.language) if first else "",
        item.name(context.language),
        *(ticks([("", result is value)]) for value in CHECKS),
        wrong or nothing,
        photos or nothing,
    ]


def _wrong(defect: Defect) -> str:
    return f"{defect.place} {defect.what}".strip()


def _without_item(parts: list[Part], context: FormContext) -> list[Defect]:
    """Defects of the first round that lie in no item of the list."""
    listed = {(part.id, item.id) for part in parts for item in part.items}
    return [defect for defect in context.file.defects if defect.round == 1 and (defect.part, defect.item) not in listed]


def _other_row(defect: Defect, context: FormContext) -> list[Value]:
    return [
        where(defect, context),
        "",
        *(ticks([("", value is CheckResult.NOT_FINE)]) for value in CHECKS),
        _wrong(defect),
        defect.photo,
    ]


def where(defect: Defect, context: FormContext) -> str:
    """Part and item of a defect."""
    item = f"item:{defect.part}/{defect.item}"
    part, named = context.name(f"part:{defect.part}"), context.name(item)
    return " · ".join(filter(None, [part.removeprefix("part:"), "" if named == item else named]))


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
        Column(_("№"), 8, "center"),
        Column(_("Part and item"), 38),
        Column(_("What is wrong"), 56),
        Column(_("Severity"), 16, "center"),
        Column(_("Found in round"), 16, "center"),
        Column(_("Result of the re-inspection"), 46),
    ]
    defects = [*open_before(context, number), *(defect for defect in context.file.defects if defect.round == number)]
    rows: list[list[Value]] = [
        [
            str(index),
            where(defect, context),
            _wrong(defect) + ("\n" + _("Photo {number}").format(number=defect.photo) if defect.photo else ""),
            context.word(SEVERITIES, defect.severity),
            str(defect.round),
            _result(defect, number, context),
        ]
        for index, defect in enumerate(defects, 1)
    ]
    sheet.table(columns, rows or [[context.nothing] * 6], height=9)


def _result(defect: Defect, number: int, context: FormContext) -> str:
    _ = context.translator
    judged = next((round_.verdict for round_ in context.file.rounds if round_.round == number), None) is not None
    mended = defect.accepted_round == number
    result = ticks([(_("Mended"), mended), (_("Still open"), judged and not mended)])
    if defect.remaining and not mended and judged:
        result += "\n" + _("Remaining, by {day}").format(day=context.day(defect.due))
    return result
