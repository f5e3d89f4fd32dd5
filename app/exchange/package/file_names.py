"""The name of a package's file: the same for every file system, and telling whose it is and which one."""

import re
import unicodedata

SUFFIX = ".ruzhu"

_MOST_CHARACTERS = 24


def package_name(site: str, code: str, epoch: str, number: int) -> str:
    """`SITE-STATION-EPOCH-000017.ruzhu`, EPOCH being the first 8 digits of the exporter's own chain.

    Letters and digits of every script stay; whatever else stands in a name of a site or station becomes `_`.
    """
    return f"{_safe(site)}-{_safe(code)}-{epoch[:8]}-{number:06}{SUFFIX}"


def _safe(text: str) -> str:
    plain = re.sub(r"[\W_]+", "_", unicodedata.normalize("NFC", text))
    return plain[:_MOST_CHARACTERS].strip("_") or "_"
