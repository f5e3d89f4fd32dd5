"""The procedure as data: what the site's TOML files declare, as frozen records."""

from app.procedure.declaration.load import load_procedure, parse_procedure
from app.procedure.declaration.procedure import Procedure
from app.procedure.declaration.rows import (
    AgreementKind,
    ArchiveKind,
    FeeKind,
    Form,
    Item,
    ItemKind,
    Meter,
    Original,
    PaperKind,
    Power,
    SignedPaperKind,
    SiteSettings,
    Step,
    Trade,
    UnitPart,
)

__all__ = [
    "AgreementKind",
    "ArchiveKind",
    "FeeKind",
    "Form",
    "Item",
    "ItemKind",
    "Meter",
    "Original",
    "PaperKind",
    "Power",
    "Procedure",
    "SignedPaperKind",
    "SiteSettings",
    "Step",
    "Trade",
    "UnitPart",
    "load_procedure",
    "parse_procedure",
]
