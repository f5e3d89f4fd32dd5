"""The rows that the procedure data declare: an id, a name in both languages, and `when`, the cases that each applies to."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Original(StrEnum):
    """What happens with the original of a paper."""

    SEEN = "seen"
    KEPT = "kept"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredRow:
    """What every declared thing has."""

    id: str
    zh: str
    en: str
    when: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Its name in `zh_CN` or `en`."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(DeclaredRow):
    """A step: its forms, its guards, and until which step an unfinished one may run beside the others (P3)."""

    forms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    beside_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind(DeclaredRow):
    """A paper to show. `each` asks for one of every person of that role; `holds` is the step that a missing one holds up."""

    each: tuple[str, ...] = ()
    original: Original = Original.SEEN
    copies: int = 0
    copy_optional: bool = False
    sealed: bool = False
    satisfied_by: tuple[str, ...] = ()
    holds: str = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(DeclaredRow):
    """One thing to judge in a part of the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPart(DeclaredRow):
    """A part of the unit with its items."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter(DeclaredRow):
    """A meter to read; `unit` is what it counts."""

    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade(DeclaredRow):
    """A trade of the repair team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPaperKind(DeclaredRow):
    """A paper that the client signs for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementKind(DeclaredRow):
    """An agreement that the client signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power(DeclaredRow):
    """An act that a power of attorney can name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeKind(DeclaredRow):
    """A fee. `price` in yuan; `kind` names the rule that computes it; season bounds are `MM-DD`."""

    kind: str
    price: Decimal
    months: int = 0
    season_from: str = ""
    season_to: str = ""
    enabled: bool = True
    collected_for_zh: str = ""
    collected_for_en: str = ""

    def collected_for(self, language: str) -> str:
        """For whom it is collected (代收), empty when for oneself."""
        return self.collected_for_en if language == "en" else self.collected_for_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKind(DeclaredRow):
    """A key, card or thing to hand over, with the usual count."""

    count: int
    specification_zh: str = ""
    specification_en: str = ""
    sealed_pack: bool = False

    def specification(self, language: str) -> str:
        """Return the unit that it is counted in."""
        return self.specification_en if language == "en" else self.specification_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveKind(DeclaredRow):
    """A kind of paper of the paper archive; `source` is its number among the source's sixteen, 0 for ours."""

    source: int = 0
    form: str = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(DeclaredRow):
    """A printed form with its code and version; `blank` ones are also handed out empty."""

    code: str
    version: str
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What a site sets and the rules read. Days, hours and millimetres."""

    waterproof_holds: str = "papers"
    waterproof_hours: int = 24
    waterproof_depth: int = 20
    repair_fund_voucher: bool = True
    certificate_days: int = 3
    repair_days: int = 15
    fee_start: str = "notice"
    certificate_lots: bool = False
    certificate_paper: str = "plain"
    reserve_percent: int = 5
