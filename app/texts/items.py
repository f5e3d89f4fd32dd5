"""Sentences about keys and items handed over, and keys left with the office."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "items.not_handed_over": N_("Not handed over yet: {item}."),
    "items.count_missing": N_("Please give a count, or a remark that says why none: {item}."),
    "items.unknown": N_("The procedure knows no such item: {item}."),
    "items.entrustment_incomplete": N_("Please give how many keys are left, and what for."),
    "items.entrustment_unknown": N_("There are no such keys left with the office: {row}."),
    "items.keys_here": N_("Still with the office: {count} keys ({purpose})"),
}
