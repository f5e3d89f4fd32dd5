"""The test of one bathroom: filled, left to stand, looked at from below."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.fields import limit_of
from app.errors import RuzhuError
from app.procedure.case import TestResult, WaterproofTest
from app.procedure.reason import Reason
from app.texts.values import TESTS, options
from ui.pages.parts import FieldFlow
from ui.pages.waterproof.moment_input import MomentInput
from ui.widgets import Button, ChoiceRow, Field, LineInput, NumberInput, PlainLabel, Tick
from ui.widgets.input import Draft
from ui.wizard.context import PageContext

DEEPEST = Decimal(1000)


class BathroomCard(QWidget):
    """The inputs of one bathroom. `removed` is asked for by its button while nothing of it is saved."""

    edited = Signal()
    removed = Signal()

    def __init__(self, context: PageContext, register: Callable[[Field], Field]) -> None:
        super().__init__()
        self._context = context
        self._register = register
        self.held = WaterproofTest(id="", case_id=context.case_id, round=1, bathroom="")
        self._make_inputs()
        self.elapsed = PlainLabel("", "quiet")
        self._remove = Button(context.translate("Remove"), self.removed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._flow())
        foot = QHBoxLayout()
        foot.addWidget(self.elapsed, 1)
        foot.addWidget(self._remove)
        column.addLayout(foot)
        for widget in self.inputs.values():
            widget.edited.connect(self._edited)

    def _make_inputs(self) -> None:
        _, now = self._context.translate, self._context.desk.now
        self.bathroom = LineInput(field=_("Bathroom"), limit=limit_of("waterproof_test.bathroom"))
        self.filled_at = MomentInput(_("Now"), now)
        self.filled_depth = NumberInput(field=_("Depth filled"), most=DEEPEST, unit="mm")
        self.ended_at = MomentInput(_("Now"), now)
        self.ended_depth = NumberInput(field=_("Depth at the end"), most=DEEPEST, unit="mm")
        self.floor_drain = Tick(_("Floor drain fine"))
        self.pipe_foot = Tick(_("Foot of pipes fine"))
        self.wall_foot = Tick(_("Foot of walls fine"))
        self.room_below = LineInput(field=_("Room below"), limit=limit_of("waterproof_test.room_below"))
        self.looked_at_by = LineInput(field=_("Looked at by"))
        self.below_result = LineInput(field=_("Found below"), limit=limit_of("waterproof_test.room_below_result"))
        self.result = ChoiceRow(options(TESTS, _))
        self.tested_by = LineInput(field=_("Tested by"))
        self.inputs: Mapping[str, LineInput | MomentInput | NumberInput | ChoiceRow | Tick] = {
            "bathroom": self.bathroom,
            "tested_by": self.tested_by,
            "filled_at": self.filled_at,
            "filled_depth": self.filled_depth,
            "ended_at": self.ended_at,
            "ended_depth": self.ended_depth,
            "floor_drain": self.floor_drain,
            "pipe_foot": self.pipe_foot,
            "wall_foot": self.wall_foot,
            "room_below": self.room_below,
            "looked_at_by": self.looked_at_by,
            "below_result": self.below_result,
            "result": self.result,
        }

    def _flow(self) -> FieldFlow:
        _ = self._context.translate
        flow = FieldFlow()
        ended = Field(_("Ended at"), self.ended_at, check=self._order_problem)
        self.fields = {
            "bathroom": Field(_("Bathroom"), self.bathroom),
            "tested_by": Field(_("Tested by"), self.tested_by),
            "filled_at": Field(_("Filled at"), self.filled_at),
            "filled_depth": Field(_("Depth filled"), self.filled_depth),
            "ended_at": ended,
            "ended_depth": Field(_("Depth at the end"), self.ended_depth),
            "room_below": Field(_("Room below"), self.room_below),
            "looked_at_by": Field(_("Looked at by"), self.looked_at_by),
            "below_result": Field(_("Found below"), self.below_result),
            "result": Field(_("Result"), self.result),
        }
        for key, field in self.fields.items():
            if key == "room_below":
                flow.add(self._ticks(), wide=True)
            flow.add(self._register(field))
        flow.arrange()
        return flow

    def _ticks(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for tick in (self.floor_drain, self.pipe_foot, self.wall_foot):
            line.addWidget(tick)
        line.addStretch(1)
        return row

    def _order_problem(self) -> Reason | None:
        filled, ended = self.filled_at.value(), self.ended_at.value()
        if filled is None or ended is None or ended > filled:
            return None
        return Reason.of("waterproof.ended_before_filled", bathroom=self.bathroom.text())

    def show_test(self, test: WaterproofTest) -> None:
        """Show what is known of the test."""
        self.held = test
        self.bathroom.set_value(test.bathroom)
        self.filled_at.set_value(test.filled_at)
        self.filled_depth.set_value(test.filled_depth)
        self.ended_at.set_value(test.ended_at)
        self.ended_depth.set_value(test.ended_depth)
        self.floor_drain.set_value(test.floor_drain_fine)
        self.pipe_foot.set_value(test.pipe_foot_fine)
        self.wall_foot.set_value(test.wall_foot_fine)
        self.room_below.set_value(test.room_below)
        self.looked_at_by.set_value(test.looked_at_by)
        self.below_result.set_value(test.room_below_result)
        self.result.set_value(test.result.value if test.result is not None else None)
        self.tested_by.set_value(test.tested_by)
        self.follow()

    def test(self) -> WaterproofTest:
        """Return the test as typed. Raises InputError for what cannot be used."""
        filled, ended = self.filled_depth.value(), self.ended_depth.value()
        result = self.result.value()
        return replace(
            self.held,
            bathroom=self.bathroom.value(),
            filled_at=self.filled_at.value(),
            filled_depth=None if filled is None else int(filled),
            ended_at=self.ended_at.value(),
            ended_depth=None if ended is None else int(ended),
            floor_drain_fine=self.floor_drain.value(),
            pipe_foot_fine=self.pipe_foot.value(),
            wall_foot_fine=self.wall_foot.value(),
            room_below=self.room_below.value(),
            looked_at_by=self.looked_at_by.value(),
            room_below_result=self.below_result.value(),
            result=TestResult(result) if result else None,
            tested_by=self.tested_by.value(),
        )

    def follow(self) -> None:
        """Say how long the water has stood."""
        self._remove.setVisible(not self.held.id)
        self.elapsed.setText(self._elapsed())

    def _elapsed(self) -> str:
        _ = self._context.translate
        needed = self._context.procedure.settings.waterproof_hours
        try:
            filled, ended = self.filled_at.value(), self.ended_at.value()
        except RuzhuError:
            return ""
        if filled is None:
            return ""
        hours = ((ended or self._context.desk.now()) - filled).total_seconds() / 3600
        if hours < 0:
            return ""
        text = _("{hours} of {needed} hours") if ended is not None else _("{hours} of {needed} hours so far")
        return text.format(hours=f"{hours:.1f}", needed=needed)

    def _edited(self) -> None:
        self.follow()
        self.edited.emit()

    def draft_value(self) -> Draft:
        """Return the raw typing, with the id of the test."""
        return {"id": self.held.id, **{key: widget.draft_value() for key, widget in self.inputs.items()}}

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        if isinstance(value, dict):
            for key, widget in self.inputs.items():
                if key in value:
                    widget.take_draft(value[key])
        self.follow()
