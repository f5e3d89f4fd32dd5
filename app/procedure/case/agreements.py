"""Papers signed for (签收文件) and agreements signed (签协议)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPaper:
    """One paper that the client signed for on the 文件签收单."""

    id: str
    case_id: str
    paper: str
    version: str = ""
    copies: int = 1
    received_on: date | None = None
    signer_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement of the register, signed by the client or by an agent with the power to (`signer_id`)."""

    id: str
    case_id: str
    agreement: str
    version: str = ""
    number: str = ""
    copies: int = 2
    signed_on: date | None = None
    signer_id: str | None = None
