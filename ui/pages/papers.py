"""签收文件: the papers handed to the client, received and signed for (③)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.desk.fields import limit_of
from app.desk.household import signing
from app.procedure.case import CaseFile, SignedPaper
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import DeclaredRow as Declared
from ui.pages.register_page import RegisterPage, Values
from ui.pages.signers import MAY_NOT_SIGN
from ui.widgets import CellKind, InputColumn


class PapersPage(RegisterPage):
    """The 文件签收单."""

    step = "papers"
    power = "sign_papers"
    kind = "signed_paper"
    table_of_versions = "signed_paper"
    answered = ("papers.not_signed_for", *MAY_NOT_SIGN)

    def columns(self) -> tuple[InputColumn, ...]:
        """Received, paper, version, copies, day, by whom."""
        _ = self.context.translate
        return (
            InputColumn(key="done", title=_("Received"), kind=CellKind.TICK, width=80),
            InputColumn(key="name", title=_("Paper handed over")),
            InputColumn(
                key="version",
                title=_("Version"),
                kind=CellKind.LINE,
                width=72,
                limit=limit_of("signed_paper.version"),
                field="field:version",
            ),
            InputColumn(key="copies", title=_("Copies"), kind=CellKind.NUMBER, width=56, least=Decimal(1), most=Decimal(999)),
            InputColumn(key="day", title=_("Day"), kind=CellKind.DAY, width=96),
            InputColumn(key="signer", title=_("Signed by"), kind=CellKind.CHOICE, width=96),
        )

    def all_words(self) -> str:
        """Return one key for the whole pile."""
        return self.context.translate("All received today")

    def kinds(self, procedure: Procedure) -> tuple[Declared, ...]:
        """Return papers to sign for."""
        return procedure.signed_papers

    def held(self, file: CaseFile) -> tuple[tuple[str, str | None], ...]:
        """Return papers signed for."""
        return tuple((paper.paper, paper.signer_id) for paper in file.signed_papers)

    def row(self, kind: Declared, file: CaseFile, usual: str) -> Values:
        """Return the paper as recorded, or as it usually is."""
        held = next((paper for paper in file.signed_papers if paper.paper == kind.id), None)
        paper = held or SignedPaper(id="", case_id=file.case.id, paper=kind.id)
        return {
            "id": kind.id,
            "kept": held is not None,
            "done": paper.received_on is not None,
            "name": kind.name(self.context.language),
            "version": paper.version if held is not None else self.usual_versions.get(kind.id, ""),
            "offered": self.usual_versions.get(kind.id, ""),
            "copies": paper.copies,
            "day": paper.received_on,
            "signer": paper.signer_id or usual,
        }

    def save(self) -> None:
        """Keep the rows that say something."""
        signing.save_signed_papers(self.context.desk, self.context.case_id, self._records())

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the register as it stands on the screen."""
        return replace(file, signed_papers=self._records())

    def _records(self) -> tuple[SignedPaper, ...]:
        return tuple(
            self._record(row) for row in self.table.rows() if row["kept"] or row["done"] or row["version"] != row["offered"]
        )

    def _record(self, row: Values) -> SignedPaper:
        day = row["day"]
        return SignedPaper(
            id="",
            case_id=self.context.case_id,
            paper=str(row["id"]),
            version=str(row["version"]),
            copies=int(row["copies"]) if isinstance(row["copies"], Decimal) else 1,
            received_on=day if isinstance(day, date) else None,
            signer_id=str(row["signer"]) or None if row["done"] else None,
        )
