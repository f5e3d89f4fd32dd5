"""Sentences about the ledger of certificates."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "ledger.duplicate": N_("Certificate number {number} stands twice."),
    "ledger.gap": N_("Certificate number {number} was passed over and is not explained."),
    "ledger.disorder": N_("Certificate number {number} was used after a higher number of its book."),
    "ledger.outside_books": N_("Certificate number {number} belongs to no book of this site."),
}
