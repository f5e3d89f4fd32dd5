"""Sentences about what was typed into a field that holds a day or a number."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "typed.no_day": N_("“{text}” is no day; please type it as 20261231 or 2026-12-31."),
    "typed.no_moment": N_("“{text}” is no date with a time; please type it as 2026-12-31 09:30."),
    "typed.no_number": N_("“{text}” is no number."),
    "typed.too_exact": N_("“{text}” has too many decimals; at most {places} fit."),
    "typed.out_of_range": N_("“{text}” must lie between {least} and {most}."),
}
