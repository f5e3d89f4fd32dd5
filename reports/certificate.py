"""What stands on the 《房屋入住证明》, gathered from the case file."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.procedure.case import CaseFile, Certificate, Signer, UnitKind
from app.procedure.certificates import CertificateState
from app.texts import N_, Translator
from app.texts.values import identity_kind_name

CREDIT_CODE = N_("Unified social credit code")


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateContent:
    """One number's content, the same on its three copies (C2).

    `last_day` is the last day that the move-in notice sets (通知书入住时间); `signed_on` the day on which the client actually
    goes through the formalities (业主签字年月日), None as long as it is left for a hand to write (C4). `identity` is the kind
    of paper in the language of the certificate. `signed_by_agent` names the agent who signs under a power of attorney. `seal` is
    the text of the code, empty as long as no number is taken.
    """

    number: int
    project: str
    company: str
    client: str
    identity: str
    identity_number: str
    unit: str
    is_parking: bool
    area: Decimal | None
    last_day: date | None
    signed_on: date | None
    issued_by: str
    issued_on: date
    co_owners: tuple[str, ...] = ()
    signed_by_agent: str = ""
    replaces: int | None = None
    void: bool = False
    void_on: date | None = None
    case_number: str = ""
    seal: str = ""


def certificate_content(file: CaseFile, certificate: Certificate, _: Translator) -> CertificateContent:
    """Return the content of a certificate of the case, from what was frozen at its issue: later corrections don't change a
    reprint.

    Where personal data were destroyed since, their fields are empty.
    """
    frozen: dict[str, Any] = json.loads(certificate.content) if certificate.content else {}
    kind = identity_kind_name(frozen.get("identity_kind", "")) or (CREDIT_CODE if file.is_company else "")
    return CertificateContent(
        number=certificate.number,
        project=frozen.get("project", file.site.name),
        company=frozen.get("company", file.site.company),
        client=frozen.get("client", ""),
        identity=_(kind) if kind else "",
        identity_number=frozen.get("identity_number", ""),
        unit=frozen.get("unit", file.unit.label),
        is_parking=frozen.get("unit_kind", file.unit.kind) == UnitKind.PARKING,
        area=_area(frozen.get("area", "")),
        last_day=certificate.last_day,
        signed_on=certificate.signed_on,
        issued_by=certificate.issued_by,
        issued_on=certificate.issued_on,
        co_owners=tuple(frozen.get("co_owners", ())),
        signed_by_agent=certificate.signer_name if certificate.signer is Signer.AGENT else "",
        replaces=certificate.replaces,
        void=certificate.state == CertificateState.VOID,
        void_on=certificate.void_on,
        case_number=frozen.get("case", file.case.number),
        seal=certificate.seal or "",
    )


def _area(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
