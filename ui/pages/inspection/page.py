"""验收房屋: round after round until the client accepts; a judged round is never written again (P2, P4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.household import inspection, queries
from app.desk.household.inspection import InspectionEntry
from app.procedure.case import CaseFile, Ending, RepairSubject, Verdict
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.pages.inspection.earlier_rounds import EarlierRounds
from ui.pages.inspection.findings import Findings
from ui.pages.inspection.judged_part import JudgedPart
from ui.pages.inspection.lines import line_of
from ui.pages.inspection.meters_table import MetersTable
from ui.pages.inspection.round_part import RoundPart
from ui.pages.inspection.stage import StageKind, all_items, stage_of
from ui.pages.inspection.typed_round import with_round
from ui.pages.inspection.verdict_part import VerdictPart
from ui.pages.parts.repair_part import RepairPart
from ui.pages.parts.table_reason import TableReason, bad_cell
from ui.widgets import Field, RecordTable, TextArea
from ui.widgets.input import Draft
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class InspectionPage(StepPage):
    """Shows the round that is entered, or the repair after a failed one, or what was judged."""

    step = "inspection"

    def build(self, form: PageForm) -> None:
        """All parts; `load` shows those of the stage."""
        _ = self.context.translate
        self._file = queries.case_file(self.context.desk, self.context.case_id)
        self._stage = stage_of(self._file)
        self._look_again = False
        self.judged = JudgedPart(_, self.look_again)
        self.head = RoundPart(self.context, form.register)
        self.findings = Findings(self.context, all_items(self._file, self.context.procedure))
        self.meters = MetersTable(self.context)
        self.words = TextArea(field=_("Client's words"), lines=2)
        self.verdict = VerdictPart(self.context, form.register, self.findings.defects, self.give_verdict)
        self.repair = RepairPart(RepairSubject.UNIT, self.context, form.register, self._do_repair)
        self.earlier = EarlierRounds(self.context)
        self._lay_out(form)
        self._keep_inputs()

    def _lay_out(self, form: PageForm) -> None:
        _ = self.context.translate
        form.widget(self.judged)
        form.widget(self.repair)
        form.widget(self.head)
        form.widget(self.findings)
        self._meters_title = form.section(_("Meters"))
        form.widget(self.meters)
        form.widget(TableReason(self.meters, self.context.sentence))
        self._verdict_title = form.section(_("The client"))
        self._words = form.fields(Field(_("Client's words"), self.words, key="words"))
        form.widget(self.verdict)
        form.widget(self.earlier)

    def _keep_inputs(self) -> None:
        self.keep("items", self.findings.items)
        self.keep("defects", self.findings.defects)
        self.keep("meters", self.meters)
        self.keep("repair", self.repair)
        self.verdict.edited.connect(self.touch)
        self.findings.edited.connect(self.verdict.follow)
        self.answers(self.findings.items, "inspection.item_not_judged")
        self.answers(self.repair.order_button, "inspection.repair_not_ordered")
        self.answers(self.repair.how, "inspection.repair_running")
        self.answers(self.findings.items, "inspection.reinspection_due")

    def heading(self, file: CaseFile) -> str:
        """Return the step with its round."""
        number = stage_of(file, look_again=self._look_again).round
        name = super().heading(file)
        return self.context.translate("{step} · round {round}").format(step=name, round=number)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the parts of the stage."""
        del progress
        self._file = file
        if file.last_round is not None and file.last_round.verdict is None:
            self._look_again = False
        self._stage = stage_of(file, look_again=self._look_again)
        entering = self._stage.kind is StageKind.ENTERING
        for part in (self.head, self.findings, self._words, self.verdict, self._verdict_title):
            part.setVisible(entering)
        self.repair.show_repair(file, self._stage.round if self._stage.kind is StageKind.REPAIR else None)
        self.meters.show_meters(file, procedure)
        self._meters_title.setVisible(self.meters.records.rowCount() > 0)
        self.meters.setVisible(self.meters.records.rowCount() > 0)
        self.earlier.show_rounds(file)
        self.judged.show_case(file, shown=self._stage.kind is StageKind.JUDGED)
        if entering:
            self._show_entering(file, procedure)

    def _show_entering(self, file: CaseFile, procedure: Procedure) -> None:
        number = self._stage.round
        self.head.show_round(file, number)
        self.findings.show_round(file, procedure, number)
        held = next((each for each in file.rounds if each.round == number), None)
        self.words.set_value(held.client_words if held is not None else "")
        self.verdict.follow()

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def look_again(self) -> None:
        """Begin the round that looks at the remaining matters."""
        self._look_again = True
        self.reload(self._file, self.context.procedure, queries.progress(self.context.desk, self.context.case_id))
        self.findings.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_verdict(self) -> None:
        """Save the round and record the client's verdict; a refusal ends the case, so that is asked once more."""
        _ = self.context.translate
        verdict = self.verdict.chosen
        if verdict is None:
            self.say_problem(Reason.of("inspection.no_verdict"))
        elif verdict is Verdict.REFUSED:
            text = _("The client refuses the unit: end the case and mark its certificate void? This cannot be taken back.")
            self.context.prompts.confirm(self, text, _("End the case"), lambda: self._give(verdict))
        else:
            self._give(verdict)

    def decide(self) -> bool:
        """Next records the verdict that is chosen, as F6 does; it goes on where the client accepts the unit."""
        if self._stage.kind is not StageKind.ENTERING or self.verdict.chosen is None:
            return True
        self.give_verdict()
        return stage_of(self._file).kind is StageKind.JUDGED and self._file.case.ending is Ending.OPEN

    def _give(self, verdict: Verdict) -> None:
        desk, case_id = self.context.desk, self.context.case_id

        def both() -> None:
            self._save_round()
            self.modified = False
            file = queries.case_file(desk, case_id)
            inspection.give_verdict(desk, case_id, verdict, self.verdict.remaining(file))
            self.verdict.verdict.set_value(None)

        if self.do(both, save_first=False):
            # What had the focus is hidden now; Enter goes on, and is never a button's.
            following = self.repair.taken_by if self._stage.kind is StageKind.REPAIR else self
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do_repair(self, verb: Callable[[], object]) -> bool:
        def both() -> None:
            self._save_meters()
            verb()
            self.modified = False

        done = self.do(both, save_first=False)
        if done and self._stage.kind is StageKind.ENTERING:
            self.findings.items.setFocus(Qt.FocusReason.OtherFocusReason)
        return done

    # ---- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the round, the repair or the meters. A new round is not begun by leaving a page on which nothing was typed."""
        desk, case_id = self.context.desk, self.context.case_id
        match self._stage.kind:
            case StageKind.ENTERING:
                if self.modified or self._is_begun():
                    self._save_round()
            case StageKind.REPAIR:
                self._save_meters()
                if self.modified:
                    self.repair.save(self._file, self._stage.round)
            case StageKind.JUDGED:
                self._save_meters()
        self.load(queries.case_file(desk, case_id), self.context.procedure, queries.progress(desk, case_id))

    def _is_begun(self) -> bool:
        return any(each.round == self._stage.round for each in self._file.rounds)

    def _save_meters(self) -> None:
        meters = self.meters.readings(self.context.today())
        if meters:
            inspection.save_inspection(self.context.desk, self.context.case_id, InspectionEntry(meters=meters))

    def _save_round(self) -> None:
        inspection.save_inspection(self.context.desk, self.context.case_id, self._entry())

    def _entry(self) -> InspectionEntry:
        day = self.head.inspected_on.value()
        return InspectionEntry(
            inspected_by=self.head.inspected_by.value(),
            inspected_on=day,
            client_words=self.words.value(),
            signer_id=self.head.signer.value() or None,
            checks=self.findings.items.checks(self.context.case_id, self._stage.round),
            defects=self.findings.defects.defects(),
            meters=self.meters.readings(day or self.context.today()),
            accepted_defects=self.findings.defects.mended(),
        )

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with the round as typed."""
        if self._stage.kind is not StageKind.ENTERING:
            return replace(file, meters=self.meters.readings(self.context.today()))
        # The other verdicts hold something up by what follows them, which is not asked before they are recorded.
        verdict = self.verdict.chosen if self.verdict.chosen is Verdict.PASSED else None
        return with_round(file, self._entry(), self._stage.round, self.context.desk, verdict)

    # ---- drafts and finding --------------------------------------------------------------------------------------------------

    def show_case(
        self, file: CaseFile, procedure: Procedure, progress: Progress, draft: Mapping[str, Draft] | None = None
    ) -> None:
        """Looking at remaining matters begins anew each time."""
        self._look_again = False
        super().show_case(file, procedure, progress, draft)

    def draft(self) -> dict[str, Draft]:
        """Return the raw typing, and whether it belongs to a round that is not begun yet."""
        return {**super().draft(), "look_again": self._look_again}

    def take_draft(self, draft: Mapping[str, Draft]) -> None:
        """Put raw typing back and show the parts that belong to it."""
        if draft.get("look_again") and self._stage.kind is StageKind.JUDGED:
            self._look_again = True
            self.load(self._file, self.context.procedure, queries.progress(self.context.desk, self.context.case_id))
        super().take_draft(draft)
        self.findings.show_parts()
        self.verdict.follow()

    def preview_form(self) -> str | None:
        """Return the acceptance form."""
        return "acceptance_form"

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the line that the reason names, or its place."""
        line = line_of(reason, self.findings, self.meters, self.verdict.table)
        return line or super().focus_for(reason) or bad_cell(self._tables(), reason)

    def _tables(self) -> tuple[RecordTable, ...]:
        return (self.findings.items, self.findings.defects, self.meters, self.verdict.table)
