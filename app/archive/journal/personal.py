"""Which columns hold personal data: declared here and nowhere else, so that destroying them can be complete (PIPL)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Personal:
    """The personal columns of a table, and the column whose value names the subject whose data they are."""

    columns: frozenset[str]
    subject: str


PERSONAL: Mapping[str, Personal] = {
    "notice": Personal(frozenset({"client_name", "phone", "address", "identity_number"}), "id"),
    "person": Personal(
        frozenset(
            {
                "name",
                "sex",
                "birth",
                "nationality",
                "identity_number",
                "credit_code",
                "phone",
                "email",
                "address",
                "work_unit",
                "relation",
            }
        ),
        "id",
    ),
    "vehicle": Personal(frozenset({"plate", "model"}), "case_id"),
    "paper_check": Personal(frozenset({"remark", "waived_reason"}), "case_id"),
    "certificate": Personal(frozenset({"content", "signer_name", "void_reason"}), "case_id"),
    "inspection_round": Personal(frozenset({"client_words"}), "case_id"),
    "item_check": Personal(frozenset({"remark"}), "case_id"),
    "charge": Personal(frozenset({"reason"}), "case_id"),
    "receipt": Personal(frozenset({"payer", "void_reason"}), "case_id"),
    "commitment": Personal(frozenset({"committed_by", "what", "agreed_with", "remark"}), "case_id"),
    "scan": Personal(frozenset({"blob_key"}), "case_id"),
    "escalation": Personal(frozenset({"what", "how"}), "case_id"),
}
