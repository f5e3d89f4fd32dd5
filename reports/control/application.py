"""入住证明领用申请单: what is asked for, how the last lot was used, the company's review and approval (C6)."""

from app.desk.control.papers import ApplicationPaper
from app.procedure.certificates import BOOK_SIZE, Application
from app.texts import Translator
from reports.control.layout import ControlPaper, Fact, Facts
from reports.control.words import lot_name
from reports.signatures import Signature
from reports.words import written_day

HAND = 16.0  # millimetres: two lines written by hand


def application_sheet(paper: ApplicationPaper, _: Translator) -> ControlPaper:
    """Return the application; review and approval are left blank for a hand until they are recorded."""
    asked = paper.application
    return ControlPaper(
        title=_("Application for move-in certificates"),
        code="RZ-K2",
        parts=(_asked(asked, _), _last_lot(paper, _), _review(asked, _), _receipt(paper, _)),
        signatures=(
            Signature(_("Applicant (customer service)"), asked.applied_by, written_day(asked.applied_on, _)),
            Signature(_("Reviewed by"), asked.reviewed_by, written_day(asked.reviewed_on, _)),
            Signature(_("Approved by"), asked.approved_by, written_day(asked.approved_on, _), seal=True),
        ),
    )


def _asked(asked: Application, _: Translator) -> Facts:
    count = _("{books} books, {count} certificates").format(books=asked.books, count=asked.books * BOOK_SIZE)
    return Facts(
        (
            Fact(_("Application №"), asked.number),
            Fact(_("Applied on"), asked.applied_on),
            Fact(_("Homes to hand over"), asked.homes),
            Fact(_("Parking spaces to hand over"), asked.spaces),
            Fact(_("Reserve (certificates)"), asked.reserve),
            Fact(_("Blanks in hand"), asked.in_hand),
            Fact(_("Asked for"), count, 2),
            Fact(_("Remark"), asked.remark or None, 2),
        )
    )


def _last_lot(paper: ApplicationPaper, _: Translator) -> Facts:
    asked, known = paper.application, paper.last_lot is not None
    return Facts(
        (
            Fact(_("Lot"), lot_name(paper.last_lot, _), 2),
            Fact(_("Used"), asked.last_used if known else None),
            Fact(_("Void"), asked.last_void if known else None),
            Fact(_("Blank"), asked.last_blank if known else None),
            Fact(_("Incidents"), asked.last_incident if known else None),
        ),
        _("How the last lot was used"),
    )


def _review(asked: Application, _: Translator) -> Facts:
    return Facts(
        (
            Fact(_("Review of the usage"), asked.review, 2, HAND),
            Fact(_("Reviewed by"), asked.reviewed_by),
            Fact(_("Reviewed on"), asked.reviewed_on or ""),
            Fact(_("Decision"), _decision(asked, _), 2),
        ),
        _("Review and approval by the company"),
    )


def _decision(asked: Application, _: Translator) -> str:
    if asked.approved_on is not None:
        return _("Approved on {day} by {name}").format(day=written_day(asked.approved_on, _), name=asked.approved_by)
    if asked.refused_on is not None:
        return _("Refused on {day}").format(day=written_day(asked.refused_on, _))
    return ""


def _receipt(paper: ApplicationPaper, _: Translator) -> Facts:
    """Return the books that answered the application; what was refused is never answered."""
    lot = None if paper.received is None else paper.received.lot
    open_field = None if paper.application.refused_on is not None else ""
    return Facts(
        (
            Fact(_("Books received"), lot_name(paper.received, _) or open_field, 2),
            Fact(_("Books received by"), open_field if lot is None else lot.received_by),
            Fact(_("Books received on"), open_field if lot is None else lot.received_on),
        ),
        _("Receipt"),
    )
