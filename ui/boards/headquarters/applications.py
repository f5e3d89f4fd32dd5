"""领用审批: applications of all sites; approving one allots its numbers, which run on over the whole company (C1, C6)."""

from decimal import Decimal

from app.desk.authority import Authority
from app.desk.company import site_names
from app.desk.control.allotments import allot, allotments, approve_and_allot, next_number_to_allot
from app.desk.control.applications import applications, refuse, review
from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER, Application, format_number
from app.procedure.certificates.allotment import Allotment
from app.procedure.reason import Reason
from ui.boards.certificates.words import application_message, book_words, decision_words, usage_words
from ui.boards.deciding_part import DecidingPart
from ui.context import WindowContext
from ui.widgets import InputColumn, NumberInput, PlainLabel
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value

_OF_FIRST = ("headquarters.given_out", "certificates.lot_not_whole_books", "certificates.lot_numbers")


class CompanyApplications(DecidingPart[Application]):
    """R reviews, A approves and allots, X refuses; Enter does what is due for the row."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="site", title=_("Site"), width=112),
            InputColumn(key="number", title=_("Number"), width=112),
            InputColumn(key="applied", title=_("Applied"), width=144),
            InputColumn(key="homes", title=_("Homes"), width=72),
            InputColumn(key="spaces", title=_("Spaces"), width=72),
            InputColumn(key="in_hand", title=_("In hand"), width=80),
            InputColumn(key="books", title=_("Books"), width=72),
            InputColumn(key="usage", title=_("Last lot: used, void, blank, incidents"), width=184),
            InputColumn(key="state", title=_("Review")),
            InputColumn(key="allotted", title=_("Allotted"), width=120),
        )
        super().__init__(context, columns, name=_("Applications"))
        self._allotted: dict[str, Allotment] = {}
        self._sites: dict[str, str] = {}

    def build(self) -> None:
        """The three deeds, and what the last one allotted."""
        _ = self.context.translate
        self.add_decision_buttons(_("Approve and allot"), main=True)
        self.add_decision_strips(
            _("What the review of the usage found"),
            review_missing="certificates.review_missing",
            reason_missing="certificates.reason_missing",
        )
        self.first = NumberInput(field=_("First number"), most=Decimal(LARGEST_NUMBER))
        self.approve_strip = self.add_strip(
            (Asked(_("First number"), self.first), Asked("", self.approver)),
            do=_("Approve and allot"),
            deed=self._approve,
            answers={**dict.fromkeys(_OF_FIRST, self.first), **self.approver.answers},
        )
        self.told = PlainLabel("", "amount")
        self.told.hide()
        self._asking.addWidget(self.told)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Those that wait first, then the newest."""
        _, database = self.context.translate, self.context.desk.database
        self._sites = dict(site_names(database))
        self._allotted = {each.application_id: each for each in allotments(database) if each.application_id is not None}
        newest = list(reversed(applications(database)))
        self.shown = tuple(sorted(newest, key=lambda each: not self._waits(each)))
        nothing = _("No site has applied yet. Applications come with the packages of the sites; pair them first (Exchange).")
        self.show_rows([self._row(each) for each in self.shown], nothing)
        waiting = any(map(self._waits, self.shown))
        for button in self.decision_buttons:
            button.setEnabled(waiting)

    def _waits(self, each: Application) -> bool:
        return each.refused_on is None and each.id not in self._allotted

    def _row(self, each: Application) -> dict[str, Value]:
        _, allotted = self.context.translate, self._allotted.get(each.id)
        return {
            "site": self._sites.get(each.site_id, ""),
            "number": each.number,
            "applied": f"{each.applied_on.isoformat()} {each.applied_by}",
            "homes": str(each.homes),
            "spaces": str(each.spaces),
            "in_hand": str(each.in_hand),
            "books": str(each.books),
            "usage": usage_words(each),
            "state": decision_words(each, _, _("Waits for the review")),
            "allotted": "" if allotted is None else book_words(allotted.first, allotted.last),
        }

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def keep_review(self, found: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        review(self.context.desk, self.about, found, authority)

    def approve(self) -> None:
        """Ask from which number on; what follows on all that is out is proposed."""
        chosen = self.undecided()
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
        self.ask(self.approve_strip, text.format(message=self.message(chosen), first=format_number(first), numbers=numbers))

    def _approve(self) -> None:
        desk, first = self.context.desk, self.first.whole()
        authority = self.approver.authority()
        approved = next(each for each in self.shown if each.id == self.about).approved_on is not None
        made = (allot if approved else approve_and_allot)(desk, self.about, first, authority)
        text = self.context.translate("{numbers} are allotted to {site}; they go there with the next package.")
        site = self._sites.get(made.site_id, "")
        self.told.setText(text.format(numbers=book_words(made.first, made.last), site=site))
        self.told.show()

    def keep_refusal(self, why: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        refuse(self.context.desk, self.about, why, authority)

    def undecided(self) -> Application | None:
        """See `DecidingPart`; what was told of another application goes."""
        self.told.hide()
        return super().undecided()

    def decided(self, item: Application) -> Reason | None:
        """See `DecidingPart`."""
        return None if self._waits(item) else Reason.of("certificates.decided_already", number=item.number)

    def message(self, item: Application) -> str:
        """See `DecidingPart`."""
        return application_message(item, self.context.translate)

    def act(self) -> None:
        """Enter: review or approve, whichever is due."""
        chosen = self.chosen()
        if chosen is None:
            return
        if chosen.reviewed_on is None:
            self.review()
        else:
            self.approve()
