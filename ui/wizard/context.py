"""What a page of the wizard is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.desk.desk import Desk
from app.procedure.declaration import Procedure
from app.procedure.reason import Reason
from app.texts import Translator, sentence
from app.texts.names import namer
from ui.context import Changes, WindowContext
from ui.prompts import Prompts


@dataclass(frozen=True, slots=True)
class PageContext:
    """One case in the window. A page finds here all it may use beside its own widgets and the verbs of `app/desk`.

    `procedure` is the one that the case pinned. `print_form(form_id)` prints a form of this case (saving the page first, since
    nothing is printed that is not saved); `next_client()` leaves the case and goes to the roster, `show_certificates()` to the
    board of certificates.
    """

    window: WindowContext
    case_id: str
    procedure: Procedure
    print_form: Callable[[str], None]
    next_client: Callable[[], None]
    show_certificates: Callable[[], None]

    @property
    def desk(self) -> Desk:
        """The desk whose verbs the page calls."""
        return self.window.desk

    @property
    def translate(self) -> Translator:
        """The translator of the window's language; by custom bound to `_`."""
        return self.window.translate

    @property
    def language(self) -> str:
        """`zh_CN` or `en`."""
        return self.window.language

    @property
    def prompts(self) -> Prompts:
        """Dialogs, where a line in the page will not do."""
        return self.window.prompts

    @property
    def changes(self) -> Changes:
        """`changes.tell()` after a verb that did not go through `StepPage.do`."""
        return self.window.changes

    def today(self) -> date:
        """Return the business day."""
        return self.desk.today()

    def name(self, identifier: str) -> str:
        """Return the name of what the case's procedure declares (`paper:passport`), or of a field (`field:phone`), else
        `identifier`."""
        return namer(self.procedure, self.language, self.translate)(identifier)

    def sentence(self, reason: Reason) -> str:
        """Return a reason in words."""
        return sentence(reason, self.translate, self.name)
