"""The subcommand that checks a certificate by the code on it."""

import sys
from pathlib import Path

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.certificates.checking import CertificateVerdict, CheckedCertificate
from app.desk.certificates.code_files import LARGEST, code_in, code_in_file
from app.procedure.certificates import format_number
from app.procedure.certificates.seal import read_seal
from app.procedure.reason import Reason
from app.texts import N_
from app.texts.seals import VERDICT_NAMES

STANDARD_INPUT = "-"


def read_code(what: str) -> str:
    """The code that `what` is, names a file of, or stands for on standard input. Raises InputError."""
    if what == STANDARD_INPUT:
        return code_in(sys.stdin.buffer.read(LARGEST + 1), what)
    sealed = read_seal(what)
    if isinstance(sealed, Reason) and sealed.code == "seal.none":
        return code_in_file(Path(what))
    return what


def told(checked: CheckedCertificate, speech: Speech) -> Report:
    """`certificates check`: the verdict; status 1 for whatever is not genuine."""
    sealed, said = checked.sealed, None if checked.reason is None else speech.say(checked.reason)
    data: dict[str, object] = {"verdict": checked.verdict.value, "number": None, "unit": None, "date": None, "reason": said}
    line = speech.translate(VERDICT_NAMES[checked.verdict.value])
    if sealed is not None:
        number, day = format_number(sealed.number), sealed.issued_on.isoformat()
        data |= {"number": number, "unit": sealed.unit, "date": day, "site": sealed.site, "head": sealed.head, "key": sealed.key}
        text = speech.translate(N_("{verdict}: certificate {number}, {unit}, issued on {day}, {site}."))
        line = text.format(verdict=line, number=number, unit=sealed.unit, day=day, site=sealed.site)
    lines = (line,) if said is None else (line, said)
    return Report(data, lines, 0 if checked.verdict is CertificateVerdict.GENUINE else 1)
