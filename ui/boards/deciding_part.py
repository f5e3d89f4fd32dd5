"""What lists of applications and plans have in common: each is reviewed, approved or refused, by whoever may (C6, B3)."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from app.desk.authority import Authority
from app.procedure.reason import Reason
from ui.boards.board_part import BoardPart
from ui.manager_input import ManagerInput
from ui.widgets import LineInput
from ui.widgets.action_strip import Asked


class Submitted(Protocol):
    """What waits for a decision; `review` is what the review of it found, empty before."""

    @property
    def id(self) -> str:
        """The id of its row."""
        ...

    @property
    def review(self) -> str:
        """What the review found, or why it was refused."""
        ...


Item = TypeVar("Item", bound=Submitted)


class DecidingPart(BoardPart, Generic[Item]):
    """A list whose rows are decided: R reviews, A approves, X refuses; each asks a clerk for a manager.

    Subclasses keep what they show in `shown`, say of each whether it is decided and how it reads over a strip, and call verbs.
    """

    shown: tuple[Item, ...] = ()
    about = ""
    """The row that an open strip asks about; the current one may be another by then."""

    # ---- what a subclass says ----------------------------------------------------------------------------------------

    @abstractmethod
    def decided(self, item: Item) -> Reason | None:
        """Return why nothing is to be decided about it any more; None where something is."""

    @abstractmethod
    def message(self, item: Item) -> str:
        """Return what stands over the strip that asks about it."""

    @abstractmethod
    def approve(self) -> None:
        """Approve the chosen one, or ask what is needed for that."""

    @abstractmethod
    def keep_review(self, found: str, authority: Authority | None) -> None:
        """Keep what the review of `about` found."""

    @abstractmethod
    def keep_refusal(self, why: str, authority: Authority | None) -> None:
        """Refuse `about`."""

    # ---- what a subclass calls ---------------------------------------------------------------------------------------

    def add_decision_buttons(self, approve: str, *, main: bool) -> None:
        """The buttons of the three deeds; `approve` is what approving is called here."""
        _ = self.context.translate
        self.review_button = self.add_button(_("Review"), self.review, "R")
        self.approve_button = self.add_button(approve, self.approve, "A", main=main)
        self.refuse_button = self.add_button(_("Refuse"), self.refuse, "X")
        self.decision_buttons = (self.review_button, self.approve_button, self.refuse_button)

    def add_decision_strips(self, found: str, *, review_missing: str, reason_missing: str) -> None:
        """The strips that ask for the review, whose line is called `found`, and for the reason of a refusal.

        The codes are of the reasons that an empty line is refused with.
        """
        _, desk = self.context.translate, self.context.desk
        self.reviewer, self.approver, self.refuser = (ManagerInput(desk, _) for _deed in range(3))
        self.found, self.why = LineInput(field="field:remark", limit=500), LineInput(field="field:remark", limit=500)
        self.review_strip = self.add_strip(
            (Asked(found, self.found, 1), Asked("", self.reviewer)),
            do=_("Keep the review"),
            deed=self._review,
            answers={review_missing: self.found, **self.reviewer.answers},
        )
        self.refuse_strip = self.add_strip(
            (Asked(_("Why it is refused"), self.why, 1), Asked("", self.refuser)),
            do=_("Refuse"),
            deed=self._refuse,
            answers={reason_missing: self.why, **self.refuser.answers},
        )

    def chosen(self) -> Item | None:
        """Return the one of the current row."""
        row = self.table.current_row()
        return self.shown[row] if row is not None and row < len(self.shown) else None

    def undecided(self) -> Item | None:
        """Return the chosen one where something is to be decided about it; else it is said why not."""
        chosen = self.chosen()
        if chosen is None:
            return None
        self.about = chosen.id
        reason = self.decided(chosen)
        self.say(reason)
        return chosen if reason is None else None

    def review(self) -> None:
        """Ask what the review found."""
        chosen = self.undecided()
        if chosen is not None:
            self.found.set_value(chosen.review)
            self.reviewer.prepare()
            self.ask(self.review_strip, self.message(chosen))

    def refuse(self) -> None:
        """Ask why."""
        chosen = self.undecided()
        if chosen is not None:
            self.refuser.prepare()
            self.ask(self.refuse_strip, self.message(chosen))

    def _review(self) -> None:
        found = self.found.value()
        self.keep_review(found, self.reviewer.authority() if found else None)

    def _refuse(self) -> None:
        why = self.why.value()
        self.keep_refusal(why, self.refuser.authority() if why else None)
        self.why.set_value("")
