"""卫生间防水试验: only where the client also renovates; a leak goes through the repair loop and is tested again (P3)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.desk.household import queries, waterproof
from app.procedure.case import CaseFile, RepairSubject, TestResult, WaterproofTest
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.pages.parts import follow_layout
from ui.pages.parts.repair_part import RepairPart
from ui.pages.waterproof.bathrooms import Bathrooms
from ui.pages.waterproof.earlier_tests import EarlierTests
from ui.widgets import Button
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage

_PLACES: Mapping[str, str] = {
    "waterproof.too_short": "ended_at",
    "waterproof.too_shallow": "filled_depth",
    "waterproof.room_below_not_looked_at": "looked_at_by",
    "waterproof.ended_before_filled": "ended_at",
    "waterproof.bathroom_missing": "bathroom",
    "waterproof.running": "result",
    "waterproof.not_tested": "filled_at",
    "waterproof.retest_due": "filled_at",
}


class WaterproofPage(StepPage):
    """The bathrooms of the running round, or the repair after a leak."""

    step = "waterproof"

    def build(self, form: PageForm) -> None:
        """All parts; `load` shows those of the stage."""
        _ = self.context.translate
        settings = self.context.procedure.settings
        self._form = form
        self._file = queries.case_file(self.context.desk, self.context.case_id)
        self.repair = RepairPart(RepairSubject.WATERPROOF, self.context, form.register, self._do_repair)
        self.bathrooms = Bathrooms(self.context, form.register)
        self.earlier = EarlierTests(self.context)
        form.note(
            _("This site: the water stands at least {hours} hours, at least {depth} mm deep.").format(
                hours=settings.waterproof_hours, depth=settings.waterproof_depth
            )
        )
        form.widget(self.repair)
        form.widget(self.bathrooms)
        self._add = form.buttons(
            Button(_("+ Bathroom"), self.bathrooms.add, "Alt+1"),
        )
        form.widget(self.earlier)
        self.keep("bathrooms", self.bathrooms)
        self.keep("repair", self.repair)
        self.answers(self.repair.order_button, "waterproof.repair_not_ordered")
        self.answers(self.repair.how, "waterproof.repair_running")
        self.bathrooms.grown.connect(lambda: follow_layout(self._form))

    def heading(self, file: CaseFile) -> str:
        """Return the step with its round."""
        name = super().heading(file)
        return self.context.translate("{step} · round {round}").format(step=name, round=self._round(file))

    # ---- showing -----------------------------------------------------------------------------------------------------

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the running round, or the repair that a leak waits for."""
        del procedure, progress
        self._file = file
        repairing = self._repairing(file)
        number = self._round(file)
        self.repair.show_repair(file, number if repairing else None)
        self.bathrooms.setVisible(not repairing)
        self._add.setVisible(not repairing)
        self.bathrooms.show_tests(self._tests(file, number), number)
        self.earlier.show_tests(file, number if not repairing else number + 1)

    @staticmethod
    def _leaked(file: CaseFile) -> bool:
        """The last round is whole and one of its bathrooms leaked."""
        tests = file.last_tests()
        return any(test.result is TestResult.LEAK for test in tests) and all(test.result is not None for test in tests)

    def _repairing(self, file: CaseFile) -> bool:
        if not self._leaked(file):
            return False
        repair = file.repair_after(RepairSubject.WATERPROOF, file.last_tests()[0].round)
        return repair is None or repair.done_on is None

    def _round(self, file: CaseFile) -> int:
        """Return the round that is entered, or that the repair follows."""
        tests = file.last_tests()
        if not tests:
            return 1
        return tests[0].round + (1 if self._leaked(file) and not self._repairing(file) else 0)

    def _tests(self, file: CaseFile, number: int) -> tuple[WaterproofTest, ...]:
        """Return the tests of the round; a new one begins with the bathrooms that leaked, the first with those of the layout."""
        tests = file.last_tests()
        if not tests:
            return self.bathrooms.usual(file.unit.layout)
        if tests[0].round == number:
            return tests
        return tuple(
            WaterproofTest(
                id="",
                case_id=file.case.id,
                round=number,
                bathroom=test.bathroom,
                room_below=test.room_below,
                looked_at_by=test.looked_at_by,
                tested_by=test.tested_by,
            )
            for test in tests
            if test.result is TestResult.LEAK
        )

    # ---- saving ------------------------------------------------------------------------------------------------------

    def _do_repair(self, verb: Callable[[], object]) -> bool:
        def both() -> None:
            verb()
            self.modified = False

        done = self.do(both, save_first=False)
        if done and not self._repairing(self._file) and self.bathrooms.cards:
            self.bathrooms.cards[0].filled_at.setFocus()
        return done

    def save(self) -> None:
        """Keep the bathrooms of the round, or the repair. Bathrooms of which nothing is known yet are not begun."""
        desk, case_id = self.context.desk, self.context.case_id
        if self._repairing(self._file):
            if self.modified:
                self.repair.save(self._file, self._round(self._file))
        elif self.modified and (tests := self.bathrooms.begun()):
            waterproof.save_waterproof(desk, case_id, tests)
        self.load(queries.case_file(desk, case_id), self.context.procedure, queries.progress(desk, case_id))

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with the bathrooms as typed."""
        if self._repairing(file):
            return file
        number = self._round(file)
        tests = tuple(replace(test, round=number) for test in self.bathrooms.begun())
        return replace(file, waterproof_tests=(*(test for test in file.waterproof_tests if test.round != number), *tests))

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the field of the bathroom that the reason names."""
        key = _PLACES.get(reason.code)
        if key is None:
            return super().focus_for(reason)
        cards = self.bathrooms.cards
        named = self.bathrooms.card_of(dict(reason.params).get("bathroom", ""))
        open_card = next((card for card in cards if not card.result.value()), None)
        card = named or open_card or next(iter(cards), None)
        if card is None:
            return None
        card.fields[key].show_reason(reason)
        return card.fields[key].input
