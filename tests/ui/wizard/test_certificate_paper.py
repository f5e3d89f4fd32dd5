"""The certificate of a case is shown and printed on the paper that this counter chose; every other form is A4."""

from app.demo.households import nonlocal_tenant
from app.desk.upkeep.printing import PrintChoice, keep_certificate_printing
from app.procedure.certificates.printing import PrintMode
from tests.ui.stage import Counter, brought_to
from tests.ui.wizard.conftest import OpenCase, Printer
from ui.certificate_paper import WHOLE_A4


def test_it_is_printed_as_chosen_and_shown_with_its_form(counter: Counter, open_case: OpenCase, printer: Printer) -> None:
    chosen = PrintChoice(paper="241x93", mode=PrintMode.OVERPRINT, printer="LQ-630K", tray="Tractor")
    keep_certificate_printing(counter.desk, chosen)
    view = open_case(brought_to(counter, nonlocal_tenant, "certificate").case_id)
    shown = view.preview.job
    assert shown is not None
    assert (shown.form, shown.printing.paper, shown.printing.mode) == ("certificate", "241x93", PrintMode.WHOLE)
    view.print_form("certificate")
    view.print_form("client_card")
    certificate, card = printer.jobs
    assert (certificate.printing.mode, certificate.printing.printer, certificate.printing.tray) == (
        PrintMode.OVERPRINT,
        "LQ-630K",
        "Tractor",
    )
    assert certificate.sharp
    assert card.printing == WHOLE_A4
