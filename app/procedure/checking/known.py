"""What this version of the program knows by name: a declaration can arrange these, and add none of them."""

from collections.abc import Mapping
from functools import cache

from app.procedure.declaration.load import laid_over

STEPS = (
    "reception",
    "documents",
    "certificate",
    "inspection",
    "waterproof",
    "papers",
    "agreements",
    "fees",
    "items",
    "filing",
)
"""Steps that have a page."""

DOTTED = frozenset({"waterproof"})
"""Steps that the chart draws dotted (P3), which a site may leave out. At any other with nothing to do it empties the list."""

FORMS = frozenset(
    {
        "client_card",
        "document_register",
        "bring_slip",
        "certificate",
        "meter_sheet",
        "acceptance_form",
        "repair_order",
        "waterproof_record",
        "paper_receipt",
        "agreement_register",
        "fee_slip",
        "item_register",
        "key_entrustment",
        "commitment",
        "operations_form",
        "flow_slip",
        "archive_index",
        "power_of_attorney",
        "move_in_guide",
    }
)
"""Forms that can be printed."""

FORMS_OF_PAGES = frozenset(
    {"document_register", "bring_slip", "certificate", "acceptance_form", "repair_order", "fee_slip", "commitment"}
)
"""Forms that a page prints by itself: they must be declared, though none need be in the packet."""

POWERS = frozenset({"inspect", "sign_certificate", "sign_papers", "sign_agreements", "collect_keys"})
"""Acts at which a power of attorney is asked for."""

ALWAYS = ""

DEMANDS: Mapping[str, tuple[str, str]] = {
    "client_known": ("reception", ALWAYS),
    "identity_valid": ("reception", ALWAYS),
    "company_complete": ("reception", ALWAYS),
    "owners_represented": ("reception", ALWAYS),
    "consent_asked": ("reception", ALWAYS),
    "notice_has_last_day": ("reception", ALWAYS),
    "computer_archive_complete": ("reception", ALWAYS),
    "papers_complete": ("documents", "paper"),
    "fund_paper_seen": ("documents", "paper"),
    "certificate_issued": ("certificate", ALWAYS),
    "round_entered": ("inspection", ALWAYS),
    "items_judged": ("inspection", "part"),
    "meters_read": ("inspection", "meter"),
    "verdict_accepts": ("inspection", ALWAYS),
    "papers_signed_for": ("papers", "signed_paper"),
    "agreements_signed": ("agreements", "agreement"),
    "fees_settled": ("fees", "fee"),
    "items_handed_over": ("items", "item"),
    "archive_complete": ("filing", "archive_kind"),
    "shelf_known": ("filing", ALWAYS),
}
"""Guards that ask for something to be done: the step where it is done, and the section whose rows ask for it, or always.

The other guards only object to what was done before and is not right.
"""

HELD_BY: Mapping[str, str] = {"documents": "papers_complete", "items": "fund_paper_seen"}
"""The steps that a missing paper can hold up, each with the guard that asks for such papers."""

NEVER_HELD = "never"
"""A paper that holds nothing up."""


@cache
def shipped_papers() -> frozenset[str]:
    """Return the papers of the declaration that ships."""
    return frozenset(str(paper["id"]) for paper in laid_over({})["paper"])
