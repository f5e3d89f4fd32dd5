"""What a page of the wizard is: it shows the facts of its step and takes new ones, and knows no neighbour.

How a page is written::

    class FeesPage(StepPage):
        step = "fees"

        def build(self, form: PageForm) -> None:      # once, before the page is first shown
            _ = self.context.translate
            self.payer = LineInput(field="field:payer")
            form.section(_("Payment"))
            form.fields(Field(_("Paid by"), self.method, key="method", answers=("fees.method_missing",)))

        def load(self, file, procedure, progress) -> None:   # facts → widgets; also after every verb
            self.payer.set_value(file.client_name)

        def save(self) -> None:                       # widgets → one verb; RuzhuError is shown and nothing is lost
            fees.save_payer(self.context.desk, self.context.case_id, self.payer.value())

The wizard does the rest: leaving by Next calls `save` and then passes the step; leaving by Back, the rail or F8 calls `save`
when something was typed, and keeps a draft where that is refused. While typing, a draft goes to the local table; after a crash
it is put back into the widgets. Inputs given to the form as `Field(key=…)` are kept in drafts by themselves; a page with
widgets of its own calls `keep(key, widget)` for each in `build`.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget, QWizardPage

from app.errors import RuzhuError
from app.procedure.case import CaseFile
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from ui.widgets import Field, PlainLabel, Strip
from ui.widgets.input import Draft
from ui.wizard.context import PageContext
from ui.wizard.page_form import PageForm


class StepPage(QWizardPage):
    """One page. Subclasses set `step`, `build`, `load` and `save`; the rest has defaults that mostly do."""

    step: ClassVar[str] = ""

    touched = Signal()
    """The person changed something: the draft, the preview and the reasons beside Next follow."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.modified = False
        self._built = False
        self._inputs: dict[str, QWidget] = {}
        self._fields: list[Field] = []
        self._answers: dict[str, QWidget] = {}
        self._said: Reason | None = None
        self._problem = Strip(tone="reason")
        self._problem.hide()
        self._heading = PlainLabel("", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    # ---- what a page writes ------------------------------------------------------------------------------------------

    @abstractmethod
    def build(self, form: PageForm) -> None:
        """Make the widgets, once."""
        raise NotImplementedError

    @abstractmethod
    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the facts. Called when the page is entered and after each verb; setting values does not count as typing."""
        raise NotImplementedError

    @abstractmethod
    def save(self) -> None:
        """Give what stands in the widgets to one verb. RuzhuError is shown in the page; nothing typed is lost."""
        raise NotImplementedError

    def decide(self) -> bool:
        """Return what Next does first, before anything is saved: a page on which a decision is chosen records it here.

        Whether Next may go on. By default there is nothing to decide.
        """
        return True

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case as it would be with what stands in the widgets: the preview fills in and the reasons go away while
        typing.

        May raise RuzhuError for typing that cannot be used yet; then the last good one is shown. By default, the case as saved.
        """
        return file

    def previewed(self, file: CaseFile) -> CaseFile:
        """Return what the paper at the side shows of the case as typed; a page that shows what comes next puts it in here."""
        return file

    def printed(self, file: CaseFile) -> CaseFile:
        """Return what is printed of the case as saved from this page; by default all that its form holds."""
        return file

    def preview_form(self) -> str | None:
        """Return the form shown at the right; by default the first one that the procedure declares for the step."""
        forms = self.context.procedure.step(self.step).forms
        return forms[0] if forms else None

    def heading(self, file: CaseFile) -> str:
        """Return the heading of the page; by default the name of the step (an inspection adds its round)."""
        del file
        return self.context.name(f"step:{self.step}")

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Where a reason is mended; by default the widget whose `Field(answers=…)` or `answers(…)` names its code.

        A page with a table moves to the row that the reason's parameters name and gives the table back.
        """
        return self._answers.get(reason.code)

    # ---- what a page calls -------------------------------------------------------------------------------------------

    def do(self, verb: Callable[[], object], *, save_first: bool = True) -> bool:
        """Run a verb from a button of the page: saves the page before, shows an error in the page, loads the page anew after.

        Whether it was done. `verb` is called only when saving succeeded.
        """

        def both() -> None:
            if save_first and self.modified:
                self.save()
                self.modified = False
            verb()

        done = self.attempt(both)
        # Also after a refusal: what was saved before the verb is saved.
        self.context.changes.tell()
        return done

    def touch(self) -> None:
        """Tell that the person changed something; inputs given to the form do it by themselves."""
        self.modified = True
        self.touched.emit()

    def keep(self, key: str, widget: QWidget) -> None:
        """Keep an input (`ui.widgets.Input`) that stands in no `Field` in drafts, and notice typing in it."""
        self._inputs[key] = widget
        edited = getattr(widget, "edited", None)
        if edited is not None:
            edited.connect(self.touch)
        if hasattr(widget, "say"):
            widget.say = self.context.sentence

    def answers(self, widget: QWidget, *codes: str) -> None:
        """`widget` is where these reasons are mended."""
        self._answers.update(dict.fromkeys(codes, widget))

    # ---- what the wizard calls ---------------------------------------------------------------------------------------

    def show_case(
        self, file: CaseFile, procedure: Procedure, progress: Progress, draft: Mapping[str, Draft] | None = None
    ) -> None:
        """Load the facts, then put back what a draft holds."""
        self.ready()
        self.say_problem(None)
        for field in self._fields:
            field.show_reason(None)
        self.reload(file, procedure, progress)
        if draft:
            self.take_draft(draft)
            self.modified = True

    def reload(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Load the facts again after a verb; a problem that is shown stays."""
        self._heading.setText(self.heading(file))
        self.setAccessibleName(self.heading(file))
        self.load(file, procedure, progress)
        self.modified = False

    def ready(self) -> None:
        """Make the widgets if that was not done yet; a page that nobody opens costs nothing."""
        if self._built:
            return
        self._built = True
        form = PageForm(self.context.sentence, self._register)
        self.build(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        self._area = area
        self._heading.setContentsMargins(24, 16, 24, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._problem)
        self._column.addWidget(area, 1)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Run `action`; a RuzhuError is shown in the page. Whether it went through."""
        try:
            action()
        except RuzhuError as error:
            self.say_problem(error.reason)
            return False
        self.say_problem(None)
        return True

    def store(self) -> bool:
        """Save what stands in the widgets. Whether it was taken."""
        if not self.attempt(self.save):
            return False
        self.modified = False
        return True

    def say_problem(self, reason: Reason | None) -> None:
        """Show a reason: under its field where it has one, else in a line above the form."""
        self._said = reason
        if reason is None:
            self._problem.say("")
            return
        field = next((field for field in self._fields if reason.code in field.answers), None) or self._first_bad_field()
        if field is not None:
            field.show_reason(reason)
        self._problem.say(self.context.sentence(reason))
        self.go_to(reason)

    @property
    def said(self) -> str:
        """The sentence in the line above the form; empty when nothing holds the page up."""
        return "" if self._said is None else self.context.sentence(self._said)

    def forget_answered(self, reasons: Sequence[Reason]) -> None:
        """While typing goes on: a reason that was said and holds nothing up any more is not shown any longer."""
        said = self._said
        if said is None or said in reasons:
            return
        self.say_problem(None)
        for field in self._fields:
            if said.code in field.answers:
                field.judge()

    def go_to(self, reason: Reason) -> bool:
        """Take the focus to where a reason is mended. Whether there is such a place on this page."""
        widget = self.focus_for(reason)
        if widget is None:
            field = self._first_bad_field()
            widget = field.input if field is not None else None
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        # The line that says the reason takes room of its own, before which nothing could be scrolled to its place.
        self._column.activate()
        self._area.ensureWidgetVisible(widget, 24, 48)
        return True

    def draft(self) -> dict[str, Draft]:
        """Return the raw typing of every input."""
        return {key: widget.draft_value() for key, widget in self._inputs.items() if hasattr(widget, "draft_value")}

    def take_draft(self, draft: Mapping[str, Draft]) -> None:
        """Put raw typing back into the inputs; a page that shows parts by what is chosen updates them after calling this."""
        for key, widget in self._inputs.items():
            take: Any = getattr(widget, "take_draft", None)
            if take is not None and key in draft:
                with QSignalBlocker(widget):
                    take(draft[key])

    def _register(self, field: Field) -> None:
        self._fields.append(field)
        self._answers.update(dict.fromkeys(field.answers, field.input))
        if field.key:
            self.keep(field.key, field.input)

    def _first_bad_field(self) -> Field | None:
        return next((field for field in self._fields if field.isVisibleTo(self) and field.problem() is not None), None)

    def showEvent(self, event: QShowEvent) -> None:
        """The first input takes the focus."""
        super().showEvent(event)
        self.focus_first()

    def focus_first(self) -> None:
        """Take the focus to the first input; a page whose typing begins elsewhere overrides this."""
        first = self._first_input()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_input(self) -> QWidget | None:
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self) and widget.isEnabled():
                return widget
        return None
