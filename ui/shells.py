"""Which boards an archive is shown with: those of a counter, or those of headquarters."""

from PySide6.QtCore import QSettings

from app.desk.company import is_headquarters
from ui.context import WindowContext
from ui.shell import Shell


def shell_for(context: WindowContext, settings: QSettings) -> Shell:
    """Return the inside of the window for an open archive."""
    if not is_headquarters(context.desk):
        return Shell(context, settings)
    from ui.company_shell import CompanyShell  # noqa: PLC0415  (a counter needs none of it)

    return CompanyShell(context, settings)
