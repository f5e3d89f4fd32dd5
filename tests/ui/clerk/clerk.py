"""The way of one household from the door to the archive."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.procedure.case import CaseFile
from tests.ui.clerk import first_steps, last_steps, unit_steps
from tests.ui.clerk.seat import Seat


@dataclass
class Clerk:
    """Takes the household of `data` through the window."""

    seat: Seat
    data: CaseFile

    def reception_to_certificate(self) -> None:
        """Card, papers, certificate."""
        seat = self.seat
        seat.receive(self.data.unit.room)
        first_steps.fill_in_client_card(seat, self.data)
        seat.go_on("documents")
        first_steps.show_papers(seat)
        seat.go_on("certificate")
        first_steps.issue_certificate(seat, self.data)
        seat.go_on("inspection")

    def inspection(self) -> None:
        """The unit, and where the client renovates the bathrooms (P3)."""
        unit_steps.inspect(self.seat, self.data)
        if self.data.case.renovating:
            self.seat.go_on("waterproof")
            self._waterproof()
        self.seat.go_on("papers")

    def _waterproof(self) -> None:
        """The water stands overnight, with window and archive closed; one bathroom leaks and is tested again."""
        seat, data = self.seat, self.data
        unit_steps.fill_bathrooms(seat, data, 1)
        seat.keyboard.press(Qt.Key.Key_F8)
        seat.counter.clock.forward(hours=25)
        seat.close_and_come_back(data.unit.room)
        unit_steps.look_at_bathrooms(seat, data, 1)
        seat.go_on("waterproof")
        unit_steps.mend_bathroom(seat, data)
        unit_steps.fill_bathrooms(seat, data, 2)
        seat.counter.clock.forward(hours=25)
        unit_steps.look_at_bathrooms(seat, data, 2)

    def papers_to_keys(self) -> None:
        """Papers, agreements, fees, keys."""
        seat, data = self.seat, self.data
        last_steps.sign_for_papers(seat)
        seat.go_on("agreements")
        last_steps.sign_agreements(seat)
        # The window goes away in the middle of the page: nothing that was ticked is lost, and the step is not passed.
        seat.close_and_come_back(data.unit.room)
        assert seat.step == "agreements"
        seat.go_on("fees")
        last_steps.pay(seat, data)
        seat.go_on("items")
        last_steps.hand_over(seat, data)
        seat.go_on("filing")

    def filing(self) -> None:
        """What remained is looked at again, then the case is filed (P2)."""
        seat, data = self.seat, self.data
        if any(defect.remaining for defect in data.defects):
            seat.counter.clock.forward(days=9)
            seat.keyboard.control(Qt.Key.Key_4)
            unit_steps.look_at_what_remained(seat, data)
            seat.keyboard.control(Qt.Key.Key_0)
        last_steps.file_case(seat, data)
        seat.keyboard.enter()
