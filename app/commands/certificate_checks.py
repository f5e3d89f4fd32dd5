"""The subcommand that checks a certificate by the code on it."""

import sys
from pathlib import Path

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.certificates.checking import CertificateVerdict, CheckedCertificate
from app.desk.certificates.code_files import LARGEST, code_in, code_in_file
from app.procedure.certificates import format_number
from app.procedure.certificates.signed_code import read_certificate_code
from app.procedure.reason import Reason
from app.texts import N_
from app.texts.certificate_codes import VERDICT_NAMES

STANDARD_INPUT = "-"


def read_code(what: str) -> str:
    """Return the code that `what` is, names a file of, or stands for on standard input. Raises InputError."""
    if what == STANDARD_INPUT:
        return code_in(sys.stdin.buffer.read(LARGEST + 1), what)
    signed_code = read_certificate_code(what)
    if isinstance(signed_code, Reason) and signed_code.code == "certificate_code.none":
        return code_in_file(Path(what))
    return what


def told(checked: CheckedCertificate, speech: Speech) -> Report:
    """`certificates check`: the verdict; status 1 for whatever is not genuine."""
    signed_code, said = checked.signed_code, None if checked.reason is None else speech.say(checked.reason)
    data: dict[str, object] = {"verdict": checked.verdict.value, "number": None, "unit": None, "date": None, "reason": said}
    line = speech.translate(VERDICT_NAMES[checked.verdict.value])
    if signed_code is not None:
        number, day = format_number(signed_code.number), signed_code.issued_on.isoformat()
        data |= {
            "number": number,
            "unit": signed_code.unit,
            "date": day,
            "site": signed_code.site,
            "head": signed_code.head,
            "key": signed_code.key,
        }
        text = speech.translate(N_("{verdict}: certificate {number}, {unit}, issued on {day}, {site}."))
        line = text.format(verdict=line, number=number, unit=signed_code.unit, day=day, site=signed_code.site)
    lines = (line,) if said is None else (line, said)
    return Report(data, lines, 0 if checked.verdict is CertificateVerdict.GENUINE else 1)
