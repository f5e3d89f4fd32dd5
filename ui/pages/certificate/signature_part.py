"""Who signed, when, and which of the three copies bear seal and signature (C3, C4)."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk.certificates import issuing
from app.procedure.case import CaseFile, Certificate, Person, PersonRole, Signer
from app.procedure.certificates import CertificateState
from app.procedure.reason import Reason
from ui.pages.certificate.copies_table import SEALED, SIGNED, CopiesTable
from ui.pages.signers import may_sign
from ui.widgets import Button, ChoiceRow, DateInput, Field
from ui.wizard.context import PageContext
from ui.wizard.page_form import PageForm


class SignaturePart:
    """The inputs of the signature, in the form of the page; shown once a number is issued."""

    def __init__(self, context: PageContext, form: PageForm) -> None:
        _ = context.translate
        self._context = context
        self._file: CaseFile | None = None
        title = form.section(_("Signature"))
        self.signed_on = DateInput(field=_("Signed on"), today=context.today)
        self.signer = ChoiceRow(((Signer.CLIENT.value, _("The client")), (Signer.AGENT.value, _("The agent"))))
        self._by = Field(
            _("Signed by"),
            self.signer,
            key="signer",
            answers=("certificates.agent_without_power", "certificates.power_expired"),
            check=self._signer_problem,
        )
        row = form.fields(
            Field(
                _("Day the client signs"),
                self.signed_on,
                key="signed_on",
                hint=_("The day on which the client really signs, on all three copies."),
                answers=("certificate.not_signed", "certificate.signed_day"),
                check=self._day_problem,
            ),
            self._by,
        )
        self.copies = CopiesTable(context)
        every = Button(f"{_('All sealed and signed')}  Ctrl+A", self.copies.tick_all)
        every.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.copies)
        line.addWidget(every, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        form.widget(beside)
        self._parts = (title, row, beside)

    def show_case(self, file: CaseFile) -> None:
        """What is recorded; today, the client and all copies as long as nothing is."""
        self._file = file
        certificate = file.certificate
        self.signed_on.set_value(certificate.signed_on or self._context.today() if certificate is not None else None)
        self.signer.set_value(certificate.signer.value if certificate is not None else None)
        self.copies.show_certificate(certificate)
        self._by.setVisible(bool(file.with_role(PersonRole.AGENT)))
        for part in self._parts:
            part.setVisible(certificate is not None)

    def save(self) -> None:
        """Keep who signed, when and what, once the certificate is issued."""
        day = self.signed_on.value()
        if self._certificate is None or day is None:
            return
        issuing.sign(
            self._context.desk,
            self._context.case_id,
            day,
            self._signer,
            sealed=self.copies.copies(SEALED),
            signed=self.copies.copies(SIGNED),
        )

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with the signature as typed."""
        signed_on, signer = self.signed_on.value(), self._signer
        name = self._agent_name if signer is Signer.AGENT else file.client_name
        sealed, signed = self.copies.copies(SEALED), self.copies.copies(SIGNED)
        return replace(
            file,
            certificates=tuple(
                replace(each, signed_on=signed_on, signer=signer, signer_name=name, sealed_copies=sealed, signed_copies=signed)
                if each.state == CertificateState.ISSUED
                else each
                for each in file.certificates
            ),
        )

    @property
    def _certificate(self) -> Certificate | None:
        return self._file.certificate if self._file is not None else None

    @property
    def _signer(self) -> Signer:
        return Signer(self.signer.value() or Signer.CLIENT)

    @property
    def _agent_name(self) -> str:
        """The agent whose power of attorney names this act; "" where none does."""
        return next((agent.name for agent in self._agents()), "")

    def _agents(self) -> list[Person]:
        if self._file is None:
            return []
        return [person for person in may_sign(self._file, "sign_certificate", self._context.today()) if person.powers]

    def _day_problem(self) -> Reason | None:
        """C4: never after today, never before the issue."""
        certificate, day, today = self._certificate, self.signed_on.value(), self._context.today()
        if certificate is None or day is None or certificate.issued_on <= day <= today:
            return None
        return Reason.of("certificate.signed_day", first=certificate.issued_on.isoformat(), last=today.isoformat())

    def _signer_problem(self) -> Reason | None:
        """C3: an agent only where the power of attorney names this act."""
        if self._file is None or self._signer is Signer.CLIENT:
            return None
        return None if self._agents() else Reason.of("certificates.agent_without_power")
