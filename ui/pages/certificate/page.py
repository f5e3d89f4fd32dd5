"""开具入住证明: the next number of the open book, who signed it and when, and what was spoilt or lost (C1–C4, C7)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.certificates import books, drafts, issuing, sheets
from app.desk.certificates.incidents import incidents
from app.procedure.case import CaseFile, Certificate, Ending
from app.procedure.certificates import CertificateState, format_number
from app.procedure.declaration import Procedure
from app.procedure.guards.certificate import is_replaced_after_filing
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.pages.certificate.book_part import BookPart
from ui.pages.certificate.lost_part import LostPart
from ui.pages.certificate.number_plate import NumberPlate
from ui.pages.certificate.sheet_part import PRENUMBERED, SheetPart
from ui.pages.certificate.signature_part import SignaturePart
from ui.pages.certificate.void_part import VoidPart
from ui.pages.certificate_difference import CertificateDifference
from ui.widgets import Button
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage

_ISSUED = CertificateState.ISSUED.value
_EARLIER = (CertificateState.VOID.value, CertificateState.INCIDENT.value)


class CertificatePage(StepPage):
    """F6 issues the number (on pre-numbered paper: takes it); the day of signing is today unless another is typed."""

    step = "certificate"

    def build(self, form: PageForm) -> None:
        """The number, the signature, and the ways out for a spoilt or a lost one."""
        _ = self.context.translate
        self._file: CaseFile | None = None
        self.plate = NumberPlate()
        prenumbered = self.context.procedure.settings.certificate_paper == PRENUMBERED
        words = _("Take the number") if prenumbered else _("Issue the certificate")
        self.issue_button = Button(words, self.issue, "F6", main=True)
        self.book = BookPart(self.context, self.open_book)
        self.book.handed_back.connect(self._focus_issuing)
        self.sheet = SheetPart(self.context, form.register, self._without_saving)
        self.sheet.left.connect(self._focus_issuing)
        self.difference = CertificateDifference(self.context, lambda: None, self._reported)
        form.widget(self.plate)
        form.widget(self.difference)
        self._issuing = form.buttons(self.issue_button)
        form.widget(self.book)
        form.widget(self.sheet)
        self.signature = SignaturePart(self.context, form)
        self.signed_on, self.signer, self.copies = self.signature.signed_on, self.signature.signer, self.signature.copies
        self.keep("copies", self.copies)
        self.lost = LostPart(self.context, self._reported)
        form.widget(self.lost)
        self.void = VoidPart(self.context, form.register, self._ask_void)
        form.widget(self.void)
        self.answers(self.issue_button, "certificate.not_issued", "papers.missing", "papers.missing_of")
        self.answers(self.copies, "certificate.copy_incomplete")
        self.answers(self.void.reason, "certificates.reason_missing")
        self.answers(self.void.copies, "certificates.copies_missing")

    # ---- showing -----------------------------------------------------------------------------------------------------

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the certificate in force, the number that is being printed, or the one that comes next."""
        del procedure, progress
        self._file = file
        certificate, held = file.certificate, sheets.assigned(file)
        self.difference.show_file(file)
        ended = file.case.ending is not Ending.OPEN
        wanted = certificate is None and held is None and (not ended or is_replaced_after_filing(file))
        state = books.open_book_state(self.context.desk) if wanted else None
        self.book.show_books(wanted=wanted and (state is None or state.next_number is None), needed=wanted)
        if certificate is not None:
            self._show_number(certificate, self.context.translate("Certificate of this case"))
        elif held is not None:
            self._show_number(held, self.context.translate("Number taken for this case"))
        else:
            self._show_next(state)
        self.signature.show_case(file)
        self._issuing.setVisible(wanted and not self.book.blocked)
        self.sheet.show_case(file)
        self.lost.show_certificate(certificate)
        self._show_earlier(file)

    def _show_next(self, book: books.BookState | None) -> None:
        _ = self.context.translate
        if book is None or book.next_number is None:
            text = _("No book is open at this counter.") if book is None else _("The open book is used up.")
            self.plate.show_number("", _("Next certificate"), text)
            return
        if book.frozen:
            self.plate.show_number("", _("Next certificate"), _("This book is to be compared with the paper first"))
            return
        note = _("Book {first}–{last}, {left} left").format(
            first=format_number(book.first), last=format_number(book.last), left=book.left
        )
        earlier = self._file.certificates if self._file is not None else ()
        if earlier:
            note = f"{note} · {self._replaces(max(each.number for each in earlier))}"
        self.plate.show_number(format_number(book.next_number), _("Next certificate"), note)

    def _show_number(self, certificate: Certificate, title: str) -> None:
        _ = self.context.translate
        note = _("Issued on {day} by {name}").format(day=certificate.issued_on.isoformat(), name=certificate.issued_by)
        if certificate.state != _ISSUED:
            note = _("Not issued yet: its sheet is being printed")
        if certificate.replaces is not None:
            note = f"{note} · {self._replaces(certificate.replaces)}"
        self.plate.show_number(format_number(certificate.number), title, note)

    def _replaces(self, number: int) -> str:
        return self.context.translate("replaces № {number}").format(number=format_number(number))

    def _show_earlier(self, file: CaseFile) -> None:
        earlier = [each for each in file.certificates if each.state in _EARLIER]
        if earlier:
            self.void.incidents = {each.number: each.what for each in incidents(self.context.desk.database)}
        follows = {each.replaces: each.number for each in file.certificates if each.replaces is not None}
        self.void.show_certificates(file.certificate, earlier, follows)

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def decide(self) -> bool:
        """On pre-numbered paper Enter goes on with the sheet, until it is issued."""
        if self.sheet.isHidden():
            return True
        self.sheet.go_on()
        return False

    def issue(self) -> None:
        """Take the next number; then the sheet's number is asked, or the day of signing."""
        desk, case_id = self.context.desk, self.context.case_id
        if self.context.procedure.settings.certificate_paper == PRENUMBERED:
            if self.do(lambda: sheets.assign(desk, case_id)):
                self.sheet.read.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.do(lambda: issuing.issue(desk, case_id)):
            self._focus_issuing()

    def open_book(self) -> None:
        """Open the next book of 25 at this counter."""
        if self.do(lambda: books.open_next_book(self.context.desk), save_first=False):
            self._focus_issuing()

    def _without_saving(self, verb: Callable[[], object]) -> bool:
        """Run a verb of the sheet; nothing of the page is to be saved before. The day of signing is what is asked next."""
        self.modified = False
        done = self.do(verb, save_first=False)
        if done:
            self._focus_issuing()
        return done

    def _reported(self) -> None:
        # Who signed the one before is asked no more.
        self.modified = False
        self.context.changes.tell()
        self._focus_issuing()

    def _focus_issuing(self) -> None:
        """Where work goes on: the day of signing, the sheet, the number, or the book that there is not."""
        if self._file is not None and self._file.certificate is not None:
            place: QWidget = self.signed_on
        elif not self.sheet.isHidden():
            place = self.sheet.place
        else:
            place = self.book.place if self.book.blocked else self.issue_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

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
            issuing.void(self.context.desk, number, self.void.typed_reason(), self.void.typed_copies())
            # Who signed the void one is asked no more.
            self.modified = False

        if self.do(void, save_first=False):
            self.void.clear()
            self.issue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep who signed and when, once the certificate is issued."""
        self.signature.save()

    # ---- judging -----------------------------------------------------------------------------------------------------

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with the signature as typed."""
        return self.signature.typed(file)

    def previewed(self, file: CaseFile) -> CaseFile:
        """Before the issue the three copies as they will print, with the next number; nothing is written."""
        if file.certificate is not None or (file.case.ended_on and not is_replaced_after_filing(file)):
            return file
        shown = sheets.assigned(file) or drafts.draft(self.context.desk, file)
        return file if shown is None else _as_issued(file, shown)

    def printed(self, file: CaseFile) -> CaseFile:
        """Return the number whose sheet lies in the printer, and no other."""
        held = sheets.assigned(file)
        return file if held is None else _as_issued(file, held)

    def focus_first(self) -> None:
        """Where work goes on."""
        self._focus_issuing()

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the button that issues, what keeps a number from being given, or the place of the reason."""
        if reason.code == "certificate.differs":
            return self.difference.strip.button
        if reason.code == "certificate.not_issued":
            if not self.sheet.isHidden():
                return self.sheet.place
            return self.book.place if not self.book.isHidden() else self.issue_button
        if reason.code == "certificates.book_frozen":
            self.book.refused_frozen()
            return self.book.next_blank.number
        if reason.code in ("certificates.no_books", "certificates.stubs_outstanding", "certificates.book_to_compare"):
            return self.book.place if not self.book.isHidden() else None
        if reason.code == "certificate.copy_incomplete":
            self.copies.go_to_gap()
        return super().focus_for(reason)


def _as_issued(file: CaseFile, certificate: Certificate) -> CaseFile:
    """Return the case as its paper shows it with this certificate alone."""
    return replace(file, certificates=(replace(certificate, state=_ISSUED),))
