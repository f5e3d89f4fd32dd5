"""The simplest pages that keep the contract, to test what hosts them: one asks for a telephone number, the others for nothing."""

from dataclasses import replace

from app.desk.household.reception import ReceptionEntry, save_reception
from app.procedure.case import CaseFile, PersonRole
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.progress import Progress
from ui.widgets import Field, LineInput
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class PhonePage(StepPage):
    """接待登记 with nothing but the client's telephone number."""

    step = "reception"

    def build(self, form: PageForm) -> None:
        self.phone = LineInput(field="field:phone", limit=40)
        form.section("联系方式")
        form.fields(Field("电话", self.phone, key="phone", answers=("reception.phone_missing",)))

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        del procedure, progress
        self._file = file
        self.phone.set_value(file.client.phone if file.client is not None else "")

    def typed(self, file: CaseFile) -> CaseFile:
        phone = self.phone.value()
        return replace(
            file,
            people=tuple(replace(person, phone=phone) if person.role is PersonRole.CLIENT else person for person in file.people),
        )

    def save(self) -> None:
        file = self.typed(self._file)
        case = file.case
        entry = ReceptionEntry(
            tenure=case.tenure,
            party=case.party,
            origin=case.origin,
            employed=case.employed,
            renovating=case.renovating,
            entrusted=case.entrusted,
            use=case.use,
            consent=case.consent,
            last_day=file.last_day,
            people=file.people,
            vehicles=file.vehicles,
        )
        save_reception(self.context.desk, self.context.case_id, entry)


class EmptyPage(StepPage):
    """A page that asks for nothing."""

    def build(self, form: PageForm) -> None:
        self.note = LineInput()
        form.fields(Field("备注", self.note, key="note"))

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        del file, procedure, progress

    def save(self) -> None:
        return


PLAIN_PAGES: dict[str, type[StepPage]] = {
    step.id: type(f"Empty{step.id.title()}", (EmptyPage,), {"step": step.id}) for step in load_procedure().steps
} | {"reception": PhonePage}
