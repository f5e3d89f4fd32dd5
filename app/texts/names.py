"""Names of fields, and the one function that names whatever a reason speaks of."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.procedure.declaration import Procedure
from app.texts.translator import N_, Translator
from app.texts.values import IDENTITY_KINDS, UNIT_KINDS

FIELD_NAMES: dict[str, str] = {
    "name": N_("Name"),
    "client_name": N_("Client's name"),
    "committed_by": N_("Committed by"),
    "agreed_with": N_("Agreed with"),
    "inspected_by": N_("Inspected by"),
    "taken_by": N_("Taken on by"),
    "looked_at_by": N_("Looked at by"),
    "tested_by": N_("Tested by"),
    "engineer": N_("Engineer"),
    "responsible": N_("Responsible party"),
    "settled_by": N_("Settled by"),
    "payer": N_("Payer"),
    "relation": N_("Relation"),
    "share": N_("Share"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "address": N_("Address"),
    "company": N_("Company's name"),
    "hours": N_("Opening hours"),
    "work_unit": N_("Work unit"),
    "nationality": N_("Nationality"),
    "identity_number": N_("Identity number"),
    "credit_code": N_("Credit code"),
    "plate": N_("Plate"),
    "model": N_("Model"),
    "space": N_("Parking space"),
    "meter_number": N_("Meter number"),
    "place": N_("Place"),
    "bathroom": N_("Bathroom"),
    "room_below": N_("Room below"),
    "room_below_result": N_("Result below"),
    "serials": N_("Serial numbers"),
    "waived_reason": N_("Reason of the waiver"),
    "void_reason": N_("Reason"),
    "absent_reason": N_("Why there is no reading"),
    "reason": N_("Reason"),
    "purpose": N_("Purpose"),
    "box": N_("Box"),
    "folder": N_("Folder"),
    "page": N_("Page"),
    "version": N_("Version"),
    "number": N_("Number"),
    "key_number": N_("Key number"),
    "remark": N_("Remark"),
    "what": N_("What it is about"),
    "how": N_("How"),
    "client_words": N_("Client's words"),
    "papers": N_("Papers passed on"),
    "copies": N_("Copies"),
    "count": N_("Count"),
    "pages": N_("Pages"),
    "filled_depth": N_("Depth when filled"),
    "ended_depth": N_("Depth at the end"),
    "reading": N_("Reading"),
    "balance": N_("Balance"),
    "amount": N_("Amount"),
    "area": N_("Area"),
    "what_missing": N_("What is missing"),
    "specification": N_("Specification"),
    "trade": N_("Trade"),
    "photo": N_("Photo"),
    "unit": N_("Unit"),
    "unit_kind": N_("Kind of unit"),
    "co_owners": N_("Co-owners"),
    "identity_kind": N_("Kind of paper"),
    "last_day": N_("Last day of the notice"),
    "agent": N_("Agent"),
    "plan": N_("Preparation plan"),
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
        kind, _colon, value = identifier.partition(":")
        if kind in VALUES:
            return translate(next((name for each, name in VALUES[kind].items() if each == value), value))
        return procedure.name(identifier, language)

    return name
