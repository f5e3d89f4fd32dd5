"""物品领用登记表: keys, cards and things handed over, with their counts."""

from app.procedure.conditions import applies, conditions
from app.procedure.declaration import ItemKind
from reports.cells import ticks
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value
from reports.signatures import Signature

SPARE_ROWS = 2  # for things that a client takes besides the list


def draw(sheet: Sheet, context: FormContext) -> None:
    """A row a thing."""
    _ = context.translator
    held = conditions(context.file, context.procedure.settings)
    kinds = [kind for kind in context.procedure.items if context.blank or applies(kind, held)]
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Key, card or thing"), 26),
        SheetColumn(_("Count"), 11, "center"),
        SheetColumn(_("Counted in"), 12, "center"),
        SheetColumn(_("Serial numbers"), 26),
        SheetColumn(_("Sealed pack"), 12, "center"),
        SheetColumn(_("Taken by"), 19),
        SheetColumn(_("Taken on"), 27.5, "center"),
        SheetColumn(_("Returned on"), 16, "center"),
        SheetColumn(_("Remark"), 20),
    ]
    rows = [_row(number, kind, context) for number, kind in enumerate(kinds, 1)]
    sheet.gap(2)
    sheet.table(columns, rows, blank_rows=0 if context.file.items else SPARE_ROWS, height=11)
    sheet.gap(2)
    sheet.paragraph(
        _(
            "Keys and things were counted together. Sealed packs were opened by the client; from then on lost keys are replaced"
            " at the client's expense."
        )
    )
    sheet.signatures([Signature(_("Taken by (client or agent)")), Signature(_("Handed over by"))])


def _row(number: int, kind: ItemKind, context: FormContext) -> list[Value]:
    item = next((item for item in reversed(context.file.items) if item.item == kind.id), None)
    name, counted_in = kind.name(context.language), kind.specification(context.language)
    if item is None:
        return [str(number), name, "", counted_in, "", "", "", "", "", ""]
    return [
        str(number),
        name,
        str(item.count),
        context.known(counted_in or item.specification),
        context.known(item.serials),
        ticks([("", item.sealed_pack)]) if item.sealed_pack or kind.sealed_pack else context.nothing,
        context.known(context.person(item.taken_by) if item.count else ""),
        context.known(context.day(item.taken_on) if item.count else ""),
        context.day(item.returned_on),
        item.remark,
    ]
