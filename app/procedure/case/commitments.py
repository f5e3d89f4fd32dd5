"""Special commitments 特殊承诺单 (P6) and special cases handed to 经营部 (P5)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A commitment made to or by the client, recorded at any step. `defect_id` ties it to a remaining matter (P2)."""

    id: str
    case_id: str
    step: str
    committed_by: str
    what: str
    agreed_on: date
    due: date | None = None
    agreed_with: str = ""
    defect_id: str | None = None
    fulfilled_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """A special case that the office could not settle. The case waits at `step` until `settled_on` (P5)."""

    id: str
    case_id: str
    step: str
    what: str
    since: date
    papers: str = ""
    handed_by: str = ""
    settled_on: date | None = None
    settled_by: str = ""
    how: str = ""
