"""A line whose characters are hidden: a password or a phrase. It is kept in no draft."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from app.errors import InputError


class SecretInput(QLineEdit):
    """What stands there is gone as soon as the line is put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody finds it there later; a window that is minimised hides nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()


def typed_twice(first: SecretInput, second: SecretInput) -> str:
    """Return the new password that stands in both lines. Raises InputError where they differ."""
    if first.text() != second.text():
        raise InputError.of("roles.passwords_differ")
    return first.text()
