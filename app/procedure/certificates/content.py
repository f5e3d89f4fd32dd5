"""What stands on a certificate, frozen at its issue, and where the case says something else by now (C3)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.procedure.case.case_file import CaseFile
from app.procedure.case.certificates import Certificate, Signer
from app.procedure.case.people import PersonRole
from app.procedure.identity import masked


def content_of(file: CaseFile) -> dict[str, Any]:
    """Return what a certificate of the case says, beside its number, its days and its signer."""
    client = file.client
    return {
        "project": file.site.name,
        "company": file.site.company,
        "client": file.client_name,
        "identity_kind": client.identity_kind if client is not None else "",
        "identity_number": (client.credit_code or client.identity_number) if client is not None else "",
        "unit": file.unit.label,
        "unit_kind": file.unit.kind.value,
        "area": str(file.unit.area) if file.unit.area is not None else "",
        "co_owners": [owner.name for owner in file.with_role(PersonRole.CO_OWNER)],
        "case": file.case.number,
    }


def certificate_text(file: CaseFile) -> str:
    """Return the same as JSON text, as it is frozen."""
    return json.dumps(content_of(file), ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the paper (`field:client_name`), what stands there and what the case says now; numbers are masked."""

    field: str
    paper: str
    case: str


_COMPARED = {
    "client": "field:client_name",
    "identity_kind": "field:identity_kind",
    "identity_number": "field:identity_number",
    "unit": "field:unit",
    "unit_kind": "field:unit_kind",
    "area": "field:area",
    "co_owners": "field:co_owners",
}
"""The heads of the paper (project, company) are not: they were true on the day, and a new letterhead makes no paper wrong."""


def differences(file: CaseFile, certificate: Certificate) -> tuple[Difference, ...]:
    """Where what stands on the certificate is not what the case says. Nothing where its personal data were destroyed."""
    if not certificate.content:
        return ()
    return tuple(_differences(file, certificate, json.loads(certificate.content)))


def _differences(file: CaseFile, certificate: Certificate, paper: dict[str, Any]) -> Iterator[Difference]:
    now = content_of(file)
    for name, field in _COMPARED.items():
        if name in paper and _plain(paper[name]) != _plain(now[name]):
            yield Difference(field, _told(name, paper[name]), _told(name, now[name]))
    if certificate.last_day != file.last_day:
        days = (day.isoformat() if day is not None else "" for day in (certificate.last_day, file.last_day))
        yield Difference("field:last_day", *days)
    agents = [agent.name for agent in file.with_role(PersonRole.AGENT)]
    signed_by_agent = certificate.signer is Signer.AGENT and certificate.signed_on is not None
    if signed_by_agent and certificate.signer_name and certificate.signer_name not in agents:
        yield Difference("field:agent", certificate.signer_name, ", ".join(agents))


def _plain(value: Any) -> Any:  # noqa: ANN401 what JSON holds
    """Return the order in which co-owners were entered says nothing."""
    return sorted(value) if isinstance(value, list) else value


def _told(name: str, value: Any) -> str:  # noqa: ANN401 what JSON holds
    if isinstance(value, list):
        return ", ".join(value)
    if name == "identity_number":
        return masked(value)
    return f"{name}:{value}" if name in ("identity_kind", "unit_kind") and value else str(value)
