"""Names of fields, and the one function that names whatever a reason speaks of."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.archive.tables import DECLARATIONS
from app.procedure.declaration import Procedure
from app.procedure.progress import UNUSABLE
from app.texts.translator import N_, Translator
from app.texts.values import IDENTITY_KINDS, UNIT_KINDS

IN_GENERAL: Mapping[str, str] = {
    "name": N_("Name"),
    "number": N_("Number"),
    "what": N_("What it is about"),
    "taken_by": N_("Taken on by"),
    "what_missing": N_("What is missing"),
    "unit": N_("Unit"),
    "unit_kind": N_("Kind of unit"),
    "co_owners": N_("Co-owners"),
    "agent": N_("Agent"),
    "plan": N_("Preparation plan"),
}
"""Fields that are called otherwise in each table, and what is no column of any."""

FIELD_NAMES: Mapping[str, str] = {
    **{column: said.label for columns in DECLARATIONS.values() for column, said in columns.items()},
    **IN_GENERAL,
}


TABLE_NAMES: dict[str, str] = {
    "chain": N_("Chain of entries"),
    "site": N_("Project"),
    "operator": N_("Operators"),
    "procedure": N_("Procedure"),
    "unit": N_("Units"),
    "notice": N_("Move-in notices"),
    "handover": N_("Handover cases"),
    "person": N_("Clients and other people"),
    "vehicle": N_("Vehicles"),
    "paper_check": N_("Document check register"),
    "step_pass": N_("Steps passed"),
    "certificate_book": N_("Books of certificates"),
    "certificate": N_("Move-in certificates"),
    "inspection_round": N_("Rounds of inspection"),
    "item_check": N_("Inspected items"),
    "defect": N_("Defects"),
    "meter_reading": N_("Meter readings"),
    "repair": N_("Repairs"),
    "waterproof_test": N_("Waterproof tests"),
    "signed_paper": N_("Papers signed for"),
    "agreement": N_("Agreements"),
    "charge": N_("Charges"),
    "receipt": N_("Payments"),
    "handed_item": N_("Items handed over"),
    "key_entrustment": N_("Keys left with the office"),
    "commitment": N_("Special commitments"),
    "escalation": N_("Special cases"),
    "archive_paper": N_("Papers in the archive"),
    "shelf": N_("Places on the shelf"),
    "requisition": N_("Applications for certificates"),
    "lot": N_("Lots of certificates"),
    "incident": N_("Incidents with certificates"),
    "blank_count": N_("Counted blank certificates"),
    "admission": N_("Paired archives"),
    "decision": N_("Decisions on conflicts"),
    "allotment": N_("Allotted certificate numbers"),
    "preparation_plan": N_("Preparation plans"),
    "scan": N_("Scans"),
}
"""What the rows of each journaled table are, for a person who reads why a package is refused, or what two places changed."""


COPY_NAMES: dict[str, str] = {
    "stub": N_("Stub copy"),
    "finance": N_("Finance copy"),
    "client": N_("Client copy"),
}


NO_STEP = N_("Procedure cannot be used")
"""Where a case stands that cannot go on by the procedure that it pins."""


VALUES: Mapping[str, Mapping[StrEnum, str]] = {"identity_kind": IDENTITY_KINDS, "unit_kind": UNIT_KINDS}
"""Values that a reason may name (`identity_kind:passport`)."""


def field_name(identifier: str, translate: Translator) -> str:
    """Return the name of a field (`field:phone`); other texts stay as they are."""
    if not identifier.startswith("field:"):
        return identifier
    return translate(FIELD_NAMES.get(identifier[6:], identifier[6:]))


def namer(procedure: Procedure, language: str, translate: Translator) -> Callable[[str], str]:
    """Return a function from identifiers (`paper:passport`, `step:fees`, `field:phone`) to their names; other texts stay as
    they are."""

    def name(identifier: str) -> str:
        if identifier.startswith("field:"):
            return field_name(identifier, translate)
        if identifier.startswith("table:"):
            return translate(TABLE_NAMES.get(identifier[6:], identifier[6:]))
        if identifier.startswith("copy:"):
            return translate(COPY_NAMES.get(identifier[5:], identifier[5:]))
        if identifier == f"step:{UNUSABLE}":
            return translate(NO_STEP)
        kind, _colon, value = identifier.partition(":")
        if kind in VALUES:
            return translate(next((name for each, name in VALUES[kind].items() if each == value), value))
        return procedure.name(identifier, language)

    return name
