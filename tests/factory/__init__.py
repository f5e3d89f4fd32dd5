"""Valid objects of every record, and whole case files: `a_case_file(Household.FOREIGNER)`. Factories, not mocks."""

from functools import cache

from app.procedure.case import CaseFile
from app.procedure.declaration import Procedure, load_procedure
from tests.factory.extremes import LONG_ADDRESS, LONG_NAME, LONG_REMARK, RARE, UNBROKEN, UNDRAWABLE, crowded, extreme
from tests.factory.households import HOUSEHOLDS, Household
from tests.factory.numbers import CHINA, LAST_DAY, TODAY, at, credit_code, identifier, resident_number
from tests.factory.opening import before_filing, namer
from tests.factory.ownership import with_owner
from tests.factory.records import (
    a_book,
    a_case,
    a_certificate,
    a_charge,
    a_commitment,
    a_defect,
    a_handed_item,
    a_key_entrustment,
    a_meter_reading,
    a_notice,
    a_paper_check,
    a_person,
    a_receipt,
    a_repair,
    a_round,
    a_shelf,
    a_signed_paper,
    a_site,
    a_step_pass,
    a_unit,
    a_vehicle,
    a_waterproof_test,
    an_agreement,
    an_archive_paper,
    an_escalation,
    an_item_check,
)

__all__ = [
    "CHINA",
    "LAST_DAY",
    "LONG_ADDRESS",
    "LONG_NAME",
    "LONG_REMARK",
    "RARE",
    "TODAY",
    "UNBROKEN",
    "UNDRAWABLE",
    "Household",
    "a_book",
    "a_case",
    "a_case_file",
    "a_certificate",
    "a_charge",
    "a_commitment",
    "a_defect",
    "a_handed_item",
    "a_key_entrustment",
    "a_meter_reading",
    "a_notice",
    "a_paper_check",
    "a_person",
    "a_procedure",
    "a_receipt",
    "a_repair",
    "a_round",
    "a_shelf",
    "a_signed_paper",
    "a_site",
    "a_step_pass",
    "a_unit",
    "a_vehicle",
    "a_waterproof_test",
    "an_agreement",
    "an_archive_paper",
    "an_escalation",
    "an_item_check",
    "at",
    "before_filing",
    "credit_code",
    "crowded",
    "extreme",
    "identifier",
    "resident_number",
]


@cache
def a_procedure() -> Procedure:
    """The procedure that ships."""
    return load_procedure()


def a_case_file(kind: Household | str = Household.RENOVATING) -> CaseFile:
    """The whole file of a household: every step passed, nothing open, filed. `before_filing` gives it with the matters open."""
    procedure = a_procedure()
    return with_owner(HOUSEHOLDS[Household(kind)](procedure, namer(kind)))
