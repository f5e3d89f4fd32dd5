"""房屋入住证明: every number of the case, void ones too (C7)."""

from app.procedure.certificates import format_number
from app.procedure.declaration import Form
from reports.certificate import certificate_content
from reports.certificate_page import CertificateSheets
from reports.document import Document
from reports.forms.context import FormContext


def print_form(document: Document, form: Form, context: FormContext) -> None:
    """The certificates in the order of their numbers, three copies each (C2)."""
    sheets = CertificateSheets(document, context.translator, form=f"{form.code} · {form.version}")
    for certificate in sorted(context.file.certificates, key=lambda certificate: certificate.number):
        document.bookmark(f"{form.name(context.language)} № {format_number(certificate.number)}")
        sheets.draw(certificate_content(context.file, certificate, context.translator))
