"""查验客户资料: what this client must show, what was seen of it, and what is to be brought next time (P1)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.desk.authority import Authority
from app.desk.household import documents, queries
from app.procedure.case import CaseFile, PaperCheck
from app.procedure.declaration import Procedure
from app.procedure.papers import RequiredPaper, missing_papers, papers_to_bring, required_papers
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.manager_input import ManagerInput
from ui.pages.documents.scans_part import ScansPart
from ui.pages.documents.table import PapersTable
from ui.pages.parts.table_reason import TableReason, bad_cell
from ui.widgets import Button, DateInput, Field
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage

ABSENT = ("papers.missing", "papers.missing_of")


class DocumentsPage(StepPage):
    """The space bar ticks a paper with its copies, Ctrl+A all of them; the slip says what to bring."""

    step = "documents"

    def build(self, form: PageForm) -> None:
        """The register, what is missing, and the slip."""
        _ = self.context.translate
        self.table = PapersTable(self.context)
        self.promised = DateInput(field=_("Promised for"), today=self.context.today)
        form.widget(self.table)
        form.widget(TableReason(self.table, self.context.sentence))
        self.manager = ManagerInput(self.context.desk, _, _("A waiver needs a manager:"))
        form.widget(self.manager)
        for code, place in self.manager.answers.items():
            self.answers(place, code)
        form.buttons(Button(_("All seen and copied"), self.table.tick_all, "Ctrl+A"))
        self.missing = form.section("")
        self.missing.setProperty("kind", "reason")
        self._slip = form.fields(Field(_("Promised for"), self.promised, key="promised"))
        button = Button(_("Print what to bring"), lambda: self.context.print_form("bring_slip"), "F6")
        row = self._slip.layout()
        if row is not None:
            row.addWidget(button)
        self.scans = ScansPart(self.context, self.table.chosen, lambda verb: self.do(verb, save_first=False))
        form.widget(self.scans)
        self.keep("papers", self.table)
        self.touched.connect(self._say_missing)
        self.touched.connect(self._ask_manager)

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the register of this client."""
        del progress
        self._file = file
        self.table.show_papers(required_papers(file, procedure))
        self.scans.show_case(file)
        days = [check.promised_for for check in file.paper_checks if check.promised_for is not None]
        self.promised.set_value(max(days, default=None))
        self._say_missing()
        self.manager.hide()

    def _ask_manager(self) -> None:
        """While a waiver stands there to which nobody agreed yet, a clerk asks a manager."""
        if self.table.problem() is not None:
            return
        if not documents.new_waivers(self.table.checks(), self._file.paper_checks):
            self.manager.hide()
        elif self.manager.isHidden():
            self.manager.prepare()

    def _say_missing(self) -> None:
        """What is missing with what stands in the table, in words."""
        if self.table.problem() is not None:
            return  # said under the table
        file = self._with_checks(self._file)
        reasons = missing_papers(file, self.context.procedure, self.context.today())
        self.missing.setText(self._in_words(reasons))
        for widget in (self.missing, self._slip):
            widget.setVisible(bool(reasons))

    def _in_words(self, reasons: Sequence[Reason]) -> str:
        """Return the missing papers in one sentence, everything else in its own."""
        _ = self.context.translate
        absent = [dict(reason.params) for reason in reasons if reason.code in ABSENT]
        names = [
            f"{self.context.name(named['paper'])} ({named['person']})"
            if named.get("person")
            else self.context.name(named["paper"])
            for named in absent
        ]
        lines = [_("Still missing: {papers}").format(papers=_(", ").join(names))] if names else []
        lines += [
            self.context.sentence(reason) for reason in reasons if reason.code not in ("papers.missing", "papers.missing_of")
        ]
        return "\n".join(lines)

    def _with_checks(self, file: CaseFile) -> CaseFile:
        return replace(file, paper_checks=self.table.checks())

    def _promised(self) -> tuple[PaperCheck, ...]:
        """Return the rows with the day for which the missing ones are promised, those that were not touched at all included."""
        day = self.promised.value()
        file = self._with_checks(self._file)
        bring = {(row.kind.id, row.person.id if row.person else None) for row in self._to_bring(file)}
        checks = {(check.paper, check.person_id): check for check in file.paper_checks}
        for key in bring if day is not None else ():
            blank = PaperCheck(id="", case_id=file.case.id, paper=key[0], person_id=key[1])
            checks.setdefault(key, blank)
        return tuple(replace(check, promised_for=day if key in bring else None) for key, check in checks.items())

    def _to_bring(self, file: CaseFile) -> tuple[RequiredPaper, ...]:
        return papers_to_bring(file, self.context.procedure, self.context.today())

    def save(self) -> None:
        """Keep the rows of the register."""
        desk, case_id = self.context.desk, self.context.case_id
        checks = self._promised()
        waived = documents.new_waivers(checks, self._file.paper_checks)
        documents.save_paper_checks(desk, case_id, checks, self._authority() if waived else None)
        self._file = queries.case_file(desk, case_id)
        self.table.show_papers(required_papers(self._file, self.context.procedure))

    def _authority(self) -> Authority | None:
        if self.manager.isHidden():
            self.manager.prepare()  # the waiver came back from a draft
        return self.manager.authority()

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with what is ticked."""
        return replace(file, paper_checks=self._promised())

    def preview_form(self) -> str | None:
        """Return the register itself."""
        return "document_register"

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the row of the paper that the reason names."""
        named = dict(reason.params)
        place = self.table.place_of(named.get("paper", ""), named.get("person", ""))
        if place is None:
            return bad_cell((self.table,), reason) or super().focus_for(reason)
        self.table.go_to(place)
        return self.table
