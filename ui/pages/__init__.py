"""The pages of the wizard, by step. A step without a page here fails a test."""

from collections.abc import Mapping

from ui.pages.agreements import AgreementsPage
from ui.pages.certificate import CertificatePage
from ui.pages.documents import DocumentsPage
from ui.pages.fees import FeesPage
from ui.pages.filing import FilingPage
from ui.pages.inspection import InspectionPage
from ui.pages.items import ItemsPage
from ui.pages.papers import PapersPage
from ui.pages.reception import ReceptionPage
from ui.pages.waterproof import WaterproofPage
from ui.wizard.step_page import StepPage

PAGES: Mapping[str, type[StepPage]] = {
    "reception": ReceptionPage,
    "documents": DocumentsPage,
    "certificate": CertificatePage,
    "inspection": InspectionPage,
    "waterproof": WaterproofPage,
    "papers": PapersPage,
    "agreements": AgreementsPage,
    "fees": FeesPage,
    "items": ItemsPage,
    "filing": FilingPage,
}
