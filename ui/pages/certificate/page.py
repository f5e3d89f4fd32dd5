"""开具入住证明: the next number of the open book, who signed it and when, and what was spoilt (C1–C4, C7)."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import certificate_books, certificates, queries
from app.procedure.case import CaseFile, Certificate, PersonRole, Signer
from app.procedure.certificates import format_number
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.pages.certificate.number_plate import NumberPlate
from ui.pages.certificate.void_part import VoidPart
from ui.pages.signers import may_sign
from ui.widgets import Button, DateInput, Field, Options
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class CertificatePage(StepPage):
    """F6 issues the number; the day of signing is today unless another is typed, and never ahead."""

    step = "certificate"

    def build(self, form: PageForm) -> None:
        """The number, the signature, and the way out for a spoilt one."""
        _ = self.context.translate
        self._form = form
        self._file: CaseFile | None = None
        self.plate = NumberPlate(_)
        self.issue_button = Button(_("Issue the certificate"), self.issue, "F6", main=True)
        self.book_button = Button(_("Open the next book"), self.open_book)
        form.widget(self.plate)
        self._issuing = form.buttons(self.issue_button, self.book_button)
        self._build_signature(form)
        self.void = VoidPart(self.context, form.register, self._ask_void)
        form.widget(self.void)
        self.answers(self.issue_button, "certificate.not_issued", "papers.missing", "papers.missing_of")
        self.answers(self.void.reason, "certificates.reason_missing")
        self.answers(self.void.copies, "certificates.copies_missing")

    def _build_signature(self, form: PageForm) -> None:
        _ = self.context.translate
        self._signature_title = form.section(_("Signature"))
        self.signed_on = DateInput(field=_("Signed on"), today=self.context.today)
        self.signer = Options(((Signer.CLIENT.value, _("The client")), (Signer.AGENT.value, _("The agent"))))
        self._signature = form.fields(
            Field(
                _("Signed on"),
                self.signed_on,
                key="signed_on",
                hint=_("The day on which the client really signs, on all three copies."),
                answers=("certificate.not_signed", "certificate.signed_day"),
                check=self._day_problem,
            ),
            Field(
                _("Signed by"),
                self.signer,
                key="signer",
                answers=("certificates.agent_without_power", "certificates.power_expired"),
                check=self._signer_problem,
            ),
        )

    # ---- showing -----------------------------------------------------------------------------------------------------

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the certificate in force, or the number that comes next."""
        del procedure, progress
        self._file = file
        certificate = file.certificate
        held = [each for each in file.certificates if each.state == "void"]
        if certificate is None:
            self._show_next(held)
        else:
            self._show_issued(certificate)
        self.field_of("signer").setVisible(bool(file.with_role(PersonRole.AGENT)))
        for part in (self._signature_title, self._signature):
            part.setVisible(certificate is not None)
        self._issuing.setVisible(certificate is None and not file.case.ended_on)
        self.void.show_certificates(certificate, held)

    def _show_next(self, void: list[Certificate]) -> None:
        _ = self.context.translate
        book = queries.open_book_state(self.context.desk)
        self.book_button.setVisible(book is None or book.next_number is None)
        self.signed_on.set_value(None)
        if book is None or book.next_number is None:
            text = _("No book is open at this counter.") if book is None else _("The open book is used up.")
            self.plate.show_number("", _("Next certificate"), text)
            return
        note = _("Book {first}–{last}, {left} left").format(
            first=format_number(book.first), last=format_number(book.last), left=book.left
        )
        if void:
            number = max(each.number for each in void)
            note = f"{note} · {_('replaces № {number}').format(number=format_number(number))}"
        self.plate.show_number(format_number(book.next_number), _("Next certificate"), note)

    def _show_issued(self, certificate: Certificate) -> None:
        _ = self.context.translate
        note = _("Issued on {day} by {name}").format(day=certificate.issued_on.isoformat(), name=certificate.issued_by)
        if certificate.replaces is not None:
            note = f"{note} · {_('replaces № {number}').format(number=format_number(certificate.replaces))}"
        self.plate.show_number(format_number(certificate.number), _("Certificate of this case"), note)
        self.signed_on.set_value(certificate.signed_on or self.context.today())
        self.signer.set_value(certificate.signer.value)

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def issue(self) -> None:
        """Take the next number; then the day of signing is what is asked."""
        if self.do(lambda: certificates.issue(self.context.desk, self.context.case_id)):
            self.signed_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_book(self) -> None:
        """Open the next book of 25 at this counter."""
        if self.do(lambda: certificate_books.open_next_book(self.context.desk), save_first=False):
            self.issue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_void(self) -> None:
        """A void certificate stays void, so that is asked once more."""
        _ = self.context.translate
        certificate = self._file.certificate if self._file is not None else None
        if certificate is None:
            return
        text = _("Mark certificate № {number} and all its copies void? This cannot be taken back.").format(
            number=format_number(certificate.number)
        )
        self.context.prompts.confirm(self, text, _("Mark void"), lambda: self._void(certificate.number))

    def _void(self, number: int) -> None:
        def void() -> None:
            certificates.void(self.context.desk, number, self.void.typed_reason(), self.void.typed_copies())
            # Who signed the void one is asked no more.
            self.modified = False

        if self.do(void, save_first=False):
            self.void.clear()
            self.issue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep who signed and when, once the certificate is issued."""
        day = self.signed_on.value()
        if self._certificate() is None or day is None:
            return
        certificates.sign(self.context.desk, self.context.case_id, day, self._signer())

    # ---- judging -----------------------------------------------------------------------------------------------------

    def typed(self, file: CaseFile) -> CaseFile:
        """The case with the signature as typed."""
        signed_on, signer = self.signed_on.value(), self._signer()
        return replace(
            file,
            certificates=tuple(
                replace(each, signed_on=signed_on, signer=signer) if each.state == "issued" else each
                for each in file.certificates
            ),
        )

    def _certificate(self) -> Certificate | None:
        return self._file.certificate if self._file is not None else None

    def _signer(self) -> Signer:
        return Signer(self.signer.value() or Signer.CLIENT)

    def _day_problem(self) -> Reason | None:
        """C4: never after today, never before the issue."""
        certificate, day = self._certificate(), self.signed_on.value()
        if certificate is None or day is None or certificate.issued_on <= day <= self.context.today():
            return None
        return Reason.of("certificate.signed_day", first=certificate.issued_on.isoformat(), last=self.context.today().isoformat())

    def _signer_problem(self) -> Reason | None:
        """C3: an agent only where the power of attorney names this act."""
        if self._file is None or self._signer() is Signer.CLIENT:
            return None
        agents = [person for person in may_sign(self._file, "sign_certificate", self.context.today()) if person.powers]
        return None if agents else Reason.of("certificates.agent_without_power")

    def focus_for(self, reason: Reason) -> QWidget | None:
        """The button that issues, the book button where there is no number, or the place of the reason."""
        if reason.code == "certificate.not_issued" and not self.book_button.isHidden():
            return self.book_button
        return super().focus_for(reason)
