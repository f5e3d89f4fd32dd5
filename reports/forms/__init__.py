"""The printed forms: one module a form, found by the id that the declaration gives it."""

from collections.abc import Mapping

from reports.forms import (
    acceptance_form,
    agreement_register,
    archive_index,
    bring_slip,
    certificate,
    client_card,
    commitment,
    document_register,
    fee_slip,
    flow_slip,
    item_register,
    key_entrustment,
    meter_sheet,
    move_in_guide,
    operations_form,
    paper_receipt,
    power_of_attorney,
    repair_order,
    waterproof_record,
)
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet, Print, several, single

FORMS: Mapping[str, Print] = {
    "client_card": single(client_card.draw, particulars=False),
    "document_register": single(document_register.draw),
    "bring_slip": single(bring_slip.draw),
    "certificate": certificate.print_form,
    "meter_sheet": single(meter_sheet.draw),
    "acceptance_form": several(acceptance_form.sheets),
    "repair_order": several(repair_order.sheets),
    "waterproof_record": several(waterproof_record.sheets),
    "paper_receipt": single(paper_receipt.draw),
    "agreement_register": single(agreement_register.draw),
    "fee_slip": several(fee_slip.sheets),
    "item_register": single(item_register.draw),
    "key_entrustment": several(key_entrustment.sheets),
    "commitment": several(commitment.sheets),
    "operations_form": several(operations_form.sheets),
    "flow_slip": single(flow_slip.draw),
    "archive_index": single(archive_index.draw, particulars=False),
    "power_of_attorney": several(power_of_attorney.sheets),
    "move_in_guide": single(move_in_guide.draw, particulars=False),
}

__all__ = ["FORMS", "FormContext", "FormSheet", "Print"]
