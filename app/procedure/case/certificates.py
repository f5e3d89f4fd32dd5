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
    """A book 本 of pre-numbered certificates, from `first` to `last`; open at exactly one counter.

    `surrendered_on` is when its stubs were handed back, bound in order (C5). A book opened while stubs of the one before were
    outstanding carries the reason (`override_reason`).
    """

    id: str
    first: int
    last: int
    counter: str
    opened_on: date
    closed_on: date | None = None
    lot_id: str | None = None
    opened_by: str = ""
    override_reason: str = ""
    surrendered_on: date | None = None
    surrendered_by: str = ""
    checked_by: str = ""
    frozen_on: date | None = None
    reconciled_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One number. `state` is a `CertificateState`; a number without a row is blank.

    `content` is what stands on the paper, as JSON text, frozen at the moment of issue: a later correction of the client card
    must not change what a reprint or the stub says; so is `signer_name` when it is signed.
    `seal` is the text of the code on its copies (`certificates.seal`), None where it was issued before there were codes.
    `sealed_copies` and `signed_copies` name which of the three bear the seal and the signature (C3).
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
    seal: str | None = None
    last_day: date | None = None
    signed_on: date | None = None
    signer: Signer = Signer.CLIENT
    signer_name: str = ""
    sealed_copies: tuple[str, ...] = ()
    signed_copies: tuple[str, ...] = ()
    replaces: int | None = None
    void_on: date | None = None
    void_reason: str = ""
    copies_returned: int = 0
