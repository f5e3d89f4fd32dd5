"""A form that is handed out empty, to be shown, printed and saved like any other paper."""

from dataclasses import dataclass

from ui.context import WindowContext
from ui.paper import PaperJob


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm(PaperJob):
    """One form of the project that nobody has filled in; its case says nothing yet."""

    @property
    def title(self) -> str:
        """The name of the form: there is no case to name."""
        return self.procedure.form(self.form).name(self.language)

    def pdf(self) -> bytes:
        """Return the empty form as PDF."""
        from reports.packet import blank_form_pdf  # noqa: PLC0415  (reportlab is loaded when something is first drawn)

        return blank_form_pdf(self.file.site, self.procedure, self.form, self.translate, self.language, self.today)


def blank_form(context: WindowContext, form: str) -> BlankForm:
    """Return the form of that id, for the project of the archive."""
    from app.desk.site import site_of  # noqa: PLC0415  (with the next one)
    from reports.forms.empty import empty_file  # noqa: PLC0415  (reportlab is loaded when something is first drawn)

    return BlankForm(
        file=empty_file(site_of(context.desk)),
        procedure=context.desk.procedure,
        form=form,
        language=context.language,
        translate=context.translate,
        today=context.desk.today(),
        operator=context.desk.operator_name,
    )
