"""Sentences about special cases handed to 经营部 (P5)."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "escalation.what_missing": N_("Please say what cannot be settled here."),
    "escalation.how_missing": N_("Please say who settled it, and how."),
    "escalation.none_open": N_("No special case is open."),
}
