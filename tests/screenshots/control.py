"""The papers of control and the certificate on every paper, of a usual and of an awkward site."""

from collections.abc import Iterator
from dataclasses import replace

from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.procedure.certificates.signed_code import SignedCode, code_text
from app.texts import load_translator
from reports.certificate import CertificateContent
from reports.certificate_print import calibration_pdf, certificate_pdf, sample_content
from reports.control.files import Printable, paper_file, stubs_file
from reports.paper import papers
from tests.factory import TODAY, a_site
from tests.factory import awkward_control as awkward
from tests.factory import control as usual

OFF = PrinterFit(dx=-12, dy=8, scale_x=1003, scale_y=998)


def papers_of_control(language: str) -> Iterator[tuple[str, bytes]]:
    """Name and PDF of each paper."""
    translator = load_translator(language)
    printed: dict[str, Printable] = {
        "usage": usual.a_usage_paper(),
        "usage-awkward": awkward.an_awkward_usage(),
        "application": usual.an_application_paper(),
        "application-open": usual.an_application_paper(decided=False),
        "application-first": awkward.a_first_application(),
        "application-refused": awkward.a_refused_application(),
        "application-awkward": awkward.an_awkward_application(),
        "ledger": usual.a_ledger_paper(),
        "ledger-empty": usual.a_ledger_paper(books=(), incidents=()),
        "ledger-not-proved": usual.a_ledger_paper(proved=False, duplicates=(7,), gaps=(8, 9, 10, 30)),
        "ledger-awkward": awkward.an_awkward_ledger(),
        "ledger-awkward-not-proved": awkward.an_awkward_ledger(proved=False),
        "blank-count": usual.a_blank_count_paper(),
        "blank-count-by-hand": usual.a_blank_count_paper(empty=True),
        "blank-count-awkward": awkward.an_awkward_count(),
        "finance-list": usual.a_finance_paper(),
        "finance-list-empty": awkward.an_empty_finance_list(),
        "finance-list-awkward": awkward.an_awkward_finance_list(),
    }
    for name, paper in printed.items():
        yield f"control-{name}", paper_file(paper, translator)
    books = [usual.a_stub_book(), usual.an_open_stub_book(), awkward.an_empty_stub_book()]
    yield "control-stubs", stubs_file(books, translator)
    yield "control-stubs-awkward", stubs_file([awkward.an_awkward_stub_book()], translator)


def certificates_on_paper(language: str) -> Iterator[tuple[str, bytes]]:
    """The certificate on every paper, whole, overprinted and as a test, also void and as long as it comes; calibration sheets."""
    translator, site = load_translator(language), a_site()
    content = sample_content(site.name, site.company, TODAY, translator)
    long = awkward_certificate(content)
    for paper in papers():
        for mode in PrintMode:
            yield f"certificate-{paper.id}-{mode}", certificate_pdf(content, paper=paper, mode=mode, translator=translator)
            yield f"certificate-{paper.id}-{mode}-awkward", certificate_pdf(long, paper=paper, mode=mode, translator=translator)
        void = replace(long, void=True, void_on=TODAY, replaces=99_999)
        yield f"certificate-{paper.id}-void", certificate_pdf(void, paper=paper, mode=PrintMode.WHOLE, translator=translator)
        yield f"calibration-{paper.id}", calibration_pdf(paper, PrinterFit(), translator)
        yield f"calibration-{paper.id}-off", calibration_pdf(paper, OFF, translator)


def awkward_certificate(content: CertificateContent) -> CertificateContent:
    """A certificate with six digits, an agent, co-owners, the longest code, and names as long as they come."""
    sealed = SignedCode(
        number=100_001,
        unit=awkward.UNIT,
        issued_on=TODAY,
        site=awkward.PROJECT,
        key="0a2b3c4d",
        head="5f3a09c1",
        signature=bytes(range(64)),
    )
    return replace(
        content,
        number=100_001,
        project=awkward.PROJECT,
        company=awkward.COMPANY,
        client=awkward.CLIENT,
        unit=awkward.UNIT,
        co_owners=("艾力·阿卜杜热西提", "古丽𬭚㐱·麦麦提明", "王小明"),
        signed_by_agent="萨拉·冈萨雷斯·德拉克鲁斯",
        replaces=100_000,
        issued_by=awkward.CLERK,
        seal=code_text(sealed),
    )
