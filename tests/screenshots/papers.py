"""Every form on paper, in both languages, at 100 dpi."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2

from app.texts import load_translator
from reports.packet import blank_form_pdf, form_pdf, packet
from tests.factory import TODAY, Household, a_case_file, a_procedure, a_site, before_filing
from tests.screenshots.control import certificates_on_paper, papers_of_control

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


def save_papers(folder: Path, wanted: str = "") -> None:
    """Write one PNG a page into `folder`, of the papers whose name holds `wanted`."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for number, (name, pdf) in enumerate(_documents(language)):
            if wanted in name:
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
    yield from certificates_on_paper(language)
    yield from papers_of_control(language)


def _empty_documents(language: str) -> Iterator[tuple[str, bytes]]:
    translator, procedure = load_translator(language), a_procedure()
    for form in procedure.forms:
        if form.blank or form.id in EMPTY:
            yield f"{form.id}-blank", blank_form_pdf(a_site(), procedure, form.id, translator, language, TODAY)
