"""Which records of a file belong to its case."""

from dataclasses import replace
from typing import Any

from app.procedure.case import CaseFile

CASE_RECORDS = (
    "people",
    "vehicles",
    "paper_checks",
    "certificates",
    "rounds",
    "item_checks",
    "defects",
    "meters",
    "repairs",
    "waterproof_tests",
    "signed_papers",
    "agreements",
    "charges",
    "receipts",
    "items",
    "key_entrustments",
    "commitments",
    "escalations",
    "archive_papers",
    "passes",
)


def with_owner(file: CaseFile) -> CaseFile:
    """Every record belongs to the case of the file."""
    owned: dict[str, Any] = {
        field: tuple(replace(record, case_id=file.case.id) for record in getattr(file, field)) for field in CASE_RECORDS
    }
    return replace(file, **owned)
