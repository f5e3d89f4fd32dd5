"""Sentences about commitments (P6)."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "commitments.incomplete": N_("Please say who commits to what."),
    "commitments.unknown": N_("There is no such open commitment: {row}."),
    "commitments.running": N_("Commitment that runs on: {what}"),
}
