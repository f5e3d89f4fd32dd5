"""Sentences about the ledger of certificates."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "ledger.duplicate": N_("Certificate number {number} stands twice."),
    "ledger.gap": N_("Certificate number {number} was passed over and is not explained."),
    "ledger.disorder": N_("Certificate number {number} was used after a higher number of its book."),
    "ledger.claimed_twice": N_("Certificate number {number} was used at more than one place: {where}."),
    "ledger.book_claimed_twice": N_("The certificate numbers {first}–{last} are held at more than one place: {where}."),
    "ledger.not_allotted": N_("The certificate numbers {first}–{last} at {where} were not allotted to that site."),
    "ledger.in_force_twice": N_(
        "Certificate {number} was issued for a home for which another one is in force: {where}. Please mark one of the two void."
    ),
    "ledger.outside_books": N_("Certificate number {number} belongs to no book of this site."),
}
