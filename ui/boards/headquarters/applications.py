"""领用审批: applications of all sites; approving one allots its numbers, which run on over the whole company (C1, C6)."""

from decimal import Decimal

from app.desk.allotments import allot, allotments, approve_and_allot, next_number_to_allot
from app.desk.company import site_names
from app.desk.requisitions import refuse, requisitions, review
from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER, Requisition, format_number
from app.procedure.certificates.allotment import Allotment
from app.procedure.reason import Reason
from ui.boards.certificates.part import BoardPart
from ui.boards.certificates.words import book_words
from ui.context import WindowContext
from ui.manager_input import ManagerInput
from ui.widgets import Column, LineInput, NumberInput, PlainLabel
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value

_OF_FIRST = ("headquarters.given_out", "certificates.lot_not_whole_books", "certificates.lot_numbers")


class CompanyApplications(BoardPart):
    """R reviews, A approves and allots, X refuses; Enter does what is due for the row."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            Column(key="site", title=_("Site"), width=112),
            Column(key="number", title=_("Number"), width=112),
            Column(key="applied", title=_("Applied"), width=144),
            Column(key="homes", title=_("Homes"), width=72),
            Column(key="spaces", title=_("Spaces"), width=72),
            Column(key="in_hand", title=_("In hand"), width=80),
            Column(key="books", title=_("Books"), width=72),
            Column(key="usage", title=_("Last lot: used, void, blank, incidents"), width=184),
            Column(key="state", title=_("Review")),
            Column(key="allotted", title=_("Allotted"), width=120),
        )
        super().__init__(context, columns, name=_("Applications"))
        self._shown: tuple[Requisition, ...] = ()
        self._allotted: dict[str, Allotment] = {}
        self._sites: dict[str, str] = {}
        self._about = ""

    def build(self) -> None:
        """The three deeds, and what the last one allotted."""
        _, desk = self.context.translate, self.context.desk
        self.review_button = self.add_button(_("Review"), self.review, "R")
        self.approve_button = self.add_button(_("Approve and allot"), self.approve, "A", main=True)
        self.refuse_button = self.add_button(_("Refuse"), self.refuse, "X")
        self.reviewer, self.approver, self.refuser = (ManagerInput(desk, _) for _deed in range(3))
        self.found, self.why = LineInput(field="field:remark", limit=500), LineInput(field="field:remark", limit=500)
        self.review_strip = self.add_strip(
            (Asked(_("What the review of the usage found"), self.found, 1), Asked("", self.reviewer)),
            do=_("Keep the review"),
            deed=self._review,
            answers={"certificates.review_missing": self.found, **self.reviewer.answers},
        )
        self.first = NumberInput(field=_("First number"), most=Decimal(LARGEST_NUMBER))
        self.approve_strip = self.add_strip(
            (Asked(_("First number"), self.first), Asked("", self.approver)),
            do=_("Approve and allot"),
            deed=self._approve,
            answers={**dict.fromkeys(_OF_FIRST, self.first), **self.approver.answers},
        )
        self.refuse_strip = self.add_strip(
            (Asked(_("Why it is refused"), self.why, 1), Asked("", self.refuser)),
            do=_("Refuse"),
            deed=self._refuse,
            answers={"certificates.reason_missing": self.why, **self.refuser.answers},
        )
        self.told = PlainLabel("", "amount")
        self.told.hide()
        self._asking.addWidget(self.told)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Those that wait first, then the newest."""
        _, database = self.context.translate, self.context.desk.database
        self._sites = dict(site_names(database))
        self._allotted = {each.requisition_id: each for each in allotments(database) if each.requisition_id is not None}
        newest = list(reversed(requisitions(database)))
        self._shown = tuple(sorted(newest, key=lambda each: not self._waits(each)))
        nothing = _("No site has applied yet. Applications come with the packages of the sites; pair them first (Exchange).")
        self.show_rows([self._row(each) for each in self._shown], nothing)
        waiting = any(map(self._waits, self._shown))
        for button in (self.review_button, self.approve_button, self.refuse_button):
            button.setEnabled(waiting)

    def _waits(self, each: Requisition) -> bool:
        return each.refused_on is None and each.id not in self._allotted

    def _row(self, each: Requisition) -> dict[str, Value]:
        allotted = self._allotted.get(each.id)
        return {
            "site": self._sites.get(each.site_id, ""),
            "number": each.number,
            "applied": f"{each.applied_on.isoformat()} {each.applied_by}",
            "homes": str(each.homes),
            "spaces": str(each.spaces),
            "in_hand": str(each.in_hand),
            "books": str(each.books),
            "usage": " · ".join(map(str, (each.last_used, each.last_void, each.last_blank, each.last_incident))),
            "state": self._state(each),
            "allotted": "" if allotted is None else book_words(allotted.first, allotted.last),
        }

    def _state(self, each: Requisition) -> str:
        _ = self.context.translate
        if each.refused_on is not None:
            return _("Refused on {day}: {review}").format(day=each.refused_on.isoformat(), review=each.review)
        if each.reviewed_on is None:
            return _("Waits for the review")
        reviewed = _("Reviewed by {name}: {review}").format(name=each.reviewed_by, review=each.review)
        if each.approved_on is None:
            return f"{reviewed} · {_('waits for approval')}"
        approved = _("approved on {day} by {name}").format(day=each.approved_on.isoformat(), name=each.approved_by)
        return f"{reviewed} · {approved}"

    def chosen(self) -> Requisition | None:
        """The application of the current row."""
        row = self.table.current_row()
        return self._shown[row] if row is not None and row < len(self._shown) else None

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def review(self) -> None:
        """Ask what the check of the usage found."""
        chosen = self._undecided()
        if chosen is not None:
            self.found.set_value(chosen.review)
            self.reviewer.prepare()
            self.ask(self.review_strip, self._message(chosen))

    def _review(self) -> None:
        found = self.found.value()
        review(self.context.desk, self._about, found, self.reviewer.authority() if found else None)

    def approve(self) -> None:
        """Ask from which number on; what follows on all that is out is proposed."""
        chosen = self._undecided()
        if chosen is None:
            return
        if chosen.reviewed_on is None:
            self.say(Reason.of("certificates.not_reviewed", number=chosen.number))
            return
        first = next_number_to_allot(self.context.desk.database)
        self.first.set_value(first)
        self.approver.prepare()
        text = self.context.translate("{message} Free from {first} on: {numbers} would be allotted.")
        numbers = book_words(first, first + chosen.books * BOOK_SIZE - 1)
        self.ask(self.approve_strip, text.format(message=self._message(chosen), first=format_number(first), numbers=numbers))

    def _approve(self) -> None:
        desk, first = self.context.desk, self.first.whole()
        authority = self.approver.authority()
        approved = next(each for each in self._shown if each.id == self._about).approved_on is not None
        made = (allot if approved else approve_and_allot)(desk, self._about, first, authority)
        text = self.context.translate("{numbers} are allotted to {site}; they go there with the next package.")
        site = self._sites.get(made.site_id, "")
        self.told.setText(text.format(numbers=book_words(made.first, made.last), site=site))
        self.told.show()

    def refuse(self) -> None:
        """Ask why."""
        chosen = self._undecided()
        if chosen is not None:
            self.refuser.prepare()
            self.ask(self.refuse_strip, self._message(chosen))

    def _refuse(self) -> None:
        why = self.why.value()
        refuse(self.context.desk, self._about, why, self.refuser.authority() if why else None)
        self.why.set_value("")

    def _undecided(self) -> Requisition | None:
        """The chosen one where something is to be decided about it; what was told of another goes."""
        self.told.hide()
        chosen = self.chosen()
        if chosen is None:
            return None
        self._about = chosen.id
        waits = self._waits(chosen)
        self.say(None if waits else Reason.of("certificates.decided_already", number=chosen.number))
        return chosen if waits else None

    def _message(self, chosen: Requisition) -> str:
        _ = self.context.translate
        message = _(
            "Application {number}: {books} books. The last lot: {used} used, {void} void, {blank} blank, {incident} incidents."
        )
        return message.format(
            number=chosen.number,
            books=chosen.books,
            used=chosen.last_used,
            void=chosen.last_void,
            blank=chosen.last_blank,
            incident=chosen.last_incident,
        )

    def act(self) -> None:
        """Enter: review or approve, whichever is due."""
        chosen = self.chosen()
        if chosen is None:
            return
        if chosen.reviewed_on is None:
            self.review()
        else:
            self.approve()
