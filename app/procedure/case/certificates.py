"""Move-in certificates 《房屋入住证明》 and the books of 25 that they come in (C1–C8)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Signer(StrEnum):
    """Who signed: the client, or an agent whose power of attorney names this act (C3)."""

    CLIENT = "client"
    AGENT = "agent"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateBook:
    """A book 本 of pre-numbered certificates, from `first` to `last`; open at exactly one counter."""

    id: str
    first: int
    last: int
    counter: str
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One number. `state` is `issued` or `void`; a number without a row is blank.

    `content` is what stands on the paper, as JSON text, frozen at the moment of issue: a later correction of the client card
    must not change what a reprint or the stub says; so is `signer_name` when it is signed.
    """

    id: str
    number: int
    book_id: str
    case_id: str
    person_id: str
    state: str
    issued_on: date
    issued_by: str
    content: str = ""
    last_day: date | None = None
    signed_on: date | None = None
    signer: Signer = Signer.CLIENT
    signer_name: str = ""
    replaces: int | None = None
    void_on: date | None = None
    void_reason: str = ""
    copies_returned: int = 0
