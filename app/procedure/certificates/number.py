"""How a certificate's number is written (C1): at least five digits, from 00001 on; 100000 follows 99999."""

import re

LARGEST_NUMBER = 999_999_999
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WRITTEN = re.compile(r"(?:№|NO\.?|编号|第)?\s*[:：]?\s*([0-9]{1,12})\s*号?")


def format_number(number: int) -> str:
    """`number` as it is printed. `ValueError` outside 1 … 999,999,999."""
    if not 1 <= number <= LARGEST_NUMBER:
        raise ValueError("no certificate has this number")
    return f"{number:05}"


def parse_number(text: str) -> int | None:
    """Return the number in what was typed or scanned: `00012`, `12`, `№ 00012`, full-width digits.

    Nothing where there is none.
    """
    found = _WRITTEN.fullmatch(text.translate(_FULL_WIDTH).strip().upper())
    if found is None:
        return None
    number = int(found[1])
    return number if 1 <= number <= LARGEST_NUMBER else None
