"""Sentences about fees settled, items, commitments, special cases and filing."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "fees.not_charged": N_("Not computed yet: {fee}."),
    "fees.due": N_("Not paid yet: {fee}, {amount} yuan."),
    "fees.reason_missing": N_("Please give the reason: {fee}."),
    "fees.already_paid": N_("Paid already: {fee}."),
    "fees.charge_unknown": N_("This charge does not belong to the case: {charge}."),
    "fees.fee_unknown": N_("The procedure knows no such fee: {fee}."),
    "fees.nothing_to_pay": N_("Please choose what is paid."),
    "fees.receipt_unknown": N_("There is no such receipt in force: {receipt}."),
    "fees.void_reason_missing": N_("Receipt {number}: please give the reason why it is void."),
    "items.not_handed_over": N_("Not handed over yet: {item}."),
    "items.count_missing": N_("Please give a count, or a remark that says why none: {item}."),
    "items.unknown": N_("The procedure knows no such item: {item}."),
    "items.entrustment_incomplete": N_("Please give how many keys are left, and what for."),
    "items.entrustment_unknown": N_("There are no such keys left with the office: {row}."),
    "commitments.incomplete": N_("Please say who commits to what."),
    "commitments.unknown": N_("There is no such open commitment: {row}."),
    "escalation.what_missing": N_("Please say what cannot be settled here."),
    "escalation.how_missing": N_("Please say who settled it, and how."),
    "escalation.none_open": N_("No special case is open."),
    "filing.defect_open": N_("Still to be mended: {what}"),
    "filing.commitment_open": N_("Commitment not kept yet: {what}"),
    "filing.area_missing": N_("The unit's area is missing in the roster."),
    "filing.layout_missing": N_("The unit's layout is missing in the roster."),
    "filing.paper_missing": N_("Not in the paper archive yet: {kind}."),
    "filing.shelf_missing": N_("The box in which the paper archive stands is missing."),
}
