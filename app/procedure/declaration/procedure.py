"""One whole declaration of the procedure, as a case pins it."""

from dataclasses import dataclass, field

from app.procedure.declaration.rows import (
    AgreementKind,
    ArchiveKind,
    DeclaredRow,
    FeeKind,
    Form,
    ItemKind,
    Meter,
    PaperKind,
    Power,
    SignedPaperKind,
    SiteSettings,
    Step,
    Trade,
    UnitPart,
)

SECTIONS = (
    "step",
    "paper",
    "part",
    "meter",
    "trade",
    "signed_paper",
    "agreement",
    "power",
    "fee",
    "item",
    "archive_kind",
    "form",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The declaration; `digest` is the SHA-256 of `text`, the canonical JSON that it was read from and that is journaled."""

    digest: str
    text: str
    settings: SiteSettings
    steps: tuple[Step, ...]
    papers: tuple[PaperKind, ...]
    parts: tuple[UnitPart, ...]
    meters: tuple[Meter, ...]
    trades: tuple[Trade, ...]
    signed_papers: tuple[SignedPaperKind, ...]
    agreements: tuple[AgreementKind, ...]
    powers: tuple[Power, ...]
    fees: tuple[FeeKind, ...]
    items: tuple[ItemKind, ...]
    archive_kinds: tuple[ArchiveKind, ...]
    forms: tuple[Form, ...]
    _rows: dict[str, DeclaredRow] = field(default_factory=dict, repr=False, compare=False)

    def step(self, identifier: str) -> Step:
        """Return the step of that id; KeyError if the procedure has none."""
        for step in self.steps:
            if step.id == identifier:
                return step
        raise KeyError(identifier)

    def form(self, identifier: str) -> Form:
        """Return the form of that id; KeyError if the procedure has none."""
        for form in self.forms:
            if form.id == identifier:
                return form
        raise KeyError(identifier)

    def name(self, identifier: str, language: str) -> str:
        """Return the name of any declared thing (`paper:passport`, `step:fees`, `item:kitchen/flue`), or `identifier` itself.

        Of a thing that only another procedure declares, by which the case began, the id is left.
        """
        row = self._rows.get(identifier)
        if row is not None:
            return row.name(language)
        section, _colon, own = identifier.partition(":")
        return own if own and section in SECTIONS else identifier
