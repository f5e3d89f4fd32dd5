"""What every input can do, so that a page can keep drafts and show reasons without knowing which kind it is."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.procedure.reason import Reason

# What a draft can hold: JSON.
Draft = str | int | bool | None | list["Draft"] | dict[str, "Draft"]


class Input(Protocol):
    """An input of a page.

    `edited` is sent when the *person* changes something, never when the program sets a value. `problem()` is why what stands
    there cannot be used (nothing: it can, or it is empty). A draft is the raw typing, also where it cannot be used yet.
    """

    @property
    def edited(self) -> SignalInstance:
        """Sent after each change that the person makes."""

    def problem(self) -> Reason | None:
        """Return why the typing cannot be used."""

    def draft_value(self) -> Draft:
        """Return the raw typing as JSON."""

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
