"""What stands on a page, found as a person finds it: by its key, its name, its place."""

from PySide6.QtWidgets import QPushButton, QScrollArea, QScrollBar

from ui.widgets import Field
from ui.wizard.rail import Rail
from ui.wizard.step_page import StepPage


def field_of(page: StepPage, key: str) -> Field:
    """The field of that key."""
    (found,) = (field for field in page.findChildren(Field) if field.key == key)
    return found


def rail_says(rail: Rail, number: int) -> str:
    """What the rail reads out of a step: its number, its name, and in a word how it stands."""
    (found,) = (name for name in map(_name, rail.findChildren(QPushButton)) if name.startswith(f"{number} "))
    return found


def scroll_bar(page: StepPage) -> QScrollBar:
    """The bar that scrolls the form."""
    (area,) = page.findChildren(QScrollArea)
    return area.verticalScrollBar()


def _name(button: QPushButton) -> str:
    return button.accessibleName()
