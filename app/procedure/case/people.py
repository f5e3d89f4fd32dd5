"""The people of a case: client, co-owners, guardian, agent, legal representative, household members (P3b)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """As the identity number says it."""

    MALE = "male"
    FEMALE = "female"


class PersonRole(StrEnum):
    """What a person is in the case."""

    CLIENT = "client"
    CO_OWNER = "co_owner"
    GUARDIAN = "guardian"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    MEMBER = "member"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person (or the company that is the client) of a case.

    `identity_kind` is a value of `app.procedure.identity.IdentityKind`, empty when unknown. `present` says whether a client or
    co-owner came in person; one who did not is `represented_by` an agent or, a minor, by a guardian (both ids of persons).
    `powers` are the acts that an agent's power of attorney names (ids of the procedure's powers), until `powers_until`.
    """

    id: str
    case_id: str
    role: PersonRole
    name: str = ""
    sex: Sex | None = None
    birth: date | None = None
    nationality: str = ""
    identity_kind: str = ""
    identity_number: str = ""
    credit_code: str = ""
    phone: str = ""
    wechat: str = ""
    email: str = ""
    address: str = ""
    work_unit: str = ""
    relation: str = ""
    share: str = ""
    present: bool = True
    represented_by: str | None = None
    powers: tuple[str, ...] = ()
    powers_until: date | None = None
    notarised: bool = False
    removed: bool = False

    def is_minor(self, today: date) -> bool:
        """Under 18 on `today`; unknown birth counts as of age."""
        if self.birth is None:
            return False
        had_birthday = (today.month, today.day) >= (self.birth.month, self.birth.day)
        return today.year - self.birth.year - (0 if had_birthday else 1) < 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A vehicle of the household, for the client card and the parking gate."""

    id: str
    case_id: str
    plate: str = ""
    model: str = ""
    space: str = ""
    removed: bool = False
