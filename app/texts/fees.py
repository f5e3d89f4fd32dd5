"""Sentences about fees. `{fee}` is the name of the fee."""

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
}
