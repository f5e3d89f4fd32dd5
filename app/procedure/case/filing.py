"""The paper archive 文字档案, where it stands, and when each step was passed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperForm(StrEnum):
    """Original or copy."""

    ORIGINAL = "original"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePaper:
    """One kind of paper checked off in the paper archive."""

    id: str
    case_id: str
    kind: str
    present: bool = False
    pages: int = 0
    form: PaperForm = PaperForm.ORIGINAL
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the paper archive of the case stands."""

    id: str
    case_id: str
    box: str = ""
    folder: str = ""
    page: str = ""
    filed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPass:
    """That a step was passed, when, by whom and where: the rows of the 入住手续流转单. The latest row of a step counts."""

    id: str
    case_id: str
    step: str
    passed_at: datetime
    operator: str
    counter: str
