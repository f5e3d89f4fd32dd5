"""Every form on paper, in both languages, at 100 dpi."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2

from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.texts import load_translator
from reports.certificate_print import calibration_pdf, certificate_pdf, sample_content
from reports.control.files import Printable, paper_file, stubs_file
from reports.packet import blank_form_pdf, form_pdf, packet
from reports.paper import papers
from tests.factory import TODAY, Household, a_case_file, a_procedure, a_site, before_filing
from tests.factory.control import (
    a_blank_count_paper,
    a_finance_paper,
    a_ledger_paper,
    a_requisition_paper,
    a_stub_book,
    a_usage_paper,
    an_open_stub_book,
)

SCALE = 100 / 72
LANGUAGES = ("zh_CN", "en")
LATER = TODAY + timedelta(days=20)

SHOWN = {
    "client_card": (Household.FOREIGNER, Household.COMPANY, Household.CO_OWNERS),
    "document_register": (Household.FOREIGNER, Household.COMPANY),
    "bring_slip": (Household.COMPANY,),
    "certificate": (Household.COMPANY, Household.CO_OWNERS, Household.PARKING),
    "acceptance_form": (Household.CO_OWNERS, Household.PARKING),
    "repair_order": (Household.CO_OWNERS, Household.RENOVATING),
    "waterproof_record": (Household.RENOVATING,),
    "key_entrustment": (Household.CO_OWNERS,),
    "commitment": (Household.CO_OWNERS,),
    "operations_form": (Household.CO_OWNERS,),
    "fee_slip": (Household.FOREIGNER, Household.PARKING),
    "power_of_attorney": (Household.COMPANY,),
}
"""Which households show a form best; all others are shown with the renovating owner's."""

EMPTY = ("acceptance_form", "repair_order", "waterproof_record", "fee_slip", "key_entrustment", "commitment", "operations_form")


def save_papers(folder: Path) -> None:
    """Write one PNG a page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for number, (name, pdf) in enumerate(_documents(language)):
            save_pages(folder, f"{language}-{number:02}-{name}", pdf)


def save_pages(folder: Path, name: str, pdf: bytes) -> None:
    """Write the pages of a PDF as `name-1.png` and so on."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            image = document[number].render(scale=SCALE).to_pil()
            image.save(folder / f"{name}-{number + 1}.png")
    finally:
        document.close()


def _documents(language: str) -> Iterator[tuple[str, bytes]]:
    translator, procedure = load_translator(language), a_procedure()
    packet_file = before_filing(a_case_file(Household.CO_OWNERS))
    yield "packet", packet(packet_file, procedure, translator, language, LATER, operator="王丽")
    for form in procedure.forms:
        if form.when == ("never",):
            continue
        for household in SHOWN.get(form.id, (Household.RENOVATING,)):
            file = a_case_file(household)
            if form.id == "bring_slip":
                file = replace(file, paper_checks=file.paper_checks[:2])
            yield f"{form.id}-{household}", form_pdf(file, procedure, form.id, translator, language, LATER, operator="王丽")
    yield from _empty_documents(language)
    yield from _certificate_papers(language)


def _empty_documents(language: str) -> Iterator[tuple[str, bytes]]:
    translator, procedure = load_translator(language), a_procedure()
    for form in procedure.forms:
        if form.blank or form.id in EMPTY:
            yield f"{form.id}-blank", blank_form_pdf(a_site(), procedure, form.id, translator, language, TODAY)


def _certificate_papers(language: str) -> Iterator[tuple[str, bytes]]:
    """The certificate on every paper, whole, overprinted and as a test, and the calibration sheets."""
    translator, site = load_translator(language), a_site()
    content = sample_content(site.name, site.company, TODAY, translator)
    for paper in papers():
        for mode in PrintMode:
            yield f"certificate-{paper.id}-{mode}", certificate_pdf(content, paper=paper, mode=mode, translator=translator)
        yield f"calibration-{paper.id}", calibration_pdf(paper, PrinterFit(), translator)


def _papers_of_control(language: str) -> Iterator[tuple[str, bytes]]:
    translator = load_translator(language)
    papers: dict[str, Printable] = {
        "usage": a_usage_paper(),
        "application": a_requisition_paper(),
        "application-open": a_requisition_paper(decided=False),
        "ledger": a_ledger_paper(),
        "ledger-not-proved": a_ledger_paper(proved=False, duplicates=(7,), gaps=(8, 9, 10, 30)),
        "blank-count": a_blank_count_paper(),
        "blank-count-by-hand": a_blank_count_paper(empty=True),
        "finance-list": a_finance_paper(),
    }
    for name, paper in papers.items():
        yield f"control-{name}", paper_file(paper, translator)
    yield "control-stubs", stubs_file([a_stub_book(), an_open_stub_book()], translator)
