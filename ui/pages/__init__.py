"""The pages of the wizard, by step. A step without a page here fails a test."""

from collections.abc import Mapping

from ui.pages.agreements import AgreementsPage
from ui.pages.fees import FeesPage
from ui.pages.filing import FilingPage
from ui.pages.items import ItemsPage
from ui.pages.papers import PapersPage
from ui.wizard.step_page import StepPage

PAGES: Mapping[str, type[StepPage]] = {
    "papers": PapersPage,
    "agreements": AgreementsPage,
    "fees": FeesPage,
    "items": ItemsPage,
    "filing": FilingPage,
}
