"""方案: a site submits the preparation plan of a phase and sees the review; headquarters reviews, approves, files (B3, B4)."""

from app.desk.authority import Authority
from app.desk.company import has_headquarters, is_headquarters, site_names
from app.desk.upkeep.plans import approve_plan, file_plan, plan_reminders, plans, refuse_plan, review_plan, submit_plan
from app.errors import InputError
from app.exchange.correspondence.acknowledgement import has_arrived
from app.procedure.preparation import PlanState, PreparationPlan
from app.procedure.reason import Reason
from app.texts.headquarters import PLAN_STATE_NAMES
from ui.boards.deciding_part import DecidingPart
from ui.boards.part_board import PartBoard
from ui.boards.plan_form import PlanForm
from ui.context import WindowContext
from ui.widgets import InputColumn, PlainLabel
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value


class PlansPart(DecidingPart[PreparationPlan]):
    """N submits at a site; R reviews, A approves or files, X refuses where the company decides."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="site", title=_("Site"), width=136),
            InputColumn(key="phase", title=_("Phase"), width=136),
            InputColumn(key="kind", title=_("Approved or filed"), width=136),
            InputColumn(key="starts", title=_("Move-in starts on"), width=120),
            InputColumn(key="submitted", title=_("Submitted"), width=160),
            InputColumn(key="state", title=_("Review")),
        )
        self._decides = is_headquarters(context.desk) or not has_headquarters(context.desk)
        super().__init__(context, columns, name=_("Preparation plans"))
        self._sites: dict[str, str] = {}
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())

    def build(self) -> None:
        """The deeds, the reminders over them, and the chosen plan below."""
        _, desk = self.context.translate, self.context.desk
        self.reminder = PlainLabel("", "wait")
        self.content = PlainLabel("")
        self._column.insertWidget(0, self.reminder)
        self._column.insertWidget(self._column.count() - 1, self.content)
        self.submit_button = self.add_button(_("Submit a plan"), self.submit, "N", main=not is_headquarters(desk))
        self.add_decision_buttons(_("Approve or file"), main=is_headquarters(desk))
        self._build_submit()
        self.add_decision_strips(
            _("What the review of the plan found"), review_missing="plans.review_missing", reason_missing="plans.reason_missing"
        )
        self.approve_strip = self.add_strip(
            (Asked("", self.approver),), do=_("Approve or file"), deed=self._approve, answers=self.approver.answers
        )

    def _build_submit(self) -> None:
        _ = self.context.translate
        self.form = PlanForm(self.context.desk, _)
        self.submit_strip = self.add_strip(
            (Asked("", self.form, 1),),
            do=_("Submit"),
            deed=self._submit,
            answers={
                **dict.fromkeys(("plans.phase_missing", "plans.under_review"), self.form.phase),
                "plans.start_missing": self.form.starts,
                "plans.content_missing": self.form.content,
            },
        )

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The newest plan first, and what is to be reminded of."""
        _, desk = self.context.translate, self.context.desk
        at_headquarters = is_headquarters(desk)
        self._decides = at_headquarters or not has_headquarters(desk)
        self._sites = dict(site_names(desk.database))
        self.shown = tuple(reversed(plans(desk.database, None if at_headquarters else desk.site_id)))
        nothing = _("No site has submitted a plan yet. Plans come with the packages of the sites.")
        first = _("There is no plan yet. N submits the first; it is to be approved 60 days before move-in starts.")
        self.show_rows([self._row(each) for each in self.shown], nothing if at_headquarters else first)
        said = [self.context.sentence(reason) for reason in plan_reminders(desk, None if at_headquarters else desk.site_id)]
        self.reminder.setText("\n".join(said))
        self.reminder.setVisible(bool(said))
        self.submit_button.setVisible(not at_headquarters)
        for button in self.decision_buttons:
            button.setVisible(self._decides)
            button.setEnabled(any(not each.is_decided for each in self.shown))
        self._follow()

    def _row(self, each: PreparationPlan) -> dict[str, Value]:
        _ = self.context.translate
        return {
            "site": self._sites.get(each.site_id, ""),
            "phase": each.phase,
            "kind": _("to be approved") if each.first_phase else _("to be filed"),
            "starts": each.starts_on.isoformat(),
            "submitted": f"{each.submitted_on.isoformat()} {each.submitted_by}",
            "state": self._state(each),
        }

    def _state(self, each: PreparationPlan) -> str:
        _, desk = self.context.translate, self.context.desk
        said = _(PLAN_STATE_NAMES[each.state])
        if each.state is PlanState.SUBMITTED and has_headquarters(desk) and not is_headquarters(desk):
            arrived = has_arrived(desk.archive, "preparation_plan", each.id)
            said = _("At headquarters, waits for the review") if arrived else _("To be exported to headquarters")
        day = each.refused_on or each.approved_on or each.filed_on or each.reviewed_on
        parts = (said, "" if day is None else day.isoformat(), each.reviewed_by, each.review)
        return " · ".join(part for part in parts if part)

    def _follow(self) -> None:
        chosen = self.chosen()
        self.content.setText("" if chosen is None else chosen.content)

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Ask for the plan of a phase."""
        _ = self.context.translate
        text = _("The first phase is approved by the company, a later one is filed with it (60 days before).")
        self.form.first_phase.set_value(value=not self.shown)
        self.ask(self.submit_strip, text)

    def _submit(self) -> None:
        form = self.form
        starts_on = form.starts.value()
        if starts_on is None:
            raise InputError.of("plans.start_missing")
        submit_plan(
            self.context.desk,
            phase=form.phase.value(),
            first_phase=form.first_phase.value(),
            starts_on=starts_on,
            content=form.content.value(),
        )
        form.clear()

    def keep_review(self, found: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        review_plan(self.context.desk, self.about, found, authority)

    def approve(self) -> None:
        """Approve a plan of a first phase, file one of a later."""
        chosen = self.undecided()
        if chosen is None:
            return
        if chosen.first_phase and chosen.reviewed_on is None:
            self.say(Reason.of("plans.not_reviewed", phase=chosen.phase))
            return
        self.approver.prepare()
        self.ask(self.approve_strip, self.message(chosen))
        if self.approver.isHidden():
            self.approve_strip.button.setFocus()

    def _approve(self) -> None:
        chosen = next(each for each in self.shown if each.id == self.about)
        (approve_plan if chosen.first_phase else file_plan)(self.context.desk, self.about, self.approver.authority())

    def keep_refusal(self, why: str, authority: Authority | None) -> None:
        """See `DecidingPart`."""
        refuse_plan(self.context.desk, self.about, why, authority)

    def decided(self, item: PreparationPlan) -> Reason | None:
        """See `DecidingPart`."""
        return Reason.of("plans.decided_already", phase=item.phase) if item.is_decided else None

    def message(self, item: PreparationPlan) -> str:
        """See `DecidingPart`."""
        site = self._sites.get(item.site_id, "")
        text = self.context.translate("Plan of {site}, {phase}: move-in starts on {day}.")
        return text.format(site=site, phase=item.phase, day=item.starts_on.isoformat())

    def act(self) -> None:
        """Enter: what is due for the plan."""
        chosen = self.chosen()
        if chosen is None or not self._decides:
            return
        if chosen.first_phase and chosen.reviewed_on is None:
            self.review()
        else:
            self.approve()


class PlansBoard(PartBoard[PlansPart]):
    """筹备 at a site, 方案 at headquarters."""

    key = "plans"

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        title = _("Plans") if is_headquarters(context.desk) else _("Preparation")
        super().__init__(context, title, PlansPart(context))
