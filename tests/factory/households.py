"""The six kinds of household, by name."""

from collections.abc import Callable
from enum import StrEnum

from app.procedure.case import CaseFile
from app.procedure.declaration import Procedure
from tests.factory.opening import Namer
from tests.factory.plain_households import company, foreigner, parking, tenant
from tests.factory.repaired_households import co_owners, renovating


class Household(StrEnum):
    """Who comes to the counter."""

    COMPANY = "company"
    FOREIGNER = "foreigner"
    TENANT = "tenant"
    RENOVATING = "renovating"
    CO_OWNERS = "co_owners"
    PARKING = "parking"


HOUSEHOLDS: dict[Household, Callable[[Procedure, Namer], CaseFile]] = {
    Household.COMPANY: company,
    Household.FOREIGNER: foreigner,
    Household.TENANT: tenant,
    Household.RENOVATING: renovating,
    Household.CO_OWNERS: co_owners,
    Household.PARKING: parking,
}
