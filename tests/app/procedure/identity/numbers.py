"""Makers of identity numbers that obey GB 11643 and GB 32100, computed apart from the code under test."""

from datetime import date

from hypothesis import strategies as st

TODAY = date(2025, 6, 30)
EARLIEST = date(1850, 1, 1)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    """17 digits with their 18th character, by the table of the standard."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


def number(area: str = "110105", birth: str = "19491231", order: str = "002") -> str:
    """A number of 18 characters."""
    return with_check(area + birth + order)


def credit_code(body: str) -> str:
    """17 characters with their 18th."""
    total = sum(weight * CODE_ALPHABET.index(character) for weight, character in zip(_CODE_WEIGHTS, body, strict=True))
    return body + CODE_ALPHABET[-total % 31]


births = st.dates(EARLIEST, TODAY)
orders = st.integers(0, 999).map("{:03}".format)
resident_areas = st.from_regex(r"[1-8][0-9]{5}", fullmatch=True).filter(lambda area: area not in {"810000", "820000", "830000"})
"""Any area, known or not: real cards carry retired codes."""
permanent_resident_areas = st.from_regex(r"9[0-9]{5}", fullmatch=True)
hmt_areas = st.sampled_from(["810000", "820000", "830000"])


def numbers(areas: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Numbers of 18 characters over `areas`."""
    return st.builds(lambda area, birth, order: number(area, f"{birth:%Y%m%d}".zfill(8), order), areas, births, orders)
