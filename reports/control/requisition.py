"""入住证明领用申请单: what is asked for, how the last lot was used, the company's review and approval (C6)."""

from app.desk.control_papers import RequisitionPaper
from app.procedure.certificates import BOOK_SIZE, Requisition
from app.texts import Translator
from reports.control.layout import ControlPaper, Fact, Facts
from reports.control.words import lot_name
from reports.signatures import Signature
from reports.words import written_day


def requisition_sheet(paper: RequisitionPaper, _: Translator) -> ControlPaper:
    """The application; review and approval are left blank for a hand until they are recorded."""
    asked = paper.requisition
    received = paper.received
    return ControlPaper(
        title=_("Application for move-in certificates"),
        code="RZ-K2",
        parts=(
            Facts(
                (
                    Fact(_("Application №"), asked.number),
                    Fact(_("Applied on"), asked.applied_on),
                    Fact(_("Homes to hand over"), asked.homes),
                    Fact(_("Parking spaces to hand over"), asked.spaces),
                    Fact(_("Reserve (certificates)"), asked.reserve),
                    Fact(_("Blanks in hand"), asked.in_hand),
                    Fact(
                        _("Asked for"),
                        _("{books} books, {count} certificates").format(books=asked.books, count=asked.books * BOOK_SIZE),
                        2,
                    ),
                    Fact(_("Remark"), asked.remark or None, 2),
                )
            ),
            Facts(
                (
                    Fact(_("Lot"), lot_name(paper.last_lot, _), 2),
                    Fact(_("Used"), asked.last_used if paper.last_lot is not None else None),
                    Fact(_("Void"), asked.last_void if paper.last_lot is not None else None),
                    Fact(_("Blank"), asked.last_blank if paper.last_lot is not None else None),
                    Fact(_("Incidents"), asked.last_incident if paper.last_lot is not None else None),
                ),
                _("How the last lot was used"),
            ),
            Facts(
                (
                    Fact(_("Review of the usage"), asked.review, 2),
                    Fact(_("Reviewed by"), asked.reviewed_by),
                    Fact(_("Reviewed on"), asked.reviewed_on or ""),
                    Fact(_("Decision"), _decision(asked, _), 2),
                ),
                _("Review and approval by the company"),
            ),
            Facts(
                (
                    Fact(_("Books received"), "" if received is None else lot_name(received, _), 2),
                    Fact(_("Books received by"), "" if received is None else received.lot.received_by),
                    Fact(_("Books received on"), "" if received is None else received.lot.received_on),
                ),
                _("Receipt"),
            ),
        ),
        signatures=(
            Signature(_("Applicant (customer service)"), asked.applied_by, written_day(asked.applied_on, _)),
            Signature(_("Reviewed by"), asked.reviewed_by, written_day(asked.reviewed_on, _)),
            Signature(_("Approved by"), asked.approved_by, written_day(asked.approved_on, _), seal=True),
        ),
    )


def _decision(asked: Requisition, _: Translator) -> str:
    if asked.approved_on is not None:
        return _("Approved on {day} by {name}").format(day=written_day(asked.approved_on, _), name=asked.approved_by)
    if asked.refused_on is not None:
        return _("Refused on {day}").format(day=written_day(asked.refused_on, _))
    return ""
