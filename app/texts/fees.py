"""Sentences about fees, computed, paid and deferred. `{fee}` is the name of the fee."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "fees.price_unusable": N_("{fee}: the price must lie between 0 and {limit} yuan, with at most 6 decimal places."),
    "fees.season_unusable": N_("{fee}: first and last day of the season are not set or are no days of the calendar."),
    "fees.no_area": N_("{fee} goes by the area, but the area of the unit is not known."),
    "fees.area_unusable": N_("{fee}: the area must be more than 0 and at most {limit} m², with at most 6 decimal places."),
    "fees.no_start": N_("{fee}: please give the day from which it is charged."),
    "fees.no_period": N_("{fee}: please give the number of months or the last day."),
    "fees.period_twice": N_("{fee}: please give either the number of months or the last day, not both."),
    "fees.months_unusable": N_("{fee}: the number of months must lie between 1 and {most}."),
    "fees.ends_before_start": N_("{fee}: the last day lies before the first."),
    "fees.year_unusable": N_("{fee}: the year of the first or last day cannot be right."),
    "fees.amount_too_large": N_("{fee}: the amount is more than {limit} yuan; please check price, area and period."),
    "fees.not_charged": N_("Not computed yet: {fee}."),
    "fees.due": N_("Not paid yet: {fee}, {amount} yuan."),
    "fees.reason_missing": N_("Please give the reason: {fee}."),
    "fees.already_paid": N_("Paid already: {fee}."),
    "fees.charge_unknown": N_("This charge does not belong to the case: {charge}."),
    "fees.fee_unknown": N_("The procedure knows no such fee: {fee}."),
    "fees.nothing_to_pay": N_("Please choose what is paid."),
    "fees.receipt_unknown": N_("There is no such receipt in force: {receipt}."),
    "fees.void_reason_missing": N_("Receipt {number}: please give the reason why it is void."),
    "fees.method_missing": N_("Please choose how it is paid."),
    "fees.deferred": N_("Deferred: {fee}, {amount} yuan ({reason})"),
}
