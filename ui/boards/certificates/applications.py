"""领用申请: what is needed is proposed, the company reviews, approves or refuses (C6)."""

from PySide6.QtCore import Signal

from app.desk.authority import Authority
from app.desk.company import has_headquarters
from app.desk.control.applications import applications, apply_for, approve, lots, need, refuse, review
from app.errors import RuzhuError
from app.exchange.correspondence.acknowledgement import has_arrived
from app.procedure.certificates import Application
from app.procedure.reason import Reason
from ui.boards.certificates.control_choice import ControlKind
from ui.boards.certificates.words import application_message, decision_words, usage_words
from ui.boards.deciding_part import DecidingPart
from ui.context import WindowContext
from ui.widgets import InputColumn, LineInput, NumberInput
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value


class ApplicationsPart(DecidingPart[Application]):
    """N applies, R reviews, A approves, X refuses; Enter does what is due for the row.

    `books_wanted` carries an application that was approved, whose books are to be received.
    """

    books_wanted = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="number", title=_("Number"), width=112),
            InputColumn(key="applied", title=_("Applied"), width=152),
            InputColumn(key="homes", title=_("Homes"), width=72),
            InputColumn(key="spaces", title=_("Spaces"), width=72),
            InputColumn(key="in_hand", title=_("In hand"), width=80),
            InputColumn(key="reserve", title=_("Reserve"), width=80),
            InputColumn(key="books", title=_("Books"), width=72),
            InputColumn(key="usage", title=_("Last lot: used, void, blank, incidents"), width=200),
            InputColumn(key="state", title=_("Review")),
        )
        super().__init__(context, columns, name=_("Applications"))

    def build(self) -> None:
        """The four deeds."""
        _ = self.context.translate
        self.add_button(_("Apply for certificates"), self.apply, "N", main=True)
        self.add_decision_buttons(_("Approve"), main=False)
        self.homes, self.spaces = NumberInput(field=_("Homes")), NumberInput(field=_("Parking spaces"))
        self.reserve, self.books = NumberInput(field=_("Reserve")), NumberInput(field=_("Books of 25"))
        self.remark = LineInput(field="field:remark", limit=500)
        for line in (self.homes, self.spaces, self.reserve):
            line.edited.connect(self._propose)
        asked = (
            Asked(_("Homes"), self.homes),
            Asked(_("Parking spaces"), self.spaces),
            Asked(_("Reserve"), self.reserve),
            Asked(_("Books of 25"), self.books),
            Asked(_("Remark"), self.remark, 1),
        )
        self.apply_strip = self.add_strip(
            asked, do=_("Apply"), deed=self._apply, answers={"certificates.nothing_to_ask": self.books}
        )
        self.add_decision_strips(
            _("What the review of the usage found"),
            review_missing="certificates.review_missing",
            reason_missing="certificates.reason_missing",
        )
        self.approve_strip = self.add_strip(
            (Asked("", self.approver),), do=_("Approve"), deed=self._approve, answers=self.approver.answers
        )

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The newest application first."""
        _ = self.context.translate
        database = self.context.desk.database
        received = {lot.application_id for lot in lots(database)}
        self.shown = tuple(reversed(applications(database)))
        self.show_rows(
            [self._row(each, each.id in received) for each in self.shown],
            _("There is no application yet. N makes the first one; what is needed is proposed."),
        )
        undecided = any(each.approved_on is None and each.refused_on is None for each in self.shown)
        elsewhere = has_headquarters(self.context.desk)
        for button in self.decision_buttons:
            button.setEnabled(undecided)
            button.setVisible(not elsewhere)

    def _row(self, each: Application, received: bool) -> dict[str, Value]:
        return {
            "number": each.number,
            "applied": f"{each.applied_on.isoformat()} {each.applied_by}",
            "homes": str(each.homes),
            "spaces": str(each.spaces),
            "in_hand": str(each.in_hand),
            "reserve": str(each.reserve),
            "books": str(each.books),
            "usage": usage_words(each),
            "state": self._state(each, received),
        }

    def _state(self, each: Application, received: bool) -> str:
        _ = self.context.translate
        waits = each.reviewed_on is None and each.refused_on is None
        words = decision_words(each, _, self._waiting(each) if waits else "")
        if each.approved_on is None or each.refused_on is not None:
            return words
        return f"{words} · {_('received') if received else _('not received yet')}"

    def _waiting(self, each: Application) -> str:
        """Where an application stands that nobody reviewed: at a company it must get there first."""
        _, desk = self.context.translate, self.context.desk
        if not has_headquarters(desk):
            return _("Waits for the review")
        if has_arrived(desk.archive, "requisition", each.id):
            return _("At headquarters, waits for the review")
        return _("To be exported to headquarters")

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Ask with what is needed now."""
        _ = self.context.translate
        wanted = need(self.context.desk)
        for line, count in ((self.homes, wanted.homes), (self.spaces, wanted.spaces), (self.reserve, wanted.reserve)):
            line.set_value(count)
        self.books.set_value(wanted.books)
        usage = wanted.usage
        message = _(
            "Still to be handed over, less {in_hand} blanks in hand. The last lot: {used} used, {void} void, {blank} blank, "
            "{incident} incidents."
        ).format(in_hand=wanted.in_hand, used=usage.used, void=usage.void, blank=usage.blank, incident=usage.incident)
        self.ask(self.apply_strip, message)

    def _propose(self) -> None:
        """The books follow what they are asked for, while it is typed."""
        try:
            wanted = need(self.context.desk, self.homes.whole(), self.spaces.whole(), self.reserve.whole())
        except RuzhuError:
            return
        self.books.set_value(wanted.books)

    def _apply(self) -> None:
        apply_for(
            self.context.desk,
            homes=self.homes.whole(),
            spaces=self.spaces.whole(),
            reserve=self.reserve.whole(),
            books=self.books.whole(),
            remark=self.remark.value(),
        )
        self.remark.set_value("")
        self.table.setCurrentIndex(self.table.records.index(0, 0))

    def keep_review(self, found: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        review(self.context.desk, self.about, found, authority)

    def approve(self) -> None:
        """Approve the reviewed application; a clerk asks a manager to."""
        chosen = self.chosen()
        if chosen is None:
            return
        if chosen.reviewed_on is not None and self.undecided() is None:
            return
        if chosen.reviewed_on is not None and self.approver.prepare():
            self.ask(self.approve_strip, self.message(chosen))
            return
        reason = self.attempt(lambda: approve(self.context.desk, chosen.id))
        if reason is not None and reason.code == "roles.own_application":
            self.about = chosen.id
            self.approver.prepare(another=True)
            self.ask(self.approve_strip, self.context.sentence(reason))

    def _approve(self) -> None:
        approve(self.context.desk, self.about, self.approver.authority())

    def keep_refusal(self, why: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        refuse(self.context.desk, self.about, why, authority)

    def decided(self, item: Application) -> Reason | None:
        """See `DecidingPart`."""
        decided = item.approved_on is not None or item.refused_on is not None
        return Reason.of("certificates.decided_already", number=item.number) if decided else None

    def message(self, item: Application) -> str:
        """See `DecidingPart`."""
        return application_message(item, self.context.translate)

    def paper(self) -> tuple[ControlKind, str]:
        """Return the chosen application with its review."""
        chosen = self.chosen()
        return ControlKind.APPLICATION, "" if chosen is None else chosen.number

    def act(self) -> None:
        """Enter: review, approve, or receive the books, whichever is due."""
        chosen = self.chosen()
        if chosen is None:
            self.apply()
        elif chosen.approved_on is not None:
            self.books_wanted.emit(chosen.id)
        elif has_headquarters(self.context.desk):
            return  # the company decides
        elif chosen.reviewed_on is None:
            self.review()
        else:
            self.approve()
