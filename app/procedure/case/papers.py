"""What was seen of each paper that the client must show."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCheck:
    """One row of the 查验客户资料情况登记表: one paper, of one person where the paper is personal."""

    id: str
    case_id: str
    paper: str
    person_id: str | None = None
    original_seen: bool = False
    copies: int = 0
    sealed: bool = False
    valid_until: date | None = None
    remark: str = ""
    waived_reason: str = ""
    waived_by: str = ""
    promised_for: date | None = None
