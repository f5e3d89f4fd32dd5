"""接待登记: who the client is, and what kind of case this is."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.household import queries, reception
from app.desk.household.reception import ReceptionEntry
from app.procedure.case import CaseFile, Consent
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress
from app.procedure.reason import Reason
from app.texts.values import options
from ui.pages.certificate_difference import CertificateDifference
from ui.pages.parts import follow_layout
from ui.pages.reception.kind_part import KindPart
from ui.pages.reception.people_part import PeoplePart
from ui.pages.reception.words import CONSENTS
from ui.widgets import ChoiceRow, Field
from ui.widgets.input import Draft
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class ReceptionPage(StepPage):
    """The people come from the notice; of a plain case only the consent is left to ask."""

    step = "reception"

    def build(self, form: PageForm) -> None:
        """The kind of case, the people, the consent."""
        _ = self.context.translate
        self._form = form
        self.kind = KindPart(self.context, form.register)
        self.people = PeoplePart(self.context, form.register)
        self.consent = ChoiceRow(options(CONSENTS, _))
        self.difference = CertificateDifference(self.context, self._keep_typed, self.context.changes.tell)
        form.widget(self.difference)
        form.widget(self.kind)
        form.section(_("The client"))
        form.widget(self.people)
        form.fields(
            Field(
                _("Consent asked"),
                self.consent,
                key="consent",
                hint=_("To keep copies of identity papers and the numbers above for this handover."),
                answers=("reception.consent_unasked",),
            )
        )
        self._keep_people()
        self.kind.edited.connect(self._kind_edited)
        self.people.grown.connect(self._arrange)
        self.answers(self.people.add_agent_button, "reception.absent_without_agent")

    def _keep_people(self) -> None:
        people = self.people
        for key, part in {
            "client": people.client,
            "legal": people.legal,
            "guardians": people.guardians,
            "co_owners": people.co_owners,
            "agents": people.agents,
            "members": people.members,
            "vehicles": people.vehicles,
            "emergency": people.emergency,
        }.items():
            self.keep(key, part)

    def _kind_edited(self) -> None:
        self.people.propose_paper(self.kind.origin.value())
        self._follow_kind()

    def _follow_kind(self) -> None:
        self.kind.show_parts()
        self.people.show_kind(company=self.kind.company, origin=self.kind.origin.value())
        self._name_client()
        self._arrange()

    def _name_client(self) -> None:
        _ = self.context.translate
        self.people.client.fields["name"].set_label(_("Company name") if self.kind.company else _("Full name"))

    def _arrange(self) -> None:
        follow_layout(self._form)

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Show the case and its people."""
        del procedure, progress
        self.difference.show_file(file)
        self.kind.show_case(file)
        self.people.show_case(file)
        self.consent.set_value(file.case.consent.value)
        self._name_client()
        self._arrange()

    def take_draft(self, draft: Mapping[str, Draft]) -> None:
        """Put raw typing back and show the parts that belong to it."""
        super().take_draft(draft)
        self._follow_kind()

    def _keep_typed(self) -> None:
        """What the new certificate says is what stands on the page."""
        if self.modified:
            self.save()
            self.modified = False

    def _entry(self) -> ReceptionEntry:
        entry = self.kind.entry()
        consent = Consent(self.consent.value() or Consent.UNASKED)
        return replace(entry, consent=consent, people=self.people.people(), vehicles=self.people.vehicles.vehicles())

    def save(self) -> None:
        """Keep all of it with one verb."""
        desk, case_id = self.context.desk, self.context.case_id
        reception.save_reception(desk, case_id, self._entry())
        # People who are new got their ids: saving again must not add them once more.
        file = queries.case_file(desk, case_id)
        self.people.show_case(file)

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the case with what is typed."""
        entry = self._entry()
        case = replace(
            file.case,
            tenure=entry.tenure,
            party=entry.party,
            origin=entry.origin,
            employed=entry.employed,
            renovating=entry.renovating,
            entrusted=entry.entrusted,
            use=entry.use,
            consent=entry.consent,
        )
        notice = replace(file.notice, last_day=entry.last_day) if file.notice is not None else None
        return replace(file, case=case, notice=notice, people=entry.people, vehicles=entry.vehicles)

    def focus_first(self) -> None:
        """The kind of case: Enter goes on from there, and never voids a certificate that is not true any more."""
        self.kind.tenure.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_for(self, reason: Reason) -> QWidget | None:
        """The card of the person whom the reason names, or the place of the reason."""
        nobody = self.people.agents.nobody
        if reason.code == "reception.absent_without_agent" and nobody is not None:
            return nobody.fields["name"].input
        name = dict(reason.params).get("person")
        key = {
            "reception.identity_missing": "number",
            "reception.agent_without_powers": "powers",
            "reception.powers_expired": "until",
            "reception.minor_without_guardian": "by",
        }.get(reason.code)
        if key is None:
            return super().focus_for(reason)
        for card in self.people.all_cards():
            if card.has(key) and card.name_typed() == name:
                return card.fields[key].input
        return super().focus_for(reason)
