"""签协议: the agreements, signed by the client or by an agent who may (③, P3b)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.desk.fields import limit_of
from app.desk.household import signing
from app.procedure.case import Agreement, CaseFile
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import DeclaredRow as Declared
from ui.pages.register_page import RegisterPage, Values
from ui.pages.signers import MAY_NOT_SIGN
from ui.widgets import CellKind, InputColumn


class AgreementsPage(RegisterPage):
    """The agreement register."""

    step = "agreements"
    power = "sign_agreements"
    kind = "agreement"
    table_of_versions = "agreement"
    answered = ("agreements.not_signed", *MAY_NOT_SIGN)

    def columns(self) -> tuple[InputColumn, ...]:
        """Signed, agreement, version, number, copies, day, by whom."""
        _ = self.context.translate
        return (
            InputColumn(key="done", title=_("Signed"), kind=CellKind.TICK, width=60),
            InputColumn(key="name", title=_("Agreement")),
            InputColumn(
                key="version",
                title=_("Version"),
                kind=CellKind.LINE,
                width=72,
                limit=limit_of("agreement.version"),
                field="field:version",
            ),
            InputColumn(
                key="number",
                title=_("Number"),
                kind=CellKind.LINE,
                width=96,
                limit=limit_of("agreement.number"),
                field="field:number",
            ),
            InputColumn(key="copies", title=_("Copies"), kind=CellKind.NUMBER, width=56, least=Decimal(1), most=Decimal(999)),
            InputColumn(key="day", title=_("Day"), kind=CellKind.DAY, width=96),
            InputColumn(key="signer", title=_("Signed by"), kind=CellKind.CHOICE, width=96),
        )

    def all_words(self) -> str:
        """Return one key for all agreements."""
        return self.context.translate("All signed today")

    def kinds(self, procedure: Procedure) -> tuple[Declared, ...]:
        """Agreements."""
        return procedure.agreements

    def held(self, file: CaseFile) -> tuple[tuple[str, str | None], ...]:
        """Agreements of the register."""
        return tuple((agreement.agreement, agreement.signer_id) for agreement in file.agreements)

    def row(self, kind: Declared, file: CaseFile, usual: str) -> Values:
        """Return the agreement as recorded, or as it usually is."""
        held = next((agreement for agreement in file.agreements if agreement.agreement == kind.id), None)
        agreement = held or Agreement(id="", case_id=file.case.id, agreement=kind.id)
        return {
            "id": kind.id,
            "kept": held is not None,
            "done": agreement.signed_on is not None,
            "name": kind.name(self.context.language),
            "version": agreement.version if held is not None else self.usual_versions.get(kind.id, ""),
            "offered": self.usual_versions.get(kind.id, ""),
            "number": agreement.number,
            "copies": agreement.copies,
            "day": agreement.signed_on,
            "signer": agreement.signer_id or usual,
        }

    def save(self) -> None:
        """Keep the rows that say something."""
        signing.save_agreements(self.context.desk, self.context.case_id, self._records())

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the register as it stands on the screen."""
        return replace(file, agreements=self._records())

    def _records(self) -> tuple[Agreement, ...]:
        return tuple(
            self._record(row)
            for row in self.table.rows()
            if row["kept"] or row["done"] or row["version"] != row["offered"] or row["number"]
        )

    def _record(self, row: Values) -> Agreement:
        day = row["day"]
        return Agreement(
            id="",
            case_id=self.context.case_id,
            agreement=str(row["id"]),
            version=str(row["version"]),
            number=str(row["number"]),
            copies=int(row["copies"]) if isinstance(row["copies"], Decimal) else 2,
            signed_on=day if isinstance(day, date) else None,
            signer_id=str(row["signer"]) or None if row["done"] else None,
        )
